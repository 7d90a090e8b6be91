using System.Collections;
using System.Collections.Generic;

namespace UserMigration.Engine.Upload;

/// <summary>The key of a record: the value of the attribute that identifies a user.</summary>
internal static class RecordKey
{
    /// <summary>The key, as text; null where the record has none.</summary>
    /// <param name="record">The record.</param>
    /// <param name="attribute">The attribute, with dots between the names of a path.</param>
    public static string? Of(IdentityRecord record, string attribute)
    {
        object? value = record.Attributes;
        foreach (string name in attribute.Split('.'))
        {
            value = value switch
            {
                IDictionary<string, object?> members => members.TryGetValue(name, out object? member) ? member : null,
                IDictionary members => members[name],
                _ => null,
            };
        }

        string? key = value is IDictionary or IEnumerable and not string ? null : InvariantText.Of(value);
        return string.IsNullOrWhiteSpace(key) ? null : key;
    }
}
