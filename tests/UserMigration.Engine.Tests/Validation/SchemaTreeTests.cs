using System;
using System.Linq;
using UserMigration.Engine.Tests.Schemas;
using UserMigration.Engine.Validation;
using Xunit;

namespace UserMigration.Engine.Tests.Validation;

/// <summary>Plurals and objects, down to their last member.</summary>
public static class SchemaTreeTests
{
    [Theory]
    [InlineData("[5]", "PluralElement", "items")]
    [InlineData("[null]", "PluralElement", "items")]
    [InlineData("[\"a\"]", "PluralElement", "items")]
    [InlineData("[[]]", "PluralElement", "items")]
    [InlineData("[{\"lable\":\"a\"}]", "UnknownMember", "items")]
    [InlineData("[{\"Label\":\"a\"}]", "UnknownMember", "items")]
    [InlineData("[{\"label\":\"sixsix\"}]", "ValueLength", "items.label")]
    [InlineData("[{\"label\":5}]", "JsonType", "items.label")]
    [InlineData("[{\"label\":true}]", "JsonType", "items.label")]
    [InlineData("[{\"label\":{}}]", "JsonType", "items.label")]
    [InlineData("[{\"granted\":\"yes\"}]", "BooleanShape", "items.granted")]
    [InlineData("[{\"granted\":1}]", "BooleanShape", "items.granted")]
    [InlineData("[{\"at\":\"12/19/1989\"}]", "DateShape", "items.at")]
    [InlineData("[{\"size\":1.5}]", "IntegerShape", "items.size")]
    [InlineData("[{\"size\":\"five\"}]", "IntegerShape", "items.size")]
    [InlineData("[{\"size\":[1]}]", "IntegerShape", "items.size")]
    [InlineData("[{\"part\":\"x\"}]", "ObjectShape", "items.part")]
    [InlineData("[{\"part\":{\"ip\":\"::1\"}}]", "IpAddressShape", "items.part.ip")]
    [InlineData("[{\"part\":{\"pi\":1}}]", "UnknownMember", "items.part")]
    [InlineData("[{\"id\":5}]", "ElementWithId", "items.id")]
    [InlineData("[{\"label\":\"a\"},{\"label\":\"A\"}]", "LocallyUnique", "items.label")]
    public static void Element_IsHeldAgainstTheSchema(string json, string ruleId, string attribute)
    {
        MigrationIssue issue = Assert.Single(Check("items", json).Issues);

        Assert.Equal((ruleId, IssueSeverity.Error, attribute), (issue.RuleId, issue.Severity, issue.Attribute));
        Assert.StartsWith(ruleId == "LocallyUnique" ? "In element 2: " : "In element 1: ", issue.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[{\"granted\":\"TRUE\",\"size\":\"5\",\"label\":null,\"at\":\"\"}]")]
    [InlineData("[{\"label\":\"a\"},{\"label\":\"b\"},{\"label\":\"\"},{\"label\":\"\"}]")]
    [InlineData("[{}]")]
    public static void Element_MayBeWhatTheStoreTakes(string json) => Assert.Empty(Check("items", json).Issues);

    [Fact]
    public static void UnknownMember_GetsASuggestion_AndIsNotShown()
    {
        MigrationIssue issue = Assert.Single(Check("items", "[{\"lable\":\"a\"}]").Issues);

        Assert.EndsWith("Did you mean 'label'?", issue.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("lable", issue.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public static void AllThatIsWrong_ComesAtOnce()
    {
        MigrationRecord record = Check("items", "[{\"label\":\"sixsix\",\"granted\":\"no\"},{\"size\":\"x\",\"id\":1}]");

        Assert.Equal(["ValueLength", "BooleanShape", "IntegerShape", "ElementWithId"], record.Issues.Select(issue => issue.RuleId));
    }

    [Fact]
    public static void RequiredMember_IsRequiredOfEachElement()
    {
        IdentitySchema schema = StrictSchema.Read(
            """[{"name":"items","type":"plural","attr_defs":[{"name":"label","type":"string","constraints":["required"]},{"name":"x","type":"json"}]}]""");
        MigrationRecord record = Records.Of(("items", "[{\"label\":\"a\"},{\"x\":{\"deep\":[1]}}]"));
        using RecordValidator validator = new RecordValidator(StrictSchema.Options(schema));

        validator.Validate(record);

        MigrationIssue issue = Assert.Single(record.Issues);
        Assert.Equal(("RequiredValue", "items.label", "In element 2: The schema requires a value."), (issue.RuleId, issue.Attribute, issue.Message));
    }

    [Fact]
    public static void LocallyUnique_MindsCaseWhereTheSchemaDoes()
    {
        IdentitySchema schema = StrictSchema.Read(
            """[{"name":"items","type":"plural","attr_defs":[{"name":"label","type":"string","case-sensitive":true,"constraints":["locally-unique"]}]}]""");
        MigrationRecord record = Records.Of(("items", "[{\"label\":\"a\"},{\"label\":\"A\"}]"));
        using RecordValidator validator = new RecordValidator(StrictSchema.Options(schema));

        validator.Validate(record);

        Assert.Empty(record.Issues);
    }

    [Theory]
    [InlineData("{\"city\":\"Bonn\",\"street\":\"x\"}", "UnknownMember", "home")]
    [InlineData("{\"city\":\"Berlin\"}", "ValueLength", "home.city")]
    [InlineData("{\"zip\":\"1\"}", "RequiredValue", "home.city")]
    public static void ObjectInAColumn_IsHeldAgainstTheSchema(string json, string ruleId, string attribute)
    {
        MigrationIssue issue = Assert.Single(Check("home", json).Issues);

        Assert.Equal((ruleId, attribute), (issue.RuleId, issue.Attribute));
    }

    private static MigrationRecord Check(string column, string json)
    {
        using RecordValidator validator = new RecordValidator(StrictSchema.Options());
        MigrationRecord record = Records.Of(("email", "key@example.com"), (column, json));
        validator.Validate(record);
        return record;
    }
}
