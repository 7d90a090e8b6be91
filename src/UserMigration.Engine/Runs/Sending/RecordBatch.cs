using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading.Tasks;

namespace UserMigration.Engine.Runs.Sending;

/// <summary>Records that are sent in one call.</summary>
public sealed class RecordBatch
{
    /// <summary>Makes a batch.</summary>
    /// <param name="number">Its number, from 1.</param>
    /// <param name="records">The records; all valid, at least one.</param>
    public RecordBatch(int number, IReadOnlyList<IdentityRecord> records)
        : this(number, records.Select(record => new QueuedRecord(record)).ToArray())
    {
    }

    internal RecordBatch(int number, IReadOnlyList<QueuedRecord> entries)
    {
        Number = number;
        Entries = entries;
    }

    /// <summary>Its number, from 1.</summary>
    public int Number { get; }

    /// <summary>How many records it has.</summary>
    public int Count => Entries.Count;

    /// <summary>Of how many records the users are to be deleted.</summary>
    public int Deletions => Entries.Count(entry => entry.IsDeletion);

    /// <summary>Whether a record of it says what is to be done with it.</summary>
    public bool HasOperations => Entries.Any(entry => entry.Record.Operation != RecordOperation.Unset);

    /// <summary>Ends when the batches before it are done with that have a user in common with it; null before it is queued.</summary>
    internal Task? Turn { get; set; }

    /// <summary>Ends when it is done with.</summary>
    internal TaskCompletionSource<bool> Left { get; } = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The records, with what the run knows of them.</summary>
    internal IReadOnlyList<QueuedRecord> Entries { get; }

    /// <summary>Those of its records that have no outcome: itself, where none has one.</summary>
    internal RecordBatch Open() => Entries.All(entry => entry.Result is null)
        ? this
        : new RecordBatch(Number, Entries.Where(entry => entry.Result is null).ToArray());

    /// <summary>Its records without those of another batch.</summary>
    /// <param name="other">The other.</param>
    internal RecordBatch Except(RecordBatch other) => ReferenceEquals(other, this)
        ? new RecordBatch(Number, Array.Empty<QueuedRecord>())
        : new RecordBatch(Number, Entries.Except(other.Entries).ToArray());

    /// <summary>The outcomes of its records.</summary>
    internal IReadOnlyList<BulkUserResult> Results => Entries.Select(entry => entry.Result!).ToArray();

    /// <summary>Gives all its records one outcome, without a call.</summary>
    /// <param name="status">What becomes of them; where they would be created, what their operations say.</param>
    /// <param name="reason">Why, or null.</param>
    public IReadOnlyList<BulkUserResult> Settle(BulkUserStatus status, string? reason) => Entries
        .Select(entry => entry.Result = status != BulkUserStatus.NotSent ? new BulkUserResult(entry.Record, StatusOf(entry, status)) { Error = reason }
            : entry.InDoubtSince is null ? Outcomes.NotSent(this, entry, reason ?? string.Empty)
            : Outcomes.Unresolved(this, entry, "An earlier command sent it. " + reason))
        .ToArray();

    private static BulkUserStatus StatusOf(QueuedRecord entry, BulkUserStatus status) => status != BulkUserStatus.WouldCreate ? status
        : entry.Record.Operation switch
        {
            RecordOperation.Delete => BulkUserStatus.WouldDelete,
            RecordOperation.Update => BulkUserStatus.WouldUpdate,
            _ => status,
        };

    /// <summary>The range of records, for example <c>records 11 to 20</c>.</summary>
    public override string ToString()
    {
        string first = Entries[0].Record.RecordNumber.ToString(CultureInfo.InvariantCulture);
        string last = Entries[Entries.Count - 1].Record.RecordNumber.ToString(CultureInfo.InvariantCulture);
        return Entries.Count == 1 ? "record " + first : $"records {first} to {last}";
    }
}
