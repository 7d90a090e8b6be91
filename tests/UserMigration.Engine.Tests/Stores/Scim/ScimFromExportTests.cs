using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using UserMigration.Engine.Composition;
using UserMigration.Engine.Conversion;
using UserMigration.Engine.Conversion.Tolerance;
using UserMigration.Engine.Schemas;
using UserMigration.Engine.Tests.Stores.Cidaas;
using UserMigration.Engine.Values;
using Xunit;

namespace UserMigration.Engine.Tests.Stores.Scim;

/// <summary>Where the users of an export of Akamai go in SCIM, and what is named because SCIM has no place for it.</summary>
public static class ScimFromExportTests
{
    private const string Shop = "urn:example:params:scim:schemas:extension:shop:2.0:User";

    private const string Schema = $$$"""
        {"target":"Scim","entityType":"user","schema":{"Schemas":{"Resources":[
          {"id":"{{{ScimCase.Core}}}","attributes":[
            {"name":"userName","type":"string","required":true},{"name":"name","type":"complex","subAttributes":[{"name":"givenName","type":"string"}]},
            {"name":"emails","type":"complex","multiValued":true,"subAttributes":[{"name":"value","type":"string"},{"name":"primary","type":"boolean"}]}]},
          {"id":"{{{Shop}}}","attributes":[
            {"name":"birthday","type":"string"},{"name":"loyaltyPoints","type":"integer"},
            {"name":"consents","type":"complex","multiValued":true,"subAttributes":[{"name":"type","type":"string"},{"name":"granted","type":"boolean"}]}]}]} } }
        """;

    [Fact]
    public static void User_GoesToTheCoreSchema() => Assert.Equal(
        """
        {"schemas":["urn:ietf:params:scim:schemas:core:2.0:User","urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"],"externalId":"u1","emails":[{"value":"a@example.com","primary":true}],"userName":"a@example.com","name":{"givenName":"Ada","middleName":"K","familyName":"Lovelace"},"displayName":"ada","phoneNumbers":[{"value":"+491","type":"mobile"},{"value":"+492","primary":true}],"addresses":[{"streetAddress":"Ring 1","locality":"Köln","region":"NW","postalCode":"50667","country":"DE","type":"home"}],"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User":{"organization":"Shop"},"locale":"de-DE","timezone":"Europe/Berlin"}
        """.Trim(),
        Sent(
            ("uuid", "u1"), ("email", "a@example.com"), ("givenName", "Ada"), ("middleName", "K"), ("familyName", "Lovelace"), ("displayName", "ada"),
            ("mobileNumber", "+491"), ("primaryAddress.phone", "+492"), ("primaryAddress.address1", "Ring 1"), ("primaryAddress.city", "Köln"),
            ("primaryAddress.stateAbbreviation", "NW"), ("primaryAddress.zip", "50667"), ("primaryAddress.country", "DE"), ("primaryAddress.company", "Shop"),
            ("locale", "de-DE"), ("timeZone", "Europe/Berlin")));

    [Theory]
    [InlineData("""[{"status":"active","statusCreated":"2020-01-01 00:00:00 +0000"}]""", "true")]
    [InlineData("""[{"status":"suspended","statusCreated":"2021-01-01 00:00:00 +0000"},{"status":"active","statusCreated":"2020-01-01 00:00:00 +0000"}]""", "false")]
    [InlineData("""[{"status":"suspended"},{"status":"Active"}]""", "true")]
    public static void LatestStatus_ShowsWhetherTheUserIsActive(string statuses, string active) =>
        Assert.Contains($"\"active\":{active}", Sent(("email", "a@example.com"), ("statuses", Json(statuses))), StringComparison.Ordinal);

    [Fact]
    public static void StatusesOfADatafile_AreReadToo() =>
        Assert.Contains("\"active\":false", Sent(("email", "a@example.com"), ("statuses", """[{"status":"suspended"}]""")), StringComparison.Ordinal);

    [Theory]
    [InlineData("""[{"status":"gold"}]""")]
    [InlineData("""[{"name":"active"}]""")]
    [InlineData("[\"active\"]")]
    public static void StatusThatIsNotKnown_IsAnErrorOfTheRecord(string statuses)
    {
        MigrationIssue issue = Assert.Single(Create().Convert(Records.Of(("email", "a@example.com"), ("statuses", Json(statuses)))).Issues);

        Assert.Equal(("active", IssueSeverity.Error), (issue.Attribute, issue.Severity));
        Assert.Contains("-Map @{ statuses = $null }", issue.Recommendation, StringComparison.Ordinal);
    }

