using System;
using System.Globalization;
using UserMigration.Engine.Sampling;
using UserMigration.Engine.Values;

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

    private static readonly string[] s_locales = { "de-DE", "en-US", "fr-FR", "tr-TR" };

    public override string[] Columns => s_columns;

    public override int Defects => 5;

    public override string[] Create(SeededRandom random, int number)
    {
        string givenName = random.Pick(SampleNames.GivenNames);
        string familyName = random.Pick(SampleNames.FamilyNames);
        return new[]
        {
            Text($"user{number:0000000}"),
            Text($"legacy-{number:0000000}"),
            Text($"user{number}@{random.Pick(SampleNames.Domains)}"),
            givenName,
            familyName,
            random.Next(3) == 0 ? string.Empty : Text($"+49151{number:00000000}"),
            random.Pick(SampleNames.Towns),
            random.Pick(s_locales),
            random.Next(10) == 0 ? "false" : "true",
            givenName + " " + familyName,
        };
    }

    public override string[] Spoil(int kind, string[] fields)
    {
        switch (kind)
        {
            case 0:
                fields[Email] = fields[Email].Replace("@", " at ");
                return fields;
            case 1:
                fields[UserName] = string.Empty;
                return fields;
            case 2:
                fields[Active] = "perhaps";
                return fields;
            case 3:
                Array.Resize(ref fields, fields.Length - 1);
                return fields;
            default:
                Array.Resize(ref fields, fields.Length + 1);
                fields[fields.Length - 1] = "surplus";
                return fields;
        }
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
