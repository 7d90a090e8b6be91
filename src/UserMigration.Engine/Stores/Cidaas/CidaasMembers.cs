using System;
using System.Collections.Generic;
using System.Linq;
using UserMigration.Engine.Conversion;
using UserMigration.Engine.Conversion.Members;
using UserMigration.Engine.Rules;

namespace UserMigration.Engine.Stores.Cidaas;

/// <summary>The members of a cidaas user (contract, sections 2.1 to 2.3), in the order in which they are sent.</summary>
internal static class CidaasMembers
{
    /// <summary>The object that contains the custom fields.</summary>
    public const string CustomFields = "customFields";

    /// <summary>The object that contains the address.</summary>
    public const string Address = "address";

    private const CidaasMemberPlace OfAccount = CidaasMemberPlace.Account;
    private const CidaasMemberPlace OfIdentity = CidaasMemberPlace.Identity;
    private const CidaasMemberPlace OfAddress = CidaasMemberPlace.Address;

    private static readonly Func<AttributeTransform> s_text = () => TextMember.Instance;

    private static readonly CidaasMember[] s_all =
    {
        new CidaasMember(OfAccount, "sub", "uuid") { Transform = s_text, Schema = One("sub", "string") },
        new CidaasMember(OfAccount, "userStatus", "status accountstatus") { Transform = () => new CidaasStatus(), Schema = One("userStatus", "string") },
        new CidaasMember(OfAccount, "user_status_reason", "statusreason") { Transform = s_text, Schema = One("user_status_reason", "string") },
        new CidaasMember(OfIdentity, "provider") { Transform = () => new CidaasProvider(), Schema = One("provider", "string") },
        new CidaasMember(OfIdentity, "providerUserId") { Transform = s_text, Schema = One("providerUserId", "string") },
        new CidaasMember(OfIdentity, "identityId") { Transform = s_text, Schema = One("identityId", "string") },
        new CidaasMember(OfIdentity, "username", "loginname preferredusername") { Transform = s_text },
        new CidaasMember(OfIdentity, "email", "mail emailaddress") { Transform = s_text, Kind = AttributeKind.Email },
        new CidaasMember(OfIdentity, "mobile_number", "mobile mobilephone mobilephonenumber cellphone cellphonenumber primaryaddress.mobile")
        {
            Transform = s_text,
            Kind = AttributeKind.PhoneNumber,
        },
        new CidaasMember(OfIdentity, "phone_number", "phone telephone telephonenumber primaryaddress.phone")
        {
            Transform = s_text,
            Kind = AttributeKind.PhoneNumber,
        },
        new CidaasMember(OfIdentity, "given_name", "firstname forename") { Transform = s_text },
        new CidaasMember(OfIdentity, "family_name", "lastname surname") { Transform = s_text },
        new CidaasMember(OfIdentity, "middle_name") { Transform = s_text },
        new CidaasMember(OfIdentity, "nickname") { Transform = s_text },
        new CidaasMember(OfIdentity, "gender", "sex") { Transform = s_text },
        new CidaasMember(OfIdentity, "birthdate", "birthday dateofbirth dob") { Transform = () => DayMember.Instance, Kind = AttributeKind.Day },
        new CidaasMember(OfIdentity, "locale", "language preferredlanguage") { Transform = s_text },
        new CidaasMember(OfIdentity, "zoneinfo", "timezone") { Transform = s_text },
        new CidaasMember(OfIdentity, "profile", "profileurl") { Transform = s_text, Kind = AttributeKind.Url },
        new CidaasMember(OfIdentity, "picture", "pictureurl") { Transform = s_text, Kind = AttributeKind.Url },
        new CidaasMember(OfIdentity, "website", "homepage") { Transform = s_text, Kind = AttributeKind.Url },
        new CidaasMember(OfIdentity, Address)
        {
            Transform = () => new ObjectMember(
                "Map the column to one part, as in -Map @{ address = 'address.formatted' }, or write the address as JSON.", _ => TextMember.Instance),
        },
        new CidaasMember(OfAccount, "password_hash_info", "password passwordhash hashedpassword userpassword") { Schema = One("password_hash_info", "password") },
        new CidaasMember(OfAccount, "mfa_enabled")
        {
            Transform = () => BuiltInTransforms.Create("mfa_enabled", "Boolean", null, allowClearText: false),
            Kind = AttributeKind.Boolean,
            Schema = One("mfa_enabled", "boolean"),
        },
        new CidaasMember(OfAccount, "roles") { Transform = () => ListMember.Instance, Schema = List("roles") },
        new CidaasMember(OfAccount, "groups")
        {
            Transform = () => CidaasElements.Groups,
            Kind = AttributeKind.Json,
            Schema = Plural(
                "groups",
                One("groups._id", "string"),
                One("groups.sub", "string"),
                new SchemaAttribute("groupId", "groups.groupId", "string") { IsRequired = true },
                List("groups.roles"),
                One("groups.createdTime", "date-time"),
                One("groups.updatedTime", "date-time")),
        },
        new CidaasMember(OfAccount, "consents")
        {
            Transform = () => CidaasElements.Consents,
            Kind = AttributeKind.Json,
            Schema = Plural(
                "consents",
                One("consents.fieldKey", "string"),
                new SchemaAttribute("state", "consents.state", "string") { Options = new[] { "REVOKED", "ACCEPTED", "SKIPPED" } },
                One("consents.consentId", "string"),
                One("consents.versionId", "string"),
                One("consents.time", "date-time"),
                One("consents.value", "any")),
        },
        new CidaasMember(OfAccount, "createdTime", "created createdat createdon createddate creationdate registrationdate registeredat")
        {
            Transform = () => TimeMember.Instance,
            Kind = AttributeKind.IsoDateTime,
            Schema = One("createdTime", "date-time"),
        },
        new CidaasMember(OfAccount, "lastLoggedInTime", "lastlogin lastloginat lastlogindate lastlogintime lastlogon lastloggedin")
        {
            Transform = () => TimeMember.Instance,
            Kind = AttributeKind.IsoDateTime,
            Schema = One("lastLoggedInTime", "date-time"),
        },
        new CidaasMember(OfAccount, "identities") { Transform = () => CidaasElements.Identities, Kind = AttributeKind.Json, Schema = One("identities", "any") },
        new CidaasMember(OfAccount, CustomFields),
        new CidaasMember(OfAddress, "formatted") { Transform = s_text },
        new CidaasMember(OfAddress, "street_address", "street address1 addressline1") { Transform = s_text },
        new CidaasMember(OfAddress, "locality", "city town") { Transform = s_text },
        new CidaasMember(OfAddress, "region", "state stateabbreviation province") { Transform = s_text },
        new CidaasMember(OfAddress, "postal_code", "zip zipcode postcode") { Transform = s_text },
        new CidaasMember(OfAddress, "country", "countrycode") { Transform = s_text },
    };

