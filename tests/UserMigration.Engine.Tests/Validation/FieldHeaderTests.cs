using System;
using System.Collections.Generic;
using System.Linq;
using UserMigration.Engine.Composition;
using UserMigration.Engine.Rules;
using UserMigration.Engine.Tests.Schemas;
using UserMigration.Engine.Validation;
using Xunit;

namespace UserMigration.Engine.Tests.Validation;

/// <summary>Columns held against a field setup.</summary>
public static class FieldHeaderTests
{
    private static readonly string[] s_required = ["email", "family_name", "loyalty_number"];

    [Fact]
    public static void Header_OfTheSetup_HasNoFinding() => Assert.Empty(Check(
        "E-Mail", "FirstName", "Last Name", "Date of Birth", "city", "country", "loyalty_number", "points", "sub", "password", "status", "roles", "createdAt", "provider"));

    [Theory]
    [InlineData("Points", "customFields.Points", "'customFields.points'")]
    [InlineData("point", "customFields.point", "'customFields.points'")]
    [InlineData("zoneinfo", "zoneinfo", null)]
    [InlineData("given_nmae", "customFields.given_nmae", "'given_name'")]
    public static void UnknownColumn_IsAnErrorThatSaysWhereItGoes(string column, string path, string? suggestion)
    {
        MigrationIssue issue = Assert.Single(Check([.. s_required, column]));

        Assert.Equal(("UnknownAttribute", IssueSeverity.Error, column), (issue.RuleId, issue.Severity, issue.Attribute));
        Assert.True(path == column || issue.Message.Contains($"'{path}'", StringComparison.Ordinal), issue.Message);
        Assert.True(suggestion is null || issue.Message.EndsWith($"Did you mean {suggestion}?", StringComparison.Ordinal), issue.Message);
    }

    [Theory]
    [InlineData("KundenNr")]
    [InlineData("Handy")]
    [InlineData("PLZ")]
    public static void UnknownColumn_UnlikeAnyField_GetsNoSuggestion(string column) =>
        Assert.DoesNotContain("Did you mean", Assert.Single(Check([.. s_required, column])).Message, StringComparison.Ordinal);

    [Fact]
    public static void DisabledField_IsToldOnce()
    {
        MigrationIssue issue = Assert.Single(Check([.. s_required, "nickname"]));

        Assert.Equal(("AttributeDisabled", IssueSeverity.Warning, "nickname"), (issue.RuleId, issue.Severity, issue.Attribute));
    }

    [Theory]
    [InlineData("remarks")]
    [InlineData("code")]
    public static void FieldThatUsersCannotChange_IsTold(string column) =>
        Assert.Equal(("ReadOnlyAttribute", IssueSeverity.Information), Single(Check([.. s_required, column])));

    [Theory]
    [InlineData("shape", "'HOLOGRAM'")]
    [InlineData("odd", "regular expression")]
    [InlineData("company", "'GROUPING'")]
    public static void WhatIsNotKnown_IsToldAndNotJudged(string column, string words)
    {
        MigrationIssue issue = Assert.Single(Check([.. s_required, column]));

        Assert.Equal(("SchemaNotJudged", IssueSeverity.Information), (issue.RuleId, issue.Severity));
        Assert.Contains(words, issue.Message, StringComparison.Ordinal);
    }

    [Fact]
    public static void RequiredFields_NeedAColumn_CustomOnesToo()
    {
        IReadOnlyList<MigrationIssue> issues = Check("given_name");

        Assert.All(issues, issue => Assert.Equal("RequiredColumnMissing", issue.RuleId));
        Assert.Equal(["email", "family_name", "customFields.loyalty_number"], issues.Select(issue => issue.Attribute));
    }

    [Fact]
    public static void RequiredField_IsFilledByWhatTheMapMakes()
    {
        ValidationOptions options = SampleFields.Options();
        options.Map = new ColumnMap { Made = ["customFields.loyalty_number", "family_name"] };

        Assert.Empty(SampleFields.HeaderIssues(options, "email", "family_name", "loyalty_number"));
    }

    [Fact]
    public static void TwoColumnsOfOneAttribute_AreTold()
    {
        MigrationIssue issue = Assert.Single(Check([.. s_required, "mail"]));

        Assert.Equal(("AttributeTwice", "mail"), (issue.RuleId, issue.Attribute));
        Assert.Contains("'email'", issue.Message, StringComparison.Ordinal);
    }

    [Fact]
    public static void RenamedColumns_AreKnownByTheirAttribute_AndDroppedOnesAreNotLookedAt()
    {
        ValidationOptions options = SampleFields.Options();
        options.Map = new ColumnMap
        {
            Renames = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase) { ["nr"] = "customFields.loyalty_number", ["who"] = "nosuch" },
            Drops = ["REMARK"],
        };

        MigrationIssue issue = Assert.Single(SampleFields.HeaderIssues(options, "email", "surname", "Nr", "remark", "who"));

        Assert.Equal(("UnknownAttribute", "who"), (issue.RuleId, issue.Attribute));
        Assert.Contains("'nosuch'", issue.Message, StringComparison.Ordinal);
    }

    [Fact]
    public static void MembersThatExamplesShow_AreNotJudged()
    {
        ValidationOptions options = SampleFields.Options();
        options.Map = new ColumnMap { Renames = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase) { ["raw"] = "rawJSON" } };

        MigrationIssue issue = Assert.Single(SampleFields.HeaderIssues(options, [.. s_required, "raw"]));

        Assert.Equal("SchemaNotJudged", issue.RuleId);
    }

    [Fact]
    public static void MapOfAnAkamaiFile_CountsToo()
    {
        ValidationOptions options = StrictSchema.Options();
        options.Map = new ColumnMap
        {
            Renames = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase) { ["town"] = "home.city", ["mail"] = "email" },
            Drops = ["note2"],
        };

        using RecordValidator validator = new RecordValidator(options);
        MigrationRecord record = Records.Of(("mail", "nobody"), ("town", "Hamburg"), ("note2", "x"));
        validator.Validate(record);

        Assert.Empty(validator.HeaderIssues);
        Assert.Equal([("EmailShape", "mail"), ("ValueLength", "town")], record.Issues.Select(issue => (issue.RuleId, issue.Attribute!)));
    }

    [Fact]
    public static void SchemaOfAnotherKindOfStore_IsRefused()
    {
        ValidationOptions options = new ValidationOptions(StoreTargets.Get(IdentityTarget.Akamai)) { Schema = SampleFields.Read() };

        Assert.Equal("SchemaOfOtherTarget", Assert.Throws<MigrationException>(() => new RecordValidator(options)).ErrorId);
    }

    private static (string, IssueSeverity) Single(IReadOnlyList<MigrationIssue> issues)
    {
        MigrationIssue issue = Assert.Single(issues);
        return (issue.RuleId, issue.Severity);
    }

    private static IReadOnlyList<MigrationIssue> Check(params string[] columns) => SampleFields.HeaderIssues(SampleFields.Options(), columns);
}
