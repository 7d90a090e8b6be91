using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading.Tasks;

namespace UserMigration.Engine.Runs.Sending;

/// <summary>Records that are sent in one call.</summary>
public sealed class RecordBatch
{
    /// <summary>Creates a batch.</summary>
    /// <param name="number">The number of the batch, from 1.</param>
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

    /// <summary>The number of the batch, from 1.</summary>
    public int Number { get; }

    /// <summary>The number of records.</summary>
    public int Count => Entries.Count;

    /// <summary>The number of records whose users are to be deleted.</summary>
    public int Deletions => Entries.Count(entry => entry.IsDeletion);

    /// <summary>Whether any record specifies an operation.</summary>
    public bool HasOperations => Entries.Any(entry => entry.Record.Operation != RecordOperation.Unset);

    /// <summary>A task that ends when the earlier batches that this batch must wait for are finished; null before the batch is queued.</summary>
    internal Task? Turn { get; set; }

    /// <summary>A task source that completes when the batch is finished.</summary>
    internal TaskCompletionSource<bool> Left { get; } = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The records, with what the run knows about them.</summary>
    internal IReadOnlyList<QueuedRecord> Entries { get; }

    /// <summary>Gets a batch of the records that have no outcome: the batch itself if no record has one.</summary>
    internal RecordBatch Open() => Entries.All(entry => entry.Result is null)
        ? this
        : new RecordBatch(Number, Entries.Where(entry => entry.Result is null).ToArray());

    /// <summary>Gets a batch of the records that are not in another batch.</summary>
    /// <param name="other">The other batch.</param>
    internal RecordBatch Except(RecordBatch other) => ReferenceEquals(other, this)
        ? new RecordBatch(Number, Array.Empty<QueuedRecord>())
        : new RecordBatch(Number, Entries.Except(other.Entries).ToArray());

    /// <summary>The outcomes of the records.</summary>
    internal IReadOnlyList<BulkUserResult> Results => Entries.Select(entry => entry.Result!).ToArray();

    /// <summary>Sets an outcome for all records without a call.</summary>
    /// <param name="status">The status of the records. WouldCreate is replaced according to the operation of a record.</param>
    /// <param name="reason">The reason, or null.</param>
    public IReadOnlyList<BulkUserResult> Settle(BulkUserStatus status, string? reason) => Entries
        .Select(entry => entry.Result = status != BulkUserStatus.NotSent ? new BulkUserResult(entry.Record, StatusOf(entry, status)) { Error = reason }
            : entry.InDoubtSince is null ? Outcomes.NotSent(this, entry, reason ?? string.Empty)
            : Outcomes.Unresolved(this, entry, "An earlier command sent the record. " + reason))
        .ToArray();

    private static BulkUserStatus StatusOf(QueuedRecord entry, BulkUserStatus status) => status != BulkUserStatus.WouldCreate ? status
        : entry.Record.Operation switch
        {
            RecordOperation.Delete => BulkUserStatus.WouldDelete,
            RecordOperation.Update => BulkUserStatus.WouldUpdate,
            _ => status,
        };

    /// <summary>Gets the range of records, for example <c>records 11 to 20</c>.</summary>
    public override string ToString()
    {
        string first = Entries[0].Record.RecordNumber.ToString(CultureInfo.InvariantCulture);
        string last = Entries[Entries.Count - 1].Record.RecordNumber.ToString(CultureInfo.InvariantCulture);
        return Entries.Count == 1 ? "record " + first : $"records {first} to {last}";
    }
}
