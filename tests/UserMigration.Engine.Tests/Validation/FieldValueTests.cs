using System;
using System.Linq;
using UserMigration.Engine.Rules;
using UserMigration.Engine.Tests.Schemas;
using UserMigration.Engine.Validation;
using Xunit;

namespace UserMigration.Engine.Tests.Validation;

/// <summary>Values held against a field setup.</summary>
public static class FieldValueTests
{
    [Theory]
    [InlineData("email", "anna@example.com")]
    [InlineData("E-Mail", "anna@example.com")]
    [InlineData("username", "anna")]
    [InlineData("mobile_number", "+4915112345678")]
    [InlineData("given_name", "Zoë")]
    [InlineData("First Name", "Zoë")]
    [InlineData("birthdate", "1989-12-19")]
    [InlineData("birthdate", "1989-12-19 00:00:00")]
    [InlineData("birthdate", "12/19/1989")]
    [InlineData("seen", "2026-01-31 08:00:00")]
    [InlineData("website", "https://www.example.com/a?b=c#d")]
    [InlineData("city", "Bonn")]
    [InlineData("loyalty_number", "AB1234")]
    [InlineData("points", "-5")]
    [InlineData("points", "99.5")]
    [InlineData("level", "gold")]
    [InlineData("level", "7")]
    [InlineData("title", "whatever")]
    [InlineData("hobbies", "[\"chess\",\"sailing\"]")]
    [InlineData("hobbies", "[]")]
    [InlineData("hobbies", "chess; sailing")]
    [InlineData("tags", "[\"a\",\"\"]")]
    [InlineData("languages", "[\"de\",\"en\"]")]
    [InlineData("newsletter", "TRUE")]
    [InlineData("newsletter", "yes")]
    [InlineData("address", "{\"locality\":\"Bonn\"}")]
    [InlineData("customFields", "{\"points\":5,\"newsletter\":\"yes\",\"code\":7,\"loyalty_number\":\"AB1234\"}")]
    [InlineData("seen", "2026-01-31T08:00:00Z")]
    [InlineData("seen", "2026-01-31T08:00:00.123+01:00")]
    [InlineData("joined", "2026-01-31")]
    [InlineData("extra", "{\"a\":1}")]
    [InlineData("code", "5")]
    [InlineData("count", "5")]
    [InlineData("company.name", "any")]
    [InlineData("shape", "any")]
    [InlineData("odd", "any")]
    [InlineData("nickname", "any")]
    [InlineData("password", "any")]
    [InlineData("mfa_enabled", "false")]
    [InlineData("roles", "[\"USER\"]")]
    [InlineData("groups", "[{\"sub\":\"1\",\"groupId\":\"CIDAAS_USERS\",\"roles\":[\"USER\"]}]")]
    [InlineData("consents", "[{\"fieldKey\":\"terms\",\"state\":\"ACCEPTED\"}]")]
    public static void GoodValues_HaveNoIssue(string column, string value) => Assert.Empty(SampleFields.Issues(column, value));

    [Theory]
    [InlineData("email", "nobody", "EmailShape")]
    [InlineData("email", "a-very-long-address-of-anna@example.company.com", "ValueLength")]
    [InlineData("username", "an", "ValueTooShort")]
    [InlineData("username", "someone-with-many-letters", "ValueLength")]
    [InlineData("mobile_number", "0151 12345678", "PhoneNotE164")]
    [InlineData("mobile_number", "none", "PhoneNumberShape")]
    [InlineData("given_name", "Z", "ValueTooShort")]
    [InlineData("family_name", "", "RequiredValue")]
    [InlineData("birthdate", "1989-02-30", "DateShape")]
    [InlineData("birthdate", "03/04/1989", "DateConvertible")]
    [InlineData("birthdate", "1989-12-19 08:00:00", "DateShape")]
    [InlineData("birthdate", "2025-01-01", "ValueRange")]
    [InlineData("birthdate", "1899-12-29", "ValueRange")]
    [InlineData("website", "www.example.com", "UrlShape")]
    [InlineData("website", "example.com:8080/x", "UrlShape")]
    [InlineData("website", "https://", "UrlShape")]
    [InlineData("city", "Bonn am Rhein, right bank", "ValueLength")]
    [InlineData("loyalty_number", "", "RequiredValue")]
    [InlineData("loyalty_number", "ab1234", "ValuePattern")]
    [InlineData("points", "ten", "NumberShape")]
    [InlineData("points", "1,5", "NumberShape")]
    [InlineData("points", "-6", "ValueRange")]
    [InlineData("points", "100.01", "ValueRange")]
    [InlineData("level", "Gold", "ValueOption")]
    [InlineData("hobbies", "[\"reading\"]", "ValueOption")]
    [InlineData("hobbies", "[1]", "ValueOption")]
    [InlineData("hobbies", "[{}]", "ListShape")]
    [InlineData("hobbies", "[\"chess\"", "ListShape")]
    [InlineData("hobbies", "chess;reading", "ValueOption")]
    [InlineData("languages", "[\"de\",\"english\"]", "ValuePattern")]
    [InlineData("newsletter", "perhaps", "BooleanShape")]
    [InlineData("seen", "yesterday", "DateShape")]
    [InlineData("seen", "2000-01-01T12:59:00+01:00", "ValueRange")]
    [InlineData("joined", "2026-01-31T00:00:00Z", "DateShape")]
    [InlineData("joined", "12/19/1989", "DateConvertible")]
    [InlineData("joined", "31.01.2026", "DateShape")]
    [InlineData("extra", "{a}", "JsonShape")]
    [InlineData("code", "ten", "NumberShape")]
    [InlineData("code", "10", "ValueRange")]
    [InlineData("count", "1.5", "IntegerShape")]
    [InlineData("address", "Bonn", "JsonShape")]
    [InlineData("address", "{\"planet\":\"Mars\"}", "UnknownMember")]
    [InlineData("mfa_enabled", "maybe", "BooleanShape")]
    [InlineData("groups", "[{\"sub\":\"1\"}]", "RequiredValue")]
    [InlineData("groups", "[{\"groupId\":\"1\",\"roles\":\"USER\"}]", "ListShape")]
    [InlineData("consents", "[{\"state\":\"MAYBE\"}]", "ValueOption")]
    public static void BadValues_HaveOneIssue(string column, string value, string ruleId)
    {
        MigrationIssue issue = Assert.Single(SampleFields.Issues(column, value));

        Assert.Equal(ruleId, issue.RuleId);
        Assert.StartsWith(column, issue.Attribute, StringComparison.Ordinal);
    }

