using System;
using System.Collections.Generic;
using System.Linq;

namespace UserMigration.Engine.Stores.Cidaas;

/// <summary>Finds the records of a call by the identifiers of their users.</summary>
internal sealed class CidaasIdentifierIndex
{
    private readonly IReadOnlyList<string?> _subs;
    private readonly Dictionary<string, List<int>> _bySub;
    private readonly Dictionary<string, HashSet<string>[]> _values;
    private readonly Dictionary<string, Dictionary<string, List<int>>> _byValue;

    /// <summary>Creates an index.</summary>
    /// <param name="records">The records.</param>
    /// <param name="subs">The sub of each record; null if it has none.</param>
    public CidaasIdentifierIndex(IReadOnlyList<CidaasIdentifiers> records, IReadOnlyList<string?> subs)
    {
        _subs = subs;
        _bySub = Index(subs.Select(sub => sub is null ? Array.Empty<string>() : new[] { sub }));
        _values = CidaasIdentifiers.Kinds.ToDictionary(
            kind => kind,
            kind => records
                .Select(record => new HashSet<string>(record.ValuesOf(kind).Select(value => CidaasIdentifiers.Fold(kind, value)), StringComparer.Ordinal))
                .ToArray());
        _byValue = _values.ToDictionary(pair => pair.Key, pair => Index(pair.Value));
    }

    /// <summary>Finds the records that an entry can belong to; null if the entry has neither a sub that was sent nor another identifier.</summary>
    /// <param name="entry">The entry.</param>
    public IReadOnlyList<int>? Find(CidaasEntry entry)
    {
        if (entry.Sub is not null && _bySub.TryGetValue(entry.Sub, out List<int>? named))
        {
            return named;
        }

        if (entry.Identifiers.Count == 0)
        {
            return null;
        }

        HashSet<int> found = new HashSet<int>();
        foreach (KeyValuePair<string, string> identifier in entry.Identifiers)
        {
            if (_byValue[identifier.Key].TryGetValue(identifier.Value, out List<int>? records))
            {
                found.UnionWith(records);
            }
        }

        return found.Where(i => CanBeOf(entry, _subs[i]) && !Contradicts(entry, i)).ToList();
    }

    /// <summary>
    /// Whether an entry can belong to a record with a certain sub. A record with a sub does not get a user with another sub. However, the
    /// entry of a failure can name the user that caused the conflict.
    /// </summary>
    /// <param name="entry">The entry.</param>
    /// <param name="sub">The sub of the record; null if it has none.</param>
    public static bool CanBeOf(CidaasEntry entry, string? sub) =>
        sub is null || entry.Sub is null || entry.Sub == sub || entry.State == CidaasState.Failed;

    // If the record has no value of this kind, the store may have added the identifier itself.
    private bool Contradicts(CidaasEntry entry, int record) =>
        entry.Identifiers.Any(identifier => _values[identifier.Key][record] is { Count: > 0 } values && !values.Contains(identifier.Value));

    private static Dictionary<string, List<int>> Index(IEnumerable<IEnumerable<string>> valuesOfEach)
    {
        Dictionary<string, List<int>> index = new Dictionary<string, List<int>>(StringComparer.Ordinal);
        int record = 0;
        foreach (IEnumerable<string> values in valuesOfEach)
        {
            foreach (string value in values)
            {
                if (!index.TryGetValue(value, out List<int>? records))
                {
                    index.Add(value, records = new List<int>(1));
                }

                records.Add(record);
            }

            record++;
        }

        return index;
    }
}
