using System;
using System.Linq;
using UserMigration.Engine.Composition;
using UserMigration.Engine.Validation;
using Xunit;

namespace UserMigration.Engine.Tests.Validation;

/// <summary>Characters that nobody sees: an Error where they make another user of the same one, a Warning elsewhere.</summary>
public static class InvisibleCharacterTests
{
    [Theory]
    [InlineData("an\u200Bn@example.com", "U+200B")]
    [InlineData("\uFEFFann@example.com", "U+FEFF")]
    [InlineData("an\u00ADn@example.com", "U+00AD")]
    [InlineData("ann\u2060@example.com", "U+2060")]
    [InlineData("an\u200Cn@example.com", "U+200C")]
    [InlineData("an\u200En@example.com", "U+200E")]
    [InlineData("ann\uFE0F@example.com", "U+FE0F")]
    [InlineData("an\uDB40\uDC01n@example.com", "U+E0001")]
    public static void InAnEmail_IsAnError(string email, string codePoint)
    {
        MigrationIssue issue = Check(new ValidationOptions(StoreTargets.Get(IdentityTarget.Akamai)), ("email", email)).Issues.Single(one => one.RuleId == "InvisibleCharacterInKey");

        Assert.Equal((IssueSeverity.Error, "email"), (issue.Severity, issue.Attribute));
        Assert.Contains(codePoint, issue.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("17\u200B")]
    [InlineData("\u00A017")]
    [InlineData("17\u202F")]
    public static void InAUniqueKey_IsAnError(string id)
    {
        ValidationOptions options = new ValidationOptions(StoreTargets.Get(IdentityTarget.Akamai)) { UniqueKeys = ["LegacyId"] };

        MigrationRecord record = Check(options, ("email", "ann@example.com"), ("LegacyId", id));

        Assert.Equal(("InvisibleCharacterInKey", IssueSeverity.Error), Fault(record, "LegacyId"));
    }

    [Theory]
    [InlineData("An\u200Bn")]
    [InlineData("Ann\u00A0")]
    [InlineData("\u202EAnn")]
    public static void InAnotherValue_IsAWarning(string name) =>
        Assert.Equal(("InvisibleCharacter", IssueSeverity.Warning), Fault(Check(new ValidationOptions(StoreTargets.Get(IdentityTarget.Akamai)), ("email", "ann@example.com"), ("givenName", name)), "givenName"));

    [Theory]
    [InlineData("می\u200Cخواهم")]
    [InlineData("👨\u200D👩\u200D👧")]
    [InlineData("❤\uFE0F")]
    [InlineData("Ann\u00A0Lee")]
    [InlineData("Müller")]
    public static void SpellingOfAScript_IsNone(string name) => Assert.Empty(Check(new ValidationOptions(StoreTargets.Get(IdentityTarget.Akamai)), ("email", "ann@example.com"), ("givenName", name)).Issues);

    [Fact]
    public static void Keys_AreComparedWithoutThem()
    {
        ValidationOptions options = new ValidationOptions(StoreTargets.Get(IdentityTarget.Akamai)) { UniqueKeys = ["id"] };
        using RecordValidator validator = new RecordValidator(options);
        RecordColumns columns = new RecordColumns(["id"]);
        MigrationRecord first = new MigrationRecord(columns, ["ann"], 1, 2);
        MigrationRecord second = new MigrationRecord(columns, ["an\u200Bn\u00A0"], 2, 3);

        validator.Validate(first);
        validator.Validate(second);

        Assert.Contains(second.Issues, issue => issue.RuleId == "DuplicateKey");
    }

    [Theory]
    [InlineData("E-Mail")]
    [InlineData("Mail")]
    [InlineData("e_mail")]
    [InlineData("Email")]
    [InlineData("E-Mail-Adresse")]
    public static void ColumnThatWasProbablyMeantForTheKey_IsNamed(string column)
    {
        using RecordValidator validator = new RecordValidator(new ValidationOptions(StoreTargets.Get(IdentityTarget.Akamai)));

        validator.Validate(new MigrationRecord(new RecordColumns([column, "a"]), ["ann@example.com", "x"], 1, 2));

        MigrationIssue issue = Assert.Single(validator.HeaderIssues, one => one.RuleId == "KeyColumnMissing");
        Assert.Contains($"Did you mean '{column}'?", issue.Message, StringComparison.Ordinal);
        Assert.Contains($"-Map @{{ '{column}' = 'email' }}", issue.Recommendation, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("email", "Mail")]
    [InlineData("username", "mailbox")]
    public static void OtherColumns_AreNoKey(string first, string second)
    {
        using RecordValidator validator = new RecordValidator(new ValidationOptions(StoreTargets.Get(IdentityTarget.Akamai)));

        validator.Validate(new MigrationRecord(new RecordColumns([first, second]), ["ann@example.com", "x"], 1, 2));

        Assert.Empty(validator.HeaderIssues);
    }

    [Fact]
    public static void EmailInAnyCase_HasTheChecksOfEmails() =>
        Assert.Contains(Check(new ValidationOptions(StoreTargets.Get(IdentityTarget.Akamai)), ("Email", "nobody")).Issues, issue => issue.RuleId == "EmailShape");

    private static (string Rule, IssueSeverity Severity) Fault(MigrationRecord record, string attribute) => record.Issues
        .Where(issue => issue.Attribute == attribute && issue.RuleId.StartsWith("Invisible", StringComparison.Ordinal))
        .Select(issue => (issue.RuleId, issue.Severity))
        .Single();

    private static MigrationRecord Check(ValidationOptions options, params (string Name, object? Value)[] fields)
    {
        MigrationRecord record = Records.Of(fields);
        using RecordValidator validator = new RecordValidator(options);
        validator.Validate(record);
        return record;
    }
}