    [Fact]
    public static void Roles_BecomeElements() =>
        Assert.Contains("\"roles\":[{\"value\":\"admin\"}]", Sent(("email", "a@example.com"), ("roles", Json("""[{"id":1,"name":"admin"}]"""))), StringComparison.Ordinal);

    [Fact]
    public static void WhatTheCoreSchemaLacks_IsCounted()
    {
        IdentityConverter converter = Create();

        converter.Convert(Records.Of(
            ("email", "a@example.com"), ("birthday", "1990-01-02"), ("gender", "female"), ("profiles", Json("""[{"domain":"google.com","identifier":"7"}]""")),
            ("consents", Json("""[{"type":"news","granted":true}]""")), ("clients", Json("""[{"clientId":"web"}]""")), ("legalAcceptances", Json("""[{"legalAcceptanceId":"t"}]""")),
            ("id", 7L), ("created", "2020-01-02 03:04:05 +0000")));

        Assert.Equal(("emails[primary eq true].value, userName", 1, 1), Of(converter, "email"));
        Assert.All(
            new[] { "birthday", "gender", "profiles", "consents", "clients", "legalAcceptances", "id", "created" },
            column => Assert.Equal((null, 1, 0), Of(converter, column)));
    }

    [Fact]
    public static void Hash_IsRefused_OrLeftOutAndCountedAsNotSent()
    {
        const string Hash = """{"type":"password-bcrypt","value":"$2y$10$abcdefghijklmnopqrstuuABCDEFGHIJKLMNOPQRSTUVWXYZ01234"}""";
        IdentityConverter leavesOut = Create(omitted: new OmittedPasswords([OmittedPasswords.Unusable], ScimCase.Target.Envelopes));

        IdentityRecord refused = Create().Convert(Records.Of(("email", "a@example.com"), ("password", Hash)));
        IdentityRecord sent = leavesOut.Convert(Records.Of(("email", "a@example.com"), ("password", Hash)));

        Assert.False(refused.IsValid);
        Assert.True(sent.IsValid);
        Assert.False(sent.Attributes.ContainsKey("password"));
        Assert.Equal(("password", 1, 0), Of(leavesOut, "password"));
    }

    [Fact]
    public static void Extension_GetsWhatHasItsName()
    {
        using JsonDocument schema = JsonDocument.Parse(Schema);
        IdentityConverter converter = Create(schema: SchemaReader.ReadSaved(schema.RootElement, "x", [ScimCase.Target.Schema]));

        IdentityRecord user = converter.Convert(Records.Of(
            ("email", "a@example.com"), ("birthday", "1990-01-02"), ("loyaltyPoints", 7L), ("consents", Json("""[{"type":"news","granted":true}]""")), ("givenName", "Ada"), ("middleName", "K")));

        Assert.Empty(user.Issues);
        IDictionary<string, object?> shop = (IDictionary<string, object?>)user.Attributes[Shop]!;
        Assert.Equal(("1990-01-02", 7L), (shop["birthday"], shop["loyaltyPoints"]));
        Assert.Equal("news", ((IEnumerable<object?>)shop["consents"]!).Cast<IDictionary<string, object?>>().Single()["type"]);
        Assert.Equal((Shop + ":birthday", 1, 1), Of(converter, "birthday"));

        // The server has only a part of the name.
        Assert.Equal("name.givenName", Of(converter, "givenName").Attribute);
        Assert.Null(Of(converter, "middleName").Attribute);
    }

    private static (string? Attribute, long Filled, long Sent) Of(IdentityConverter converter, string column)
    {
        AttributePlacement placement = converter.Placements.Single(one => one.Column == column);
        return (placement.Attribute, placement.Filled, placement.Sent);
    }

    private static string Sent(params (string Name, object? Value)[] fields)
    {
        IdentityRecord record = Create().Convert(Records.Of(fields));
        Assert.Empty(record.Issues);
        return CidaasConversion.Json(record);
    }

    private static IdentityConverter Create(IdentitySchema? schema = null, OmittedPasswords? omitted = null)
    {
        ConversionOptions options = ScimCase.Options(schema: schema);
        options.From = StoreTargets.Get(IdentityTarget.Akamai);
        options.OmittedPasswords = omitted;
        return new IdentityConverter(options);
    }

    private static object? Json(string text) => JsonTree.TryParse(text, out object? value, out _) ? value : null;
}
