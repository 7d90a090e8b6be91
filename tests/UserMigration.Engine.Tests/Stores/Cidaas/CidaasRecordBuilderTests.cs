using System;
using System.Collections.Generic;
using System.Linq;
using UserMigration.Engine.Composition;
using UserMigration.Engine.Conversion;
using UserMigration.Engine.Conversion.Mapping;
using Xunit;

namespace UserMigration.Engine.Tests.Stores.Cidaas;

/// <summary>The flat element that a row becomes.</summary>
public static class CidaasRecordBuilderTests
{
    private const string Bcrypt = "$2b$10$EfrjjYYGih4j4AbnpIWT2OEjvvRoYNBDJ0Wv2E.MwE/oZ87hasAHi";

    [Fact]
    public static void MinimalElement_IsThatOfTheDocumentation_InAFixedOrder()
    {
        const string Wanted = $$$"""{"sub":"8dfc4306","userStatus":"VERIFIED","provider":"self","email":"user@example.com","password_hash_info":{"algorithmTypeId":"BCRYPT_10","passwordHash":"{{{Bcrypt}}}"}}""";
        (string, object?)[] fields = [("userStatus", "VERIFIED"), ("sub", "8dfc4306"), ("email", "user@example.com"), ("password", Bcrypt), ("provider", "self")];

        Assert.Equal(Wanted, CidaasConversion.Sent(fields));
        Assert.Equal(Wanted, CidaasConversion.Sent(Enumerable.Reverse(fields).ToArray()));
    }

    [Fact]
    public static void ColumnsOfALegacySystem_GoToTheirMembers() => Assert.Equal(
        """{"sub":"u1","provider":"self","email":"a@example.com","mobile_number":"+49151","given_name":"Ada","family_name":"Muster","gender":"female","birthdate":"1989-12-19","address":{"street_address":"Weg 1","locality":"Bonn","region":"NW","postal_code":"53111","country":"DE"},"createdTime":"2020-01-31T08:00:00Z","lastLoggedInTime":"2021-01-31T08:00:00+01:00","customFields":{"loyalty":"gold","primaryAddress_address2":"Hof"}}""",
        CidaasConversion.Sent(
            ("uuid", "u1"),
            ("email", "a@example.com"),
            ("givenName", "Ada"),
            ("familyName", "Muster"),
            ("birthday", "12/19/1989"),
            ("gender", "female"),
            ("mobileNumber", "+49151"),
            ("loyalty", "gold"),
            ("primaryAddress.city", "Bonn"),
            ("primaryAddress.zip", "53111"),
            ("primaryAddress.stateAbbreviation", "NW"),
            ("primaryAddress.country", "DE"),
            ("primaryAddress.address1", "Weg 1"),
            ("primaryAddress.address2", "Hof"),
            ("created", "2020-01-31 08:00:00"),
            ("lastLogin", "2021-01-31T08:00:00+01:00")));

    [Fact]
    public static void Blanks_AreLeftOut_AndObjectsOfBlanksToo() => Assert.Equal(
        """{"provider":"self","email":"a@example.com"}""",
        CidaasConversion.Sent(("email", "a@example.com"), ("givenName", ""), ("city", null), ("loyalty", ""), ("password", ""), ("provider", ""), ("groups", "")));

    [Fact]
    public static void Blanks_AreNullWhereThatIsAskedFor()
    {
        ConversionOptions options = CidaasConversion.Options();
        options.EmptyValue = EmptyValue.Null;

        Assert.Equal(
            """{"provider":"self","given_name":null}""",
            CidaasConversion.Json(new IdentityConverter(options).Convert(Records.Of(("givenName", ""), ("provider", "")))));
    }

