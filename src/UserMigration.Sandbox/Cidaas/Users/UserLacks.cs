using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using UserMigration.Sandbox.Cidaas.Setup;

namespace UserMigration.Sandbox.Cidaas.Users;

/// <summary>
/// Finds what a user lacks: an identifier or a required field (contract of cidaas, sections 1, 2.5 and 6).
/// </summary>
internal static class UserLacks
{
    /// <summary>Checks a document.</summary>
    /// <param name="document">The document in the stored form.</param>
    /// <param name="keys">The keys by which it can be found.</param>
    /// <param name="setup">The fields.</param>
    /// <returns>What it lacks, or null.</returns>
    public static Lack? Find(JsonElement document, IReadOnlyList<UserKey> keys, FieldSetup setup)
    {
        if (!keys.Any(key => key.Kind < UserKeys.FirstTechnical))
        {
            return Lack.Identifier;
        }

        string missing = string.Join(", ", setup.Required.Where(field => !Has(document, field)).Select(field => field.Key));
        return missing.Length == 0 ? null : Lack.Fields(missing);
    }

    private static bool Has(JsonElement document, Field field)
    {
        if (field.IsCustom)
        {
            return HasValue(document.GetProperty("customFields"u8), field.Key);
        }

        // Fields that are not members in the contract can't be sent, so they can't be missing.
        return (!IdentityRules.Has(field.Key) && !AccountRules.Has(field.Key))
            || HasValue(document.GetProperty("account"u8), field.Key)
            || document.GetProperty("identities"u8).EnumerateArray().Any(identity => HasValue(identity, field.Key));
    }

    private static bool HasValue(JsonElement owner, string name) =>
        owner.TryGetProperty(name, out JsonElement value)
        && value.ValueKind != JsonValueKind.Null
        && !(value.ValueKind == JsonValueKind.String && value.ValueEquals(string.Empty));
}
