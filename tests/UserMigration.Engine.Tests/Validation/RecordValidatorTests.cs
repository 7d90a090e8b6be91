using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.Extensions.Time.Testing;
using UserMigration.Engine.Composition;
using UserMigration.Engine.Conversion;
using UserMigration.Engine.Conversion.Mapping;
using UserMigration.Engine.Rules;
using UserMigration.Engine.Targets;
using UserMigration.Engine.Validation;
using Xunit;

namespace UserMigration.Engine.Tests.Validation;

public static class RecordValidatorTests
{
    [Theory]
    [InlineData("bob@example.com")]
    [InlineData("o'neill+tag@mail.example.com")]
    [InlineData("bjørn@exämple.org")]
    [InlineData("a@b.c")]
    public static void Emails_Pass(string email) => Assert.Empty(Check(("email", email)).Issues);

    [Theory]
    [InlineData("bob")]
    [InlineData("bob@")]
    [InlineData("@example.com")]
    [InlineData("bob@localhost")]
    [InlineData("bob at example.com")]
    [InlineData("bob@example..com")]
    [InlineData("bob@-example.com")]
    [InlineData("a@b@example.com")]
    [InlineData(".bob@example.com")]
    [InlineData("b..b@example.com")]
    [InlineData("bob@example.com ")]
    public static void OtherThanEmails_AreErrors(string email)
    {
        MigrationRecord record = Check(("email", email));

        Assert.Contains(record.Issues, issue => issue is { RuleId: "EmailShape", Severity: IssueSeverity.Error, Attribute: "email" });
        Assert.False(record.IsValid);
    }

    [Fact]
    public static void ListThatIsNoText_IsNoBrokenJson() => Assert.Empty(
        Check(("email", "bob@example.com"), ("profiles", new object[] { new Dictionary<string, object?> { ["domain"] = "x" } })).Issues);

    [Theory]
    [InlineData("true", null)]
    [InlineData("FALSE", null)]
    [InlineData("yes", IssueSeverity.Warning)]
    [InlineData("0", IssueSeverity.Warning)]
    [InlineData("perhaps", IssueSeverity.Error)]
    public static void Booleans_AreToldByWhatMendsThem(string value, IssueSeverity? severity) =>
        Assert.Equal(severity, CheckKind(AttributeKind.Boolean, value));

    [Theory]
    [InlineData("birthday", "2031-05-04", "DateInFuture")]
    [InlineData("birthday", "5/4/2075", "DateInFuture")]
    [InlineData("lastLogin", "2026-07-03 00:00:00", "DateInFuture")]
    [InlineData("created", "2999-12-31", "DateInFuture")]
    [InlineData("birthday", "1900-01-01", "DatePlaceholder")]
    [InlineData("lastLogin", "1753-01-01 00:00:00", "DatePlaceholder")]
    [InlineData("birthday", "1900-01-02", null)]
    [InlineData("lastLogin", "2026-07-01 09:00:00", null)]
    [InlineData("validUntil", "2031-05-04", null)]
    public static void DateThatCannotBe_IsAWarning(string attribute, string date, string? rule)
    {
        ValidationOptions options = new ValidationOptions(StoreTargets.Get(IdentityTarget.Akamai)) { Time = new FakeTimeProvider(new DateTimeOffset(2026, 7, 1, 12, 0, 0, TimeSpan.Zero)) };
        using RecordValidator validator = new RecordValidator(options);
        MigrationRecord record = Records.Of((attribute, date));

        validator.Validate(record);

        MigrationIssue? issue = record.Issues.FirstOrDefault(one => one.RuleId.StartsWith("Date", StringComparison.Ordinal));
        Assert.Equal((rule, rule is null ? default(IssueSeverity?) : IssueSeverity.Warning), (issue?.RuleId, issue?.Severity));
    }

    [Fact]
    public static void KeyThatATransformEmpties_IsMissing()
    {
        ValidationOptions options = new ValidationOptions(StoreTargets.Get(IdentityTarget.Akamai)) { Transforms = Given("email", "Null") };
        using RecordValidator validator = new RecordValidator(options);
        MigrationRecord record = Records.Of(("email", "NULL"));

        validator.Validate(record);

        Assert.Equal(["KeyMissing"], record.Issues.Where(issue => issue.Severity == IssueSeverity.Error).Select(issue => issue.RuleId));
    }

    [Fact]
    public static void KeyThatTheMapBuilds_IsJudgedAsItIsBuilt()
    {
        StoreTarget akamai = StoreTargets.Get(IdentityTarget.Akamai);
        Dictionary<string, AttributeSource> sources = new Dictionary<string, AttributeSource> { ["email"] = new FirstOfSource(["email", "mail"]) };
        ValidationOptions options = new ValidationOptions(akamai)
        {
            Map = new ColumnMap { Made = ["email"], Drops = ["mail"] },
            Conversion = new ConversionOptions(akamai) { Sources = sources, Drops = ["mail"] },
        };
        using RecordValidator validator = new RecordValidator(options);
        MigrationRecord filled = Records.Of(("email", ""), ("mail", "a@example.com"));
        MigrationRecord empty = Records.Of(("email", ""), ("mail", ""));

        validator.Validate(filled);
        validator.Validate(empty);

        Assert.Empty(filled.Issues);
        Assert.Equal("KeyMissing", Assert.Single(empty.Issues).RuleId);
    }

