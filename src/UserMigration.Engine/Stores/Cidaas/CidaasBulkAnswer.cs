using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;

namespace UserMigration.Engine.Stores.Cidaas;

/// <summary>
/// Reads the answer to a bulk call. Finds the entry of each record by its sub, otherwise by another identifier, otherwise by its position
/// if there are as many entries as records (contract of cidaas, section 1). A record without a certain entry, or with entries that
/// contradict each other, is unresolved.
/// </summary>
internal sealed class CidaasBulkAnswer
{
    private readonly CidaasIdentifiers[] _records;
    private readonly string?[] _subs;
    private readonly CidaasEntry?[] _entries;
    private readonly List<CidaasEntry>[] _found;

    private CidaasBulkAnswer(CidaasIdentifiers[] records, CidaasEntry?[] entries)
    {
        _records = records;
        _subs = records.Select(record => record.AccountSub() ?? record.ValuesOf(CidaasIdentifiers.Sub).FirstOrDefault()).ToArray();
        _entries = entries;
        _found = records.Select(_ => new List<CidaasEntry>(1)).ToArray();
    }

    /// <summary>Reads an answer.</summary>
    /// <param name="root">The answer.</param>
    /// <param name="records">The identifiers of the records that were sent, in the order of the call.</param>
    /// <param name="mask">Removes what must not be shown from a text of the store.</param>
    /// <returns>An answer for each record; null if the answer does not contain a list of entries.</returns>
    public static IReadOnlyList<StoreRecordAnswer>? Read(JsonElement root, IReadOnlyList<CidaasIdentifiers> records, Func<string, string> mask)
    {
        if (FindList(root) is not { } list)
        {
            return null;
        }

        CidaasBulkAnswer answer = new CidaasBulkAnswer(records.ToArray(), list.EnumerateArray().Select(CidaasEntry.Read).ToArray());
        answer.Correlate();
        return answer.Conclude(mask);
    }

    private static JsonElement? FindList(JsonElement root)
    {
        if (root.ValueKind == JsonValueKind.Array)
        {
            return root;
        }

        if (root.ValueKind != JsonValueKind.Object || CidaasEntry.HasTwice(root))
        {
            return null;
        }

        JsonElement? data = Member(root, "data");
        return Array(Member(root, "process_states"))
            ?? (data is { ValueKind: JsonValueKind.Object } inner && !CidaasEntry.HasTwice(inner) ? Array(Member(inner, "process_states")) : Array(data));
    }

    private static JsonElement? Member(JsonElement element, string name) => element.TryGetProperty(name, out JsonElement value) ? value : null;

    private static JsonElement? Array(JsonElement? element) => element is { ValueKind: JsonValueKind.Array } ? element : null;

    private void Correlate()
    {
        CidaasIdentifierIndex index = new CidaasIdentifierIndex(_records, _subs);
        IReadOnlyList<int>?[] candidates = _entries.Select(entry => entry is null ? null : index.Find(entry)).ToArray();
        bool isInOrder = _entries.Length == _records.Length;
        for (int i = 0; i < _entries.Length; i++)
        {
            if (candidates[i] is { Count: 1 } one)
            {
                _found[one[0]].Add(_entries[i]!);
            }

            // If an entry is not at the position of its record, or belongs to a record that was not sent, positions are not reliable.
            isInOrder &= candidates[i] is null || candidates[i]!.Contains(i);
        }

        for (int i = 0; isInOrder && i < _entries.Length; i++)
        {
            if (_entries[i] is { } entry && candidates[i] is not { Count: 1 } && _found[i].Count == 0 && CidaasIdentifierIndex.CanBeOf(entry, _subs[i]))
            {
                _found[i].Add(entry);
            }
        }
    }

    private StoreRecordAnswer[] Conclude(Func<string, string> mask)
    {
        StoreRecordAnswer[] answers = new StoreRecordAnswer[_records.Length];
        for (int i = 0; i < answers.Length; i++)
        {
            StoreRecordAnswer[] all = _found[i].Select(entry => entry.ToAnswer(_subs[i], mask)).ToArray();
            answers[i] = all.Length > 0 && all.All(one => IsSame(one, all[0])) ? all[0] : StoreRecordAnswer.Unresolved(null, null);
        }

        HashSet<string> twice = new HashSet<string>(
            answers.Where(IsCreated).GroupBy(one => one.Uuid!, StringComparer.Ordinal).Where(group => group.Count() > 1).Select(group => group.Key),
            StringComparer.Ordinal);
        return answers.Select(one => IsCreated(one) && twice.Contains(one.Uuid!) ? StoreRecordAnswer.Unresolved(null, null) : one).ToArray();
    }

    // The same user can't be created twice.
    private static bool IsCreated(StoreRecordAnswer answer) => answer.Uuid is not null && !answer.IsUpdate;

    private static bool IsSame(StoreRecordAnswer a, StoreRecordAnswer b) =>
        a.Uuid == b.Uuid && a.IsUpdate == b.IsUpdate && a.IsUnresolved == b.IsUnresolved;
}
