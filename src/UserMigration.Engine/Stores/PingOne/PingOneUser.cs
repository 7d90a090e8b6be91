using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Text.Json;
using UserMigration.Engine.Stores.Http;
using UserMigration.Engine.Values;

namespace UserMigration.Engine.Stores.PingOne;

/// <summary>Reads users from answers.</summary>
internal static class PingOneUser
{
    private const string Links = "_links";

    /// <summary>Reads a user.</summary>
    /// <param name="entityType">The entity type.</param>
    /// <param name="root">The user as JSON.</param>
    /// <returns>The user; null if the JSON is not a user with an ID.</returns>
    public static IdentityUser? Read(string entityType, JsonElement? root)
    {
        if (root is not { ValueKind: JsonValueKind.Object } user
            || IdOf(user) is not { } id
            || !JsonTree.TryParse(Encoding.UTF8.GetBytes(user.GetRawText()), out object? tree, out _)
            || tree is not Dictionary<string, object?> attributes)
        {
            return null;
        }

        attributes.Remove(Links);
        return new IdentityUser(entityType, attributes)
        {
            Uuid = id,
            Created = Time(attributes, PingOneMembers.Created),
            LastUpdated = Time(attributes, PingOneMembers.Updated),
            LastLogin = Time(attributes, PingOneMembers.SignedOn),
        };
    }

    /// <summary>Reads the users of a list.</summary>
    /// <param name="entityType">The entity type.</param>
    /// <param name="root">The answer.</param>
    /// <returns>The users; null if the answer is not a list of users.</returns>
    /// <exception cref="IdentityStoreException">There are more users than the answer contains.</exception>
    public static IReadOnlyList<IdentityUser>? ReadAll(string entityType, JsonElement? root)
    {
        if (root is not { ValueKind: JsonValueKind.Object } answer
            || !answer.TryGetProperty("_embedded", out JsonElement embedded)
            || embedded.ValueKind != JsonValueKind.Object
            || !embedded.TryGetProperty("users", out JsonElement list)
            || list.ValueKind != JsonValueKind.Array)
        {
            return null;
        }

        IdentityUser?[] users = list.EnumerateArray().Select(user => Read(entityType, user)).ToArray();
        return HasMore(answer) ? throw new IdentityStoreException(IdentityStoreFault.TooLarge, "The store found more users than one answer can contain.")
            : users.Contains(null) ? null
            : users.OfType<IdentityUser>().ToArray();
    }

    /// <summary>Gets the ID of a user; null if there is none that can be part of an address.</summary>
    /// <param name="user">The user as JSON.</param>
    public static string? IdOf(JsonElement user) => AnswerReader.Token(AnswerReader.Get(user, PingOneMembers.Id));

    private static bool HasMore(JsonElement answer) =>
        answer.TryGetProperty(Links, out JsonElement links) && links.ValueKind == JsonValueKind.Object && links.TryGetProperty("next", out _);

    private static DateTimeOffset? Time(Dictionary<string, object?> attributes, string path) =>
        RecordKey.Find(attributes, path) is string text ? TimeReader.Read(text) : null;
}