    [Fact]
    public static void Values_AreNeverShown()
    {
        foreach ((string column, string value) in new[] { ("level", "CANARY"), ("level", "GOLD"), ("points", "4711"), ("birthdate", "2025-03-04"), ("loyalty_number", "CANARY") })
        {
            MigrationIssue issue = Assert.Single(SampleFields.Issues(column, value));
            Assert.DoesNotContain(value, issue.ToString(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public static void Mend_NamesTheAttribute_AndTheIssueTheColumn()
    {
        MigrationIssue issue = Assert.Single(SampleFields.Issues("Date of Birth", "03/04/1989"));

        Assert.Equal("Date of Birth", issue.Attribute);
        Assert.Contains("-Transform @{ 'birthdate' = 'UsDate' }", issue.Recommendation, StringComparison.Ordinal);
    }

    [Fact]
    public static void PatternThatWouldTakeForEver_IsJudgedInLinearTime_OrIsAWarning()
    {
        MigrationIssue issue = Assert.Single(SampleFields.Issues("slow", new string('a', 60) + "!"));

#if NETFRAMEWORK
        // .NET Framework only has an engine that backtracks.
        Assert.Equal(("PatternTimeout", IssueSeverity.Warning), (issue.RuleId, issue.Severity));
#else
        Assert.Equal(("ValuePattern", IssueSeverity.Error), (issue.RuleId, issue.Severity));
#endif
    }

    [Theory]
    [InlineData("newsletter", true)]
    [InlineData("points", 5)]
    [InlineData("points", 99.5)]
    public static void TypedValues_AreTakenAsWhatTheyAre(string column, object value) => Assert.Empty(SampleFields.Issues(column, value));

    [Fact]
    public static void TypedLists_AreLists()
    {
        Assert.Empty(SampleFields.Issues("hobbies", new[] { "chess" }));
        Assert.Equal("ValueOption", Assert.Single(SampleFields.Issues("hobbies", new[] { "chess", "reading" })).RuleId);
    }

    [Fact]
    public static void UniqueField_IsSearchedForDuplicates_UnderItsColumn()
    {
        using RecordValidator validator = new RecordValidator(SampleFields.Options());
        MigrationRecord[] records = new[] { "AB1234", "AB1234" }
            .Select((number, i) => Records.Of(i + 1, ("mail", $"user{i}@example.com"), ("surname", "Bond"), ("Loyalty_Number", null), ("loyalty_number ", null), ("loyaltyNumber", number)))
            .ToArray();
        using RecordValidator renamed = new RecordValidator(Renamed());
        Array.ForEach(records, renamed.Validate);

        Assert.Empty(records[0].Issues);
        Assert.Equal(("DuplicateKey", "loyaltyNumber"), (records[1].Issues.Single().RuleId, records[1].Issues.Single().Attribute));
    }

    private static ValidationOptions Renamed()
    {
        ValidationOptions options = SampleFields.Options();
        options.Map = new ColumnMap
        {
            Renames = new System.Collections.Generic.Dictionary<string, string>(StringComparer.OrdinalIgnoreCase) { ["loyaltyNumber"] = "customFields.loyalty_number" },
            Drops = ["Loyalty_Number", "loyalty_number "],
        };
        return options;
    }
}