    [Fact]
    public static void IdentifierThatATransformEmpties_IsMissing()
    {
        ValidationOptions options = new ValidationOptions(StoreTargets.Get(IdentityTarget.Cidaas)) { Transforms = Given("email", "Null") };
        using RecordValidator validator = new RecordValidator(options);
        MigrationRecord record = Records.Of(("email", "-"), ("given_name", "Ann"));

        validator.Validate(record);

        Assert.Contains(record.Issues, issue => issue.RuleId == "IdentifierMissing");
    }

    [Fact]
    public static void ValueThatATransformRefuses_HasTheIssueOfTheTransform()
    {
        ValidationOptions options = new ValidationOptions(StoreTargets.Get(IdentityTarget.Akamai))
        {
            Transforms = Given("lastLogin", "DateTimeToUtc", new Dictionary<string, object?> { ["Zone"] = "Europe/Berlin", ["Pattern"] = "dd.MM.yyyy HH:mm" }),
        };
        using RecordValidator validator = new RecordValidator(options);
        MigrationRecord record = Records.Of(("email", "a@example.com"), ("lastLogin", "31.03.2019 02:30"));

        validator.Validate(record);

        Assert.Equal("TimeGap", Assert.Single(record.Issues).RuleId);
    }

    private static Dictionary<string, IReadOnlyList<AttributeTransform>?> Given(string attribute, string transform, object? argument = null) =>
        new Dictionary<string, IReadOnlyList<AttributeTransform>?> { [attribute] = [BuiltInTransforms.Create(attribute, transform, argument, allowClearText: false)] };

    [Theory]
    [InlineData("2019-01-02", null)]
    [InlineData("2019-01-02 11:14:22", null)]
    [InlineData("12/19/1989", IssueSeverity.Warning)]
    [InlineData("19/12/1989", IssueSeverity.Error)]
    [InlineData("2019-02-29", IssueSeverity.Error)]
    [InlineData("2020-02-29", null)]
    [InlineData("2019-01-02T11:14:22Z", IssueSeverity.Error)]
    [InlineData("2019-01-02 25:00:00", IssueSeverity.Error)]
    [InlineData("٢٠١٩-٠١-٠٢", IssueSeverity.Error)]
    public static void Dates_AreToldByWhatMendsThem(string value, IssueSeverity? severity)
    {
        Assert.Equal(severity, CheckKind(AttributeKind.Date, value));
        Assert.Equal(severity, CheckKind(AttributeKind.DateTime, value));
    }

    [Fact]
    public static void UsBirthday_IsNoIssueBecauseItIsConverted() => Assert.Empty(Check(("birthday", "12/19/1989")).Issues);

    [Theory]
    [InlineData(AttributeKind.Integer, "-12", true)]
    [InlineData(AttributeKind.Integer, "1.5", false)]
    [InlineData(AttributeKind.Number, "1.5", true)]
    [InlineData(AttributeKind.Number, "1,5", false)]
    [InlineData(AttributeKind.Json, "[{\"a\":1}]", true)]
    [InlineData(AttributeKind.Json, "{a:1}", false)]
    [InlineData(AttributeKind.Text, "anything", true)]
    [InlineData(AttributeKind.Boolean, "", true)]
    public static void Kinds_AreChecked(AttributeKind kind, string value, bool isGood) =>
        Assert.Equal(isGood, CheckKind(kind, value) is null);

    [Fact]
    public static void LeadingBlanks_AreWarnedAbout()
    {
        MigrationIssue issue = Assert.Single(Check(("city", " Portland")).Issues);

        Assert.Equal(("LeadingBlank", IssueSeverity.Warning, "city"), (issue.RuleId, issue.Severity, issue.Attribute));
    }

    [Fact]
    public static void AllIssuesOfARecord_ComeAtOnce()
    {
        MigrationRecord record = Check(("email", "x"), ("birthday", "never"), ("city", " x"));

        Assert.Equal(["EmailShape", "DateShape", "LeadingBlank"], record.Issues.Select(issue => issue.RuleId));
    }

    [Fact]
    public static void BlankKey_IsAnError()
    {
        Assert.Equal("KeyMissing", Assert.Single(Check(("email", " ")).Issues, issue => issue.RuleId == "KeyMissing").RuleId);
        Assert.False(Check(("email", null)).IsValid);
    }

    [Fact]
    public static void FileWithoutEmail_NeedsNone() => Assert.True(Check(("mobileNumber", "123")).IsValid);

