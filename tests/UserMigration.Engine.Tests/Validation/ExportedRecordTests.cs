using System.Linq;
using UserMigration.Engine.Composition;
using UserMigration.Engine.Conversion;
using UserMigration.Engine.Rules;
using UserMigration.Engine.Targets;
using UserMigration.Engine.Validation;
using Xunit;

namespace UserMigration.Engine.Tests.Validation;

/// <summary>Records of an export are checked where the conversion places them, and not where their names would go.</summary>
public static class ExportedRecordTests
{
    private const string Statuses = """[{"status":"active","statusCreated":"2022-03-04 05:06:07 +0000"}]""";

    [Theory]
    [InlineData(IdentityTarget.Cidaas)]
    [InlineData(IdentityTarget.Scim)]
    [InlineData(IdentityTarget.PingOne)]
    public static void ExportedUser_HasNoIssues(IdentityTarget target) => Assert.Empty(Check(
        target,
        ("id", 1L), ("uuid", "u1"), ("created", "2020-01-02 03:04:05.123 +0000"), ("email", "a@example.com"), ("emailVerified", "2020-01-02 03:04:05 +0000"), ("familyName", "Núñez"),
        ("displayName", "Ada & Co"), ("birthday", "1990-01-02"), ("mobileNumber", "+491701234567"), ("primaryAddress.mobile", "+491701234568"), ("primaryAddress.country", "DE"), ("statuses", Statuses)));

    [Fact]
    public static void ValueThatTheStoreRefuses_IsFoundInItsColumn()
    {
        MigrationIssue issue = Assert.Single(Check(IdentityTarget.PingOne, ("email", "a@example.com"), ("familyName", "Smith & Sons")));

        Assert.Equal(("ValuePattern", "familyName"), (issue.RuleId, issue.Attribute));
    }

    [Fact]
    public static void UserWithoutWhatUsersSignInWith_HasNoKey() =>
        Assert.Contains(Check(IdentityTarget.Scim, ("uuid", "u1"), ("email", null)), issue => issue is { RuleId: "KeyMissing", Severity: IssueSeverity.Error });

    [Fact]
    public static void DroppedColumn_IsNotChecked() => Assert.Empty(Check(IdentityTarget.PingOne, drop: "familyName", ("email", "a@example.com"), ("familyName", "Smith & Sons")));

    private static MigrationIssue[] Check(IdentityTarget target, params (string Name, object? Value)[] fields) => Check(target, null, fields);

    private static MigrationIssue[] Check(IdentityTarget target, string? drop, params (string Name, object? Value)[] fields)
    {
        StoreTarget source = StoreTargets.Get(IdentityTarget.Akamai);
        string[] drops = drop is null ? [] : [drop];
        ValidationOptions options = new ValidationOptions(StoreTargets.Get(target))
        {
            From = source,
            Map = new ColumnMap { Drops = drops },
            Conversion = new ConversionOptions(StoreTargets.Get(target)) { From = source, Drops = drops },
        };
        MigrationRecord record = Records.Of(fields);
        using RecordValidator validator = new RecordValidator(options);
        validator.Validate(record);
        Assert.DoesNotContain(validator.HeaderIssues, issue => issue.Severity != IssueSeverity.Information);
        return record.Issues.ToArray();
    }
}
