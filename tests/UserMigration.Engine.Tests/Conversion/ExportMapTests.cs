using System.Collections.Generic;
using System.Linq;
using UserMigration.Engine.Composition;
using UserMigration.Engine.Conversion;
using UserMigration.Engine.Values;
using Xunit;

namespace UserMigration.Engine.Tests.Conversion;

/// <summary>The default map of an export joins attributes by what they say, and names what it can't place.</summary>
public static class ExportMapTests
{
    [Fact]
    public static void Attribute_GoesWhereTheStoreHasTheSame()
    {
        IDictionary<string, object?> user = Convert(("uuid", "u1"), ("email", "a@example.com"), ("primaryAddress.city", "Köln"), ("created", "2020-01-02 03:04:05 +0000")).Attributes;

        Assert.Equal(("u1", "a@example.com", "2020-01-02T03:04:05Z"), (user["sub"], user["email"], user["createdTime"]));
        Assert.Equal("Köln", ((IDictionary<string, object?>)user["address"]!)["locality"]);
    }

    [Fact]
    public static void SocialProfile_BecomesAnIdentity()
    {
        IDictionary<string, object?> user = Convert(
            ("uuid", "u1"), ("email", "a@example.com"), ("profiles", Json("""[{"domain":"accounts.google.com","identifier":"https://www.google.com/profiles/117"}]"""))).Attributes;

        Dictionary<string, object?>[] identities = ((IEnumerable<object?>)user["identities"]!).Cast<Dictionary<string, object?>>().ToArray();
        Assert.Equal(["google", "self"], identities.Select(identity => identity["provider"]));
        Assert.Equal("117", identities[0]["providerUserId"]);
        Assert.Equal("a@example.com", identities[1]["email"]);
        Assert.False(user.ContainsKey("email"));
    }

    [Fact]
    public static void Consent_KeepsItsTime()
    {
        IDictionary<string, object?> user = Convert(
            ("uuid", "u1"), ("consents", Json("""[{"id":1,"type":"news","granted":false,"date":"2021-02-03 04:05:06 +0000"}]"""))).Attributes;

        Dictionary<string, object?> consent = ((IEnumerable<object?>)user["consents"]!).Cast<Dictionary<string, object?>>().Single();
        Assert.Equal(("news", "REVOKED", "2021-02-03T04:05:06.000Z"), (consent["fieldKey"], consent["state"], consent["time"]));
    }

    [Fact]
    public static void ConsentsByName_AreConsents()
    {
        IDictionary<string, object?> user = Convert(("uuid", "u1"), ("consents", Json("""{"news":{"granted":true,"updated":"2021-02-03 04:05:06 +0000"}}"""))).Attributes;

        Assert.Equal("ACCEPTED", ((IEnumerable<object?>)user["consents"]!).Cast<Dictionary<string, object?>>().Single()["state"]);
    }

    [Fact]
    public static void ElementThatCannotBeConverted_IsAnErrorOfTheRecord() =>
        Assert.False(Convert(("uuid", "u1"), ("profiles", Json("""[{"domain":"google.com"}]"""))).IsValid);

    [Fact]
    public static void ColumnWithoutAPlace_IsCounted()
    {
        IdentityConverter converter = Create();
        converter.Convert(Record(("uuid", "u1"), ("statuses", Json("""[{"status":"active"}]""")), ("clients", Json("[]")), ("aboutMe", "text")));

        Assert.Equal(
            [("uuid", "sub", 1, 1), ("statuses", "userStatus", 1, 1), ("clients", null, 0, 0), ("aboutMe", null, 1, 0)],
            converter.Placements.Select(placement => (placement.Column, placement.Attribute, placement.Filled, placement.Sent)));
    }

    [Theory]
    [InlineData("active", "VERIFIED")]
    [InlineData("suspended", "DECLINED")]
    public static void SuspendedUser_MayNotSignIn(string status, string expected) =>
        Assert.Equal(expected, Convert(("uuid", "u1"), ("statuses", Json($$"""[{"status":"{{status}}"}]"""))).Attributes["userStatus"]);

    [Fact]
    public static void MembersOfListsThatAreNotSent_AreCounted()
    {
        IdentityConverter converter = Create();
        converter.Convert(Record(
            ("uuid", "u1"), ("consents", Json("""[{"type":"a","granted":true,"context":"x"},{"type":"b","granted":true,"context":"y"}]""")),
            ("profiles", """[{"domain":"google.com","identifier":"7","accessCredentials":{"token":"t"}}]""")));
        converter.Convert(Record(("uuid", "u2"), ("consents", Json("""{"a":{"granted":true,"clientId":"web"}}""")), ("profiles", null)));

        Assert.Equal(
            [("consents.context", null, 1, 0), ("profiles.accessCredentials", null, 1, 0), ("consents.clientId", null, 1, 0)],
            converter.Placements.Skip(3).Select(placement => (placement.Column, placement.Attribute, placement.Filled, placement.Sent)));
    }

    [Fact]
    public static void Map_TakesPrecedence()
    {
        IdentityConverter converter = Create(new Dictionary<string, string>(System.StringComparer.OrdinalIgnoreCase) { ["legacyId"] = "sub" });

        IdentityRecord user = converter.Convert(Record(("uuid", "u1"), ("legacyId", "7")));

        Assert.Equal("7", user.Attributes["sub"]);
        Assert.Null(converter.Placements[0].Attribute);
    }

    private static IdentityRecord Convert(params (string Name, object? Value)[] fields) => Create().Convert(Record(fields));

    private static IdentityConverter Create(IReadOnlyDictionary<string, string>? renames = null)
    {
        ConversionOptions options = new ConversionOptions(StoreTargets.Get(IdentityTarget.Cidaas)) { From = StoreTargets.Get(IdentityTarget.Akamai) };
        options.Renames = renames ?? options.Renames;
        return new IdentityConverter(options);
    }

    private static MigrationRecord Record(params (string Name, object? Value)[] fields) =>
        new MigrationRecord(new RecordColumns(fields.Select(field => field.Name).ToArray()), fields.Select(field => field.Value).ToArray(), 1);

    private static object? Json(string text) => JsonTree.TryParse(text, out object? value, out _) ? value : null;
}
