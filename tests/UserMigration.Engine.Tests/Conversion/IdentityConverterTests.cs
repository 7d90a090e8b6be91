using System;
using System.Buffers;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Text.Json;
using UserMigration.Engine.Composition;
using UserMigration.Engine.Conversion;
using UserMigration.Engine.Conversion.Mapping;
using UserMigration.Engine.Rules;
using UserMigration.Engine.Runs.Upload;
using UserMigration.Engine.Tests.Upload;
using UserMigration.Engine.Values;
using Xunit;

namespace UserMigration.Engine.Tests.Conversion;

public static class IdentityConverterTests
{
    private const string Hash = "$2b$10$abcdefghijklmnopqrstuuABCDEFGHIJKLMNOPQRSTUVWXYZ01234";

    private static readonly JsonWriterOptions s_relaxed = new JsonWriterOptions
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    [Fact]
    public static void Dots_BecomeNestedObjects() => Assert.Equal(
        """{"email":"a@example.com","primaryAddress":{"city":"Bonn","zip":"53111"},"x":"1"}""",
        Json(Convert(("email", "a@example.com"), ("primaryAddress.city", "Bonn"), ("x", "1"), ("primaryAddress.zip", "53111"))));

    [Fact]
    public static void Blanks_AreNullAndAnEmptyPluralIsEmpty() => Assert.Equal(
        """{"email":null,"primaryAddress":{"city":null,"zip":null},"profiles":[]}""",
        Json(Convert(("email", ""), ("primaryAddress.city", ""), ("primaryAddress.zip", null), ("profiles", ""))));

    [Fact]
    public static void NullOfADatabase_IsABlank()
    {
        Assert.Equal("""{"x":null,"profiles":[]}""", Json(Convert(("x", DBNull.Value), ("profiles", DBNull.Value))));
        Assert.Equal("{}", Json(Convert(With(EmptyValue.Omit), ("x", DBNull.Value))));
    }

    [Fact]
    public static void DatesAndTimesOfADatabase_AreWrittenAsTheStoreTakesThem() => Assert.Equal(
        """{"day":"2020-12-19","time":"03:04:05","days":["2020-12-19"]}""",
        Json(Convert(("day", new DateOnly(2020, 12, 19)), ("time", new TimeOnly(3, 4, 5)), ("days", new object[] { new DateOnly(2020, 12, 19) }))));

    [Fact]
    public static void Blanks_CanBeLeftOut() => Assert.Equal(
        """{"x":"1"}""",
        Json(Convert(With(EmptyValue.Omit), ("email", ""), ("primaryAddress.city", ""), ("profiles", ""), ("x", "1"))));

    [Fact]
    public static void Blanks_CanAllBeNull() => Assert.Equal(
        """{"email":null,"profiles":null}""",
        Json(Convert(With(EmptyValue.Null), ("email", ""), ("profiles", ""))));

    [Theory]
    [InlineData("12/19/1989", "1989-12-19")]
    [InlineData("1/2/1989", "1989-01-02")]
    [InlineData("1989-12-19", "1989-12-19")]
    [InlineData("1989-12-19 22:04:00", "1989-12-19 22:04:00")]
    [InlineData("12/19/1989 22:04:00", "1989-12-19 22:04:00")]
    public static void Birthday_IsTurnedRound(string value, string expected) =>
        Assert.Equal($$"""{"birthday":"{{expected}}"}""", Json(Convert(("birthday", value))));

    [Fact]
    public static void BadBirthday_MarksItsRecord()
    {
        IdentityRecord record = Convert(("birthday", "19/12/1989"), ("x", "1"));

        Assert.False(record.IsValid);
        Assert.Equal(("DateShape", "birthday"), (record.Issues[0].RuleId, record.Issues[0].Attribute));
        Assert.Equal("1", record.Attributes["x"]);
    }

    [Fact]
    public static void Plural_IsTheJsonItSays() => Assert.Equal(
        """{"profiles":[{"identifier":"https://id.example.com/1","domain":"","n":1.50,"big":12345678901234567890}]}""",
        Json(Convert(("profiles", """[{"identifier":"https://id.example.com/1","domain":"","n":1.50,"big":12345678901234567890}]"""))));

    [Theory]
    [InlineData("{}", "PluralShape")]
    [InlineData("\"x\"", "PluralShape")]
    [InlineData("null", "PluralShape")]
    [InlineData("[", "JsonShape")]
    [InlineData("[1] x", "JsonShape")]
    [InlineData("[{\"a\":1,\"a\":2}]", "JsonShape")]
    [InlineData("[1e999]", "JsonShape")]
    [InlineData("[\"\\ud800\"]", "JsonShape")]
    [InlineData("[{\"\\udc00\":1}]", "JsonShape")]
    public static void BadPlural_MarksItsRecord(string value, string ruleId) =>
        Assert.Equal(ruleId, Assert.Single(Convert(("profiles", value)).Issues).RuleId);

