using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using UserMigration.Engine.Runs.Folder;
using UserMigration.Engine.Runs.Journal;
using UserMigration.Engine.Runs.Sending;
using UserMigration.Engine.Runs.Settling;
using UserMigration.Engine.Validation.Rules;
using UserMigration.Engine.Values;

namespace UserMigration.Engine.Runs.Upload;

/// <summary>Decides what happens to a record: it is sent, its outcome is determined first, or it gets the outcome that it already has.</summary>
internal sealed class RecordIntake
{
    private const string OtherValues =
        "It was not sent again, because the values that were to be sent were changed in the pipeline. Start the command that uploaded it again, with -RetryFailed.";

    private static readonly TimeSpan s_margin = TimeSpan.FromSeconds(1);

    private readonly IIdentityStore _store;
    private readonly RunFolder? _folder;
    private readonly BulkCreateOptions _options;
    private readonly KeyedHash _hash;
    private readonly RunHistory? _history;
    private readonly DateTimeOffset _conclusiveFrom;
    private readonly Dictionary<string, int> _ordinals = new Dictionary<string, int>(StringComparer.Ordinal);
    private readonly List<RecordBitmap> _met = new List<RecordBitmap>();
    private readonly HashSet<RecordIdentity> _keys = new HashSet<RecordIdentity>();
    private readonly RecalledRecords _recalled;
    private readonly RecordUsers _users;
    private readonly HashSet<Digest> _held = new HashSet<Digest>();
    private MigrationSource? _lastSource;
    private int _lastOrdinal;

    /// <summary>Creates an intake for the records of a run.</summary>
    /// <param name="store">The store.</param>
    /// <param name="folder">The run folder; null in a rehearsal.</param>
    /// <param name="options">The options for the upload.</param>
    /// <param name="now">The current time, by this machine's clock.</param>
    public RecordIntake(IIdentityStore store, RunFolder? folder, BulkCreateOptions options, DateTimeOffset now)
    {
        // An earlier command may have made its last call a moment ago, as a retry long after the intent.
        _conclusiveFrom = now + (folder?.LongestTimeout ?? options.Timeout) + s_margin;
        _store = store;
        _folder = folder;
        _options = options;
        _hash = folder?.Hash ?? new KeyedHash(KeyedHash.NewKey());
        _history = folder?.History is { Count: > 0 } history ? history : null;
        _users = new RecordUsers(store, options, _hash);
        _recalled = new RecalledRecords(Recall);
    }

    /// <summary>
    /// Removes from a record what is not sent: empty values if its user may be changed, because an empty value never
    /// erases anything unless that was requested; and passwords, if they are omitted.
    /// </summary>
    /// <param name="record">The record.</param>
    /// <param name="capabilities">The capabilities of its store.</param>
    /// <param name="isToChange">Whether an existing user is changed to match the record.</param>
    /// <param name="omitPassword">Whether passwords are omitted.</param>
    public static void Shorten(IdentityRecord record, StoreCapabilities capabilities, bool isToChange, bool omitPassword)
    {
        if (isToChange)
        {
            record.DropBlanks?.Invoke(record);
        }

        if (omitPassword)
        {
            foreach (string name in capabilities.PasswordAttributes)
            {
                record.Attributes.Remove(name);
            }
        }
    }

