using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json;
using UserMigration.Engine.Composition;
using UserMigration.Engine.Conversion;
using UserMigration.Engine.Conversion.Folding;
using UserMigration.Engine.Conversion.Tolerance;
using UserMigration.Engine.Rules;
using UserMigration.Engine.Tests.Ahead;
using UserMigration.Engine.Values;
using Xunit;

namespace UserMigration.Engine.Tests.Conversion;

/// <summary>Values that can't be converted are left out or kept as text, if the user says so.</summary>
public static class ToleranceTests
{
    private const string Bcrypt = "$2b$10$abcdefghijklmnopqrstuuABCDEFGHIJKLMNOPQRSTUVWXYZ01234";
    private const string Md5Crypt = "$1$deadbeef$Q7g0UO4hRC0mgQUQ/qkjZ0";

    [Fact]
    public static void Value_IsRejected_ByDefault()
    {
        IdentityRecord record = Convert(Options(), ("email", "a@example.com"), ("birthday", "31.31.1990"));

        Assert.Equal((false, "DateShape"), (record.IsValid, record.Issues.Single().RuleId));
    }

    [Fact]
    public static void Empty_LeavesTheAttributeOut_WithAWarning()
    {
        IdentityRecord record = Convert(Options(("birthday", "Empty")), ("email", "a@example.com"), ("birthday", "31.31.1990"));

        Assert.Equal("""{"email":"a@example.com"}""", Json(record));
        MigrationIssue issue = Assert.Single(record.Issues);
        Assert.Equal((true, "ValueLeftEmpty", IssueSeverity.Warning, "birthday"), (record.IsValid, issue.RuleId, issue.Severity, issue.Attribute));
        Assert.DoesNotContain("31.31", issue.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public static void Text_KeepsTheValueThatTheRowHas()
    {
        ConversionOptions options = Options(("birthday", "text"));
        options.Transforms = new Dictionary<string, IReadOnlyList<AttributeTransform>>
        {
            ["birthday"] = [Create("Trim"), Create("UsDate")],
        };

        IdentityRecord record = Convert(options, ("email", "a@example.com"), ("birthday", " 31.31.1990"));

        Assert.Equal("""{"email":"a@example.com","birthday":" 31.31.1990"}""", Json(record));
        Assert.Equal((true, "ValueKeptAsText"), (record.IsValid, record.Issues.Single().RuleId));
    }

    [Fact]
    public static void ValueThatCanBeConverted_HasNoWarning()
    {
        IdentityRecord record = Convert(Options(("*", "Text")), ("email", "a@example.com"), ("birthday", "12/19/1989"));

        Assert.Equal("""{"email":"a@example.com","birthday":"1989-12-19"}""", Json(record));
        Assert.Empty(record.Issues);
    }

    [Fact]
    public static void Name_IsStrongerThanAPattern_AndALongPatternThanAShortOne()
    {
        InvalidValuePolicy policy = Policy(("*", "Empty"), ("address.*", "Text"), ("address.city", "Reject"));

        Assert.Equal(
            [InvalidValueAction.Empty, InvalidValueAction.Text, InvalidValueAction.Reject],
            new[] { "x", "address.zip", "address.city" }.Select(policy.ActionFor));
    }

    [Fact]
    public static void ErrorOfAnEarlierCheck_IsRemoved_AndComesBackWithoutTheTolerance()
    {
        MigrationRecord row = Records.Of(("email", "a@example.com"), ("birthday", "31.31.1990"));
        IdentityConverter strict = new IdentityConverter(Options());
        strict.Convert(row);
        Assert.False(row.IsValid);

        Assert.True(new IdentityConverter(Options(("birthday", "Empty"))).Convert(row).IsValid);
        Assert.False(strict.Convert(row).IsValid);
    }

    [Fact]
    public static void ErrorOfAnotherAttribute_Remains()
    {
        MigrationRecord row = Records.Of(("email", "a@example.com"), ("birthday", "31.31.1990"));
        row.AddIssue(new MigrationIssue("DateShape", IssueSeverity.Error, "hired", "No date.", "Fix it."));

        Assert.False(new IdentityConverter(Options(("birthday", "Empty"))).Convert(row).IsValid);
    }

    [Theory]
    [InlineData("email", "InvalidValueOfKey")]
    [InlineData("uuid", "InvalidValueOfKey")]
    [InlineData("password", "InvalidValueOfPassword")]
    public static void KeyOrPassword_IsRefused(string attribute, string errorId) =>
        Assert.Equal(errorId, Assert.Throws<MigrationException>(() => Options((attribute, "Empty"))).ErrorId);

    [Fact]
    public static void KeyOrPassword_IsNotMeantByAPattern()
    {
        ConversionOptions options = Options(("*", "Empty"));
        options.Transforms = new Dictionary<string, IReadOnlyList<AttributeTransform>>(options.Transforms.ToDictionary(one => one.Key, one => one.Value))
        {
            ["email"] = [Create("Integer")],
        };

        IdentityRecord record = Convert(options, ("email", "x"), ("password", "not a hash"));

        Assert.Equal(["email", "password"], record.Issues.Where(issue => issue.Severity == IssueSeverity.Error).Select(issue => issue.Attribute).Order());
    }

    [Fact]
    public static void ColumnOfFolding_IsAKey()
    {
        ConversionOptions options = Options(IdentityTarget.Cidaas, ("customFields.userid", "Empty"));
        options.KeyColumns = ["userid"];
        RecordFolder folder = new RecordFolder(new IdentityConverter(options), ["userid"]);

        folder.Add(Records.Of(("email", "a@example.com"), ("userid", "1")));

        Assert.Equal("InvalidValueOfKey", Assert.Throws<MigrationException>(folder.Complete).ErrorId);
    }

    [Fact]
    public static void UniqueAttributeOfTheSchema_IsAKey()
    {
        IdentitySchema schema = new IdentitySchema(IdentityTarget.Akamai, "user", [new SchemaAttribute("memberId", "memberId", "string") { IsUnique = true }]);

        Assert.Equal("InvalidValueOfKey", Assert.Throws<MigrationException>(() => InvalidValuePolicy.Read(
            [new KeyValuePair<string, string?>("memberId", "Empty")], StoreTargets.Get(IdentityTarget.Akamai), schema)).ErrorId);
    }

    [Fact]
    public static void OneOfSeveralIdentifiers_IsLeftOut_IfTheRecordHasAnotherOne()
    {
        ConversionOptions options = Options(IdentityTarget.Cidaas, ("mobile_number", "Empty"));
        options.Transforms = new Dictionary<string, IReadOnlyList<AttributeTransform>> { ["mobile_number"] = [BuiltInTransforms.Create("mobile_number", "PhoneE164", "DE", allowClearText: false)] };

        IdentityRecord record = Convert(options, ("email", "a@example.com"), ("mobile_number", "0"));

        Assert.True(record.IsValid);
        Assert.False(record.Attributes.ContainsKey("mobile_number"));
        Assert.Equal("ValueLeftEmpty", Assert.Single(record.Issues).RuleId);
        Assert.False(Convert(options, ("email", null), ("mobile_number", "0")).IsValid);
        Assert.False(Convert(options, ("mobile_number", "0"), ("sub", "1")).IsValid);
    }

    [Fact]
    public static void OneOfSeveralIdentifiers_IsNotMeantByAPattern_AndNeverSentAsText()
    {
        ConversionOptions options = Options(IdentityTarget.Cidaas, ("*", "Empty"));
        options.Transforms = new Dictionary<string, IReadOnlyList<AttributeTransform>> { ["mobile_number"] = [BuiltInTransforms.Create("mobile_number", "PhoneE164", "DE", allowClearText: false)] };

        Assert.False(Convert(options, ("email", "a@example.com"), ("mobile_number", "0")).IsValid);
        Assert.Equal("InvalidValueOfKey", Assert.Throws<MigrationException>(() => Options(IdentityTarget.Cidaas, ("mobile_number", "Text"))).ErrorId);
    }

    [Fact]
    public static void OneOfSeveralIdentifiers_CanBeNamed_IfItIsUniqueInTheSchema()
    {
        IdentitySchema schema = new IdentitySchema(IdentityTarget.Cidaas, "user", [new SchemaAttribute("mobile_number", "mobile_number", "MOBILE") { IsUnique = true }]);

        Assert.NotNull(InvalidValuePolicy.Read([new KeyValuePair<string, string?>("mobile_number", "Empty")], StoreTargets.Get(IdentityTarget.Cidaas), schema));
    }

    [Fact]
    public static void ValueThatIsLeftOut_HasNoErrorOfItsFormat()
    {
        MigrationRecord row = Records.Of(("email", "a@example.com"), ("birthday", "31.31.1990"));
        row.AddIssue(new MigrationIssue("ValueRange", IssueSeverity.Error, "birthday", "Too late.", "Fix it."));
        row.AddIssue(new MigrationIssue("TimeGap", IssueSeverity.Error, "birthday", "No such time.", "Fix it."));

        Assert.True(new IdentityConverter(Options(("birthday", "Empty"))).Convert(row).IsValid);
    }

    [Fact]
    public static void AttributeThatNothingSets_IsRefused() => Assert.Equal(
        "ColumnNotFound",
        Assert.Throws<MigrationException>(() => Convert(Options(("birthdy", "Empty")), ("email", "a@example.com"), ("birthday", "x"))).ErrorId);

    [Theory]
    [InlineData("Nothing")]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("1")]
    public static void UnknownAction_IsRefused(string? action) =>
        Assert.Equal("InvalidValueActionUnknown", Assert.Throws<MigrationException>(() => Policy(("x", action))).ErrorId);

    [Fact]
    public static void DeletionIsNotWarnedOf()
    {
        ConversionOptions options = Options(("birthday", "Empty"));
        options.OperationColumn = "operation";

        IdentityRecord record = Convert(options, ("email", "a@example.com"), ("birthday", "x"), ("operation", "delete"));

        Assert.Equal("""{"email":"a@example.com"}""", Json(record));
        Assert.Empty(record.Issues);
    }

    [Fact]
    public static void TypeThatTheStoreRequires_IsNotReplacedByText()
    {
        IdentityRecord record = Convert(Options(IdentityTarget.Cidaas, ("*", "Text")), ("email", "a@example.com"), ("birthdate", "soon"));

        Assert.False(record.IsValid);
        Assert.True(Convert(Options(IdentityTarget.Cidaas, ("*", "Empty")), ("email", "a@example.com"), ("birthdate", "soon")).IsValid);
    }

    [Theory]
    [InlineData("bcrypt", Bcrypt)]
    [InlineData("BCRYPT", Bcrypt)]
    [InlineData("md5*", Md5Crypt)]
    [InlineData("unusable", "not a hash")]
    public static void PasswordOfAKind_IsOmitted(string kind, string password)
    {
        ConversionOptions options = Options();
        options.OmittedPasswords = new OmittedPasswords([kind], StoreTargets.Envelopes);

        IdentityRecord record = Convert(options, ("email", "a@example.com"), ("password", password));

        Assert.Equal("""{"email":"a@example.com"}""", Json(record));
        MigrationIssue issue = Assert.Single(record.Issues);
        Assert.Equal((true, "PasswordOmitted", "password"), (record.IsValid, issue.RuleId, issue.Attribute));
        Assert.DoesNotContain(password, issue.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("md5-crypt", Bcrypt)]
    [InlineData("unusable", Bcrypt)]
    public static void PasswordOfAnotherKind_IsSent(string kind, string password)
    {
        ConversionOptions options = Options();
        options.OmittedPasswords = new OmittedPasswords([kind], StoreTargets.Envelopes);

        Assert.True(Convert(options, ("email", "a@example.com"), ("password", password)).Attributes.ContainsKey("password"));
    }

    [Fact]
    public static void ErrorOfAnOmittedPassword_IsRemoved()
    {
        MigrationRecord row = Records.Of(("email", "a@example.com"), ("password", Md5Crypt));
        new IdentityConverter(Options()).Convert(row);
        ConversionOptions options = Options();
        options.OmittedPasswords = new OmittedPasswords(["md5-crypt"], StoreTargets.Envelopes);

        Assert.True(new IdentityConverter(options).Convert(row).IsValid);
    }

    [Fact]
    public static void WarningOfAnOmittedPassword_IsRemoved_IfThePasswordIsSent()
    {
        MigrationRecord row = Records.Of(("email", "a@example.com"), ("password", Md5Crypt));
        ConversionOptions check = Options();
        check.OmittedPasswords = new OmittedPasswords(["md5-crypt"], StoreTargets.Envelopes);
        new IdentityConverter(check).Convert(row);
        Assert.Contains(row.Issues, issue => issue.RuleId == "PasswordOmitted");
        ConversionOptions options = Options();
        options.Transforms = new Dictionary<string, IReadOnlyList<AttributeTransform>>
        {
            ["password"] = [BuiltInTransforms.Find("Password", false, options.Target.CreatePasswordTypeMap(new Dictionary<string, object?> { ["md5-crypt"] = "password-x" }))!],
        };

        IdentityRecord record = new IdentityConverter(options).Convert(row);

        Assert.True(record.Attributes.ContainsKey("password"));
        Assert.DoesNotContain(row.Issues, issue => issue.RuleId == "PasswordOmitted");
    }

    [Fact]
    public static void UnknownKind_IsRefused_WithTheNearest()
    {
        MigrationException exception = Assert.Throws<MigrationException>(() => new OmittedPasswords(["md5-cript"], StoreTargets.Envelopes));

        Assert.Equal("PasswordKindUnknown", exception.ErrorId);
        Assert.Contains("'md5-crypt'", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(IdentityTarget.Akamai, "Empty")]
    [InlineData(IdentityTarget.Akamai, "Text")]
    [InlineData(IdentityTarget.Cidaas, "Empty")]
    [InlineData(IdentityTarget.Cidaas, "Text")]
    public static void ValuesInAdvance_AreTreatedAlike(IdentityTarget target, string action)
    {
        WorkAhead work = new WorkAhead();
        List<MigrationRecord> plain = AheadFile.Read(target, null);
        List<MigrationRecord> ahead = AheadFile.Read(target, work);
        IdentityConverter first = new IdentityConverter(Create());
        IdentityConverter second = new IdentityConverter(Create()) { CreateAhead = () => new IdentityConverter(Create()) };

        for (int i = 0; i < plain.Count; i++)
        {
            work.Do(ahead[i]);
            Assert.Equal(Describe(first.Convert(plain[i])), Describe(second.Convert(ahead[i])));
        }

        Assert.Contains(plain, record => record.Issues.Any(ToleranceRules.Is));

        ConversionOptions Create()
        {
            ConversionOptions options = AheadFile.Options(target);
            options.OnInvalidValue = InvalidValuePolicy.Read([new KeyValuePair<string, string?>("*", action)], StoreTargets.Get(target), null);
            options.OmittedPasswords = new OmittedPasswords(["unusable", "bcrypt"], StoreTargets.Envelopes);
            return options;
        }
    }

    private static string Describe(IdentityRecord record) => Json(record) + string.Concat(record.Issues.Select(issue => "\n" + issue));

    private static AttributeTransform Create(string name) => BuiltInTransforms.Create("x", name, null, false);

    private static InvalidValuePolicy Policy(params (string Attribute, string? Action)[] entries) => InvalidValuePolicy.Read(
        entries.Select(entry => new KeyValuePair<string, string?>(entry.Attribute, entry.Action)), StoreTargets.Get(IdentityTarget.Akamai), null);

    private static ConversionOptions Options(params (string Attribute, string? Action)[] entries) => Options(IdentityTarget.Akamai, entries);

    private static ConversionOptions Options(IdentityTarget target, params (string Attribute, string? Action)[] entries)
    {
        ConversionOptions options = AheadFile.Options(target);
        options.OnInvalidValue = InvalidValuePolicy.Read(
            entries.Select(entry => new KeyValuePair<string, string?>(entry.Attribute, entry.Action)), StoreTargets.Get(target), null);
        return options;
    }

    private static IdentityRecord Convert(ConversionOptions options, params (string Name, object? Value)[] fields) =>
        new IdentityConverter(options).Convert(Records.Of(fields));

    private static string Json(IdentityRecord record)
    {
        using MemoryStream stream = new MemoryStream();
        using (Utf8JsonWriter writer = new Utf8JsonWriter(stream))
        {
            AttributeWriter.Write(writer, record.Attributes);
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