    [Theory]
    [InlineData(Hash)]
    [InlineData("$2a$04$abcdefghijklmnopqrstuuABCDEFGHIJKLMNOPQRSTUVWXYZ01234")]
    [InlineData("$2y$31$abcdefghijklmnopqrstuuABCDEFGHIJKLMNOPQRSTUVWXYZ01234")]
    public static void Bcrypt_IsPutIntoTheEnvelope(string hash) => Assert.Equal(
        $$$"""{"password":{"type":"password-bcrypt","value":"{{{hash}}}"}}""", Json(Convert(("password", hash))));

    [Fact]
    public static void Envelope_PassesWithAllItsMembers()
    {
        const string Envelope = """{"type":"password-md5-salted-left-base64","value":"abc=","salt":"x"}""";

        Assert.Equal($$$"""{"password":{{{Envelope}}}}""", Json(Convert(("password", Envelope))));
    }

    [Theory]
    [InlineData("$2x$10$abcdefghijklmnopqrstuuABCDEFGHIJKLMNOPQRSTUVWXYZ01234", "PasswordKindUnsupported")]
    [InlineData("$2b$03$abcdefghijklmnopqrstuuABCDEFGHIJKLMNOPQRSTUVWXYZ01234", "PasswordHashShape")]
    [InlineData("$2b$32$abcdefghijklmnopqrstuuABCDEFGHIJKLMNOPQRSTUVWXYZ01234", "PasswordHashShape")]
    [InlineData("$2b$10$tooshort", "PasswordHashShape")]
    [InlineData("{SSHA}abcdef", "PasswordHashShape")]
    [InlineData("secret", "PasswordNotRecognised")]
    [InlineData("""{"value":"x"}""", "PasswordEnvelope")]
    [InlineData("""{"type":"password-bcrypt","value":"x"}""", "PasswordHashShape")]
    public static void OtherPasswords_AreRefused(string value, string ruleId)
    {
        IdentityRecord record = Convert(("password", value));

        Assert.Equal(ruleId, Assert.Single(record.Issues).RuleId);
        Assert.Null(record.Attributes["password"]);
        Assert.DoesNotContain(value, record.Issues[0].ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("12345678")]
    [InlineData("true")]
    [InlineData("null")]
    [InlineData("correct horse")]
    public static void ClearText_StaysTextWhereItIsAllowed(string value)
    {
        IdentityRecord record = Convert(WithClearText(), ("password", value));

        Assert.True(record.IsValid);
        Assert.Equal(value, record.Attributes["password"]);
    }

    [Theory]
    [InlineData("$P$BiAsT/abBIA/kaq92jKtNlISWom0IB", "PasswordHashShape")]
    [InlineData("{SSHA}abcdef", "PasswordHashShape")]
    [InlineData("5f4dcc3b5aa765d61d8327deb882cf99", "PasswordHashAmbiguous")]
    public static void HashesAreNeverSentAsClearText(string value, string ruleId) =>
        Assert.Equal(ruleId, Assert.Single(Convert(WithClearText(), ("password", value)).Issues).RuleId);

    [Fact]
    public static void Map_RenamesDropsAndSets()
    {
        ConversionOptions options = new ConversionOptions(StoreTargets.Get(IdentityTarget.Akamai))
        {
            Renames = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase) { ["E-Mail"] = "email" },
            Drops = ["secret"],
            Sources = new Dictionary<string, AttributeSource> { ["source.system"] = new ConstantSource("legacy") },
        };

        Assert.Equal(
            """{"email":"a@example.com","source":{"system":"legacy"}}""",
            Json(Convert(options, ("E-Mail", "a@example.com"), ("secret", "x"))));
    }