    /// <summary>Processes a record that is added.</summary>
    /// <param name="record">The record.</param>
    /// <returns>The record, with a result if it is not to be sent; null if <see cref="TakeRecalled"/> returns it later.</returns>
    /// <exception cref="MigrationException">The source of the record has changed since the run began.</exception>
    public QueuedRecord? Take(IdentityRecord record)
    {
        Shorten(record, _store.Capabilities, _options.IsToChange(record), _options.OmitPassword);
        QueuedRecord queued = new QueuedRecord(record);
        RecordIdentity? identity = Identify(queued);
        bool wasRejected = false;
        if (queued.Result is null && _history is not null && _history.TryFind(identity!.Value, out HistoryEntry entry))
        {
            if (entry.IsDone)
            {
                _recalled.Add(queued, entry);
                return null;
            }

            Recall(queued, entry);
            wasRejected = _options.IsRetryOfRun && entry.Status == BulkUserStatus.Rejected;
        }
        else if (queued.Result is null && _options.IsRetryOfRun)
        {
            RecallNotSent(queued, identity!.Value);
        }

        if (queued.Result is null && queued.InDoubtSince is null && _folder is { IsJournalLost: true } && !IsKnown(identity))
        {
            queued.InDoubtSince = _folder.StartedAt;
            queued.ConclusiveFrom = _conclusiveFrom;
        }

        if (queued.Result is null && queued.IsDeletion && !_options.AllowDelete)
        {
            RefuseDeletion(record);
        }

        if (queued.Result is null && !record.IsValid)
        {
            string reason = Describe(record)!;
            queued.Result = queued.InDoubtSince is null ? Rejected(record, reason) : StillInDoubt(record, "it now has an error: " + reason);
        }

        if (queued.Result is null && queued.InDoubtSince is null && _store.Capabilities.RequiresKey && _store.KeyOf(record, _options.PrimaryKey) is null)
        {
            Reject(queued, KeyRules.KeyMissing.CreateIssue(
                $"The record has no value for {_options.PrimaryKey}, which the store uses to identify users.",
                attribute: _options.PrimaryKey));
        }

        if (queued.Result is null && queued.InDoubtSince is null && record.Issues.Any(issue => ToleranceRules.Is(issue) && issue.Attribute == _options.PrimaryKey))
        {
            Reject(queued, KeyRules.KeyMissing.CreateIssue(
                $"The value of {_options.PrimaryKey}, which identifies the user, can't be converted. -OnInvalidValue does not apply to it.",
                attribute: _options.PrimaryKey));
        }

        if (wasRejected)
        {
            // A check that needs other records, such as that for duplicates, could miss what it found before.
            queued.Result ??= Rejected(queued.Record, "The run has rejected this record. Fix its row, and upload it as a new run.");
            queued.Result.FromJournal = true;
        }

        queued.Users = queued.Result is null ? _users.Get(record) : null;
        if (_held.Count > 0 && queued.Users?.Any(_held.Contains) == true)
        {
            queued.Result = queued.InDoubtSince is null ? NotSent(record) : StillInDoubt(record, "an earlier record deletes its user, which is not allowed.");
        }

        return queued;
    }

    // Later records of the same user must not be processed before this one: the next command may allow the deletion.
    private void RefuseDeletion(IdentityRecord record)
    {
        AddIssue(record, UploadRules.DeleteNotAllowed.CreateIssue("The operation of the record is to delete the user, but deletions are not allowed."));
        _held.UnionWith(_users.Get(record)!);
    }

    /// <summary>Takes records that the run has already processed, with their results.</summary>
    /// <param name="all">Whether to wait for all records that were processed.</param>
    /// <returns>Some of the records, in their order; null if none is ready.</returns>
    public IReadOnlyList<QueuedRecord>? TakeRecalled(bool all) => _recalled.Take(all);

    private RecordIdentity? Identify(QueuedRecord queued)
    {
        IdentityRecord record = queued.Record;
        if (record.GetRecord().GetSource() is { } source)
        {
            queued.SourceOrdinal = OrdinalOf(source);
            if (!TryMeet(record))
            {
                Reject(queued, UploadRules.GivenTwice.CreateIssue("The record was already passed in this run."));
            }

            return RecordIdentity.FromSource(queued.SourceOrdinal, record.RecordNumber);
        }

        string? key = RecordKey.Identify(_store, record, _options.PrimaryKey);
        if (key is null)
        {
            Reject(queued, KeyRules.KeyMissing.CreateIssue(
                "The record does not come from a file and has no key, so it can't be distinguished from other records.",
                attribute: _options.PrimaryKey));
            return null;
        }

        queued.Key = _hash.Compute(key);
        RecordIdentity identity = RecordIdentity.FromKey(queued.Key.Value);
        for (int time = 2; !_keys.Add(identity); time++)
        {
            if (record.Operation != RecordOperation.Unset)
            {
                // One user may be changed several times: number the changes, from the second one on.
                queued.Key = _hash.Compute(key + "\n" + time.ToString(CultureInfo.InvariantCulture));
                identity = RecordIdentity.FromKey(queued.Key.Value);
                continue;
            }

            Reject(queued, UploadRules.KeyRepeated.CreateIssue("A record with the same key was already passed.", attribute: _options.PrimaryKey));
            break;
        }

        return identity;
    }

    /// <summary>Marks all rows of a record as processed.</summary>
    /// <returns>False if one of the rows was already marked.</returns>
    private bool TryMeet(IdentityRecord record)
    {
        if (record.RecordCount == 1)
        {
            return _met[_lastOrdinal - 1].TryAdd(record.RecordNumber);
        }

        bool isNew = true;
        foreach (MigrationRecord row in record.GetRecords())
        {
            if (row.GetSource() is { } source)
            {
                int ordinal = OrdinalOf(source);
                isNew &= _met[ordinal - 1].TryAdd(row.RecordNumber);
            }
        }

        return isNew;
    }

