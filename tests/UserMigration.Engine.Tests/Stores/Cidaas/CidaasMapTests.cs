using System.Linq;
using UserMigration.Engine.Composition;
using UserMigration.Engine.Stores.Cidaas;
using UserMigration.Engine.Targets;
using Xunit;

namespace UserMigration.Engine.Tests.Stores.Cidaas;

/// <summary>Which column goes to which member of a cidaas user by default.</summary>
public static class CidaasMapTests
{
    private static readonly StoreTarget s_target = StoreTargets.Get(IdentityTarget.Cidaas);

    [Theory]
    [InlineData("email", "email")]
    [InlineData("E-Mail", "email")]
    [InlineData("EMAIL", "email")]
    [InlineData("MAIL", "email")]
    [InlineData("givenName", "given_name")]
    [InlineData("given_name", "given_name")]
    [InlineData("First Name", "given_name")]
    [InlineData("LASTNAME", "family_name")]
    [InlineData("familyName", "family_name")]
    [InlineData("middleName", "middle_name")]
    [InlineData("mobileNumber", "mobile_number")]
    [InlineData("Phone", "phone_number")]
    [InlineData("birthday", "birthdate")]
    [InlineData("dateOfBirth", "birthdate")]
    [InlineData("uuid", "sub")]
    [InlineData("SUB", "sub")]
    [InlineData("password", "password_hash_info")]
    [InlineData("passwordHash", "password_hash_info")]
    [InlineData("password_hash_info", "password_hash_info")]
    [InlineData("status", "userStatus")]
    [InlineData("created", "createdTime")]
    [InlineData("createdAt", "createdTime")]
    [InlineData("lastLogin", "lastLoggedInTime")]
    [InlineData("city", "address.locality")]
    [InlineData("primaryAddress.city", "address.locality")]
    [InlineData("primaryAddress.zip", "address.postal_code")]
    [InlineData("primaryAddress.stateAbbreviation", "address.region")]
    [InlineData("primaryAddress.address1", "address.street_address")]
    [InlineData("primaryAddress.phone", "phone_number")]
    [InlineData("country", "address.country")]
    [InlineData("address.country", "address.country")]
    [InlineData("address.city", "address.locality")]
    [InlineData("address.other", "address.other")]
    [InlineData("password_hash_info.hData.salt", "password_hash_info.hData.salt")]
    [InlineData("address", "address")]
    [InlineData("timezone", "zoneinfo")]
    [InlineData("language", "locale")]
    [InlineData("providerUserId", "providerUserId")]
    [InlineData("identities", "identities")]
    public static void AttributeOf_FindsTheMemberByTheNamesThatAreCommon(string column, string attribute) =>
        Assert.Equal(attribute, s_target.AttributeOf(column));

    [Theory]
    [InlineData("loyaltyLevel", "customFields.loyaltyLevel")]
    [InlineData("customFields.loyaltyLevel", "customFields.loyaltyLevel")]
    [InlineData("CUSTOMFIELDS.loyaltyLevel", "customFields.loyaltyLevel")]
    [InlineData("primaryAddress.address2", "customFields.primaryAddress_address2")]
    [InlineData("id", "customFields.id")]
    [InlineData("displayName", "customFields.displayName")]
    [InlineData("İstanbul", "customFields.İstanbul")]
    public static void AttributeOf_AnythingElse_IsACustomField(string column, string attribute) =>
        Assert.Equal(attribute, s_target.AttributeOf(column));

    [Theory]
    [InlineData("need_reset_password")]
    [InlineData("generate_password")]
    [InlineData("no_event")]
    [InlineData("email_verified")]
    public static void AttributeOf_MembersThatTheContractDoesNotDescribe_AreNeverReachedByDefault(string column) =>
        Assert.Equal("customFields." + column, s_target.AttributeOf(column));

    [Fact]
    public static void AttributeOf_WhatItGives_GoesThereAgain() => Assert.All(
        CidaasMembers.Account.Concat(CidaasMembers.Identity).Concat(CidaasMembers.AddressParts.Select(part => "address." + part)),
        member => Assert.Equal(member, s_target.AttributeOf(s_target.AttributeOf(member))));

    [Fact]
    public static void AttributeOf_OfAStoreThatTakesColumnsAsTheyAre_IsTheColumn() =>
        Assert.Equal("givenname", StoreTargets.Get(IdentityTarget.Akamai).AttributeOf("givenname"));
}
