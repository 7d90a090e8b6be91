using System.Collections.Generic;
using System.Threading.Tasks;
using UserMigration.Engine.Runs.Sending;

namespace UserMigration.Engine.Runs.Settling;

/// <summary>
/// How records are settled of which nobody can tell, or whose refusal says nothing certain: by what the store knows, and
/// by what it does with a record that it is sent twice.
/// </summary>
internal interface ISettlement
{
    /// <summary>Does what must be done before records are sent for the first time. One that is not to be sent has a result then.</summary>
    /// <param name="batch">Their batch.</param>
    /// <param name="records">The records.</param>
    Task PrepareAsync(RecordBatch batch, IReadOnlyList<QueuedRecord> records);

    /// <summary>What a record that the store accepted comes out as.</summary>
    /// <param name="batch">Its batch.</param>
    /// <param name="record">The record.</param>
    /// <param name="answer">The store's answer.</param>
    BulkUserResult Accept(RecordBatch batch, QueuedRecord record, StoreRecordAnswer answer);

    /// <summary>Whether the store is asked for a record, because its refusal does not say what became of it.</summary>
    /// <param name="record">The record.</param>
    /// <param name="refusal">The refusal.</param>
    bool IsToLookUp(QueuedRecord record, StoreRecordAnswer refusal);

    /// <summary>Finds out about records that were refused. Each has a result then, unless the run ends.</summary>
    /// <param name="batch">Their batch.</param>
    /// <param name="records">The records.</param>
    Task LookUpRefusedAsync(RecordBatch batch, IReadOnlyList<QueuedRecord> records);

    /// <summary>Finds out about records in doubt. One that keeps no result is to be sent again.</summary>
    /// <param name="batch">Their batch.</param>
    /// <param name="records">The records.</param>
    /// <param name="isLast">Whether none is sent again: what can be found out must be found out now.</param>
    Task LookUpDoubtfulAsync(RecordBatch batch, IReadOnlyList<QueuedRecord> records, bool isLast);
}
