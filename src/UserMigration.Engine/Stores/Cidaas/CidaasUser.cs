using System.Collections.Generic;
using System.Text;
using System.Text.Json;
using UserMigration.Engine.Stores.Http;
using UserMigration.Engine.Values;

namespace UserMigration.Engine.Stores.Cidaas;

/// <summary>Reads a user from the answer of the existence API (contract of cidaas, section 5): its sub, and any other attributes.</summary>
internal static class CidaasUser
{
    /// <summary>Reads a user.</summary>
    /// <param name="entityType">The entity type.</param>
    /// <param name="root">The answer.</param>
    /// <returns>The user; null if the answer does not contain a valid user.</returns>
    public static IdentityUser? Read(string entityType, JsonElement? root)
    {
        if (root is not { ValueKind: JsonValueKind.Object } answer)
        {
            return null;
        }

        JsonElement data = answer.TryGetProperty("data", out JsonElement inner) && inner.ValueKind == JsonValueKind.Object ? inner : answer;
        return AnswerReader.Get(data, CidaasIdentifiers.Sub) is { Length: > 0 } sub
            && CidaasEntry.IsSub(sub)
            && JsonTree.TryParse(Encoding.UTF8.GetBytes(data.GetRawText()), out object? tree, out _)
            && tree is Dictionary<string, object?> attributes
                ? new IdentityUser(entityType, attributes) { Uuid = sub }
                : null;
    }

    /// <summary>Whether a user is the requested one, as far as its attributes show. One identifier can equal an identifier of another kind.</summary>
    /// <param name="user">The user.</param>
    /// <param name="key">The key of the requested user.</param>
    public static bool IsOf(IdentityUser user, IdentityKey key) => key.Attribute == CidaasIdentifiers.Sub
        ? user.Uuid == key.Value
        : !user.Attributes.TryGetValue(key.Attribute, out object? shown)
            || shown is not string text
            || CidaasIdentifiers.Fold(key.Attribute, text) == CidaasIdentifiers.Fold(key.Attribute, key.Value);
}
