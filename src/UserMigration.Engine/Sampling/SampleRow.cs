using UserMigration.Engine.Values;
using static System.FormattableString;

namespace UserMigration.Engine.Sampling;

/// <summary>Creates the rows of a sample: eleven columns, like an export of a legacy system.</summary>
internal static class SampleRow
{
    private static readonly string[] s_booleans = { "true", "false", "True", "FALSE" };

    /// <summary>The names of the columns.</summary>
    public static readonly string[] Columns =
    {
        "email", "password", "givenName", "familyName", "displayName", "birthday", "gender", "primaryAddress.city",
        "emailVerified", "newsletter", "profiles",
    };

    /// <summary>Creates the fields of a valid row.</summary>
    /// <param name="random">The random number generator.</param>
    /// <param name="number">The number of the row, which makes the address unique.</param>
    public static string[] Create(SeededRandom random, int number)
    {
        string given = random.Pick(SampleNames.GivenNames);
        string family = random.Pick(SampleNames.FamilyNames);
        return new[]
        {
            Invariant($"user{number}@{random.Pick(SampleNames.Domains)}"),
            SampleHash.Bcrypt(random),
            given,
            family,
            DisplayName(random, given, family),
            Invariant($"{1 + random.Next(12)}/{1 + random.Next(28)}/{1940 + random.Next(65)}"),
            SampleFields.Gender(random),
            random.Pick(SampleNames.Towns),
            Invariant($"{2015 + random.Next(9)}-{1 + random.Next(12):00}-{1 + random.Next(28):00} {random.Next(24):00}:{random.Next(60):00}:{random.Next(60):00}"),
            s_booleans[random.Next(s_booleans.Length)],
            random.Next(4) == 0 ? Invariant($"[{{\"identifier\":\"https://id.example.com/{number}\",\"domain\":\"id.example.com\"}}]") : string.Empty,
        };
    }

    private static string DisplayName(SeededRandom random, string given, string family) => random.Next(8) switch
    {
        0 => $"{given} \"Skippy\" {family}",
        1 => $"{family}, {given}",
        2 => $"{given}\n{family}",
        _ => $"{given} {family}",
    };
}
