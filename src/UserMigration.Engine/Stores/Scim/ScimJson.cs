using System;
using System.Text.Json;
using UserMigration.Engine.Schemas;

namespace UserMigration.Engine.Stores.Scim;

/// <summary>
/// Reads members of answers, which may be missing, null, or of an unexpected type. The names of members are not case-sensitive (RFC 7643,
/// section 2.1).
/// </summary>
internal static class ScimJson
{
    /// <summary>Gets a member, or null if the parent is not an object or has no member with that name.</summary>
    public static JsonElement? Member(JsonElement parent, string name) => SchemaJson.Member(parent, name) ?? FindOther(parent, name);

    /// <summary>Gets a member that is text and not empty, or null.</summary>
    public static string? Text(JsonElement parent, string name) => Member(parent, name) is { } value && SchemaJson.Text(value) is { Length: > 0 } text ? text : null;

    private static JsonElement? FindOther(JsonElement parent, string name)
    {
        if (parent.ValueKind == JsonValueKind.Object)
        {
            foreach (JsonProperty member in parent.EnumerateObject())
            {
                if (member.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
                {
                    return member.Value;
                }
            }
        }

        return null;
    }
}
