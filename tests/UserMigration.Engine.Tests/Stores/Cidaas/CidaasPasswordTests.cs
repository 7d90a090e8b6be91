using System;
using System.Buffers;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using UserMigration.Engine.Composition;
using UserMigration.Engine.Conversion;
using UserMigration.Engine.Passwords;
using UserMigration.Engine.Rules;
using UserMigration.Engine.Tests.Passwords;
using UserMigration.Engine.Values;
using Xunit;

namespace UserMigration.Engine.Tests.Stores.Cidaas;

/// <summary>What becomes of passwords for cidaas.</summary>
public static class CidaasPasswordTests
{
    private const string Argon = "$argon2id$v=19$m=65536,t=3,p=4$c29tZXNhbHQxMjM0$RdescudvJCsgt3ub+b4dWRWJTmaaJObG";
    private const string Sha1Hex = "5baa61e4c9b93f3f0682250b6cf8331b7ee68fd8";
    private const string Django = "pbkdf2_sha256$10000$seasalt$CWWFdHOWwPnki7HvkcqN9iA2T3KLW1cf2uZ5kvArtVY=";
    private const string Passlib = "$pbkdf2-sha256$29000$9t7be09prfXee2/NOUeotQ$Y.RDnnq8vsezSZSKy1QNy6xhKPdoBIwc.0XDdRm9sJ8";

    private static readonly JsonWriterOptions s_relaxed = new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [Theory]
    [InlineData("$2b$10$abcdefghijklmnopqrstuuABCDEFGHIJKLMNOPQRSTUVWXYZ01234", "BCRYPT_10")]
    [InlineData("$2a$08$abcdefghijklmnopqrstuuABCDEFGHIJKLMNOPQRSTUVWXYZ01234", "BCRYPT_8")]
    [InlineData("$2y$12$abcdefghijklmnopqrstuuABCDEFGHIJKLMNOPQRSTUVWXYZ01234", "BCRYPT_12")]
    [InlineData("{CRYPT}$2y$12$abcdefghijklmnopqrstuuABCDEFGHIJKLMNOPQRSTUVWXYZ01234", "BCRYPT_12")]
    public static void Bcrypt_SaysItsCostInTheType(string hash, string type)
    {
        IdentityRecord record = Convert(Table(), hash);

        Assert.Empty(record.Issues);
        Assert.Equal($$"""{"algorithmTypeId":"{{type}}","passwordHash":"{{hash.Replace("{CRYPT}", string.Empty, StringComparison.Ordinal)}}"}""", Json(record));
    }

    [Fact]
    public static void Bcrypt_AboveTheRecommendedCost_IsSentWithAWarning()
    {
        IdentityRecord record = Convert(Table(), Bcrypt(13));

        MigrationIssue issue = Assert.Single(record.Issues);
        Assert.Equal(("PasswordHashCost", IssueSeverity.Warning), (issue.RuleId, issue.Severity));
        Assert.Contains("BCRYPT_13", Json(record), StringComparison.Ordinal);
    }

    [Fact]
    public static void Bcrypt_OfALowCost_IsSentWithAWarning() => Assert.Equal(
        "PasswordHashCost", Assert.Single(Convert(Table(), Bcrypt(4)).Issues).RuleId);

    [Fact]
    public static void Bcrypt_AboveTheDocumentedIds_IsRefused()
    {
        IdentityRecord record = Convert(Table(), Bcrypt(21));

        Assert.Equal("PasswordKindUnsupported", Assert.Single(record.Issues).RuleId);
        Assert.False(record.IsValid);
        Assert.True(Convert(Table(("bcrypt", "CUSTOM_Bcrypt")), Bcrypt(21)).IsValid);
    }

