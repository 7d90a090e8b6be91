using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;

namespace UserMigration.Sandbox.Scim.Users;

/// <summary>Writes users as resources (RFC 7643, section 3.1).</summary>
internal static class UserWriter
{
    /// <summary>Writes a user.</summary>
    /// <param name="writer">Receives the JSON.</param>
    /// <param name="user">The user.</param>
    /// <param name="address">The address of the server, without a slash at its end.</param>
    /// <param name="hasVersions">Whether users have versions.</param>
    /// <param name="attributes">The names of the attributes to write; null for all. The id is always written.</param>
    public static void Write(Utf8JsonWriter writer, UserRow user, string address, bool hasVersions, IReadOnlyCollection<string>? attributes = null)
    {
        using JsonDocument document = JsonDocument.Parse(user.Document);
        writer.WriteStartObject();
        writer.WriteString("id"u8, user.Uid);
        foreach (JsonProperty member in document.RootElement.EnumerateObject())
        {
            if (member.NameEquals("schemas"u8) || IsAsked(member.Name, attributes))
            {
                member.WriteTo(writer);
            }
        }

        if (IsAsked("meta", attributes))
        {
            writer.WriteStartObject("meta"u8);
            writer.WriteString("resourceType"u8, "User"u8);
            writer.WriteString("created"u8, UserRow.TimeOf(user.Created));
            writer.WriteString("lastModified"u8, UserRow.TimeOf(user.Updated));
            writer.WriteString("location"u8, LocationOf(user, address));
            if (hasVersions)
            {
                writer.WriteString("version"u8, user.ETag);
            }

            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    }

    /// <summary>Returns the address of a user.</summary>
    public static string LocationOf(UserRow user, string address) => $"{address}/Users/{user.Uid}";

    // The name of a part selects the attribute that contains it.
    private static bool IsAsked(string name, IReadOnlyCollection<string>? attributes) => attributes is null || attributes.Any(asked =>
        asked.Equals(name, StringComparison.OrdinalIgnoreCase)
        || (asked.Length > name.Length && (asked[name.Length] is '.' or ':') && asked.StartsWith(name, StringComparison.OrdinalIgnoreCase)));
}
