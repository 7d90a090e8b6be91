using System;
using System.Buffers;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Text.Json;
using UserMigration.Engine.Composition;
using UserMigration.Engine.Conversion;
using UserMigration.Engine.Passwords;
using UserMigration.Engine.Rules;
using UserMigration.Engine.Values;
using Xunit;

namespace UserMigration.Engine.Tests.Passwords;

/// <summary>What is sent for a hash, and what is refused.</summary>
public static class PasswordTypeMapTests
{
    private const string Pbkdf2 = "pbkdf2_sha256$10000$seasalt$CWWFdHOWwPnki7HvkcqN9iA2T3KLW1cf2uZ5kvArtVY=";

    private static readonly JsonWriterOptions s_relaxed = new JsonWriterOptions
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    [Theory]
    [InlineData(KnownHashes.Bcrypt, "password-bcrypt")]
    [InlineData(KnownHashes.GuidePhpass, "password-phpass-55")]
    [InlineData("$5$saltstring$5B8vYYiY.CVt1RlTTf8KbXBH3hsxY/GNooZaBBGWEc5", "password-crypt-sha256")]
    [InlineData("$6$saltstring$svn8UoSVapNtMuq1ukKS4tPQd8iKwSMHWjl/O817G3uBnIFNjnQJuesI68u4OTLiBFdcbYEdFCoEOfaS35inz1", "password-crypt-sha512")]
    [InlineData("$1$28772684$iEwNOgGugqO9.bIz5sk8k/", "password-crypt-md5")]
    [InlineData("$S$C33783772bRXEx1aCsvY.dqgaaSu76XmVlKrW9Qu8IQlvxHlmzLf", "password-phpass-sha512-truncated-55")]
    public static void HashThatSpeaksForItself_IsTheValue(string hash, string type)
    {
        Assert.Equal($$"""{"type":"{{type}}","value":"{{hash}}"}""", Sent(hash));
    }