    [Theory]
    [InlineData("{SHA}W6ph5Mm5Pz8GgiULbPgzG37mj9g=", """{"algorithmTypeId":"SHA1","passwordHash":"5baa61e4c9b93f3f0682250b6cf8331b7ee68fd8"}""")]
    [InlineData(Argon, """{"algorithmTypeId":"ARGON","passwordHash":"$argon2id$v=19$m=65536,t=3,p=4$c29tZXNhbHQxMjM0$RdescudvJCsgt3ub+b4dWRWJTmaaJObG"}""")]
    [InlineData(Django, """{"algorithmTypeId":"PBKDF2","passwordHash":"096585747396c0f9e48bb1ef91ca8df620364f728b5b571fdae67992f02bb556","hData":{"salt":"seasalt","iterations":"10000"}}""")]
    [InlineData(Passlib, """{"algorithmTypeId":"PBKDF2","passwordHash":"63e4439e7abcbec7b349948acb540dcbac6128f768048c1cfb45c37519bdb09f","hData":{"salt":"9t7be09prfXee2/NOUeotQ==","iterations":"29000"}}""")]
    public static void HashThatIsRecognised_IsPutIntoTheFormOfItsKind(string hash, string json) => Assert.Equal(json, Json(Convert(Table(), hash)));

    [Fact]
    public static void SaltedSha256_HasTheSaltBesideIt()
    {
        byte[] bytes = System.Security.Cryptography.SHA256.HashData(Encoding.ASCII.GetBytes("secretsalty"));
        string ldap = "{SSHA256}" + System.Convert.ToBase64String([.. bytes, .. Encoding.ASCII.GetBytes("salty")]);

        Assert.Equal(
            $$$"""{"algorithmTypeId":"SHA256","passwordHash":"{{{System.Convert.ToHexString(bytes).ToLowerInvariant()}}}","hData":{"salt":"salty"}}""",
            Json(Convert(Table(), ldap)));
    }

    [Fact]
    public static void DigestThatOnlyItsLengthTells_IsSentAsWhatTheUserSays()
    {
        Assert.Contains("'SHA1'", Assert.Single(Convert(Table(), Sha1Hex).Issues).Recommendation, StringComparison.Ordinal);
        Assert.Equal($$"""{"algorithmTypeId":"SHA1","passwordHash":"{{Sha1Hex}}"}""", Json(Convert(Table(("sha1-hex", "SHA1")), Sha1Hex)));
    }

    [Fact]
    public static void DigestWithASaltBehindIt_HasTheSaltBesideIt() => Assert.Equal(
        $$$"""{"algorithmTypeId":"HMAC-SHA-256","passwordHash":"{{{Sha1Hex}}}","hData":{"salt":"pepper"}}""",
        Json(Convert(Table(("digest-with-salt", "HMAC-SHA-256")), Sha1Hex + ":pepper")));

    [Theory]
    [InlineData("$P$9IQRaTwmfeRo7ud9Fh4E2PdI0S3r.L0", "phpass")]
    [InlineData("$1$5pZSV9va$azfrPr6af3Fc7dLblQXVa0", "md5-crypt")]
    [InlineData("$6$saltstring$svn8UoSVapNtMuq1ukKS4tPQd8iKwSMHWjlO/O817G3uBnIFNjnJQJuesI68OTLiBFdcbYEdFCoEOfaS35inz1", "sha512-crypt")]
    [InlineData("{SSHA}gVK8WC9YyFT1gMsQHTGCgT3sSv5zYWx0", "sha1-salted-right")]
    public static void KindThatCidaasDoesNotDocument_IsRefusedWithAdvice(string hash, string kind)
    {
        MigrationIssue issue = Assert.Single(Convert(Table(), hash).Issues);

        Assert.Equal(("PasswordKindUnsupported", IssueSeverity.Error), (issue.RuleId, issue.Severity));
        Assert.Contains($"-PasswordType @{{ '{kind}' = 'CUSTOM_...' }}", issue.Recommendation, StringComparison.Ordinal);
        Assert.Equal($$"""{"algorithmTypeId":"CUSTOM_Own","passwordHash":"{{hash}}"}""", Json(Convert(Table((kind, "CUSTOM_Own")), hash)));
    }

    [Fact]
    public static void GivenMembers_AreSentAsTheySay_ObjectsWithinThem() => Assert.Equal(
        """{"algorithmTypeId":"PBKDF2_10000","passwordHash":"CWWFdHOWwPnki7HvkcqN9iA2T3KLW1cf2uZ5kvArtVY=","hData":{"iterations":"10000","salt":"73656173616c74"},"keylen":32}""",
        Json(Convert(
            Table(("pbkdf2-sha256", new Dictionary<string, string>
            {
                ["algorithmTypeId"] = "PBKDF2_{iterations}",
                ["passwordHash"] = "{digest:base64}",
                ["hData.salt"] = "{salt:hex}",
                ["hData.iterations"] = "{iterations:text}",
                ["keylen"] = "{digestBytes}",
            })),
            Django)));

