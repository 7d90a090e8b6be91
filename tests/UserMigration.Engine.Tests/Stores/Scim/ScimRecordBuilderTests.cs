using System.Linq;
using UserMigration.Engine.Conversion;
using UserMigration.Engine.Conversion.Tolerance;
using UserMigration.Engine.Composition;
using UserMigration.Engine.Tests.Stores.Cidaas;
using Xunit;

namespace UserMigration.Engine.Tests.Stores.Scim;

public static class ScimRecordBuilderTests
{
    [Fact]
    public static void UsualColumns_BecomeAResource() => Assert.Equal(
        """
        {"schemas":["urn:ietf:params:scim:schemas:core:2.0:User","urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"],"userName":"ada","emails":[{"value":"ada@example.com","primary":true}],"name":{"givenName":"Ada","familyName":"Lovelace"},"phoneNumbers":[{"value":"+491","primary":true},{"value":"+492","type":"mobile"}],"addresses":[{"locality":"Ulm","postalCode":"89073","type":"home"}],"active":true,"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User":{"department":"R"}}
        """.Trim(),
        Json(
            ("User Name", "ada"), ("email", "ada@example.com"), ("given_name", "Ada"), ("lastname", "Lovelace"), ("phone", "+491"), ("mobile", "+492"),
            ("city", "Ulm"), ("zip", "89073"), ("active", "yes"), ("department", "R")));

    [Fact]
    public static void FullNames_AreThoseOfTheStandard() => Assert.Equal(
        """
        {"schemas":["urn:ietf:params:scim:schemas:core:2.0:User","urn:example:params:scim:schemas:extension:shop:2.0:User"],"userName":"ada","emails":[{"value":"a@example.com","type":"work"},{"value":"b@example.com","type":"home"}],"urn:example:params:scim:schemas:extension:shop:2.0:User":{"card":{"number":"7"}}}
        """.Trim(),
        Json(
            ("userName", "ada"), ("emails[type eq \"work\"].value", "a@example.com"), ("emails[type eq \"home\"].value", "b@example.com"),
            ("urn:example:params:scim:schemas:extension:shop:2.0:User:card.number", "7")));

    [Fact]
    public static void NamesOfTheCoreSchema_CanHaveItsUrn() => Assert.Equal(
        """{"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":"ada","name":{"givenName":"Ada","familyName":"L"}}""",
        Json((ScimCase.Core + ":userName", "ada"), ("name.givenName", "Ada"), (ScimCase.Core + ":name.familyName", "L")));

    [Fact]
    public static void MultiValuedAttribute_IsJsonOrTexts() => Assert.Equal(
        """{"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":"ada","emails":[{"value":"a@example.com","type":"work"}],"roles":[{"value":"admin"},{"value":"editor"}]}""",
        Json(("userName", "ada"), ("emails", """[{"value":"a@example.com","type":"work"}]"""), ("roles", "admin; editor")));

    [Fact]
    public static void EmptyValues_AreLeftOut() => Assert.Equal(
        """{"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":"ada"}""",
        Json(("userName", "ada"), ("email", ""), ("givenName", ""), ("department", "")));

    [Fact]
    public static void ValueThatIsNotABoolean_IsAnIssue()
    {
        IdentityRecord record = new IdentityConverter(ScimCase.Options()).Convert(Records.Of(("userName", "ada"), ("active", "perhaps")));

        Assert.Equal("active", Assert.Single(record.Issues).Attribute);
    }

    [Fact]
    public static void PasswordHash_IsRefused_AndTheRecommendationNamesNoEnvelope()
    {
        IdentityRecord record = new IdentityConverter(ScimCase.Options(allowClearText: true)).Convert(Records.Of(("userName", "ada"), ("password", Bcrypt)));

        MigrationIssue issue = Assert.Single(record.Issues);
        Assert.Equal(("PasswordKindUnsupported", IssueSeverity.Error), (issue.RuleId, issue.Severity));
        Assert.Contains("The store accepts no password hashes.", issue.Recommendation);
    }

    [Fact]
    public static void PasswordHashOfAnOmittedKind_IsLeftOut()
    {
        ConversionOptions options = ScimCase.Options();
        options.OmittedPasswords = new OmittedPasswords(["bcrypt"], StoreTargets.Envelopes);

        IdentityRecord record = new IdentityConverter(options).Convert(Records.Of(("userName", "ada"), ("password", Bcrypt)));

        Assert.Equal("PasswordOmitted", Assert.Single(record.Issues).RuleId);
        Assert.False(record.Attributes.ContainsKey("password"));
    }

    [Fact]
    public static void ClearText_IsSentOnRequestOnly()
    {
        IdentityRecord refused = new IdentityConverter(ScimCase.Options()).Convert(Records.Of(("userName", "ada"), ("password", "correct horse")));
        IdentityRecord sent = new IdentityConverter(ScimCase.Options(allowClearText: true)).Convert(Records.Of(("userName", "ada"), ("password", "correct horse")));

        Assert.Equal("PasswordNotRecognised", Assert.Single(refused.Issues).RuleId);
        Assert.DoesNotContain("members  and", refused.Issues.Single().Recommendation);
        Assert.Equal("correct horse", sent.Attributes["password"]);
    }

    private const string Bcrypt = "$2b$10$N9qo8uLOickgx2ZMRZoMyeIjZAgcfl7p92ldGxad68LJZdL17lhWy";

    private static string Json(params (string Name, object? Value)[] fields) => CidaasConversion.Json(ScimCase.Convert(fields));
}
