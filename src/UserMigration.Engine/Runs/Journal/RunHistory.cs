using System;
using System.Collections.Generic;

namespace UserMigration.Engine.Runs.Journal;

/// <summary>What a run has done so far, according to its journal. Uses about 150 bytes for each record.</summary>
internal sealed class RunHistory : IJournalSink
{
    private readonly Dictionary<RecordIdentity, HistoryEntry> _entries;
    private readonly Dictionary<RecordIdentity, HistoryEntry> _notSent = new Dictionary<RecordIdentity, HistoryEntry>();
    private readonly Dictionary<string, string> _names = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Creates an empty history.</summary>
    /// <param name="expected">The approximate number of records that will be added.</param>
    public RunHistory(int expected = 0) => _entries = new Dictionary<RecordIdentity, HistoryEntry>(expected);

    /// <summary>The number of records in the history.</summary>
    public int Count => _entries.Count;

    /// <summary>All records with their entries, in the order in which they first appeared.</summary>
    public IEnumerable<KeyValuePair<RecordIdentity, HistoryEntry>> Entries => _entries;

    /// <summary>The records that a command received and did not send, and that no later command has sent. They are not in <see cref="Entries"/>.</summary>
    public IReadOnlyDictionary<RecordIdentity, HistoryEntry> NotSent => _notSent;

    /// <summary>The highest number of a batch; 0 if there is none.</summary>
    public int LastBatch { get; private set; }

    /// <summary>When the run was first started, in UTC; null if the journal is empty.</summary>
    public DateTime? StartedAt { get; private set; }

    /// <summary>When the last command on the run started, in UTC; null if the journal is empty.</summary>
    public DateTime? LastStartedAt { get; private set; }

    /// <summary>When the last command on the run ended, in UTC; null while a command is running, and after a crash.</summary>
    public DateTime? EndedAt { get; private set; }

    /// <summary>The exit code of the last command; null while a command is running, and after a crash.</summary>
    public int? ExitCode { get; private set; }

    /// <summary>The length of the journal up to the end of its last complete line, in bytes.</summary>
    public long Length { get; set; }

    /// <summary>Finds the entry of a record.</summary>
    public bool TryFind(RecordIdentity identity, out HistoryEntry entry) => _entries.TryGetValue(identity, out entry);

    /// <inheritdoc/>
    public void OnStart(DateTime at)
    {
        LastStartedAt = at;
        StartedAt ??= at;
        EndedAt = null;
        ExitCode = null;
    }

    /// <inheritdoc/>
    public void OnEnd(DateTime at, int exitCode)
    {
        EndedAt = at;
        ExitCode = exitCode;
    }

    /// <inheritdoc/>
    public void OnIntent(RecordIdentity identity, HistoryEntry intent)
    {
        LastBatch = Math.Max(LastBatch, intent.Batch);
        _notSent.Remove(identity);
        if (_entries.TryGetValue(identity, out HistoryEntry known) && known.Status is null)
        {
            // The outcome has been unknown since the first time.
            intent.IntentAt = known.IntentAt;
        }

        _entries[identity] = intent;
    }

    /// <inheritdoc/>
    public void OnOutcome(RecordIdentity identity, HistoryEntry outcome)
    {
        if (outcome.Status == BulkUserStatus.NotSent)
        {
            if (_entries.TryGetValue(identity, out HistoryEntry unsent) && unsent.Status is null)
            {
                unsent.Status = BulkUserStatus.NotSent;
                _notSent[identity] = unsent;
            }

            _entries.Remove(identity);
            return;
        }

        _entries.TryGetValue(identity, out HistoryEntry known);
        outcome.IntentAt = known.IntentAt;
        outcome.Payload = known.Payload;
        outcome.Number = known.Number;
        outcome.Line = known.Line;
        outcome.IsDeletion = known.IsDeletion;
        outcome.BringsCreation = known.BringsCreation;
        outcome.Login = known.Login;
        outcome.Status = outcome.Status == BulkUserStatus.Unresolved ? null : outcome.Status;
        outcome.CodeName = outcome.CodeName is null ? null : Intern(outcome.CodeName);
        _entries[identity] = outcome;
    }

    /// <inheritdoc/>
    public void OnNotSent(RecordIdentity identity, HistoryEntry record)
    {
        if (!_entries.ContainsKey(identity))
        {
            _notSent[identity] = record;
        }
    }

    /// <inheritdoc/>
    public void OnRejected(RecordIdentity identity, long number, long line)
    {
        if (!_entries.ContainsKey(identity))
        {
            _notSent.Remove(identity);
            _entries[identity] = new HistoryEntry { Status = BulkUserStatus.Rejected, Number = number, Line = line, Code = -1 };
        }
    }

    private string Intern(string name)
    {
        if (!_names.TryGetValue(name, out string? known))
        {
            _names.Add(name, known = name);
        }

        return known;
    }
}