    [Fact]
    public static void TypeOfOneCost_RefusesHashesOfAnother()
    {
        PasswordTypeMap table = Table(("bcrypt", "BCRYPT_12"));

        Assert.True(Convert(table, Bcrypt(12)).IsValid);
        MigrationIssue issue = Assert.Single(Convert(table, Bcrypt(10)).Issues);
        Assert.Equal(("PasswordHashShape", IssueSeverity.Error), (issue.RuleId, issue.Severity));
        Assert.Contains("BCRYPT_10", issue.Recommendation, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"algorithmTypeId":"BCRYPT_10","passwordHash":"$2b$10$abcdefghijklmnopqrstuuABCDEFGHIJKLMNOPQRSTUVWXYZ01234"}""")]
    [InlineData("""{"algorithmTypeId":"SHA1","passwordHash":"5baa61e4c9b93f3f0682250b6cf8331b7ee68fd8"}""")]
    [InlineData("""{"algorithmTypeId":"CUSTOM_SHA1Hash","passwordHash":"x","hData":{"salt":"y"}}""")]
    [InlineData("""{"algorithmTypeId":"PBKDF2","passwordHash":"x","hData":{"salt":"y","iterations":"5"}}""")]
    [InlineData("""{"algorithmTypeId":"PBKDF2","passwordHash":"x","salt":"y","iterations":5,"keylen":32}""")]
    [InlineData("""{"algorithmTypeId":"MINE","passwordHash":"x","more":{"a":[1,true]}}""")]
    public static void OwnEnvelope_PassesAsItIs(string json)
    {
        IdentityRecord record = Convert(Table(), json);

        Assert.Empty(record.Issues);
        Assert.Equal(json, Json(record));
    }

    [Theory]
    [InlineData("""{"algorithmTypeId":"BCRYPT_12","passwordHash":"$2b$10$abcdefghijklmnopqrstuuABCDEFGHIJKLMNOPQRSTUVWXYZ01234"}""", "PasswordHashShape", IssueSeverity.Error)]
    [InlineData("""{"algorithmTypeId":"BCRYPT_10","passwordHash":"$2b$10$abc"}""", "PasswordHashShape", IssueSeverity.Error)]
    [InlineData("""{"algorithmTypeId":"ARGON","passwordHash":"abc"}""", "PasswordHashShape", IssueSeverity.Error)]
    [InlineData("""{"algorithmTypeId":"SHA256","passwordHash":"5baa61e4c9b93f3f0682250b6cf8331b7ee68fd8","hData":{"salt":"x"}}""", "PasswordHashShape", IssueSeverity.Warning)]
    [InlineData("""{"algorithmTypeId":"PBKDF2","passwordHash":"abc","hData":{"iterations":"5"}}""", "PasswordEnvelope", IssueSeverity.Error)]
    [InlineData("""{"algorithmTypeId":"PBKDF2","passwordHash":"abc","hData":{"salt":"5"}}""", "PasswordEnvelope", IssueSeverity.Error)]
    [InlineData("""{"algorithmTypeId":"SHA1","passwordHash":""}""", "PasswordEnvelope", IssueSeverity.Error)]
    [InlineData("""{"algorithmTypeId":"SHA1"}""", "PasswordEnvelope", IssueSeverity.Error)]
    [InlineData("""{"algorithmTypeId":"SHA1","pass""", "PasswordEnvelope", IssueSeverity.Error)]
    public static void OwnEnvelope_IsChecked(string json, string ruleId, IssueSeverity severity)
    {
        MigrationIssue issue = Assert.Single(Convert(Table(), json).Issues);

        Assert.Equal((ruleId, severity), (issue.RuleId, issue.Severity));
        Assert.DoesNotContain("abc", issue.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(
        """{"type":"password-bcrypt","value":"$2b$10$abcdefghijklmnopqrstuuABCDEFGHIJKLMNOPQRSTUVWXYZ01234"}""",
        """{"algorithmTypeId":"BCRYPT_10","passwordHash":"$2b$10$abcdefghijklmnopqrstuuABCDEFGHIJKLMNOPQRSTUVWXYZ01234"}""")]
    [InlineData(
        """{"type":"password-sha","value":"5baa61e4c9b93f3f0682250b6cf8331b7ee68fd8"}""",
        """{"algorithmTypeId":"SHA1","passwordHash":"5baa61e4c9b93f3f0682250b6cf8331b7ee68fd8"}""")]
    public static void EnvelopeOfAkamai_IsPutIntoTheFormOfCidaas(string given, string json) => Assert.Equal(json, Json(Convert(Table(), given)));

    [Theory]
    [InlineData("""{"type":"password-pbkdf2-sha256","value":"abc","salt":"x","iterations":5}""", "PasswordEnvelope")]
    [InlineData("""{"type":"password-phpass-55","value":"$P$9IQRaTwmfeRo7ud9Fh4E2PdI0S3r.L0"}""", "PasswordKindUnsupported")]
    [InlineData("""{"type":"password-bcrypt","value":"abc"}""", "PasswordHashShape")]
    public static void EnvelopeOfAkamai_ThatCannotBeToldExactly_IsRefused(string given, string ruleId) =>
        Assert.Equal(ruleId, Assert.Single(Convert(Table(), given).Issues).RuleId);

    [Theory]
    [InlineData(
        """{"algorithmTypeId":"BCRYPT_10","passwordHash":"$2b$10$abcdefghijklmnopqrstuuABCDEFGHIJKLMNOPQRSTUVWXYZ01234"}""",
        """{"type":"password-bcrypt","value":"$2b$10$abcdefghijklmnopqrstuuABCDEFGHIJKLMNOPQRSTUVWXYZ01234"}""")]
    [InlineData(
        """{"algorithmTypeId":"SHA1","passwordHash":"5baa61e4c9b93f3f0682250b6cf8331b7ee68fd8"}""",
        """{"type":"password-sha","value":"5baa61e4c9b93f3f0682250b6cf8331b7ee68fd8"}""")]
    public static void EnvelopeOfCidaas_IsPutIntoTheFormOfAkamai(string given, string json) =>
        Assert.Equal(json, Json(Convert(StoreTargets.Get(IdentityTarget.Akamai).CreatePasswordTypeMap(), given, IdentityTarget.Akamai), "password"));

    [Theory]
    [InlineData("""{"algorithmTypeId":"SHA1","passwordHash":"5baa61e4c9b93f3f0682250b6cf8331b7ee68fd8","hData":{"salt":"x"}}""", "PasswordHashAmbiguous")]
    [InlineData("""{"algorithmTypeId":"PBKDF2","passwordHash":"abc","hData":{"salt":"x","iterations":"5"}}""", "PasswordEnvelope")]
    [InlineData("""{"algorithmTypeId":"CUSTOM_A","passwordHash":"abc"}""", "PasswordEnvelope")]
    public static void EnvelopeOfCidaas_ThatAkamaiCannotBeToldExactly_IsRefused(string given, string ruleId) => Assert.Equal(
        ruleId, Assert.Single(Convert(StoreTargets.Get(IdentityTarget.Akamai).CreatePasswordTypeMap(), given, IdentityTarget.Akamai).Issues).RuleId);

    [Theory]
    [InlineData("bcrypt", "", "PasswordTypeInvalid")]
    [InlineData("bcrypt", "BCRYPT 10", "PasswordTypeInvalid")]
    [InlineData("bcrypt", "BCRYPT_{rounds}", "PasswordTypeInvalid")]
    public static void BadTypes_AreRefusedAtTheStart(string kind, string type, string errorId) =>
        Assert.Equal(errorId, Assert.Throws<MigrationException>(() => Table((kind, type))).ErrorId);

    [Fact]
    public static void TypesThatAreNotDocumented_AreTold() => Assert.Equal(
        ["BCRYPT_21", "bcrypt"],
        Table(
            ("argon2i", "BCRYPT_21"), ("argon2d", "bcrypt"), ("bcrypt", "BCRYPT_{cost}"), ("phpass", "CUSTOM_A"), ("sha1", "SHA1"), ("sha256", "HMAC_x")).UnknownTypes);

    [Fact]
    public static void MembersThatAreAssumed_AreToldOnceTheyAreUsed()
    {
        PasswordTypeMap table = Table();
        Convert(table, Bcrypt(10));
        Assert.Empty(table.AssumedTypes);

        Convert(table, Argon);
        Convert(table, Django);
        Assert.Equal(["PBKDF2", "ARGON"], table.AssumedTypes);
    }

    [Fact]
    public static void EveryDefault_IsADocumentedType() => Assert.All(
        PasswordTypeMap.Kinds.Where(kind => kind != "bcrypt").Select(kind => Table().TypeOf(kind, false)).Where(type => type is not null),
        type => Assert.Contains(type, Table().Types));

    [Theory]
    [InlineData("$2b$10$abcdefghijklmnopqrstuuABCDEFGHIJKLMNOPQRSTUVWXYZ01234", "BCRYPT_10")]
    [InlineData("""{"type":"password-bcrypt","value":"$2b$10$abcdefghijklmnopqrstuuABCDEFGHIJKLMNOPQRSTUVWXYZ01234"}""", "BCRYPT_10")]
    [InlineData("""{"algorithmTypeId":"BCRYPT_10","passwordHash":"$2b$10$abcdefghijklmnopqrstuuABCDEFGHIJKLMNOPQRSTUVWXYZ01234"}""", "BCRYPT_10")]
    [InlineData("$P$9IQRaTwmfeRo7ud9Fh4E2PdI0S3r.L0", null)]
    public static void Test_TellsTheTypeThatWouldBeSent(string text, string? type)
    {
        PasswordHashTest test = PasswordHashTester.Test(text, null, Table());

        Assert.Equal(type, test.Type);
        Assert.True(test.IsPlausible);
    }

    [Theory]
    [InlineData("""{"algorithmTypeId":"SHA1","passwordHash":"5baa61e4c9b93f3f0682250b6cf8331b7ee68fd8"}""", "password")]
    [InlineData("""{"algorithmTypeId":"SHA256","passwordHash":"7a37b85c8918eac19a9089c0fa5a2ab4dce3f90528dcdeec108b23ddf3607b99","hData":{"salt":"salt"}}""", "password")]
    public static void Test_VerifiesWhatIsInAnEnvelope(string envelope, string password) =>
        Assert.True(PasswordHashTester.Test(envelope, Encoding.UTF8.GetBytes(password), Table()).Verified);

    [Fact]
    public static void Counted_EnvelopesAreNamedAfterTheirType()
    {
        Assert.Equal("envelope:BCRYPT_10", StoreTargets.Envelopes.KindOf("""{"algorithmTypeId":"BCRYPT_10","passwordHash":"x"}"""));
        Assert.Equal("envelope:other", StoreTargets.Envelopes.KindOf("""{"algorithmTypeId":"secret","passwordHash":"x"}"""));
    }

    private static string Bcrypt(int cost) => KnownHashes.Bcrypt.Remove(4, 2).Insert(4, cost.ToString("00", System.Globalization.CultureInfo.InvariantCulture));

    private static PasswordTypeMap Table(params (string Kind, object? Type)[] changes) =>
        StoreTargets.Get(IdentityTarget.Cidaas).CreatePasswordTypeMap(changes.ToDictionary(change => change.Kind, change => change.Type));

    private static IdentityRecord Convert(PasswordTypeMap table, object password, IdentityTarget target = IdentityTarget.Cidaas)
    {
        string attribute = target == IdentityTarget.Cidaas ? "password_hash_info" : "password";
        return new IdentityConverter(new ConversionOptions(StoreTargets.Get(target))
        {
            Transforms = new Dictionary<string, IReadOnlyList<AttributeTransform>> { [attribute] = [BuiltInTransforms.Find("Password", false, table)!] },
        }).Convert(Records.Of(("password", password)));
    }

    private static string Json(IdentityRecord record, string attribute = "password_hash_info")
    {
        Assert.True(record.IsValid, string.Join(" ", record.Issues.Select(issue => issue.ToString())));
        ArrayBufferWriter<byte> buffer = new ArrayBufferWriter<byte>();
        using (Utf8JsonWriter writer = new Utf8JsonWriter(buffer, s_relaxed))
        {
            AttributeWriter.Write(writer, record.Attributes[attribute]);
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
