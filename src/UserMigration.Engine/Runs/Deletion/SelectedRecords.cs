using System;
using System.Collections.Generic;
using System.Linq;
using UserMigration.Engine.Files;
using UserMigration.Engine.Runs.Folder;
using UserMigration.Engine.Runs.Journal;

namespace UserMigration.Engine.Runs.Deletion;

/// <summary>
/// Finds selected records in the journal of a run. A record for which the run created no user gets its outcome here. A result that
/// contradicts the journal is refused before anything is deleted.
/// </summary>
internal sealed class SelectedRecords
{
    private const string DoubtfulRecord = "it is unknown";

    private readonly string _path;
    private readonly RunManifest _manifest;
    private readonly RunHistory _history;
    private readonly Dictionary<RecordIdentity, DeletionEntry> _entries;
    private readonly Dictionary<string, int?> _ordinals = new Dictionary<string, int?>(StringComparer.Ordinal);

    /// <summary>Creates a search.</summary>
    /// <param name="path">The full path of the run folder.</param>
    /// <param name="manifest">The manifest of the run.</param>
    /// <param name="history">The journal of the run.</param>
    /// <param name="entries">The users that the run created.</param>
    public SelectedRecords(string path, RunManifest manifest, RunHistory history, IReadOnlyList<DeletionEntry> entries)
    {
        _path = path;
        _manifest = manifest;
        _history = history;
        _entries = entries.ToDictionary(entry => entry.Record);
    }

    /// <summary>Gets the users of the selected records, and an entry with an outcome for each record without one.</summary>
    /// <param name="selection">The selection.</param>
    /// <exception cref="MigrationException">The selection does not match the run.</exception>
    public IReadOnlyList<DeletionEntry> Select(RecordSelection selection) =>
        selection.Ranges.Count > 0 ? SelectNumbers(selection.Ranges) : SelectResults(selection.Results);

    private List<DeletionEntry> SelectNumbers(IReadOnlyList<(long First, long Last)> ranges)
    {
        Dictionary<long, RecordIdentity> known = new Dictionary<long, RecordIdentity>();
        long last = 0;
        foreach (KeyValuePair<RecordIdentity, HistoryEntry> entry in _history.Entries)
        {
            if (known.ContainsKey(entry.Value.Number) || _manifest.Sources.Count > 1)
            {
                throw DeletionErrors.RecordNumberAmbiguous(_path);
            }

            known.Add(entry.Value.Number, entry.Key);
            last = Math.Max(last, entry.Value.Number);
        }

        if (ranges[ranges.Count - 1].Last > last)
        {
            throw DeletionErrors.RecordNotInRun(_path, Math.Max(ranges[ranges.Count - 1].First, last + 1), last);
        }

        List<DeletionEntry> selected = new List<DeletionEntry>();
        foreach ((long first, long end) in ranges)
        {
            for (long number = first; number <= end; number++)
            {
                bool isKnown = known.TryGetValue(number, out RecordIdentity identity);
                selected.Add(isKnown && _entries.TryGetValue(identity, out DeletionEntry? entry)
                    ? entry
                    : WithoutUser(_manifest.Sources.Count == 1 ? _manifest.Sources[0].Path : null, number, 0, isKnown ? StatusOf(identity) : BulkUserStatus.NotSent));
            }
        }

        return selected;
    }

    private List<DeletionEntry> SelectResults(IReadOnlyList<SelectedResult> results)
    {
        Dictionary<UserId, DeletionEntry> byUser = _entries.Values.Where(entry => entry.Source is null && entry.Uuid is not null).ToDictionary(entry => entry.Id);
        HashSet<DeletionEntry> met = new HashSet<DeletionEntry>();
        List<DeletionEntry> selected = new List<DeletionEntry>(results.Count);
        foreach (SelectedResult result in results)
        {
            DeletionEntry? entry = result.Source is null ? FindUser(byUser, result) : FindRecord(result);
            if (entry is null ? result.Status == BulkUserStatus.Created : !Matches(entry, result))
            {
                throw DeletionErrors.ResultNotOfRun(_path, result);
            }

            entry ??= WithoutUser(result.Source, result.RecordNumber, result.Line, StatusOf(result));
            if (met.Add(entry))
            {
                selected.Add(entry);
            }
        }

        return selected;
    }

    // A record whose outcome is unknown has an entry without a user.
    private static bool Matches(DeletionEntry entry, SelectedResult result)
    {
        bool isCreated = entry.Uuid is not null;
        return (result.Status is null || isCreated == (result.Status == BulkUserStatus.Created))
            && (result.Uuid is null || !isCreated || IsSameUser(entry, result.Uuid));
    }

    private static bool IsSameUser(DeletionEntry entry, string uuid) =>
        entry.Uuid == uuid || (UserId.Parse(uuid, areUuids: true) is { } id && id.Equals(entry.Id));

    private DeletionEntry? FindRecord(SelectedResult result) => OrdinalOf(result.Source!) is { } ordinal
        ? _entries.TryGetValue(RecordIdentity.FromSource(ordinal, result.RecordNumber), out DeletionEntry? entry) ? entry : null
        : throw DeletionErrors.ResultNotOfRun(_path, result);

    // Records that do not come from a file are identified by their users.
    private static DeletionEntry? FindUser(Dictionary<UserId, DeletionEntry> byUser, SelectedResult result) => result.Uuid is not { } uuid ? null
        : UserId.Parse(uuid, areUuids: true) is { } id && byUser.TryGetValue(id, out DeletionEntry? entry) ? entry
        : UserId.Parse(uuid, areUuids: false) is { } other && byUser.TryGetValue(other, out entry) ? entry
        : null;

    // A file that was moved since is found by its bytes, as when the run is resumed.
    private int? OrdinalOf(string source)
    {
        if (!_ordinals.TryGetValue(source, out int? ordinal))
        {
            ordinal = (_manifest.Sources.Find(one => FilePaths.IsSame(one.Path, source)) ?? _manifest.FindSource(SourceDigest.Compute(source)))?.Ordinal;
            _ordinals.Add(source, ordinal);
        }

        return ordinal;
    }

    private BulkUserStatus? StatusOf(SelectedResult result) =>
        result.Source is not null && OrdinalOf(result.Source) is { } ordinal && _history.TryFind(RecordIdentity.FromSource(ordinal, result.RecordNumber), out HistoryEntry entry)
            ? entry.Status
            : result.Status;

    private BulkUserStatus? StatusOf(RecordIdentity identity) => _history.TryFind(identity, out HistoryEntry entry) ? entry.Status : null;

    private static DeletionEntry WithoutUser(string? source, long number, long line, BulkUserStatus? status)
    {
        DeletionEntry entry = DeletionEntry.CreateWithoutUser();
        (entry.Source, entry.RecordNumber, entry.Line) = (source, number, line);
        entry.Conclude(
            BulkDeletionStatus.NotCreated,
            $"The run created no user for the record. The outcome of the record: {status?.ToString() ?? DoubtfulRecord}.");
        return entry;
    }
}
