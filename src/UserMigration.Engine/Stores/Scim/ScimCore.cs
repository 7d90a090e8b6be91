using System;
using System.Collections.Generic;
using System.Linq;

namespace UserMigration.Engine.Stores.Scim;

/// <summary>
/// The attributes of the core schema of users and of the enterprise extension (RFC 7643, sections 3.1, 4.1 and 4.3), for work without the schema of
/// a server.
/// </summary>
internal static class ScimCore
{
    private static readonly string[] s_contact = { "value", "display", "type", "primary:boolean" };
    private static readonly string[] s_address = { "formatted", "streetAddress", "locality", "region", "postalCode", "country", "type", "primary:boolean" };

    /// <summary>The attributes that each resource has, and that schemas do not list (section 3.1).</summary>
    public static IReadOnlyList<SchemaAttribute> Common { get; } = new[]
    {
        new SchemaAttribute("schemas", "schemas", "string") { IsList = true, IsReserved = true, IsCreateOnly = true },
        new SchemaAttribute(ScimTarget.Id, ScimTarget.Id, "string") { IsReserved = true, IsCaseSensitive = true },
        new SchemaAttribute("externalId", "externalId", "string") { IsCaseSensitive = true },
        new SchemaAttribute("meta", "meta", "complex")
        {
            IsReserved = true,
            IsObject = true,
            Attributes = Parts("meta", new[] { "resourceType", "created:dateTime", "lastModified:dateTime", "location", "version" }, isReserved: true),
        },
    };

    private static readonly SchemaAttribute[] s_all =
    {
        new SchemaAttribute(ScimTarget.UserName, ScimTarget.UserName, "string") { IsRequired = true, IsUnique = true },
        Object("name", "formatted", "familyName", "givenName", "middleName", "honorificPrefix", "honorificSuffix"),
        Text("displayName"), Text("nickName"), Text("profileUrl"), Text("title"), Text("userType"), Text("preferredLanguage"), Text("locale"), Text("timezone"),
        new SchemaAttribute("active", "active", "boolean"),
        Text("password"),
        Plural("emails", s_contact), Plural("phoneNumbers", s_contact), Plural("ims", s_contact), Plural("photos", s_contact),
        Plural("addresses", s_address), Plural("entitlements", s_contact), Plural("roles", s_contact), Plural("x509Certificates", s_contact),
        new SchemaAttribute("groups", "groups", "complex") { IsPlural = true, IsReserved = true, Attributes = Parts("groups", s_contact, isReserved: true) },
        Text(Extended("employeeNumber")), Text(Extended("costCenter")), Text(Extended("organization")), Text(Extended("division")), Text(Extended("department")),
        Object(Extended("manager"), "value", "$ref", "displayName"),
    };

    private static readonly Dictionary<string, SchemaAttribute> s_byPath = Index(Common.Concat(s_all));

    /// <summary>Finds an attribute.</summary>
    /// <param name="path">Its path; a selector is ignored.</param>
    /// <returns>The attribute; null if the standard does not have it.</returns>
    public static SchemaAttribute? Find(string path) =>
        ScimPath.Read(path) is { } known && s_byPath.TryGetValue(known.InSchema, out SchemaAttribute? attribute) ? attribute : null;

    private static Dictionary<string, SchemaAttribute> Index(IEnumerable<SchemaAttribute> attributes) => attributes
        .SelectMany(attribute => attribute.Attributes.Prepend(attribute))
        .ToDictionary(attribute => attribute.Path, StringComparer.Ordinal);

    private static string Extended(string name) => ScimUrns.Enterprise + ":" + name;

    private static SchemaAttribute Text(string path) => new SchemaAttribute(path, path, "string");

    private static SchemaAttribute Object(string path, params string[] parts) =>
        new SchemaAttribute(path, path, "complex") { IsObject = true, Attributes = Parts(path, parts) };

    private static SchemaAttribute Plural(string path, string[] parts) =>
        new SchemaAttribute(path, path, "complex") { IsPlural = true, Attributes = Parts(path, parts) };

    private static SchemaAttribute[] Parts(string path, string[] parts, bool isReserved = false) => parts
        .Select(part => part.Split(':'))
        .Select(part => new SchemaAttribute(part[0], path + "." + part[0], part.Length > 1 ? part[1] : "string") { IsReserved = isReserved })
        .ToArray();
}
