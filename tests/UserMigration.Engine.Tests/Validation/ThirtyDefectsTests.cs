using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using UserMigration.Engine.Composition;
using UserMigration.Engine.Conversion;
using UserMigration.Engine.Rules;
using UserMigration.Engine.Tests.Csv;
using UserMigration.Engine.Validation;
using Xunit;

namespace UserMigration.Engine.Tests.Validation;

/// <summary>A file with more than thirty kinds of defect, between sound rows: each is found on its line, and nothing else is.</summary>
public static class ThirtyDefectsTests
{
    private const string Header =
        "email,password,givenName,birthday,emailVerified,newsletter,loyaltyNumber,loyaltyPoints,registrationIp,locale,"
        + "primaryAddress.zip,gender,mobileNumber,legacyId,preferences,profiles\n";

    private static readonly string s_hash = "$2b$10$" + new string('a', 53);

    /// <summary>What is wrong with a row: the column that is spoilt, its bytes, and the rule and attribute that are told.</summary>
    private static readonly (string Column, string Value, string Found)[] s_defects =
    [
        ("email", "anna at example.com", "EmailShape email"),
        ("email", "", "KeyMissing email"),
        ("email", "USER1@example.com", "DuplicateKey email"),
        ("password", "hunter2", "PasswordNotRecognised password"),
        ("password", "$2b$10$tooshort", "PasswordHashShape password"),
        ("password", "5f4dcc3b5aa765d61d8327deb882cf99", "PasswordHashAmbiguous password"),
        ("password", "$1$saltsalt$qjXMvbEw8oaL.CzflDtaK/", ""),
        ("password", "\"{\"\"type\"\":\"\"password-bcrypt\"\"}\"", "PasswordEnvelope password"),
        ("givenName", " Anna", "LeadingBlank givenName"),
        ("birthday", "31/02/1980", "DateShape birthday"),
        ("birthday", "1980-02-30", "DateShape birthday"),
        ("emailVerified", "12/19/1989", "DateConvertible emailVerified"),
        ("emailVerified", "yesterday", "DateShape emailVerified"),
        ("emailVerified", "2019-01-02 11:14:22", "HandOffDateTime emailVerified"),
        ("newsletter", "yes", "BooleanConvertible newsletter"),
        ("newsletter", "perhaps", "BooleanShape newsletter"),
        ("loyaltyNumber", "12.5", "IntegerShape loyaltyNumber"),
        ("profiles", "[],x", "TooManyFields -"),
        ("loyaltyPoints", "many", "NumberShape loyaltyPoints"),
        ("registrationIp", "::1", "IpAddressShape registrationIp"),
        ("locale", new string('x', 36), "ValueLength locale"),
        ("primaryAddress.zip", "123456789012345678901", "ValueLength primaryAddress.zip"),
        ("gender", "cisgender", "HandOffGender gender"),
        ("givenName", "An\"na", "HandOffQuote -"),
        ("givenName", "\"Anna\"x", "TextAfterQuote -"),
        ("givenName", "An\u0000na", "NulByte givenName"),
        ("givenName", "An\u00E9na", "InvalidUtf8 givenName"),
        ("preferences", "{open", "JsonShape preferences"),
        ("profiles", "[{identifier: none}]", "JsonShape profiles"),
        ("profiles", "\"{\"\"domain\"\":\"\"a\"\"}\"", "PluralShape profiles"),
        ("profiles", "\"[1]\"", "PluralElement profiles"),
        ("profiles", "\"[{\"\"domian\"\":\"\"a\"\"}]\"", "UnknownMember profiles"),
        ("profiles", "\"[{\"\"identifier\"\":\"\"a\"\"},{\"\"identifier\"\":\"\"a\"\"}]\"", "LocallyUnique profiles.identifier"),
        ("legacyId", "L1", "DuplicateKey legacyId"),
    ];

    [Fact]
    public static void File_IsReportedWithExactlyItsDefects()
    {
        StringBuilder text = new StringBuilder(Header);
        List<string> expected = [];
        int number = 0;
        int line = 1;
        foreach ((string column, string value, string found) in s_defects)
        {
            text.Append(Row(++number));
            text.Append(Row(++number, column, value));
            line += 2;
            if (found.Length > 0)
            {
                expected.Add($"{line} {found}");
            }
        }

        text.Append(Row(++number)).Append("short,row\n");
        expected.Add($"{line + 2} TooFewFields -");
        expected.Add($"{line + 2} EmailShape email");
        expected.Add($"{line + 2} PasswordNotRecognised password");
        text.Append(Row(++number)).Append("\"never closed\n");
        expected.Add($"{line + 4} UnclosedQuote -");
        expected.Add($"{line + 4} EmailShape email");

        Assert.True(s_defects.Select(defect => defect.Found.Split(' ')[0]).Distinct().Count() + 2 >= 30);
        string[] issues = Check(Encoding.Latin1.GetBytes(text.ToString())).ToArray();
        IEnumerable<string> differences = expected.Except(issues).Select(one => "not found: " + one)
            .Concat(issues.Except(expected).Select(one => "found: " + one));
        Assert.True(!differences.Any(), string.Join('\n', differences));
        Assert.Equal(expected.Count, issues.Length);
    }

    private static IEnumerable<string> Check(byte[] file)
    {
        IdentitySchema schema = StoreTargets.ReadSchema(SchemaPath());
        using RecordValidator validator = new RecordValidator(new ValidationOptions(StoreTargets.Get(IdentityTarget.Akamai)) { UniqueKeys = ["email"], Schema = schema });
        IdentityConverter converter = new IdentityConverter(new ConversionOptions(StoreTargets.Get(IdentityTarget.Akamai))
        {
            Transforms = StoreTargets.Get(IdentityTarget.Akamai).DefaultTransforms.ToDictionary(
                item => item.Key,
                item => (IReadOnlyList<AttributeTransform>)[BuiltInTransforms.Find(item.Value, allowClearText: false, StoreTargets.Get(IdentityTarget.Akamai).CreatePasswordTypeMap())!]),
        });
        foreach (MigrationRecord record in Datafile.Read(file))
        {
            validator.Validate(record);
            foreach (MigrationIssue issue in converter.Convert(record).Issues)
            {
                yield return $"{issue.Line} {issue.RuleId} {issue.Attribute ?? "-"}";
            }
        }
    }

    private static string Row(int number, string? column = null, string? value = null)
    {
        string[] names = Header.TrimEnd('\n').Split(',');
        string[] values =
        [
            $"user{number}@example.com", s_hash, "Anna", "12/19/1989", "2019-01-02", "TRUE", "12", "1.5", "192.0.2.1", "de-DE",
            "97201", "female", "+491701234567", "L" + number, "\"{\"\"a\"\":1}\"", "\"[{\"\"identifier\"\":\"\"a\"\",\"\"domain\"\":\"\"b\"\"}]\"",
        ];
        for (int i = 0; i < names.Length; i++)
        {
            values[i] = names[i] == column ? value! : values[i];
        }

        return string.Join(",", values) + "\n";
    }

    private static string SchemaPath()
    {
        DirectoryInfo? folder = new DirectoryInfo(System.AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "UserMigration.sln")))
        {
            folder = folder.Parent;
        }

        return Path.Combine(folder.FullName, "src", "UserMigration.Sandbox", "Akamai", "Schema", "user.json");
    }
}
