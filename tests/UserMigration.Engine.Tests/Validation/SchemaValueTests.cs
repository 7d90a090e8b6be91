using System;
using System.Collections.Generic;
using System.Linq;
using UserMigration.Engine.Composition;
using UserMigration.Engine.Rules;
using UserMigration.Engine.Schemas;
using UserMigration.Engine.Tests.Schemas;
using UserMigration.Engine.Validation;
using UserMigration.Engine.Validation.Rules;
using Xunit;

namespace UserMigration.Engine.Tests.Validation;

public static class SchemaValueTests
{
    [Theory]
    [InlineData("email", "anna@example.com")]
    [InlineData("givenName", "ten chars!")]
    [InlineData("givenName", "")]
    [InlineData("code", "Abcde")]
    [InlineData("tag", "a1")]
    [InlineData("word", "Zoë")]
    [InlineData("note", "a b")]
    [InlineData("birthday", "1989-12-19")]
    [InlineData("birthday", "12/19/1989")]
    [InlineData("joined", "1989-12-19 00:00:00")]
    [InlineData("seen", "1989-12-19 22:04:00")]
    [InlineData("seen", "1989-12-19")]
    [InlineData("flag", "TRUE")]
    [InlineData("count", "-9223372036854775808")]
    [InlineData("amount", "-1.50")]
    [InlineData("address", "192.0.2.1")]
    [InlineData("device", "123E4567-e89b-42d3-a456-426614174000")]
    [InlineData("extra", "{\"any\":[1,null]}")]
    [InlineData("items", "[]")]
    [InlineData("items", "[{\"label\":\"a\",\"granted\":true,\"at\":\"2020-01-02\",\"size\":5,\"part\":{\"ip\":\"192.0.2.1\"}},{\"label\":\"b\",\"id\":null}]")]
    [InlineData("home", "{\"city\":\"Bonn\"}")]
    [InlineData("home.zip", "12345")]
    [InlineData("password", "anything at all")]
    [InlineData("revision", "anything at all")]
    public static void GoodValues_HaveNoIssue(string column, string value) => Assert.Empty(Issues(column, value));

