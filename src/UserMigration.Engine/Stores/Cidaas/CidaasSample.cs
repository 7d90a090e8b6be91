using UserMigration.Engine.Sampling;
using UserMigration.Engine.Values;
using static System.FormattableString;

namespace UserMigration.Engine.Stores.Cidaas;

/// <summary>Creates the rows of a sample with the names of system fields as columns (contract, section 2).</summary>
internal sealed class CidaasSample : SampleLayout
{
    private const int Email = 1;
    private const int Mobile = 2;
    private const int Birthdate = 5;
    private const int Password = 9;
    private const int Created = 10;

    private static readonly string[] s_columns =
    {
        "sub", "email", "mobile_number", "given_name", "family_name", "birthdate", "gender", "locale", "address.locality",
        "password", "createdTime",
    };

    public override string[] Columns => s_columns;

    public override int Defects => 8;

    public override string[] Create(SeededRandom random, int number) => new[]
    {
        Invariant($"legacy-{number:0000000}"),
        Invariant($"user{number}@{random.Pick(SampleNames.Domains)}"),
        SampleFields.Mobile(random, number),
        random.Pick(SampleNames.GivenNames),
        random.Pick(SampleNames.FamilyNames),
        Invariant($"{1940 + random.Next(65)}-{1 + random.Next(12):00}-{1 + random.Next(28):00}"),
        SampleFields.Gender(random),
        random.Pick(SampleNames.Locales),
        random.Pick(SampleNames.Towns),
        SampleHash.Bcrypt(random),
        Invariant($"{2015 + random.Next(9)}-{1 + random.Next(12):00}-{1 + random.Next(28):00}T{random.Next(24):00}:{random.Next(60):00}:{random.Next(60):00}Z"),
    };

    public override string[] Spoil(int kind, string[] fields)
    {
        switch (kind)
        {
            case 0:
                fields[Email] = SampleFields.WithoutSign(fields[Email]);
                return fields;
            case 1:
                fields[Email] = string.Empty;
                fields[Mobile] = string.Empty;
                return fields;
            case 2:
                fields[Birthdate] = "31/02/1980";
                return fields;
            case 3:
                fields[Password] = SampleHash.Cut(fields[Password]);
                return fields;
            case 4:
                fields[Mobile] = "0151/" + fields[Created].Substring(0, 4);
                return fields;
            case 5:
                return SampleFields.WithoutLast(fields);
            case 6:
                return SampleFields.WithSurplus(fields);
            default:
                fields[Created] = "yesterday";
                return fields;
        }
    }
}
