using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;

namespace UserMigration.Sandbox.Scim.Filters;

/// <summary>The name of an attribute: of a schema, of an attribute, and of a sub-attribute (RFC 7644, section 3.10).</summary>
/// <param name="Schema">The URN of an extension, or null.</param>
/// <param name="Attribute">The name of the attribute.</param>
/// <param name="Part">The name of the sub-attribute, or null.</param>
internal sealed record AttributeName(string? Schema, string Attribute, string? Part)
{
    /// <summary>Whether values are compared case-sensitively.</summary>
    public bool IsCaseExact => Schema is null && Part is null && (Same(Attribute, "id") || Same(Attribute, "externalId"));

    /// <summary>Reads a name.</summary>
    /// <exception cref="ScimException">The text is not the name of an attribute.</exception>
    public static AttributeName Read(string text)
    {
        string? schema = null;
        if (text.StartsWith("urn:", StringComparison.OrdinalIgnoreCase))
        {
            int colon = text.LastIndexOf(':');
            schema = text.Substring(0, colon);
            text = text.Substring(colon + 1);
            schema = UserMigration.Sandbox.Scim.Schema.UserSchema.IsCore(schema) ? null : schema;
        }

        string[] names = text.Split('.');
        return names.Length is 1 or 2 && names.All(name => name.Length > 0 && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '$' or '-' or '_'))
            ? new AttributeName(schema, names[0], names.Length > 1 ? names[1] : null)
            : throw ScimException.Path("The text is not the name of an attribute.");
    }

    /// <summary>Whether it is an attribute of the core schema as a whole.</summary>
    public bool IsRoot(string name) => Schema is null && Part is null && Same(Attribute, name);

    /// <summary>Returns the values of the attribute: each element of a multi-valued attribute, or the member value of it.</summary>
    public IEnumerable<JsonElement> Find(JsonElement resource)
    {
        JsonElement? owner = Schema is null ? resource : Member(resource, Schema);
        JsonElement? found = owner is { } inner ? Member(inner, Attribute) : null;
        if (found is not { } value)
        {
            return [];
        }

        IEnumerable<JsonElement> all = value.ValueKind == JsonValueKind.Array ? value.EnumerateArray() : [value];
        return Part is null ? all : all.Select(one => Member(one, Part)).OfType<JsonElement>();
    }

    private static JsonElement? Member(JsonElement owner, string name)
    {
        if (owner.ValueKind == JsonValueKind.Object)
        {
            foreach (JsonProperty member in owner.EnumerateObject())
            {
                if (Same(member.Name, name))
                {
                    return member.Value;
                }
            }
        }

        return null;
    }

    private static bool Same(string one, string other) => one.Equals(other, StringComparison.OrdinalIgnoreCase);
}