    [Fact]
    public static void TwoColumnsOfOneMember_AreRefused()
    {
        MigrationException exception = Assert.Throws<MigrationException>(() => CidaasConversion.Convert(("email", "a"), ("mail", "b")));

        Assert.Equal("AttributeConflict", exception.ErrorId);
        Assert.Contains("the column 'mail' by default", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public static void Map_WinsOverTheDefaults_AndReachesMembersThatAreNotDescribed()
    {
        ConversionOptions options = CidaasConversion.Options();
        options.Renames = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase) { ["id"] = "sub", ["mail"] = "customFields.mail", ["reset"] = "need_reset_password" };
        options.Sources = new Dictionary<string, AttributeSource>
        {
            ["email"] = MapEntry.Read("email", new Dictionary<string, object?> { ["FirstOf"] = new[] { "Kontakt", "mail" } }),
            ["userStatus"] = new ConstantSource("VERIFIED"),
        };
        options.Drops = ["Kontakt"];

        Assert.Equal(
            """{"sub":"7","userStatus":"VERIFIED","provider":"self","email":"b","customFields":{"mail":"b"},"need_reset_password":true}""",
            CidaasConversion.Json(new IdentityConverter(options).Convert(Records.Of(("id", "7"), ("Kontakt", ""), ("mail", "b"), ("reset", true)))));
    }

    [Fact]
    public static void TypedValues_BecomeWhatTheMemberIs() => Assert.Equal(
        """{"sub":"7","provider":"self","birthdate":"1989-12-19","address":{"postal_code":"53111"},"mfa_enabled":true,"createdTime":"2020-01-31T07:00:00Z","customFields":{"points":5}}""",
        CidaasConversion.Sent(
            ("sub", 7),
            ("zip", 53111),
            ("birthdate", new DateTime(1989, 12, 19)),
            ("mfa_enabled", "yes"),
            ("points", 5),
            ("createdAt", new DateTimeOffset(2020, 1, 31, 8, 0, 0, TimeSpan.FromHours(1)))));

    [Theory]
    [InlineData("2020-01-31", "2020-01-31T00:00:00Z")]
    [InlineData("2020-01-31 08:00:00", "2020-01-31T08:00:00Z")]
    [InlineData("2020-01-31 08:00:00 +0200", "2020-01-31T06:00:00Z")]
    [InlineData("2020-01-31T08:00:00.123Z", "2020-01-31T08:00:00.123Z")]
    [InlineData("2020-01-31T08:00:00+02:00", "2020-01-31T08:00:00+02:00")]
    [InlineData("2020-01-31T08:00:00", "2020-01-31T08:00:00Z")]
    public static void Times_AreIso8601(string given, string sent) => Assert.Equal(
        $$"""{"sub":"1","provider":"self","createdTime":"{{sent}}"}""", CidaasConversion.Sent(("sub", "1"), ("createdTime", given)));

    [Theory]
    [InlineData("createdTime", "31.01.2020", "DateShape")]
    [InlineData("birthdate", "1989-12-19 05:00:00", "DateShape")]
    [InlineData("birthdate", "03/04/1980", "DateAmbiguous")]
    [InlineData("mfa_enabled", "maybe", "BooleanShape")]
    [InlineData("userStatus", "active", "UserStatusUnknown")]
    [InlineData("address", "Weg 1, Bonn", "ObjectShape")]
    [InlineData("customFields", "[1]", "ObjectShape")]
    [InlineData("roles", """[{"a":1}]""", "ElementShape")]
    [InlineData("groups", """[{"roles":["A"]}]""", "ElementShape")]
    [InlineData("groups", "[A", "ElementShape")]
    [InlineData("consents", "yes", "ElementShape")]
    [InlineData("consents", """[{"state":"ACCEPTED"}]""", "ElementShape")]
    [InlineData("identities", "of facebook", "ElementShape")]
    public static void WhatAMemberCannotBe_IsAnErrorOfTheRecord(string column, string value, string ruleId)
    {
        IdentityRecord record = CidaasConversion.Convert(("sub", "1"), (column, value));

        MigrationIssue issue = Assert.Single(record.Issues);
        Assert.Equal((ruleId, IssueSeverity.Error, column), (issue.RuleId, issue.Severity, issue.Attribute));
        Assert.DoesNotContain(value, issue.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("verified", "VERIFIED", null)]
    [InlineData("Pending", "PENDING", null)]
    [InlineData("LOCKED", "LOCKED", "UserStatusManaged")]
    [InlineData("combined", "COMBINED", "UserStatusManaged")]
    [InlineData("DELETED", "DELETED", "UserStatusManaged")]
    public static void Status_IsThatOfTheStore(string given, string sent, string? ruleId)
    {
        IdentityRecord record = CidaasConversion.Convert(("status", given));

        Assert.Equal(sent, record.Attributes["userStatus"]);
        Assert.True(record.IsValid);
        Assert.Equal(ruleId, record.Issues.SingleOrDefault()?.RuleId);
    }

    [Theory]
    [InlineData("ADMIN; USER;ADMIN", """["ADMIN","USER"]""")]
    [InlineData("USER", """["USER"]""")]
    [InlineData("""["A,B","C"]""", """["A,B","C"]""")]
    public static void Roles_AreTextsOrJson(string given, string sent) => Assert.Equal(
        $$"""{"sub":"1","provider":"self","roles":{{sent}}}""", CidaasConversion.Sent(("sub", "1"), ("roles", given)));

    [Theory]
    [InlineData("CIDAAS_USERS", """[{"sub":"1","groupId":"CIDAAS_USERS"}]""")]
    [InlineData("STAFF:ADMIN,EDITOR;CIDAAS_USERS", """[{"sub":"1","groupId":"STAFF","roles":["ADMIN","EDITOR"]},{"sub":"1","groupId":"CIDAAS_USERS"}]""")]
    [InlineData("""["CIDAAS_USERS"]""", """[{"sub":"1","groupId":"CIDAAS_USERS"}]""")]
    [InlineData("""[{"groupId":"A","roles":["X","X"]},{"sub":"2","groupId":"B","createdTime":"t"}]""", """[{"sub":"1","groupId":"A","roles":["X"]},{"sub":"2","groupId":"B","createdTime":"t"}]""")]
    [InlineData("""{"groupId":"A"}""", """[{"sub":"1","groupId":"A"}]""")]
    public static void Groups_HaveTheSubOfTheUser(string given, string sent) => Assert.Equal(
        $$"""{"sub":"1","provider":"self","groups":{{sent}}}""", CidaasConversion.Sent(("groups", given), ("sub", "1")));

    [Fact]
    public static void Groups_WithoutASub_AreAnError() =>
        Assert.Equal("GroupWithoutSub", Assert.Single(CidaasConversion.Convert(("groups", "A"), ("email", "a@example.com")).Issues).RuleId);

    [Fact]
    public static void Consents_AreJson() => Assert.Equal(
        """{"sub":"1","provider":"self","consents":[{"fieldKey":"terms","state":"ACCEPTED"}]}""",
        CidaasConversion.Sent(("sub", "1"), ("consents", """[{"fieldKey":"terms","state":"ACCEPTED"}]""")));

    [Fact]
    public static void Identities_InJson_GetTheSubAndKeepTheRest() => Assert.Equal(
        """{"sub":"1","identities":[{"sub":"1","provider":"self","email":"a"},{"sub":"1","provider":"facebook","providerUserId":"f","extra":true}]}""",
        CidaasConversion.Sent(("sub", "1"), ("identities", """[{"email":"a"},{"provider":"facebook","providerUserId":"f","extra":true}]""")));

    [Fact]
    public static void ProviderWithoutItsIdentifier_IsAWarning()
    {
        IdentityRecord record = CidaasConversion.Convert(("sub", "1"), ("email", "a"), ("provider", "facebook"));

        Assert.Equal(("ProviderUserIdMissing", true), (Assert.Single(record.Issues).RuleId, record.IsValid));
        Assert.Equal("facebook", record.Attributes["provider"]);
    }

    [Fact]
    public static void PasswordInParts_IsChecked_AndLeftOutWhereItHasNoHash()
    {
        Assert.Equal(
            """{"sub":"1","provider":"self","password_hash_info":{"algorithmTypeId":"CUSTOM_A","passwordHash":"x","hData":{"salt":"s"}}}""",
            CidaasConversion.Sent(
                ("sub", "1"), ("password_hash_info.algorithmTypeId", "CUSTOM_A"), ("password_hash_info.passwordHash", "x"), ("password_hash_info.hData.salt", "s")));
        Assert.Equal(
            """{"sub":"1","provider":"self"}""",
            CidaasConversion.Sent(("sub", "1"), ("password_hash_info.algorithmTypeId", "CUSTOM_A"), ("password_hash_info.passwordHash", "")));
        Assert.Equal(
            "PasswordHashShape",
            Assert.Single(CidaasConversion.Convert(("password_hash_info.algorithmTypeId", "BCRYPT_12"), ("password_hash_info.passwordHash", Bcrypt)).Issues).RuleId);
    }

    [Fact]
    public static void ClearText_IsSentAsTheMemberOfTheExamples_WhereThatIsAllowed()
    {
        IdentityRecord record = new IdentityConverter(CidaasConversion.Options(allowClearText: true)).Convert(Records.Of(("sub", "1"), ("password", "secret")));

        Assert.Equal("""{"sub":"1","provider":"self","password":"secret"}""", CidaasConversion.Json(record));
        Assert.Equal("PasswordNotRecognised", Assert.Single(CidaasConversion.Convert(("password", "secret")).Issues).RuleId);
    }

    [Fact]
    public static void CustomFields_OfTheFieldSetup_HaveItsTypes()
    {
        ConversionOptions options = CidaasConversion.Options();
        options.Schema = FieldSetup();
        IdentityConverter converter = new IdentityConverter(options);

        Assert.Equal(
            """{"sub":"1","provider":"self","customFields":{"points":12.5,"news":true,"since":"2020-01-31T00:00:00Z","day":"2020-01-31","tags":["a","b"],"name":"7","other":"x"}}""",
            CidaasConversion.Json(converter.Convert(Records.Of(
                ("sub", "1"), ("points", "12.5"), ("news", "TRUE"), ("since", "2020-01-31"), ("day", "2020-01-31"), ("tags", "a;b"), ("customFields.name", 7), ("other", "x")))));
        Assert.Equal(
            """{"sub":"1","provider":"self","customFields":{"points":1,"news":false}}""",
            CidaasConversion.Json(converter.Convert(Records.Of(("sub", "1"), ("customFields", """{"points":"1","news":"no"}""")))));
        Assert.Equal("NumberShape", Assert.Single(converter.Convert(Records.Of(("sub", "1"), ("points", "many"))).Issues).RuleId);
    }

    [Fact]
    public static void SchemaOfAnotherKindOfStore_IsRefusedAtTheStart() => Assert.Equal(
        "SchemaOfOtherTarget",
        Assert.Throws<MigrationException>(() => new IdentityConverter(new ConversionOptions(StoreTargets.Get(IdentityTarget.Akamai)) { Schema = FieldSetup() })).ErrorId);

    [Fact]
    public static void Deletion_NeedsNoMoreThanItsKey()
    {
        ConversionOptions options = CidaasConversion.Options();
        options.OperationColumn = "Op";
        IdentityConverter converter = new IdentityConverter(options);

        IdentityRecord record = converter.Convert(Records.Of(("op", "DELETE"), ("sub", "1"), ("password", "secret"), ("birthdate", "x"), ("groups", "A")));

        Assert.Equal((RecordOperation.Delete, true), (record.Operation, record.IsValid));
        Assert.Empty(record.Issues);
        Assert.Equal("1", record.Attributes["sub"]);
        Assert.False(record.Attributes.ContainsKey("password_hash_info"));
        Assert.False(converter.Convert(Records.Of(("op", "update"), ("sub", "1"), ("password", "secret"))).IsValid);
    }

    private static IdentitySchema FieldSetup()
    {
        SchemaAttribute[] fields =
        [
            Field("points", "NUMBER"), Field("news", "CHECKBOX"), Field("since", "DATE"), Field("day", "DAYDATE"), Field("tags", "MULTISELECT"), Field("name", "TEXT"),
        ];
        return new IdentitySchema(IdentityTarget.Cidaas, "user", [new SchemaAttribute("customFields", "customFields", "object") { IsObject = true, Attributes = fields }]);
    }

    private static SchemaAttribute Field(string name, string type) => new SchemaAttribute(name, "customFields." + name, type);
}
