using System;
using System.Collections.Generic;
using System.Linq;
using UserMigration.Engine.Composition;
using UserMigration.Engine.Conversion;
using UserMigration.Engine.Rules;
using UserMigration.Engine.Tests.Stores.Cidaas;
using UserMigration.Engine.Validation;
using Xunit;

namespace UserMigration.Engine.Tests.Stores.PingOne;

/// <summary>From columns to the users that PingOne imports, and what is found before anything is sent.</summary>
public static class PingOneConversionTests
{
    private const string Bcrypt = "$10$abcdefghijklmnopqrstuuABCDEFGHIJKLMNOPQRSTUVWXYZ01234";
    private const string Ssha256 = "{SSHA256}MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDFzYWx0";

    [Fact]
    public static void Columns_GoToTheAttributes_InAFixedOrder() => Assert.Equal(
        """{"username":"anna","email":"anna@example.com","externalId":"legacy-1","name":{"given":"Anna","family":"Almeida"},"address":{"locality":"Bonn","countryCode":"DE"},"mobilePhone":"+491511"}""",
        Sent(("uuid", "legacy-1"), ("mobile", "+491511"), ("Last Name", "Almeida"), ("first_name", "Anna"), ("primaryAddress.city", "Bonn"), ("country", "DE"), ("E-Mail", "anna@example.com"), ("username", "anna")));

    [Fact]
    public static void Booleans_AreBooleans() => Assert.Equal("""{"username":"a","mfaEnabled":true}""", Sent(("username", "a"), ("mfaEnabled", "yes")));

    [Theory]
    [InlineData("$2a" + Bcrypt, "{BCRYPT}$2a" + Bcrypt)]
    [InlineData("$2b" + Bcrypt, "{BCRYPT}$2b" + Bcrypt)]
    [InlineData("$2y" + Bcrypt, "{BCRYPT}$2y" + Bcrypt)]
    [InlineData("{bcrypt}$2a" + Bcrypt, "{BCRYPT}$2a" + Bcrypt)]
    [InlineData(Ssha256, Ssha256)]
    [InlineData("""{"type":"password-bcrypt","value":"$2y$10$abcdefghijklmnopqrstuuABCDEFGHIJKLMNOPQRSTUVWXYZ01234"}""", "{BCRYPT}$2y" + Bcrypt)]
    [InlineData("""{"encoding":"BCRYPT","value":"$2y$10$abcdefghijklmnopqrstuuABCDEFGHIJKLMNOPQRSTUVWXYZ01234"}""", "{BCRYPT}$2y" + Bcrypt)]
    public static void Hash_GetsItsEncoding_AndIsNotRenamed(string hash, string value) =>
        Assert.Equal($$$"""{"username":"a","password":{"value":"{{{value}}}"}}""", Sent(("username", "a"), ("password", hash)));

    [Theory]
    [InlineData("{SHA256}MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=")]
    [InlineData("{MD5}MDEyMzQ1Njc4OTAxMjM0NQ==")]
    [InlineData("$P$B12345678abcdefghijklmnopqrstuv")]
    [InlineData("$1$salt$qJH7.N4xYta3aEG/dfqo/0")]
    [InlineData("pbkdf2_sha256$10000$seasalt$CWWFdHOWwPnki7HvkcqN9iA2T3KLW1cf2uZ5kvArtVY=")]
    [InlineData("$argon2id$v=19$m=65536,t=3,p=4$c29tZXNhbHQxMjM0$RdescudvJCsgt3ub+b4dWRWJTmaaJObG")]
    public static void OtherKindsOfHash_AreRefused(string hash)
    {
        IdentityRecord record = Convert(Options(), ("username", "a"), ("password", hash));

        MigrationIssue issue = Assert.Single(record.Issues, one => one.Severity == IssueSeverity.Error);
        Assert.Equal("PasswordKindUnsupported", issue.RuleId);
        Assert.Contains("-OmitPasswordKind", issue.Recommendation, StringComparison.Ordinal);
    }

    [Fact]
    public static void EncodingOfTheUser_IsPutBeforeTheHash()
    {
        const string Argon = "$argon2id$v=19$m=65536,t=3,p=4$c29tZXNhbHQxMjM0$RdescudvJCsgt3ub+b4dWRWJTmaaJObG";

        IdentityRecord record = Convert(Options(types: new Dictionary<string, object?> { ["argon2id"] = "ARGON2" }), ("username", "a"), ("password", Argon));

        Assert.Equal($$$"""{"username":"a","password":{"value":"{ARGON2}{{{Argon}}}"}}""", CidaasConversion.Json(record));
    }

