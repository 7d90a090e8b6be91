using System;
using System.Collections.Generic;
using System.Text.Json;
using UserMigration.Sandbox.Akamai.Calls;
using UserMigration.Sandbox.Akamai.Schema;
using UserMigration.Sandbox.Values;

namespace UserMigration.Sandbox.Akamai.Values;

/// <summary>
/// Enforces <c>locally-unique</c>: no two elements of one plural share a value (contract of Akamai, section 4).
/// </summary>
internal static class LocalUniqueness
{
    /// <summary>Checks a plural in its stored form.</summary>
    /// <returns>The reason why it is refused, or null.</returns>
    public static RecordFault? Check(AttributeSet set, ReadOnlyMemory<byte> plural)
    {
        using JsonDocument document = JsonDocument.Parse(plural);
        if (document.RootElement.GetArrayLength() < 2)
        {
            return null;
        }

        foreach (AttributeDefinition attribute in set.Attributes)
        {
            if (attribute.Has(AttributeConstraints.LocallyUnique) && HasTwice(document.RootElement, attribute))
            {
                return RecordFault.Create(ApiError.ConstraintViolation, attribute, "value occurs twice in one plural");
            }
        }

        return null;
    }

    private static bool HasTwice(JsonElement plural, AttributeDefinition attribute)
    {
        HashSet<string> seen = new(StringComparer.Ordinal);
        foreach (JsonElement element in plural.EnumerateArray())
        {
            if (element.TryGetProperty(attribute.Name, out JsonElement value)
                && value.ValueKind != JsonValueKind.Null
                && !seen.Add(KeyFolding.Fold(value.ToString(), attribute.IsCaseSensitive)))
            {
                return true;
            }
        }

        return false;
    }
}
