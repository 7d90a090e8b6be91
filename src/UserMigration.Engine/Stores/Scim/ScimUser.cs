using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Text.Json;
using UserMigration.Engine.Schemas;
using UserMigration.Engine.Values;

namespace UserMigration.Engine.Stores.Scim;

/// <summary>Reads users from answers (RFC 7643, section 3; RFC 7644, section 3.4.2).</summary>
internal static class ScimUser
{
    /// <summary>Reads a user.</summary>
    /// <param name="entityType">The entity type.</param>
    /// <param name="resource">The user as JSON.</param>
    /// <returns>The user; null if the JSON is not a user with an id.</returns>
    public static IdentityUser? Read(string entityType, JsonElement resource)
    {
        if (ScimJson.Text(resource, "id") is not { } id
            || !JsonTree.TryParse(Encoding.UTF8.GetBytes(resource.GetRawText()), out object? tree, out _)
            || tree is not Dictionary<string, object?> attributes)
        {
            return null;
        }

        // A server must not return it. One that does returns nothing that can be compared.
        foreach (string name in attributes.Keys.Where(name => name.Equals("password", StringComparison.OrdinalIgnoreCase)).ToArray())
        {
            attributes.Remove(name);
        }

        object? meta = ScimValues.Member(attributes, "meta");
        return new IdentityUser(entityType, attributes)
        {
            Uuid = id,
            Created = TimeReader.Read(ScimValues.Member(meta, "created")),
            LastUpdated = TimeReader.Read(ScimValues.Member(meta, "lastModified")),
        };
    }

    /// <summary>Reads the users that a filter found.</summary>
    /// <param name="entityType">The entity type.</param>
    /// <param name="root">The answer.</param>
    /// <param name="isComplete">Whether the answer has all users that were found.</param>
    /// <returns>The users; null if the answer is not a list of users.</returns>
    public static IReadOnlyList<IdentityUser>? ReadAll(string entityType, JsonElement? root, out bool isComplete)
    {
        isComplete = false;
        if (root is not { ValueKind: JsonValueKind.Object } answer || CountOf(root) is not { } total)
        {
            return null;
        }

        List<IdentityUser> users = new List<IdentityUser>();
        if (ScimJson.Member(answer, "Resources") is { ValueKind: JsonValueKind.Array } resources)
        {
            foreach (JsonElement resource in resources.EnumerateArray())
            {
                if (Read(entityType, resource) is not { } user)
                {
                    return null;
                }

                users.Add(user);
            }
        }

        isComplete = users.Count >= total;
        return users;
    }

    /// <summary>Gets the number of users that a filter found; null if the answer does not have it.</summary>
    /// <param name="root">The answer.</param>
    public static long? CountOf(JsonElement? root) =>
        root is { } answer && SchemaJson.Number(answer, "totalResults") is >= 0 and < long.MaxValue and { } total ? (long)total : null;

    /// <summary>
    /// Whether a user has a key, as far as its attributes show. A server that ignores filters returns other users. Only identifiers and external
    /// identifiers are always case-sensitive.
    /// </summary>
    /// <param name="user">The user.</param>
    /// <param name="key">The key.</param>
    public static bool Has(IdentityUser user, IdentityKey key)
    {
        object? value = ScimPath.Read(key.Attribute)?.Find(user.Attributes, null);
        return value is not string and not bool and not long and not decimal
            || string.Equals(InvariantFormatter.Write(value), key.Value, key.Attribute is "id" or "externalId" ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase);
    }
}
