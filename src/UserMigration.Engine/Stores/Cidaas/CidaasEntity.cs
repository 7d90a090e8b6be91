using System;
using System.Collections.Generic;

namespace UserMigration.Engine.Stores.Cidaas;

/// <summary>What a user has besides the fields of the field setup (contract, sections 2.1 to 2.3).</summary>
internal static class CidaasEntity
{
    /// <summary>The object that holds the custom fields.</summary>
    public const string CustomFields = "customFields";

    /// <summary>The object that holds the address.</summary>
    public const string Address = "address";

    /// <summary>The members of <see cref="Address"/>.</summary>
    public static readonly string[] AddressMembers = { "formatted", "street_address", "locality", "region", "postal_code", "country" };

    /// <summary>The members of an identity that the field setup calls system fields.</summary>
    public static readonly string[] SystemFields =
    {
        "username", "email", "mobile_number", "phone_number", "given_name", "family_name", "middle_name", "nickname", "gender",
        "birthdate", "locale", "profile", "picture", "website", "zoneinfo", Address,
    };

    /// <summary>
    /// Members that documents show in examples and say nothing of. A record may give them; what the store does with them is
    /// for it to say.
    /// </summary>
    public static readonly string[] Extras =
    {
        "password", "generate_password", "need_reset_password", "ignore_default_roles", "consent_track_ids", "trackId", "rawJSON",
        "no_event", "street_address", "mobile_number_obj", "phone_number_obj", "email_verified", "mobile_number_verified",
        "phone_number_verified", "originalProviderUserId", "providerBusinessIds", "identityCustomFields",
    };

    /// <summary>The members of the account and of its identities that are no fields.</summary>
    public static IReadOnlyList<SchemaAttribute> Members { get; } = new[]
    {
        Make("sub", "string"),
        Make("userStatus", "string"),
        Make("user_status_reason", "string"),
        Make("password_hash_info", "password"),
        Make("mfa_enabled", "boolean"),
        MakeList("roles"),
        MakePlural(
            "groups",
            Make("groups._id", "string"),
            Make("groups.sub", "string"),
            new SchemaAttribute("groupId", "groups.groupId", "string") { IsRequired = true },
            MakeList("groups.roles"),
            Make("groups.createdTime", "date-time"),
            Make("groups.updatedTime", "date-time")),
        MakePlural(
            "consents",
            Make("consents.fieldKey", "string"),
            new SchemaAttribute("state", "consents.state", "string") { Options = new[] { "REVOKED", "ACCEPTED", "SKIPPED" } },
            Make("consents.consentId", "string"),
            Make("consents.versionId", "string"),
            Make("consents.time", "date-time"),
            Make("consents.value", "any")),
        Make("createdTime", "date-time"),
        Make("lastLoggedInTime", "date-time"),
        Make("identityId", "string"),
        Make("provider", "string"),
        Make("providerUserId", "string"),
        Make("identities", "any"),
    };

    /// <summary>Whether a key is a member of an identity.</summary>
    /// <param name="key">The key.</param>
    public static bool IsSystemField(string key) => Array.IndexOf(SystemFields, key) >= 0 || Array.IndexOf(AddressMembers, key) >= 0;

    private static SchemaAttribute Make(string path, string type) => new SchemaAttribute(NameOf(path), path, type);

    private static SchemaAttribute MakeList(string path) => new SchemaAttribute(NameOf(path), path, "string") { IsList = true };

    private static SchemaAttribute MakePlural(string path, params SchemaAttribute[] parts) =>
        new SchemaAttribute(path, path, "array") { IsPlural = true, Attributes = parts };

    private static string NameOf(string path) => path.Substring(path.LastIndexOf('.') + 1);
}
