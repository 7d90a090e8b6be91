using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace UserMigration.Engine.Upload;

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

    /// <summary>The records, with what the run knows of them.</summary>
    internal IReadOnlyList<QueuedRecord> Entries { get; }

    /// <summary>The outcomes of its records.</summary>
    internal IReadOnlyList<BulkUserResult> Results => Entries.Select(entry => entry.Result!).ToArray();

    /// <summary>Gives all its records one outcome, without a call.</summary>
    /// <param name="status">What becomes of them.</param>
    /// <param name="reason">Why, or null.</param>
    public IReadOnlyList<BulkUserResult> Settle(BulkUserStatus status, string? reason) => Entries
        .Select(entry => entry.Result = status != BulkUserStatus.NotSent ? new BulkUserResult(entry.Record, status) { Error = reason }
            : entry.InDoubtSince is null ? Outcomes.NotSent(this, entry, reason ?? string.Empty)
            : Outcomes.Unresolved(this, entry, "An earlier command sent it. " + reason))
        .ToArray();

    /// <summary>The range of records, for example <c>records 11 to 20</c>.</summary>
    public override string ToString()
    {
        string first = Entries[0].Record.RecordNumber.ToString(CultureInfo.InvariantCulture);
        string last = Entries[Entries.Count - 1].Record.RecordNumber.ToString(CultureInfo.InvariantCulture);
        return Entries.Count == 1 ? "record " + first : $"records {first} to {last}";
    }
}
