using System;
using System.Collections.Generic;
using System.Text;
using System.Text.Json;
using UserMigration.Engine.Values;

namespace UserMigration.Engine.Stores.Akamai;

/// <summary>Reads users from an answer.</summary>
internal static class AkamaiUser
{
    /// <summary>Reads a user.</summary>
    /// <param name="entityType">The entity type.</param>
    /// <param name="result">The user as JSON.</param>
    /// <exception cref="IdentityStoreException">The JSON is not an object.</exception>
    public static IdentityUser Read(string entityType, JsonElement result)
    {
        if (!JsonTree.TryParse(Encoding.UTF8.GetBytes(result.GetRawText()), out object? tree, out _)
            || tree is not Dictionary<string, object?> attributes)
        {
            throw new IdentityStoreException(IdentityStoreFault.Unresolved, "The store answered with a user in an unexpected format.");
        }

        return new IdentityUser(entityType, attributes)
        {
            Uuid = attributes.TryGetValue("uuid", out object? uuid) ? uuid as string : null,
            Created = Time(attributes, "created"),
            LastUpdated = Time(attributes, "lastUpdated"),
            LastLogin = Time(attributes, "lastLogin"),
        };
    }

    /// <summary>Reads the users that a filter found.</summary>
    /// <param name="entityType">The entity type.</param>
    /// <param name="answer">The answer.</param>
    /// <exception cref="IdentityStoreException">The answer has an unexpected format, or there may be more users than it contains.</exception>
    public static IReadOnlyList<IdentityUser> ReadAll(string entityType, JsonElement answer)
    {
        if (!answer.TryGetProperty("results", out JsonElement results) || results.ValueKind != JsonValueKind.Array)
        {
            throw new IdentityStoreException(IdentityStoreFault.Unresolved, "The store answered without results.");
        }

        if (results.GetArrayLength() >= AkamaiFilter.MostResults)
        {
            throw new IdentityStoreException(IdentityStoreFault.TooLarge, "The store found more users than one answer can contain.");
        }

        List<IdentityUser> users = new List<IdentityUser>(results.GetArrayLength());
        foreach (JsonElement result in results.EnumerateArray())
        {
            users.Add(Read(entityType, result));
        }

        return users;
    }

    private static DateTimeOffset? Time(Dictionary<string, object?> attributes, string name) =>
        attributes.TryGetValue(name, out object? value) && value is string text ? TimeReader.Read(text) : null;
}
