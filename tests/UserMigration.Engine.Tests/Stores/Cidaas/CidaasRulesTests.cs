using System.Collections.Generic;
using System.Linq;
using UserMigration.Engine.Composition;
using UserMigration.Engine.Rules;
using UserMigration.Engine.Tests.Schemas;
using UserMigration.Engine.Validation;
using Xunit;

namespace UserMigration.Engine.Tests.Stores.Cidaas;

/// <summary>What cidaas asks of records without a field setup.</summary>
public static class CidaasRulesTests
{
    [Theory]
    [InlineData("email", "anna@example.com")]
    [InlineData("username", "anna")]
    [InlineData("User Name", "anna")]
    [InlineData("mobile", "+4915112345678")]
    [InlineData("identities", "[{\"email\":\"anna@example.com\"}]")]
    public static void Identifier_IsEnough(string column, string value) => Assert.Empty(Issues((column, value), ("given_name", "Anna")));

    [Fact]
    public static void RecordWithoutAnIdentifier_IsAnError() =>
        Assert.Equal(["IdentifierMissing"], Ids(("given_name", "Anna"), ("email", ""), ("mobile_number", null), ("sub", "1"), ("phone", "+4930123456")));

    [Fact]
    public static void FurtherIdentity_IsFoundBySubAndProvider() =>
        Assert.Empty(Ids(("email", ""), ("sub", "1"), ("provider", "facebook"), ("providerUserId", "f1")));

    [Fact]
    public static void CustomUserName_IsAnIdentifier()
    {
        ValidationOptions options = SampleFields.Options();
        Assert.DoesNotContain(
            SampleFields.Issues(options, ("login", "anna"), ("email", ""), ("family_name", "Bond")),
            issue => issue.RuleId == "IdentifierMissing");
    }

    [Fact]
    public static void IdentifierThatTheMapMakes_IsNotMissed() => Assert.Empty(
        SampleFields.Issues(new ValidationOptions(StoreTargets.Get(IdentityTarget.Cidaas)) { Map = new ColumnMap { Made = ["email"] } }, ("email", "")));

    [Theory]
    [InlineData("none", "PhoneNumberShape")]
    [InlineData("12", "PhoneNumberShape")]
    [InlineData("2020-01-31T08:00:00Z", "PhoneNumberShape")]
    [InlineData("0151 1234567", "PhoneNotE164")]
    [InlineData("(030) 123-45/67", "PhoneNotE164")]
    [InlineData("011 49 1511 2345678", "PhoneNotE164")]
    public static void MobileNumber_IsOneAtLeast(string number, string ruleId) => Assert.Equal([ruleId], Ids(("mobile_number", number)));

    [Theory]
    [InlineData("userStatus", "VERIFIED", null)]
    [InlineData("userStatus", "PENDING", null)]
    [InlineData("status", "DECLINED", null)]
    [InlineData("status", "verified", null)]
    [InlineData("status", "BLOCKED", "UserStatusUnknown")]
    [InlineData("status", "ACTIVE", "UserStatusUnknown")]
    [InlineData("status", "COMBINED", "UserStatusManaged")]
    [InlineData("status", "DELETED", "UserStatusManaged")]
    [InlineData("status", "LOCKED", "UserStatusManaged")]
    [InlineData("provider", "self", null)]
    [InlineData("provider", "google", "ProviderUserIdMissing")]
    [InlineData("locale", "en-US", null)]
    [InlineData("locale", "de", null)]
    [InlineData("locale", "zh_Hant_TW", null)]
    [InlineData("locale", "es-419", null)]
    [InlineData("locale", "German", "LocaleShape")]
    [InlineData("locale", "de-DE-x", "LocaleShape")]
    [InlineData("locale", "de-", "LocaleShape")]
    [InlineData("website", "example.com", "UrlShape")]
    [InlineData("picture", "https://example.com/a.png", null)]
    [InlineData("birthday", "19.12.1989", null)]
    [InlineData("birthday", "30.02.1989", "DateShape")]
    [InlineData("phone", "030 123456", "PhoneNotE164")]
    [InlineData("mfa_enabled", "on", null)]
    [InlineData("mfa_enabled", "maybe", "BooleanShape")]
    [InlineData("createdTime", "2026-01-31T08:00:00Z", null)]
    [InlineData("created", "2026-01-31T08:00:00", null)]
    [InlineData("created", "yesterday", "DateShape")]
    [InlineData("anything", "at all", null)]
    public static void Members_HaveTheirWords(string column, string value, string? ruleId) =>
        Assert.Equal(ruleId is null ? [] : [ruleId], Ids(("email", "anna@example.com"), (column, value)));

    [Fact]
    public static void EmailIsNoKeyThatMustBeFilled_AndIsStillOneForAkamai()
    {
        Assert.Empty(Ids(("email", ""), ("username", "anna")));
        Assert.Equal("KeyMissing", Assert.Single(SampleFields.Issues(new ValidationOptions(StoreTargets.Get(IdentityTarget.Akamai)), ("email", ""), ("username", "anna"))).RuleId);
    }

    [Fact]
    public static void Keys_AreNamedByColumnOrAttribute() => Assert.All(
        new[] { "E-Mail", "email" },
        key =>
        {
            ValidationOptions options = new ValidationOptions(StoreTargets.Get(IdentityTarget.Cidaas)) { PrimaryKey = key, UniqueKeys = [key] };
            using RecordValidator validator = new RecordValidator(options);
            List<MigrationRecord> records = [.. new[] { "a@example.com", "A@EXAMPLE.com", "" }.Select((mail, i) => Records.Of(i + 1, ("E-Mail", mail), ("username", $"u{i}")))];
            records.ForEach(validator.Validate);

            Assert.Equal(("DuplicateKey", "E-Mail"), (records[1].Issues.Single().RuleId, records[1].Issues.Single().Attribute));
            Assert.Equal(("KeyMissing", "E-Mail"), (records[2].Issues.Single().RuleId, records[2].Issues.Single().Attribute));
        });

    private static string[] Ids(params (string, object?)[] fields) => [.. Issues(fields).Select(issue => issue.RuleId)];

    private static IReadOnlyList<MigrationIssue> Issues(params (string, object?)[] fields) =>
        SampleFields.Issues(new ValidationOptions(StoreTargets.Get(IdentityTarget.Cidaas)), fields);
}
