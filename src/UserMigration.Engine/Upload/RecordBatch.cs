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
    {
        Number = number;
        Records = records;
    }

    /// <summary>Its number, from 1.</summary>
    public int Number { get; }

    /// <summary>The records.</summary>
    public IReadOnlyList<IdentityRecord> Records { get; }

    /// <summary>Gives all its records one outcome, without a call.</summary>
    /// <param name="status">What becomes of them.</param>
    /// <param name="reason">Why, or null.</param>
    public IReadOnlyList<BulkUserResult> Settle(BulkUserStatus status, string? reason) => Records
        .Select(record => new BulkUserResult(record, status)
        {
            Batch = status == BulkUserStatus.NotSent ? Number : 0,
            Error = reason,
        })
        .ToArray();

    /// <summary>The range of records, for example <c>records 11 to 20</c>.</summary>
    public override string ToString()
    {
        string first = Records[0].RecordNumber.ToString(CultureInfo.InvariantCulture);
        string last = Records[Records.Count - 1].RecordNumber.ToString(CultureInfo.InvariantCulture);
        return Records.Count == 1 ? "record " + first : $"records {first} to {last}";
    }
}
