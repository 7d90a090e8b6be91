using System;
using System.Collections.Generic;
using System.Linq;
using UserMigration.Engine.Conversion;
using UserMigration.Engine.Rules;
using UserMigration.Engine.Schemas;
using UserMigration.Engine.Tests.Schemas;
using UserMigration.Engine.Validation;
using Xunit;

namespace UserMigration.Engine.Tests.Validation;

public static class SchemaHeaderTests
{
    [Fact]
    public static void Header_OfTheSchema_HasNoFinding() => Assert.Empty(
        Check("email", "givenName", "password", "home.city", "home.zip", "items", "extra.theme", "password.type", "birthday"));

    [Theory]
    [InlineData("Email", "'email'")]
    [InlineData("givenname", "'givenName'")]
    [InlineData("given_name", "'givenName'")]
    [InlineData("GivenNmae", "'givenName'")]
    [InlineData("city", "'home.city'")]
    [InlineData("Home_City", "'home.city'")]
    [InlineData("address.zip", "'home.zip'")]
    [InlineData("zipp", "'home.zip'")]
    [InlineData("email.xyzzy", null)]
    [InlineData("favourite dish", null)]
    [InlineData("home..city", "'home.city'")]
    [InlineData("label", null)]
    public static void UnknownAttribute_IsAnErrorWithASuggestion(string column, string? suggestion)
    {
        MigrationIssue issue = Assert.Single(Check(column), issue => issue.Attribute == column);

        Assert.Equal(("UnknownAttribute", IssueSeverity.Error), (issue.RuleId, issue.Severity));
        if (suggestion is null)
        {
            Assert.DoesNotContain("Did you mean", issue.Message, StringComparison.Ordinal);
        }
        else
        {
            Assert.EndsWith($"Did you mean {suggestion}?", issue.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public static void SeveralUnknownColumns_AreOneIssueWithASuggestionForEach()
    {
        MigrationIssue issue = Assert.Single(Check("givenname", "zipp", "favourite dish", "email"), issue => issue.RuleId == "UnknownAttribute");

        Assert.Null(issue.Attribute);
        Assert.Contains(
            "these 3 columns. Names are case-sensitive: 'givenname' (did you mean 'givenName'?), 'zipp' (did you mean 'home.zip'?), 'favourite dish'.",
            issue.Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public static void WhatHasAColumn_IsNotSuggested()
    {
        MigrationIssue issue = Assert.Single(Check("email", "e-mail"));

        Assert.Equal("e-mail", issue.Attribute);
        Assert.DoesNotContain("'email'", issue.Message, StringComparison.Ordinal);
    }

    [Fact]
    public static void SeveralOfOneName_AreAllSuggested()
    {
        IdentitySchema schema = StrictSchema.Read(
            """
            [{"name":"home","type":"object","attr_defs":[{"name":"city","type":"string"}]},
             {"name":"work","type":"object","attr_defs":[{"name":"city","type":"string"}]}]
            """);

        Assert.EndsWith("Did you mean 'home.city' or 'work.city'?", Assert.Single(Check(schema, "city")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public static void ColumnInAPlural_IsAnError()
    {
        MigrationIssue issue = Assert.Single(Check("email", "items.label"));

        Assert.Equal(("AttributeInPlural", IssueSeverity.Error, "items.label"), (issue.RuleId, issue.Severity, issue.Attribute));
        Assert.Contains("-Transform @{ 'items' = 'Plural' }", issue.Recommendation, StringComparison.Ordinal);
    }

    [Fact]
    public static void ColumnOfAnObject_IsAWarning()
    {
        MigrationIssue issue = Assert.Single(Check("email", "home"));

        Assert.Equal(("ObjectColumn", IssueSeverity.Warning, "home"), (issue.RuleId, issue.Severity, issue.Attribute));
        Assert.Contains("'home.city'", issue.Recommendation, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("id", "ReservedAttribute", IssueSeverity.Error)]
    [InlineData("uuid", "ReservedAttribute", IssueSeverity.Error)]
    [InlineData("lastUpdated", "ReservedAttribute", IssueSeverity.Error)]
    [InlineData("created", "CreateOnlyAttribute", IssueSeverity.Warning)]
    public static void ReservedAttribute_IsTold(string column, string ruleId, IssueSeverity severity)
    {
        MigrationIssue issue = Assert.Single(Check("email", column));

        Assert.Equal((ruleId, severity, column), (issue.RuleId, issue.Severity, issue.Attribute));
    }

    [Fact]
    public static void RequiredAttributeWithoutAColumn_IsAnError()
    {
        MigrationIssue issue = Assert.Single(Check("givenName"));

        Assert.Equal(("RequiredColumnMissing", IssueSeverity.Error, "email"), (issue.RuleId, issue.Severity, issue.Attribute));
    }

    [Theory]
    [InlineData(true, "home.zip")]
    [InlineData(false, "home.city", "home.zip")]
    [InlineData(false, "givenName")]
    public static void RequiredPart_IsRequiredOfThoseWhoHaveTheObject(bool isMissing, params string[] columns) =>
        Assert.Equal(isMissing, Check([.. columns, "email"]).Any(issue => issue is { RuleId: "RequiredColumnMissing", Attribute: "home.city" }));

    [Fact]
    public static void RequiredPart_CanComeInTheColumnOfItsObject() =>
        Assert.DoesNotContain(Check("email", "home"), issue => issue.RuleId == "RequiredColumnMissing");

    [Fact]
    public static void UnknownTypesAndConstraints_AreToldAndNotJudged()
    {
        MigrationIssue issue = Assert.Single(Check("email", "revision"));

        Assert.Equal(("SchemaNotJudged", IssueSeverity.Information), (issue.RuleId, issue.Severity));
        Assert.Contains("'shiny'", issue.Message, StringComparison.Ordinal);
    }

    [Fact]
    public static void Finding_IsThereOnceAndNotForEachRecord()
    {
        using RecordValidator validator = new RecordValidator(StrictSchema.Options());
        RecordColumns columns = new RecordColumns(["email", "city"]);
        List<int> counts = [];
        for (int i = 1; i <= 3; i++)
        {
            MigrationRecord record = new MigrationRecord(columns, [$"u{i}@example.com", "x"], i, i + 1);
            validator.Validate(record);
            counts.Add(validator.HeaderIssues.Count);
            Assert.Empty(record.Issues);
        }

        Assert.Equal([1, 0, 0], counts);
    }

    [Fact]
    public static void OtherColumns_AreLookedAtOnceMore_AndOldOnesAreKnown()
    {
        using RecordValidator validator = new RecordValidator(StrictSchema.Options());
        List<string> found = [];
        foreach (string column in new[] { "city", "town", "city", "town" })
        {
            validator.Validate(Records.Of(("email", $"{found.Count}@example.com"), (column, "x")));
            found.Add(string.Concat(validator.HeaderIssues.Select(issue => issue.Attribute)));
        }

        Assert.Equal(["city", "town", "", ""], found);
    }

    [Fact]
    public static void EachFile_IsToldOf()
    {
        using RecordValidator validator = new RecordValidator(StrictSchema.Options());
        RecordColumns columns = new RecordColumns(["email", "city"]);
        List<int> counts = [];
        foreach (string path in new[] { "/a.csv", "/a.csv", "/b.csv" })
        {
            validator.Validate(new MigrationRecord(columns, [$"{counts.Count}@example.com", "x"], 1, 2, MigrationSource.CreateByName(path)));
            counts.Add(validator.HeaderIssues.Count);
        }

        Assert.Equal([1, 0, 1], counts);
    }

    [Fact]
    public static void Line_IsThatOfTheHeader_WhereThereIsOne()
    {
        using RecordValidator validator = new RecordValidator(StrictSchema.Options());
        validator.Validate(new MigrationRecord(new RecordColumns(["email", "city"]), ["a@example.com", ""], 1, 2));
        Assert.Equal(1, Assert.Single(validator.HeaderIssues).Line);

        Assert.Equal(0, Assert.Single(Check("email", "town")).Line);
    }

    [Fact]
    public static void Rules_CanBeSwitchedAndWeighed()
    {
        ValidationOptions options = StrictSchema.Options();
        options.Rules.Exclude(SchemaRules.RequiredColumnMissing);
        options.Rules.SetSeverity(SchemaRules.UnknownAttribute, IssueSeverity.Warning);
        using RecordValidator validator = new RecordValidator(options);

        validator.Validate(Records.Of(("city", "x")));

        Assert.Equal(IssueSeverity.Warning, Assert.Single(validator.HeaderIssues).Severity);
    }

    [Theory]
    [InlineData("Json", 0)]
    [InlineData("Plural", 0)]
    [InlineData("Trim", 1)]
    public static void JsonText_ThatATransformIsGivenFor_IsNotTold_AlsoWhereItFails(string transform, int told)
    {
        ValidationOptions options = StrictSchema.Options();
        options.Transforms = new Dictionary<string, IReadOnlyList<AttributeTransform>?>(StringComparer.Ordinal)
        {
            ["items"] = [BuiltInTransforms.Create("items", transform, null, false)],
        };
        using RecordValidator validator = new RecordValidator(options);

        validator.Validate(Records.Of(("email", "a@example.com"), ("items", "[{\"label\":")));

        Assert.Equal(told, validator.HeaderIssues.Count(issue => issue.RuleId == "JsonNotConverted"));
    }

    [Theory]
    [InlineData("items", "[{\"label\":\"a\"}]", "Plural")]
    [InlineData("extra", "{\"a\":1}", "Json")]
    public static void JsonText_IsToldOfOnce_UnlessTheTargetConvertsIt(string column, string value, string transform)
    {
        using RecordValidator validator = new RecordValidator(StrictSchema.Options());
        RecordColumns columns = new RecordColumns(["email", column]);
        List<string> found = [];
        foreach (object? cell in new object?[] { "", value, value, new List<object?>() })
        {
            validator.Validate(new MigrationRecord(columns, [$"{found.Count}@example.com", cell], found.Count + 1));
            found.Add(string.Concat(validator.HeaderIssues.Select(issue => issue.RuleId + issue.Recommendation)));
        }

        Assert.Equal(["", $"JsonNotConvertedConvert them with -Transform @{{ '{column}' = '{transform}' }}.", "", ""], found);
    }

    [Fact]
    public static void DefaultPlural_IsConvertedAnyway()
    {
        IdentitySchema schema = StrictSchema.Read("""[{"name":"profiles","type":"plural","attr_defs":[{"name":"domain","type":"string"}]}]""");
        using RecordValidator validator = new RecordValidator(StrictSchema.Options(schema));

        validator.Validate(Records.Of(("profiles", "[{\"domain\":\"example.com\"}]")));

        Assert.Empty(validator.HeaderIssues);
    }

    private static MigrationIssue[] Check(params string[] columns) => Check(StrictSchema.Read(), columns);

    private static MigrationIssue[] Check(IdentitySchema schema, params string[] columns)
    {
        using RecordValidator validator = new RecordValidator(StrictSchema.Options(schema));
        MigrationRecord record = Records.Of(columns.Select(column => (column, (object?)string.Empty)).ToArray());
        validator.Validate(record);
        return validator.HeaderIssues.ToArray();
    }
}