    private int OrdinalOf(MigrationSource source)
    {
        if (ReferenceEquals(source, _lastSource))
        {
            return _lastOrdinal;
        }

        if (!_ordinals.TryGetValue(source.Path, out int ordinal))
        {
            ordinal = _folder?.Sources.OrdinalOf(source) ?? _ordinals.Count + 1;
            _ordinals.Add(source.Path, ordinal);
            while (_met.Count < ordinal)
            {
                _met.Add(new RecordBitmap());
            }
        }

        _lastSource = source;
        _lastOrdinal = ordinal;
        return ordinal;
    }

    private void Recall(QueuedRecord queued, HistoryEntry entry)
    {
        if (entry.Status == BulkUserStatus.Rejected)
        {
            return;
        }

        queued.Payload = _hash.ComputePayload(queued.Record);
        bool isSame = queued.Payload.Value.First == entry.Payload;
        if (entry.Status is null)
        {
            RecallInDoubt(queued, entry, isSame);
            return;
        }

        if (entry.Status == BulkUserStatus.Failed && (isSame ? _options.RetryFailed : !_options.IsRetryOfRun))
        {
            // The store does not have the user. A record that was changed was possibly fixed.
            return;
        }

        if (!isSame && !_options.Force && entry.Status != BulkUserStatus.Failed)
        {
            Reject(queued, UploadRules.PayloadChanged.CreateIssue("The run has already processed this record with other values."));
            return;
        }

        queued.Result = new BulkUserResult(queued.Record, entry.Status.Value)
        {
            Batch = entry.Batch,
            Uuid = entry.Id,
            Code = entry.Code < 0 ? null : entry.Code,
            CodeName = entry.CodeName,
            Error = entry.Status != BulkUserStatus.Failed ? null
                : $"{entry.CodeName ?? "The store refused the record"} (outcome of an earlier command){(isSame ? string.Empty : ". " + OtherValues)}",
            Attempts = entry.Attempts,
            Settled = entry.Settled,
            IsUpdate = entry.IsUpdate,
            FromJournal = true,
        };
    }

    private bool IsKnown(RecordIdentity? identity) => identity is { } known && _history is not null && _history.TryFind(known, out _);

    private void RecallNotSent(QueuedRecord queued, RecordIdentity identity)
    {
        queued.Payload = _hash.ComputePayload(queued.Record);
        if (_folder is not null && _folder.History.NotSent.TryGetValue(identity, out HistoryEntry entry) && queued.Payload.Value.First != entry.Payload)
        {
            queued.Result = new BulkUserResult(queued.Record, BulkUserStatus.NotSent) { Error = OtherValues };
        }
    }

    /// <summary>
    /// A record that was being sent must be looked up with the values that were sent. With other values, perhaps another
    /// key, its outcome could not be determined, and the store might get the same person twice.
    /// </summary>
    private void RecallInDoubt(QueuedRecord queued, HistoryEntry entry, bool isSame)
    {
        if (!isSame && !_options.Force)
        {
            queued.Result = StillInDoubt(
                queued.Record, "it now has other values. Restore the original pipeline, or use -Force to continue with the new values.");
            return;
        }

        queued.InDoubtSince = new DateTimeOffset(entry.IntentAt, TimeSpan.Zero);
        queued.ConclusiveFrom = _conclusiveFrom;
    }

    private static string? Describe(IdentityRecord record) => record.IsValid ? null : string.Join(
        " ",
        record.Issues
            .Where(issue => issue.Severity == IssueSeverity.Error)
            .Select(issue => issue.Attribute is null ? issue.Message : $"{issue.Attribute}: {issue.Message}"));

    private static void Reject(QueuedRecord queued, MigrationIssue issue)
    {
        AddIssue(queued.Record, issue);
        queued.Result = Rejected(queued.Record, issue.Message);
    }

    private static void AddIssue(IdentityRecord record, MigrationIssue issue)
    {
        MigrationRecord row = record.GetRecord();
        row.AddIssue(issue.At(issue.Attribute, row.Line));
    }

    private static BulkUserResult StillInDoubt(IdentityRecord record, string reason) => new BulkUserResult(record, BulkUserStatus.Unresolved)
    {
        Error = "The outcome is unknown: the record was being sent when an earlier command ended, and " + reason,
        FromJournal = true,
    };

    private static BulkUserResult NotSent(IdentityRecord record) => new BulkUserResult(record, BulkUserStatus.NotSent)
    {
        Error = "An earlier record deletes the same user, which is not allowed. Use -AllowDelete, or exclude these records with Where-Object.",
    };

    private static BulkUserResult Rejected(IdentityRecord record, string reason) =>
        new BulkUserResult(record, BulkUserStatus.Rejected) { Error = reason };
}
