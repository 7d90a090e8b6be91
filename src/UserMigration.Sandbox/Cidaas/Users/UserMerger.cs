using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace UserMigration.Sandbox.Cidaas.Users;

/// <summary>
/// Merges an upload into a stored user: members that it names are replaced, members that it does not name are kept,
/// null removes. Identities are matched by their provider and, if both have one, their providerUserId. The contract of
/// cidaas says only that a user is updated; the rest is inferred.
/// </summary>
internal static class UserMerger
{
    /// <summary>Merges two documents in the stored form.</summary>
    public static byte[] Merge(byte[] stored, byte[] given)
    {
        if (stored.AsSpan().SequenceEqual(given))
        {
            return stored;
        }

        JsonObject user = Parse(stored);
        JsonObject change = Parse(given);
        Put((JsonObject)user["account"]!, (JsonObject)change["account"]!);
        Put((JsonObject)user["customFields"]!, (JsonObject)change["customFields"]!);
        JsonArray identities = (JsonArray)user["identities"]!;
        foreach (JsonObject identity in ((JsonArray)change["identities"]!).Cast<JsonObject>())
        {
            JsonObject? old = identities.Cast<JsonObject>().FirstOrDefault(old => IsSame(old, identity));
            if (old is null)
            {
                identities.Add(identity.DeepClone());
            }
            else
            {
                Put(old, identity);
            }
        }

        return JsonSerializer.SerializeToUtf8Bytes(user);
    }

    private static JsonObject Parse(byte[] document) => (JsonObject)JsonNode.Parse(document)!;

    private static bool IsSame(JsonObject old, JsonObject identity) =>
        Text(old, "provider") == Text(identity, "provider")
        && (Text(old, "providerUserId") is not { } first || Text(identity, "providerUserId") is not { } second || first == second);

    private static string? Text(JsonObject owner, string name) => (string?)owner[name];

    private static void Put(JsonObject target, JsonObject change)
    {
        foreach (KeyValuePair<string, JsonNode?> member in change)
        {
            if (member.Value is null)
            {
                target.Remove(member.Key);
            }
            else
            {
                target[member.Key] = member.Value.DeepClone();
            }
        }
    }
}