    [Fact]
    public static void MapOfAMissingColumn_IsRefusedWithASuggestion()
    {
        ConversionOptions options = new ConversionOptions(StoreTargets.Get(IdentityTarget.Akamai)) { Drops = ["emial"] };

        MigrationException exception = Assert.Throws<MigrationException>(() => Convert(options, ("email", "x")));

        Assert.Equal("ColumnNotFound", exception.ErrorId);
        Assert.Contains("'email'", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a", "a.b")]
    [InlineData("a.b", "a")]
    [InlineData("a..b", "c")]
    [InlineData(".a", "c")]
    public static void ConflictingColumns_AreRefused(string first, string second) => Assert.Equal(
        "AttributeConflict",
        Assert.Throws<MigrationException>(() => Convert((first, "1"), (second, "2"))).ErrorId);

    [Fact]
    public static void TypedValues_StayTyped() => Assert.Equal(
        """{"n":5,"d":1.5,"b":true,"t":"2019-01-02 11:14:22","list":[1,"x"]}""",
        Json(Convert(("n", 5), ("d", 1.5m), ("b", true), ("t", new DateTime(2019, 1, 2, 11, 14, 22, DateTimeKind.Utc)), ("list", new object[] { 1, "x" }))));

    [Fact]
    public static void Text_StaysText() => Assert.Equal(
        """{"zip":"01234","flag":"true","n":"1e5"}""",
        Json(Convert(("zip", "01234"), ("flag", "true"), ("n", "1e5"))));

    [Theory]
    [InlineData("Boolean", "Yes", "true")]
    [InlineData("Boolean", "0", "false")]
    [InlineData("Integer", "007", "7")]
    [InlineData("Number", "1.50", "1.50")]
    [InlineData("Trim", "  x ", "\"x\"")]
    [InlineData("Lower", "ÄI", "\"äi\"")]
    [InlineData("Json", "{\"a\":[1]}", "{\"a\":[1]}")]
    public static void NamedTransforms_Apply(string name, string value, string expected) =>
        Assert.Equal($$"""{"x":{{expected}}}""", Json(Convert(WithTransform(name), ("x", value))));

    [Theory]
    [InlineData("Boolean", "maybe")]
    [InlineData("Integer", "1.5")]
    [InlineData("Number", "1,5")]
    [InlineData("UsDate", "13/13/2000")]
    [InlineData("Json", "{a}")]
    public static void NamedTransforms_MarkWhatTheyCannotTake(string name, string value) =>
        Assert.False(Convert(WithTransform(name), ("x", value)).IsValid);

    [Theory]
    [InlineData(EmptyValue.Default, """{"email":"a","primaryAddress":{"zip":"1"},"tags":[],"data":{"a":null}}""")]
    [InlineData(EmptyValue.Omit, """{"email":"a","primaryAddress":{"zip":"1"},"tags":[],"data":{"a":null}}""")]
    [InlineData(EmptyValue.Null, """{"email":"a","givenName":null,"primaryAddress":{"city":null,"zip":"1"},"work":{"city":null},"profiles":null,"tags":[],"data":{"a":null}}""")]
    public static void BlanksOfADeltaRun_AreLeftOut_UnlessTheyWereAskedToBeNull(EmptyValue value, string expected)
    {
        ConversionOptions options = With(value);
        options.Transforms = new Dictionary<string, IReadOnlyList<AttributeTransform>>(options.Transforms.ToDictionary(pair => pair.Key, pair => pair.Value))
        {
            ["tags"] = [BuiltInTransforms.Find("Plural", false)!],
            ["data"] = [BuiltInTransforms.Find("Json", false)!],
        };
        IdentityRecord record = Convert(
            options, ("email", "a"), ("givenName", ""), ("primaryAddress.city", ""), ("primaryAddress.zip", "1"), ("work.city", ""),
            ("profiles", ""), ("tags", "[]"), ("data", """{"a":null}"""));

        new RecordIntake(new FakeStore(), null, new BulkCreateOptions { DeltaMigration = true }, DateTimeOffset.UnixEpoch).Take(record);

        Assert.Equal(expected, Json(record));
    }

    private static ConversionOptions With(EmptyValue value) => new ConversionOptions(StoreTargets.Get(IdentityTarget.Akamai)) { EmptyValue = value, Transforms = Defaults(false) };

    private static ConversionOptions WithClearText() => new ConversionOptions(StoreTargets.Get(IdentityTarget.Akamai)) { Transforms = Defaults(true) };

    private static ConversionOptions WithTransform(string name) => new ConversionOptions(StoreTargets.Get(IdentityTarget.Akamai))
    {
        Transforms = new Dictionary<string, IReadOnlyList<AttributeTransform>> { ["x"] = [BuiltInTransforms.Find(name, false)!] },
    };

    private static Dictionary<string, IReadOnlyList<AttributeTransform>> Defaults(bool allowClearText) =>
        StoreTargets.Get(IdentityTarget.Akamai).DefaultTransforms.ToDictionary(
            item => item.Key,
            item => (IReadOnlyList<AttributeTransform>)[BuiltInTransforms.Find(item.Value, allowClearText, StoreTargets.Get(IdentityTarget.Akamai).CreatePasswordTypeMap())!]);

    private static IdentityRecord Convert(params (string Name, object? Value)[] fields) =>
        Convert(new ConversionOptions(StoreTargets.Get(IdentityTarget.Akamai)) { Transforms = Defaults(false) }, fields);

    private static IdentityRecord Convert(ConversionOptions options, params (string Name, object? Value)[] fields) =>
        new IdentityConverter(options).Convert(Records.Of(fields));

    private static string Json(IdentityRecord record)
    {
        ArrayBufferWriter<byte> buffer = new ArrayBufferWriter<byte>();
        using (Utf8JsonWriter writer = new Utf8JsonWriter(buffer, s_relaxed))
        {
            AttributeWriter.Write(writer, record.Attributes);
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
