using System.Collections.Generic;
using System.Threading.Tasks;
using UserMigration.Engine.Runs.Sending;

namespace UserMigration.Engine.Runs.Settling;

/// <summary>
/// Determines the outcome of records whose outcome is unknown, or whose refusal is not conclusive. How it does so depends
/// on what the store knows, and on what the store does with a record that is sent twice.
/// </summary>
internal interface ISettlement
{
    /// <summary>Prepares records that are sent for the first time. A record that must not be sent has a result afterwards.</summary>
    /// <param name="batch">The batch of the records.</param>
    /// <param name="records">The records.</param>
    Task PrepareAsync(RecordBatch batch, IReadOnlyList<QueuedRecord> records);

    /// <summary>Gets the outcome of a record that the store accepted.</summary>
    /// <param name="batch">The batch of the record.</param>
    /// <param name="record">The record.</param>
    /// <param name="answer">The answer of the store.</param>
    BulkUserResult Accept(RecordBatch batch, QueuedRecord record, StoreRecordAnswer answer);

    /// <summary>Whether a record must be looked up because its refusal does not show its outcome.</summary>
    /// <param name="record">The record.</param>
    /// <param name="refusal">The refusal.</param>
    bool IsToLookUp(QueuedRecord record, StoreRecordAnswer refusal);

    /// <summary>Looks up records that were refused. Each has a result afterwards, unless the run ends.</summary>
    /// <param name="batch">The batch of the records.</param>
    /// <param name="records">The records.</param>
    Task LookUpRefusedAsync(RecordBatch batch, IReadOnlyList<QueuedRecord> records);

    /// <summary>Looks up records whose outcome is unknown. A record without a result afterwards must be sent again.</summary>
    /// <param name="batch">The batch of the records.</param>
    /// <param name="records">The records.</param>
    /// <param name="isLast">Whether no record is sent again, so that the outcomes must be determined now as far as possible.</param>
    Task LookUpDoubtfulAsync(RecordBatch batch, IReadOnlyList<QueuedRecord> records, bool isLast);
}
