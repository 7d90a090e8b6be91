using System;
using System.Collections.Generic;
using System.Linq;
using UserMigration.Engine.Composition;
using UserMigration.Engine.Conversion;
using UserMigration.Engine.Conversion.Tolerance;
using UserMigration.Engine.Rules;
using UserMigration.Engine.Targets;
using UserMigration.Engine.Tests.Stores.Cidaas;
using UserMigration.Engine.Values;
using Xunit;

namespace UserMigration.Engine.Tests.Stores.PingOne;

/// <summary>Where the users of an export of Akamai go in PingOne, and what is named because PingOne has no place for it.</summary>
public static class PingOneFromExportTests
{
    private const string Bcrypt = """{"type":"password-bcrypt","value":"$2y$10$abcdefghijklmnopqrstuuABCDEFGHIJKLMNOPQRSTUVWXYZ01234"}""";

    private static readonly StoreTarget s_target = StoreTargets.Get(IdentityTarget.PingOne);

    [Fact]
    public static void User_GoesToTheAttributesOfPingOne() => Assert.Equal(
        """{"username":"a@example.com","email":"a@example.com","externalId":"u1","name":{"given":"Ada","middle":"K","family":"Lovelace"},"nickname":"ada","address":{"streetAddress":"Ring 1","locality":"Köln","region":"NW","postalCode":"50667","countryCode":"DE"},"primaryPhone":"+492","mobilePhone":"+491","locale":"de-DE","timezone":"Europe/Berlin"}""",
        CidaasConversion.Json(Convert(
            Create(),
            ("uuid", "u1"), ("email", "a@example.com"), ("givenName", "Ada"), ("middleName", "K"), ("familyName", "Lovelace"), ("displayName", "ada"),
            ("mobileNumber", "+491"), ("primaryAddress.phone", "+492"), ("primaryAddress.address1", "Ring 1"), ("primaryAddress.city", "Köln"),
            ("primaryAddress.stateAbbreviation", "NW"), ("primaryAddress.zip", "50667"), ("primaryAddress.country", "DE"),
            ("locale", "de-DE"), ("timeZone", "Europe/Berlin"))));

    [Fact]
    public static void WhatIsNotPartOfUserCreation_IsCounted()
    {
        IdentityConverter converter = Create();

        Convert(
            converter,
            ("email", "a@example.com"), ("profiles", Json("""[{"domain":"google.com","identifier":"7"}]""")), ("consents", Json("""[{"type":"news","granted":true}]""")),
            ("statuses", Json("""[{"status":"suspended"}]""")), ("clients", Json("""[{"clientId":"web"}]""")), ("legalAcceptances", Json("""[{"legalAcceptanceId":"t"}]""")),
            ("birthday", "1990-01-02"), ("gender", "female"), ("emailVerified", "2020-01-02 03:04:05 +0000"), ("created", "2020-01-02 03:04:05 +0000"), ("roles", Json("""[{"name":"admin"}]""")));

        Assert.Equal(("username, email", 1, 1), Of(converter, "email"));
        Assert.All(converter.Placements.Skip(1), placement => Assert.Equal((null, 1, 0), (placement.Attribute, placement.Filled, placement.Sent)));
    }

    [Fact]
    public static void BcryptIsSent_AndOtherHashesAreRefusedOrLeftOut()
    {
        const string Phpass = """{"type":"password-phpass-55","value":"$P$9IQRaTwmfeRo7ud9Fh4E2PdI0S3r.L0"}""";
        IdentityConverter leavesOut = Create(omitted: new OmittedPasswords([OmittedPasswords.Unusable], s_target.Envelopes));

        Convert(leavesOut, ("email", "a@example.com"), ("password", Bcrypt));
        IdentityRecord reset = Convert(leavesOut, ("email", "b@example.com"), ("password", Phpass));

        Assert.False(Create().Convert(Records.Of(("email", "b@example.com"), ("password", Phpass))).IsValid);
        Assert.True(reset.IsValid);
        Assert.Equal("PasswordOmitted", Assert.Single(reset.Issues).RuleId);
        Assert.Equal(("password", 2, 1), Of(leavesOut, "password"));
    }

    [Fact]
    public static void AttributesThatTheEnvironmentAdded_GetWhatHasTheirName()
    {
        IdentitySchema schema = new IdentitySchema(
            IdentityTarget.PingOne,
            "user",
            [
                new SchemaAttribute("username", "username", "string"), new SchemaAttribute("email", "email", "email"),
                new SchemaAttribute("birthday", "birthday", "string"), new SchemaAttribute("consents", "consents", "json"), new SchemaAttribute("profiles", "profiles", "string"),
            ]);
        IdentityConverter converter = Create(schema: schema);

        IdentityRecord user = Convert(
            converter, ("email", "a@example.com"), ("birthday", "1990-01-02"), ("consents", Json("""[{"type":"news","granted":true}]""")), ("profiles", Json("""[{"domain":"google.com","identifier":"7"}]""")));

        Assert.Equal("1990-01-02", user.Attributes["birthday"]);
        Assert.True(user.Attributes.ContainsKey("consents"));

        // A structure does not go to a text.
        Assert.Equal((null, 1, 0), Of(converter, "profiles"));
    }

    private static (string? Attribute, long Filled, long Sent) Of(IdentityConverter converter, string column)
    {
        AttributePlacement placement = converter.Placements.Single(one => one.Column == column);
        return (placement.Attribute, placement.Filled, placement.Sent);
    }

    private static IdentityRecord Convert(IdentityConverter converter, params (string Name, object? Value)[] fields)
    {
        IdentityRecord record = converter.Convert(Records.Of(fields));
        Assert.True(record.IsValid, string.Join(Environment.NewLine, record.Issues.Select(issue => issue.ToString())));
        return record;
    }

    private static IdentityConverter Create(IdentitySchema? schema = null, OmittedPasswords? omitted = null) => new IdentityConverter(new ConversionOptions(s_target)
    {
        Schema = schema,
        From = StoreTargets.Get(IdentityTarget.Akamai),
        OmittedPasswords = omitted,
        Transforms = new Dictionary<string, IReadOnlyList<AttributeTransform>>
        {
            ["password"] = [BuiltInTransforms.Find("Password", allowClearText: false, s_target.CreatePasswordTypeMap())!],
        },
    });

    private static object? Json(string text) => JsonTree.TryParse(text, out object? value, out _) ? value : null;
}