    private static readonly Dictionary<string, int> s_places = s_all.Select((member, i) => (member.Path, i)).ToDictionary(one => one.Path, one => one.i, StringComparer.Ordinal);

    /// <summary>
    /// Members that appear in examples of the documentation without a description. A record can contain them. How the store handles them is
    /// undocumented.
    /// </summary>
    public static readonly string[] Extras =
    {
        "password", "generate_password", "need_reset_password", "ignore_default_roles", "consent_track_ids", "trackId", "rawJSON",
        "no_event", "street_address", "mobile_number_obj", "phone_number_obj", "email_verified", "mobile_number_verified",
        "phone_number_verified", "originalProviderUserId", "providerBusinessIds", "identityCustomFields",
    };

    /// <summary>All members, in the order in which they are sent.</summary>
    public static IReadOnlyList<CidaasMember> All => s_all;

    /// <summary>The members of an account, in the order in which they are sent; custom fields and identities come last.</summary>
    public static IReadOnlyList<string> Account { get; } = NamesOf(OfAccount);

    /// <summary>The members of an identity, in the order in which they are sent; <c>sub</c> comes before them.</summary>
    public static IReadOnlyList<string> Identity { get; } = NamesOf(OfIdentity);

    /// <summary>The members of an address.</summary>
    public static IReadOnlyList<string> AddressParts { get; } = NamesOf(OfAddress);

    /// <summary>The members of the account and of its identities that a field setup does not describe.</summary>
    public static IReadOnlyList<SchemaAttribute> Schema { get; } = s_all.Where(member => member.Schema is not null).Select(member => member.Schema!).ToArray();

    /// <summary>Gets the position of a member in the order in which members are sent.</summary>
    /// <param name="path">The full name of the member, with dots.</param>
    /// <returns>The position, from 0; <see cref="int.MaxValue"/> if the contract does not describe the member.</returns>
    public static int PlaceOf(string path) => s_places.TryGetValue(path, out int place) ? place : int.MaxValue;

    /// <summary>Finds a member.</summary>
    /// <param name="path">The full name of the member, with dots, in the exact letter case.</param>
    /// <returns>The member; null if the contract does not describe it.</returns>
    public static CidaasMember? Find(string path) => s_places.TryGetValue(path, out int place) ? s_all[place] : null;

    /// <summary>Whether a member at the root belongs to an identity instead of the account.</summary>
    /// <param name="name">The name of the member.</param>
    public static bool IsOfIdentity(string name) => Find(name) is { Place: CidaasMemberPlace.Identity };

    /// <summary>Whether a key of the field setup is a member of an identity or of its address, and so a system field.</summary>
    /// <param name="key">The key.</param>
    public static bool IsSystemField(string key) => Find(key) is { Place: CidaasMemberPlace.Identity, Schema: null } || AddressParts.Contains(key);

    private static string[] NamesOf(CidaasMemberPlace place) => s_all.Where(member => member.Place == place).Select(member => member.Name).ToArray();

    private static SchemaAttribute One(string path, string type) => new SchemaAttribute(NameOf(path), path, type);

    private static SchemaAttribute List(string path) => new SchemaAttribute(NameOf(path), path, "string") { IsList = true };

    private static SchemaAttribute Plural(string path, params SchemaAttribute[] parts) =>
        new SchemaAttribute(path, path, "array") { IsPlural = true, Attributes = parts };

    private static string NameOf(string path) => path.Substring(path.LastIndexOf('.') + 1);
}