    [Theory]
    [InlineData("$P$B12345678abcdefghijklmnopqrstuv")]
    [InlineData("0123456789abcdef0123456789abcdef")]
    public static void ProposedEncoding_OfAHashThatPingOneDoesNotKnow_CanNotBeSent(string hash)
    {
        MigrationIssue issue = Convert(Options(), ("username", "a"), ("password", hash)).Issues.Single(one => one.Severity == IssueSeverity.Error);

        Assert.Contains("' = '...' }", issue.Recommendation, StringComparison.Ordinal);
        Assert.Equal(
            "PasswordTypeInvalid",
            Assert.Throws<MigrationException>(() => Options(types: new Dictionary<string, object?> { ["md5-hex"] = "..." })).ErrorId);
    }

    [Fact]
    public static void ClearText_IsTheValue_IfItIsAllowed() => Assert.Equal(
        """{"username":"a","password":{"value":"correct horse"}}""",
        CidaasConversion.Json(Convert(Options(allowClearText: true), ("username", "a"), ("password", "correct horse"))));

    [Fact]
    public static void EmptyPassword_IsLeftOut() => Assert.Equal("""{"username":"a"}""", Sent(("username", "a"), ("password", "")));

    [Theory]
    [InlineData("name.family", "O'Neill-Smith Jr. 3", null)]
    [InlineData("name.family", "Núñez", null)]
    [InlineData("name.family", "𠮷野", null)]
    [InlineData("name.family", "Smith & Sons", "ValuePattern")]
    [InlineData("name.family", "O’Neill", "ValuePattern")]
    [InlineData("name.family", "Bakker, Jr.", "ValuePattern")]
    [InlineData("name.family", "Kim 😀", "ValuePattern")]
    [InlineData("name.formatted", "Anna / Bert", "ValuePattern")]
    [InlineData("name.given", "Anna & Bert", null)]
    [InlineData("name.middle", "😀", null)]
    [InlineData("address.countryCode", "DE", null)]
    [InlineData("address.countryCode", "Germany", "ValuePattern")]
    [InlineData("address.countryCode", "de", "ValuePattern")]
    [InlineData("timezone", "Europe/Berlin", null)]
    [InlineData("timezone", "America/Argentina/Salta", "ValuePattern")]
    [InlineData("mobilePhone", "unlisted", "ValuePattern")]
    [InlineData("lifecycle.status", "LOCKED", "ValueOption")]
    public static void Value_ThatPingOneRefuses_IsFound(string attribute, string value, string? rule) =>
        Assert.Equal(rule, Check(("username", "anna"), ("email", "anna@example.com"), (attribute, value)).SingleOrDefault(id => id is not "CreateOnlyAttribute"));

    [Fact]
    public static void LongValue_IsFound() => Assert.Equal(["ValueLength"], Check(("username", new string('a', 129)), ("email", "a@example.com"), ("address.postalCode", new string('1', 40))));

    [Fact]
    public static void UsernameAndEmail_AreRequired() => Assert.Equal(["KeyMissing", "RequiredValue"], Check(("username", ""), ("email", "")).Order());

    private static string[] Check(params (string Name, string Value)[] fields)
    {
        MigrationRecord record = Records.Of(fields.Select(field => (field.Name, (object?)field.Value)).ToArray());
        using RecordValidator validator = new RecordValidator(new ValidationOptions(StoreTargets.Get(IdentityTarget.PingOne)));
        validator.Validate(record);
        return record.Issues.Select(issue => issue.RuleId).ToArray();
    }

    private static string Sent(params (string Name, object? Value)[] fields)
    {
        IdentityRecord record = Convert(Options(), fields);
        return record.Issues.Count == 0 ? CidaasConversion.Json(record) : string.Join(Environment.NewLine, record.Issues.Select(issue => issue.ToString()));
    }

    private static IdentityRecord Convert(ConversionOptions options, params (string Name, object? Value)[] fields) => new IdentityConverter(options).Convert(Records.Of(fields));

    private static ConversionOptions Options(bool allowClearText = false, IReadOnlyDictionary<string, object?>? types = null) => new ConversionOptions(StoreTargets.Get(IdentityTarget.PingOne))
    {
        Transforms = new Dictionary<string, IReadOnlyList<AttributeTransform>>
        {
            ["password"] = [BuiltInTransforms.Find("Password", allowClearText, StoreTargets.Get(IdentityTarget.PingOne).CreatePasswordTypeMap(types))!],
        },
    };
}