    [Fact]
    public static void Duplicates_AreTheLaterOnesWhateverCaseAndForm()
    {
        using RecordValidator validator = new RecordValidator(new ValidationOptions(StoreTargets.Get(IdentityTarget.Akamai)) { UniqueKeys = ["email", "legacyId"] });
        MigrationRecord[] records =
        [
            Row(2, "Zoë@example.com", "1"),
            Row(3, "ZOE\u0308@EXAMPLE.COM", "2"),
            Row(4, "b@example.com", "1"),
            Row(5, "c@example.com", ""),
            Row(6, "d@example.com", ""),
        ];

        Array.ForEach(records, validator.Validate);

        Assert.Equal(["", "email", "legacyId", "", ""], records.Select(record => string.Concat(record.Issues.Select(issue => issue.Attribute))));
        Assert.Contains("line 2", records[1].Issues[0].Message, StringComparison.Ordinal);
        Assert.Equal("DuplicateKey", records[2].Issues[0].RuleId);
    }

    [Fact]
    public static void UniqueKeyThatTheMapBuilds_IsSearchedForDuplicates()
    {
        using RecordValidator validator = new RecordValidator(MapOf("username", new FirstOfSource(["login", "email"])));
        MigrationRecord[] records =
        [
            Records.Of(("email", "a@example.com"), ("login", "")),
            Records.Of(("email", "b@example.com"), ("login", "A@example.com")),
            Records.Of(("email", "c@example.com"), ("login", "c")),
        ];

        Array.ForEach(records, validator.Validate);

        Assert.Equal([false, true, false], records.Select(record => record.Issues.Any(issue => issue is { RuleId: "DuplicateKey", Attribute: "username" })));
    }

    [Fact]
    public static void UniqueKeyThatAScriptBuilds_IsRefused_WithWhatToNameInstead()
    {
        ValidationOptions options = MapOf("username", new FirstOfSource(["email"]));
        options.Conversion!.Sources = new Dictionary<string, AttributeSource>();
        using RecordValidator validator = new RecordValidator(options);

        MigrationException exception = Assert.Throws<MigrationException>(() => validator.Validate(Records.Of(("email", "a@example.com"))));

        Assert.Equal("ColumnNotFound", exception.ErrorId);
        Assert.Contains("Specify the columns that they are made of.", exception.Message, StringComparison.Ordinal);
    }

    private static ValidationOptions MapOf(string attribute, AttributeSource source) => new ValidationOptions(StoreTargets.Get(IdentityTarget.PingOne))
    {
        UniqueKeys = [attribute],
        Map = new ColumnMap { Made = [attribute] },
        Conversion = new ConversionOptions(StoreTargets.Get(IdentityTarget.PingOne)) { Sources = new Dictionary<string, AttributeSource> { [attribute] = source } },
    };

    [Fact]
    public static void UnknownUniqueKey_IsRefusedWithASuggestion()
    {
        using RecordValidator validator = new RecordValidator(new ValidationOptions(StoreTargets.Get(IdentityTarget.Akamai)) { UniqueKeys = ["emial"] });

        MigrationException exception = Assert.Throws<MigrationException>(() => validator.Validate(Records.Of(("email", "a@example.com"))));

        Assert.Equal("ColumnNotFound", exception.ErrorId);
        Assert.Contains("'email'", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public static void Messages_NeverHoldTheValue()
    {
        MigrationRecord record = Check(("email", "canary-4711"), ("birthday", "canary-4711"), ("profiles", "canary-4711"));

        Assert.NotEmpty(record.Issues);
        Assert.All(record.Issues, issue => Assert.DoesNotContain("canary", issue.ToString(), StringComparison.OrdinalIgnoreCase));
    }

    private static MigrationRecord Row(long line, string email, string legacyId) => new MigrationRecord(
        new RecordColumns(["email", "legacyId"]), [email, legacyId], line - 1, line);

    private static IssueSeverity? CheckKind(AttributeKind kind, string value)
    {
        MigrationRecord record = Check(new Dictionary<string, AttributeKind> { ["x"] = kind }, ("x", value));
        MigrationIssue[] issues = record.Issues.Where(issue => !issue.RuleId.StartsWith("HandOff", StringComparison.Ordinal)).ToArray();
        return issues.Length == 0 ? null : Assert.Single(issues).Severity;
    }

    private static MigrationRecord Check(params (string Name, object? Value)[] fields) =>
        Check(new Dictionary<string, AttributeKind>(), fields);

    private static MigrationRecord Check(Dictionary<string, AttributeKind> kinds, params (string Name, object? Value)[] fields)
    {
        using RecordValidator validator = new RecordValidator(new ValidationOptions(StoreTargets.Get(IdentityTarget.Akamai)) { Kinds = kinds });
        MigrationRecord record = Records.Of(fields);
        validator.Validate(record);
        return record;
    }
}
