using System;
using System.Collections;
using System.Collections.Generic;
using UserMigration.Engine.Values;

namespace UserMigration.Engine.Stores.Cidaas;

/// <summary>Adds a sub to a record: to the account, and to each identity, which repeats it (contract of cidaas, section 2.5).</summary>
internal static class CidaasSub
{
    private const string Identities = "identities";

    /// <summary>Creates a copy of a record with a sub.</summary>
    /// <param name="record">The record, which stays unchanged.</param>
    /// <param name="sub">The sub.</param>
    /// <param name="unwrap">Converts a value from a script to a value that an attribute can have; null if no conversion is necessary.</param>
    public static IdentityRecord Put(IdentityRecord record, string sub, Func<object, object?>? unwrap)
    {
        Dictionary<string, object?> attributes = Copy(record.Attributes, sub);
        if (attributes.TryGetValue(Identities, out object? value) && Plain(value, unwrap) is IEnumerable list and not string and not IDictionary)
        {
            List<object?> identities = new List<object?>();
            foreach (object? identity in list)
            {
                identities.Add(Plain(identity, unwrap) switch
                {
                    IDictionary<string, object?> members => Copy(members, sub),
                    IDictionary members => Copy(members, sub),
                    var other => other,
                });
            }

            attributes[Identities] = identities;
        }

        return record.With(attributes);
    }

    // The sub comes first, as in the examples of the store.
    private static Dictionary<string, object?> Copy(IDictionary<string, object?> members, string sub)
    {
        Dictionary<string, object?> copy = new Dictionary<string, object?>(StringComparer.Ordinal) { [CidaasIdentifiers.Sub] = sub };
        foreach (KeyValuePair<string, object?> member in members)
        {
            copy[member.Key] = member.Key == CidaasIdentifiers.Sub ? sub : member.Value;
        }

        return copy;
    }

    private static Dictionary<string, object?> Copy(IDictionary members, string sub)
    {
        Dictionary<string, object?> named = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (DictionaryEntry member in members)
        {
            named[InvariantFormatter.Write(member.Key) ?? string.Empty] = member.Value;
        }

        return Copy((IDictionary<string, object?>)named, sub);
    }

    private static object? Plain(object? value, Func<object, object?>? unwrap) => value is null || unwrap is null ? value : unwrap(value);
}
