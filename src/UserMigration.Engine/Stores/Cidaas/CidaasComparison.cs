using System;
using System.Collections;
using System.Collections.Generic;
using UserMigration.Engine.Values;

namespace UserMigration.Engine.Stores.Cidaas;

/// <summary>
/// Compares a record with the user that the existence API returns: the sub and few other attributes. An attribute that is not returned
/// can't be compared, and counts as equal.
/// </summary>
internal static class CidaasComparison
{
    /// <summary>Finds the attributes that differ.</summary>
    /// <param name="record">The record.</param>
    /// <param name="user">The user.</param>
    /// <param name="unwrap">Converts a value from a script to a value that an attribute can have; null if no conversion is necessary.</param>
    public static IReadOnlyList<string> FindDifferences(IdentityRecord record, IdentityUser user, Func<object, object?>? unwrap)
    {
        List<string> differences = new List<string>();
        foreach (KeyValuePair<string, object?> sent in record.Attributes)
        {
            object? plain = sent.Value is null || unwrap is null ? sent.Value : unwrap(sent.Value);
            bool isText = plain is string or not IEnumerable;
            object? shown = sent.Key == CidaasIdentifiers.Sub ? user.Uuid : user.Attributes.TryGetValue(sent.Key, out object? value) ? value : null;
            if (isText && InvariantFormatter.Write(plain) is { Length: > 0 } text && shown is string or bool or long or decimal && !IsSame(sent.Key, text, InvariantFormatter.Write(shown)!))
            {
                differences.Add(sent.Key);
            }
        }

        return differences;
    }

    private static bool IsSame(string attribute, string sent, string shown) =>
        CidaasIdentifiers.Fold(attribute, sent) == CidaasIdentifiers.Fold(attribute, shown);
}
