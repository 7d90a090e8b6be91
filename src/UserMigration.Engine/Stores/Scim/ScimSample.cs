using UserMigration.Engine.Sampling;
using UserMigration.Engine.Values;
using static System.FormattableString;

namespace UserMigration.Engine.Stores.Scim;

/// <summary>Creates the rows of a sample whose columns have usual names that go to attributes of the core schema. Passwords are left out.</summary>
internal sealed class ScimSample : SampleLayout
{
    private const int UserName = 0;
    private const int Email = 2;
    private const int Active = 8;

    private static readonly string[] s_columns =
    {
        "userName", "externalId", "email", "givenName", "familyName", "mobileNumber", "city", "locale", "active", "displayName",
    };

    public override string[] Columns => s_columns;

    public override int Defects => 5;

    public override string[] Create(SeededRandom random, int number)
    {
        string givenName = random.Pick(SampleNames.GivenNames);
        string familyName = random.Pick(SampleNames.FamilyNames);
        return new[]
        {
            Invariant($"user{number:0000000}"),
            Invariant($"legacy-{number:0000000}"),
            Invariant($"user{number}@{random.Pick(SampleNames.Domains)}"),
            givenName,
            familyName,
            SampleFields.Mobile(random, number),
            random.Pick(SampleNames.Towns),
            random.Pick(SampleNames.Locales),
            random.Next(10) == 0 ? "false" : "true",
            givenName + " " + familyName,
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
                fields[UserName] = string.Empty;
                return fields;
            case 2:
                fields[Active] = "perhaps";
                return fields;
            case 3:
                return SampleFields.WithoutLast(fields);
            default:
                return SampleFields.WithSurplus(fields);
        }
    }
}
