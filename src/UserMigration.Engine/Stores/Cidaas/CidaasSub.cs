using System;
using System.Collections;
using System.Collections.Generic;
using UserMigration.Engine.Values;

namespace UserMigration.Engine.Stores.Cidaas;

/// <summary>Puts a sub into a record: at the account, and in each identity, which repeats it (contract of cidaas, section 2.5).</summary>
internal static class CidaasSub
{
    private const string Identities = "identities";

    /// <summary>A copy of a record that has a sub.</summary>
    /// <param name="record">The record; it stays as it is.</param>
    /// <param name="sub">The sub.</param>
    /// <param name="unwrap">Turns what a script made into what an attribute can have; null where nothing needs it.</param>
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

    // The sub stands first, as in the store's own examples, unless it had a place already.
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
            named[InvariantText.Of(member.Key) ?? string.Empty] = member.Value;
        }

        return Copy((IDictionary<string, object?>)named, sub);
    }

    private static object? Plain(object? value, Func<object, object?>? unwrap) => value is null || unwrap is null ? value : unwrap(value);
}
