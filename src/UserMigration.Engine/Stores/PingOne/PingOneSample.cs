using System.Globalization;
using UserMigration.Engine.Sampling;
using UserMigration.Engine.Values;
using static System.FormattableString;

namespace UserMigration.Engine.Stores.PingOne;

/// <summary>Creates the rows of a sample with the names of attributes as columns (contract of PingOne).</summary>
internal sealed class PingOneSample : SampleLayout
{
    private const int Username = 0;
    private const int Email = 1;
    private const int Family = 4;
    private const int Mobile = 5;
    private const int Country = 7;
    private const int Password = 9;

    private static readonly string[] s_columns =
    {
        "username", "email", "externalId", "name.given", "name.family", "mobilePhone", "address.locality", "address.countryCode", "locale", "password",
    };

    private static readonly string[] s_countries = { "DE", "US", "FR", "TR" };

    public override string[] Columns => s_columns;

    public override int Defects => 8;

    public override string[] Create(SeededRandom random, int number)
    {
        int country = random.Next(s_countries.Length);
        return new[]
        {
            Invariant($"user{number}"),
            Invariant($"user{number}@{random.Pick(SampleNames.Domains)}"),
            Invariant($"legacy-{number:0000000}"),
            random.Pick(SampleNames.GivenNames),
            Plain(random.Pick(SampleNames.FamilyNames)),
            SampleFields.Mobile(random, number),
            random.Pick(SampleNames.Towns),
            s_countries[country],
            SampleNames.Locales[country],
            SampleHash.Bcrypt(random),
        };
    }

    public override string[] Spoil(int kind, string[] fields)
    {
        switch (kind)
        {
            case 0:
                fields[Email] = SampleFields.WithoutSign(fields[Email]);
                return fields;
            case 1:
                fields[Username] = string.Empty;
                return fields;
            case 2:
                fields[Family] += " & Sons";
                return fields;
            case 3:
                fields[Password] = SampleHash.Cut(fields[Password]);
                return fields;
            case 4:
                fields[Mobile] = "unlisted";
                return fields;
            case 5:
                return SampleFields.WithoutLast(fields);
            case 6:
                return SampleFields.WithSurplus(fields);
            default:
                fields[Country] = "Germany";
                return fields;
        }
    }

    // Some of the names have characters that the store refuses.
    private static string Plain(string name)
    {
        char[] letters = name.ToCharArray();
        for (int i = 0; i < letters.Length; i++)
        {
            letters[i] = letters[i] is '\'' or '.' or '-' || char.IsLetterOrDigit(letters[i]) || char.IsSurrogate(letters[i]) || CharUnicodeInfo.GetUnicodeCategory(letters[i]) == UnicodeCategory.NonSpacingMark ? letters[i] : ' ';
        }

        return new string(letters);
    }
}