    [Theory]
    [InlineData("email", "nobody", "EmailShape")]
    [InlineData("givenName", "eleven char", "ValueLength")]
    [InlineData("home.city", "Berlin", "ValueLength")]
    [InlineData("code", "Zoë", "AlphabeticText")]
    [InlineData("tag", "a-1", "AlphanumericText")]
    [InlineData("word", "two words", "UnicodeLettersText")]
    [InlineData("note", "two\nlines", "UnicodePrintableText")]
    [InlineData("joined", "1989-02-30", "DateShape")]
    [InlineData("seen", "yesterday", "DateShape")]
    [InlineData("flag", "perhaps", "BooleanShape")]
    [InlineData("count", "1.5", "IntegerShape")]
    [InlineData("count", "9223372036854775808", "IntegerShape")]
    [InlineData("amount", "1,5", "NumberShape")]
    [InlineData("address", "::1", "IpAddressShape")]
    [InlineData("device", "{123e4567-e89b-42d3-a456-426614174000}", "UuidShape")]
    [InlineData("extra", "{any}", "JsonShape")]
    [InlineData("items", "{any}", "JsonShape")]
    [InlineData("items", "{}", "PluralShape")]
    [InlineData("items", "\"text\"", "PluralShape")]
    [InlineData("home", "[]", "ObjectShape")]
    [InlineData("home", "perhaps", "JsonShape")]
    [InlineData("created", "yesterday", "DateShape")]
    public static void BadValues_AreErrors(string column, string value, string ruleId)
    {
        MigrationIssue issue = Assert.Single(Issues(column, value));

        Assert.Equal((ruleId, IssueSeverity.Error, column), (issue.RuleId, issue.Severity, issue.Attribute));
        Assert.DoesNotContain(value, issue.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("flag", "yes", "BooleanConvertible", IssueSeverity.Warning, "'Boolean'")]
    [InlineData("joined", "12/19/1989", "DateConvertible", IssueSeverity.Warning, "'UsDate'")]
    [InlineData("seen", "12/19/1989", "DateConvertible", IssueSeverity.Warning, "'UsDate'")]
    [InlineData("joined", "1989-12-19 22:04:00", "TimeCutOff", IssueSeverity.Information, "only the day")]
    public static void WhatCanBeMended_IsNoError(string column, string value, string ruleId, IssueSeverity severity, string recommendation)
    {
        MigrationIssue issue = Assert.Single(Issues(column, value));

        Assert.Equal((ruleId, severity), (issue.RuleId, issue.Severity));
        Assert.Contains(recommendation, issue.Recommendation, StringComparison.Ordinal);
    }

    [Fact]
    public static void Length_IsCountedInCharacters()
    {
        Assert.Empty(Issues("givenName", string.Concat(Enumerable.Repeat("\U0001F600", 10))));
        MigrationIssue issue = Assert.Single(Issues("givenName", string.Concat(Enumerable.Repeat("\U0001F600", 11))));

        Assert.Equal("The value is too long. Length in characters: 11. Maximum: 10.", issue.Message);
    }

    [Fact]
    public static void BlankRequiredValue_IsAnError()
    {
        IdentitySchema schema = StrictSchema.Read("""[{"name":"a","type":"string","constraints":["required"]},{"name":"b","type":"integer","constraints":["required"]}]""");

        Assert.Equal(["RequiredValue", "RequiredValue"], Issues(schema, ("a", ""), ("b", null)).Select(issue => issue.RuleId));
        Assert.Empty(Issues(schema, ("a", " x".Trim()), ("b", 5)));
    }

    [Fact]
    public static void BlankKey_IsToldOnce_WhereTheSchemaRequiresItToo()
    {
        Assert.Equal("KeyMissing", Assert.Single(Issues(StrictSchema.Read(), ("email", ""))).RuleId);

        ValidationOptions options = StrictSchema.Options();
        options.Rules.Exclude(KeyRules.KeyMissing);
        Assert.Equal("RequiredValue", Assert.Single(Issues(options, ("email", ""))).RuleId);
    }

    [Fact]
    public static void WellKnownAttributes_GiveWayToTheSchema()
    {
        IdentitySchema schema = StrictSchema.Read("""[{"name":"email","type":"string"},{"name":"lastLogin","type":"string"},{"name":"x","type":"date"}]""");

        Assert.Empty(Issues(schema, ("email", "no address"), ("lastLogin", "never"), ("emailVerified", "never")));
    }

    [Fact]
    public static void TypeThatTheUserNames_WinsOverTheSchema()
    {
        ValidationOptions options = new ValidationOptions(StoreTargets.Get(IdentityTarget.Akamai))
        {
            Schema = StrictSchema.Read(),
            Kinds = new Dictionary<string, AttributeKind>
            {
                ["address"] = AttributeKind.Text,
                ["count"] = AttributeKind.Boolean,
                ["items"] = AttributeKind.Text,
                ["givenName"] = AttributeKind.Integer,
            },
        };

        Assert.Empty(Issues(options, ("address", "::1"), ("count", "true"), ("items", "a;b"), ("givenName", "1")));
        Assert.Equal(["IntegerShape", "ValueLength"], Issues(options, ("address", ""), ("count", ""), ("items", ""), ("givenName", "eleven char")).Select(issue => issue.RuleId));
    }

    [Fact]
    public static void UniqueAttributes_AreSearchedForDuplicates_AsTheSchemaComparesThem()
    {
        using RecordValidator validator = new RecordValidator(StrictSchema.Options());
        MigrationRecord[] records =
        [
            Row("a@example.com", "Zed", "x"),
            Row("A@example.com", "zed", "x"),
            Row("b@example.com", "Zed", "x"),
        ];

        Array.ForEach(records, validator.Validate);

        Assert.Equal(["", "email", "handle"], records.Select(record => string.Concat(record.Issues.Select(issue => issue.Attribute))));
        Assert.All(records.SelectMany(record => record.Issues), issue => Assert.Equal("DuplicateKey", issue.RuleId));

        static MigrationRecord Row(string email, string handle, string name) =>
            Records.Of(("email", email), ("handle", handle), ("givenName", name));
    }

    [Fact]
    public static void UniqueKeyOfTheUser_IsSearchedOnce()
    {
        using RecordValidator validator = new RecordValidator(new ValidationOptions(StoreTargets.Get(IdentityTarget.Akamai)) { Schema = StrictSchema.Read(), UniqueKeys = ["handle", "email"] });
        MigrationRecord[] records = [Records.Of(("email", "a@example.com"), ("handle", "Zed")), Records.Of(("email", "b@example.com"), ("handle", "zed"))];

        Array.ForEach(records, validator.Validate);

        Assert.All(records, record => Assert.Empty(record.Issues));
    }

    [Fact]
    public static void UniqueAttributeWithoutAColumn_IsNoMistake() => Assert.Empty(Issues("givenName", "Anna"));

    [Theory]
    [InlineData(5, "JsonType")]
    [InlineData(5.5, "JsonType")]
    [InlineData(true, "JsonType")]
    [InlineData(new[] { "a" }, "JsonType")]
    [InlineData('c', null)]
    public static void TypedValues_AreNoText(object value, string? ruleId) =>
        Assert.Equal(ruleId, Issues(StrictSchema.Read(), ("email", "a@example.com"), ("givenName", value)).SingleOrDefault()?.RuleId);

    [Fact]
    public static void TypedValues_AreTakenForWhatTheyAre()
    {
        Assert.Empty(Issues(
            StrictSchema.Read(),
            ("email", "a@example.com"),
            ("flag", true),
            ("count", 5),
            ("amount", 1.5m),
            ("seen", new DateTime(2020, 1, 2, 3, 4, 5)),
            ("device", Guid.NewGuid()),
            ("extra", new Dictionary<string, object?> { ["a"] = 1 }),
            ("items", new List<object?> { new Dictionary<string, object?> { ["label"] = "a" } })));
        Assert.Equal(
            ["BooleanConvertible", "IntegerShape", "TimeCutOff", "UnknownMember"],
            Issues(
                StrictSchema.Read(),
                ("email", "a@example.com"),
                ("flag", 1),
                ("count", 1.5m),
                ("joined", new DateTime(2020, 1, 2, 3, 4, 5)),
                ("items", new List<object?> { new Dictionary<string, object?> { ["lable"] = "a" } })).Select(issue => issue.RuleId));
    }

    [Fact]
    public static void Wrapped_AreUnwrapped()
    {
        ValidationOptions options = new ValidationOptions(StoreTargets.Get(IdentityTarget.Akamai))
        {
            Schema = StrictSchema.Read(),
            Unwrap = value => value is Version ? new List<object?> { new Dictionary<string, object?> { ["size"] = "many" } } : value,
        };

        Assert.Equal("items.size", Assert.Single(Issues(options, ("email", "a@example.com"), ("items", new Version(1, 0)))).Attribute);
    }

    [Fact]
    public static void EveryRuleOfTheSchema_IsInTheCatalogue()
    {
        Assert.All(SchemaRules.All, rule => Assert.Same(rule, RuleCatalogue.Find(rule.Id)));
        Assert.Equal(
            typeof(SchemaRules).GetFields().Count(field => field.FieldType == typeof(MigrationRule)),
            SchemaRules.All.Length);
    }

    private static IReadOnlyList<MigrationIssue> Issues(string column, object? value) =>
        Issues(StrictSchema.Read(), column == "email" ? [(column, value)] : [("email", "key@example.com"), (column, value)]);

    private static IReadOnlyList<MigrationIssue> Issues(IdentitySchema schema, params (string Name, object? Value)[] fields) =>
        Issues(StrictSchema.Options(schema), fields);

    private static IReadOnlyList<MigrationIssue> Issues(ValidationOptions options, params (string Name, object? Value)[] fields)
    {
        using RecordValidator validator = new RecordValidator(options);
        MigrationRecord record = Records.Of(fields);
        validator.Validate(record);
        return record.Issues;
    }
}