    [Theory]
    [InlineData(IdentityTarget.Akamai, "password-...")]
    [InlineData(IdentityTarget.Cidaas, "CUSTOM_...")]
    public static void Placeholder_IsRefused(IdentityTarget target, string type)
    {
        MigrationException exception = Assert.Throws<MigrationException>(
            () => StoreTargets.Get(target).CreatePasswordTypeMap(new Dictionary<string, object?> { ["md5-hex"] = type }));

        Assert.Equal("PasswordTypeInvalid", exception.ErrorId);
        Assert.StartsWith("The value of -PasswordType for 'md5-hex' still has a placeholder (...). Replace it", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{CRYPT}" + KnownHashes.Bcrypt, """{"type":"password-bcrypt","value":"$2b$10$abcdefghijklmnopqrstuuABCDEFGHIJKLMNOPQRSTUVWXYZ01234"}""")]
    [InlineData("bcrypt$" + KnownHashes.Bcrypt, """{"type":"password-bcrypt","value":"$2b$10$abcdefghijklmnopqrstuuABCDEFGHIJKLMNOPQRSTUVWXYZ01234"}""")]
    [InlineData("{CRYPT}CCNf8Sbh3HDfQ", """{"type":"password-crypt-des","value":"CCNf8Sbh3HDfQ"}""")]
    [InlineData("{MD5}kAFQmDzST7DWlj99KOF/cg==", """{"type":"password-md5","value":"900150983cd24fb0d6963f7d28e17f72"}""")]
    [InlineData("{SHA}qZk+NkcGgWq6PiVxeFDCbJzQ2J0=", """{"type":"password-sha","value":"a9993e364706816aba3e25717850c26c9cd0d89d"}""")]
    [InlineData("md5$seasalt$3f86d0d3d465b7b458c231bf3555c0e3", """{"type":"password-md5-salted-left-base64","value":"3f86d0d3d465b7b458c231bf3555c0e3","salt":"seasalt"}""")]
    [InlineData(Pbkdf2, """{"type":"password-pbkdf2-sha256","value":"CWWFdHOWwPnki7HvkcqN9iA2T3KLW1cf2uZ5kvArtVY=","salt":"c2Vhc2FsdA==","iterations":10000}""")]
    public static void HashInAnotherSystemsDress_IsUndressed(string text, string envelope) => Assert.Equal(envelope, Sent(text));

    [Theory]
    [InlineData("5f4dcc3b5aa765d61d8327deb882cf99", "PasswordHashAmbiguous", "'md5-hex' = 'password-md5'")]
    [InlineData("CCNf8Sbh3HDfQ", "PasswordHashAmbiguous", "'des-crypt' = 'password-crypt-des' }, or 'clear-text'")]
    [InlineData("X03MO1qnZdYdgyfeuILPmQ==", "PasswordHashAmbiguous", "'md5-base64' = 'password-md5'")]
    [InlineData("$apr1$71850310$gh9m4xcAn3MGxogwX/ztb.", "PasswordKindUnsupported", "'apr1-crypt'")]
    [InlineData("$2x$10$abcdefghijklmnopqrstuuABCDEFGHIJKLMNOPQRSTUVWXYZ01234", "PasswordKindUnsupported", "'bcrypt-2x'")]
    [InlineData("$argon2i$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$wWKIMhR9lyDFvRz9YTZweHKfbftvj+qf+YFY4NeBbtA", "PasswordKindUnsupported", "'argon2i'")]
    [InlineData("{SSHA}qZk+NkcGgWq6PiVxeFDCbJzQ2J0AAQID", "PasswordKindUnsupported", "'sha1-salted-right'")]
    [InlineData("{SMD5}kAFQmDzST7DWlj99KOF/cgABAgM=", "PasswordPartMissing", "salt = '{salt:base64}'")]
    [InlineData("$2b$10$tooshort", "PasswordHashShape", "complete")]
    [InlineData("{SM3}abcdef", "PasswordNotRecognised", "JSON")]
    [InlineData("secret", "PasswordNotRecognised", "-AllowClearTextPassword")]
    [InlineData("""{"type":"password-bcrypt" "value":""", "PasswordEnvelope", "double each")]
    [InlineData("""{"type":"password-md5-salted-right-base64","value":"EA781758F006D63D8B138D9D01E00E55"}""", "PasswordEnvelope", "salt")]
    [InlineData("""{"type":"password-bcrypt","value":""}""", "PasswordEnvelope", "empty")]
    [InlineData("""{"type":"password-crypt-sha512","value":"$2b$10$abcdefghijklmnopqrstuuABCDEFGHIJKLMNOPQRSTUVWXYZ01234"}""", "PasswordHashShape", "type")]
    [InlineData("""{"type":"password-crypt-des","value":"{CRYPT}CCNf8Sbh3HDfQ"}""", "PasswordHashShape", "without other text")]
    public static void WhatCannotBeSent_IsRefusedWithTheMend(string text, string ruleId, string recommendation)
    {
        IdentityRecord record = Convert(StoreTargets.Get(IdentityTarget.Akamai).CreatePasswordTypeMap(), text != "secret", text);

        MigrationIssue issue = Assert.Single(record.Issues);
        Assert.Equal((ruleId, IssueSeverity.Error, "password"), (issue.RuleId, issue.Severity, issue.Attribute));
        Assert.Contains(recommendation, issue.Recommendation, StringComparison.Ordinal);
        Assert.DoesNotContain(text, issue.ToString(), StringComparison.Ordinal);
        Assert.Null(record.Attributes["password"]);
    }

    [Theory]
    [InlineData("$2b$04$abcdefghijklmnopqrstuuABCDEFGHIJKLMNOPQRSTUVWXYZ01234")]
    [InlineData("""{"type":"password-bcrypt","value":"$2b$16$abcdefghijklmnopqrstuuABCDEFGHIJKLMNOPQRSTUVWXYZ01234"}""")]
    [InlineData("""{"type":"password-sha-256","value":"abc"}""")]
    public static void Unusual_IsSentWithAWarning(string text)
    {
        IdentityRecord record = Convert(StoreTargets.Get(IdentityTarget.Akamai).CreatePasswordTypeMap(), false, text);

        Assert.True(record.IsValid);
        Assert.Equal(IssueSeverity.Warning, Assert.Single(record.Issues).Severity);
        Assert.NotNull(record.Attributes["password"]);
    }

    [Fact]
    public static void NamedKind_IsSentAsItsType() => Assert.Equal(
        """{"type":"password-md5","value":"5f4dcc3b5aa765d61d8327deb882cf99"}""",
        Sent("5f4dcc3b5aa765d61d8327deb882cf99", ("md5-hex", "password-md5")));

    [Fact]
    public static void NamedKindInBase64_IsSentInHexadecimalDigits() => Assert.Equal(
        """{"type":"password-md5","value":"5f4dcc3b5aa765d61d8327deb882cf99"}""",
        Sent("X03MO1qnZdYdgyfeuILPmQ==", ("MD5-base64", "password-md5")));

    [Fact]
    public static void ChangedType_KeepsTheMembers()
    {
        Assert.Equal(
            $$"""{"type":"password-phpass-md5","value":"{{KnownHashes.GuidePhpass}}"}""",
            Sent(KnownHashes.GuidePhpass, ("phpass", "password-phpass-md5")));
        Assert.Equal(
            """{"type":"password-custom","value":"CWWFdHOWwPnki7HvkcqN9iA2T3KLW1cf2uZ5kvArtVY=","salt":"c2Vhc2FsdA==","iterations":10000}""",
            Sent(Pbkdf2, ("pbkdf2-sha256", "password-custom")));
    }

    [Fact]
    public static void GivenMembers_AreSentAsTheySay() => Assert.Equal(
        """{"type":"password-pbkdf2-sha256","value":"096585747396c0f9e48bb1ef91ca8df620364f728b5b571fdae67992f02bb556","rounds":"10000","salt":"seasalt","where":"left"}""",
        Sent(Pbkdf2, ("pbkdf2-sha256", new Dictionary<string, string>
        {
            ["salt"] = "{salt:text}",
            ["rounds"] = "{iterations:text}",
            ["value"] = "{digest:hex}",
            ["where"] = "left",
            ["type"] = "password-pbkdf2-sha256",
        })));

    [Fact]
    public static void NullKind_IsRefused() => Assert.Equal(
        "PasswordKindUnsupported", Assert.Single(Convert(Table(("bcrypt", null)), false, KnownHashes.Bcrypt).Issues).RuleId);

    [Fact]
    public static void BcryptInOtherMembers_IsSentAsTheySay() => Assert.Equal(
        $$"""{"type":"password-bcrypt","value":"{{KnownHashes.Bcrypt}}","cost":10}""",
        Sent(KnownHashes.Bcrypt, ("bcrypt", new Dictionary<string, string> { ["type"] = "password-bcrypt", ["value"] = "{hash}", ["cost"] = "{cost}" })));

    [Fact]
    public static void ThirteenLetters_AreClearTextWhereTheUserSaysSo()
    {
        IdentityRecord record = Convert(Table(("des-crypt", "clear-text")), true, "summersummer2");

        Assert.Equal("summersummer2", record.Attributes["password"]);
        Assert.False(Convert(Table(("des-crypt", "clear-text")), false, "summersummer2").IsValid);
        Assert.Equal("password-crypt-des", TypeOf(Convert(Table(("des-crypt", "password-crypt-des")), true, "summersummer2")));
    }

    [Fact]
    public static void TypedEnvelope_PassesWithItsMembers()
    {
        Dictionary<string, object?> envelope = new Dictionary<string, object?> { ["type"] = "password-netforum", ["value"] = "abc", ["salt"] = "x" };

        Assert.Equal("""{"type":"password-netforum","value":"abc","salt":"x"}""", Sent(envelope));
    }

    [Theory]
    [InlineData("bcrpyt", "password-bcrypt", "PasswordKindUnknown")]
    [InlineData("bcrypt", "bcrypt", "PasswordTypeInvalid")]
    [InlineData("bcrypt", "password-", "PasswordTypeInvalid")]
    [InlineData("bcrypt", "clear-text", "PasswordTypeInvalid")]
    [InlineData("md5-hex", "clear-text", "PasswordTypeInvalid")]
    [InlineData("bcrypt", 5, "PasswordTypeInvalid")]
    public static void BadTable_IsRefusedAtTheStart(string kind, object type, string errorId)
    {
        MigrationException exception = Assert.Throws<MigrationException>(() => Table((kind, type)));

        Assert.Equal((errorId, kind), (exception.ErrorId, exception.Subject));
    }

    [Theory]
    [InlineData("bcrypt", "value", "{digest:hex}")]
    [InlineData("pbkdf2-sha256", "salt", "{salt}")]
    [InlineData("pbkdf2-sha256", "rounds", "{cost}")]
    [InlineData("pbkdf2-sha256", "value", "{hash:hex}")]
    public static void PartsThatAKindDoesNotHave_AreRefusedAtTheStart(string kind, string member, string part)
    {
        Dictionary<string, string> members = new Dictionary<string, string> { ["type"] = "password-x", ["value"] = "{hash}", [member] = part };

        MigrationException exception = Assert.Throws<MigrationException>(() => Table((kind, members)));

        Assert.Equal("PasswordTypeInvalid", exception.ErrorId);
        Assert.Contains(part, exception.Message, StringComparison.Ordinal);
        Assert.Contains("{hash}", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public static void MembersWithoutAType_AreRefusedAtTheStart() => Assert.Equal(
        "PasswordTypeInvalid",
        Assert.Throws<MigrationException>(() => Table(("bcrypt", new Dictionary<string, string> { ["value"] = "{hash}" }))).ErrorId);

    [Fact]
    public static void TypesThatAreNotDocumented_AreTold()
    {
        Assert.Equal(["password-sha256"], Table(("sha256-hex", "password-sha256"), ("bcrypt", "password-bcrypt")).UnknownTypes);
    }

    [Fact]
    public static void MembersThatAreNotDocumented_AreToldOnceTheyAreUsed()
    {
        PasswordTypeMap table = StoreTargets.Get(IdentityTarget.Akamai).CreatePasswordTypeMap();
        Convert(table, false, KnownHashes.Bcrypt);
        Assert.Empty(table.AssumedTypes);

        Convert(table, false, Pbkdf2);
        Assert.Equal(["password-pbkdf2-sha256"], table.AssumedTypes);
    }

    [Fact]
    public static void EveryDefault_IsADocumentedType() => Assert.All(
        PasswordTypeMap.Kinds.Select(kind => StoreTargets.Get(IdentityTarget.Akamai).CreatePasswordTypeMap().TypeOf(kind, false)).Where(type => type is not null),
        type => Assert.Contains(type, StoreTargets.Get(IdentityTarget.Akamai).CreatePasswordTypeMap().Types));

    private static string Sent(object password, params (string Kind, object? Type)[] changes)
    {
        IdentityRecord record = Convert(Table(changes), false, password);
        Assert.True(record.IsValid, string.Join(" ", record.Issues.Select(issue => issue.ToString())));
        ArrayBufferWriter<byte> buffer = new ArrayBufferWriter<byte>();
        using (Utf8JsonWriter writer = new Utf8JsonWriter(buffer, s_relaxed))
        {
            AttributeWriter.Write(writer, record.Attributes["password"]);
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static string? TypeOf(IdentityRecord record) => ((IDictionary<string, object?>)record.Attributes["password"]!)["type"] as string;

    private static PasswordTypeMap Table(params (string Kind, object? Type)[] changes) =>
        StoreTargets.Get(IdentityTarget.Akamai).CreatePasswordTypeMap(changes.ToDictionary(change => change.Kind, change => change.Type));

    private static IdentityRecord Convert(PasswordTypeMap table, bool allowClearText, object password)
    {
        ConversionOptions options = new ConversionOptions(StoreTargets.Get(IdentityTarget.Akamai))
        {
            Transforms = new Dictionary<string, IReadOnlyList<AttributeTransform>>
            {
                ["password"] = [BuiltInTransforms.Find("Password", allowClearText, table)!],
            },
        };
        return new IdentityConverter(options).Convert(Records.Of(("password", password)));
    }
}
