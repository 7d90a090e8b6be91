using System.Collections.Generic;
using System.Text.Json;
using UserMigration.Sandbox.Cidaas.Setup;
using UserMigration.Sandbox.Values;

namespace UserMigration.Sandbox.Cidaas.Users;

/// <summary>
/// The keys by which users can be found (contract of cidaas, sections 5 and 7). Values are not case-sensitive.
/// </summary>
internal static class UserKeys
{
    /// <summary>
    /// Keys of this kind and above belong to only one provider: two providers can both have a user 17.
    /// </summary>
    public const int FirstForeign = 100;

    /// <summary>
    /// Keys of kinds below this one identify a user; those of this kind and above do not identify a user by themselves.
    /// </summary>
    public const int FirstTechnical = 90;

    private const int IdentityId = 90;
    private const int ProviderUserId = FirstForeign;

    private static readonly string[] s_identifiers = { "email", "mobile_number", "username" };

    /// <summary>The members of an identity that identify a user. The kind of a key is its index in this list.</summary>
    public static IReadOnlyList<string> Identifiers => s_identifiers;

    /// <summary>Returns all keys by which a stored document can be found.</summary>
    public static List<UserKey> Read(JsonElement document, FieldSetup setup)
    {
        List<UserKey> keys = new();
        foreach (JsonElement identity in document.GetProperty("identities"u8).EnumerateArray())
        {
            string provider = identity.GetProperty("provider"u8).GetString()!;
            for (int i = 0; i < s_identifiers.Length; i++)
            {
                Add(keys, i, identity, s_identifiers[i], provider);
            }

            Add(keys, IdentityId, identity, "identityId", provider);
            Add(keys, ProviderUserId, identity, "providerUserId", provider);
        }

        JsonElement custom = document.GetProperty("customFields"u8);
        foreach (Field field in setup.UsernameFields)
        {
            Add(keys, s_identifiers.Length + field.UsernameNumber, custom, field.Key, string.Empty);
        }

        return keys;
    }

    /// <summary>Returns the kinds in the order in which a look-up tries them.</summary>
    public static IEnumerable<int> LookUpOrder(FieldSetup setup)
    {
        for (int i = 0; i < s_identifiers.Length + setup.UsernameFields.Count; i++)
        {
            yield return i;
        }

        yield return IdentityId;
        yield return ProviderUserId;
    }

    /// <summary>Returns a value in the form in which it is compared.</summary>
    public static string Fold(string value) => KeyFolding.Fold(value, isCaseSensitive: false);

    private static void Add(List<UserKey> keys, int kind, JsonElement owner, string member, string provider)
    {
        if (owner.TryGetProperty(member, out JsonElement value) && value.ValueKind == JsonValueKind.String)
        {
            UserKey key = new(kind, Fold(value.GetString()!), provider);
            if (!keys.Contains(key))
            {
                keys.Add(key);
            }
        }
    }
}
