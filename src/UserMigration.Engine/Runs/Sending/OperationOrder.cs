using System.Collections.Generic;
using System.Linq;

namespace UserMigration.Engine.Runs.Sending;

/// <summary>
/// Determines the order of operations on different users in a change file. A deletion or a change can free a value that
/// the store allows only once, such as an address, and that a later record of another user has.
/// </summary>
internal sealed class OperationOrder
{
    /// <summary>The rank of a record that waits for no other record, and that no other record waits for.</summary>
    public const int None = 0;

    private readonly StoreCapabilities _capabilities;

    /// <summary>Creates the order for a store.</summary>
    /// <param name="capabilities">The capabilities of the store.</param>
    public OperationOrder(StoreCapabilities capabilities)
    {
        _capabilities = capabilities;
    }

    /// <summary>
    /// Gets the rank of a record. A record waits for earlier ones of a lower rank. A deletion that takes effect later
    /// frees no value now.
    /// </summary>
    /// <param name="record">The record.</param>
    public int RankOf(QueuedRecord record) => record.Record.Operation switch
    {
        RecordOperation.Delete => _capabilities.DeletesLater ? None : 1,
        RecordOperation.Update => 2,
        RecordOperation.Create => 3,
        _ => None,
    };

    /// <summary>Whether a record must not be in the same batch as the records before it, because these would not be processed first.</summary>
    /// <param name="records">The records before it.</param>
    /// <param name="next">The record.</param>
    public bool Parts(IReadOnlyCollection<QueuedRecord> records, QueuedRecord next)
    {
        int rank = RankOf(next);
        return rank != None && records.Any(record => RankOf(record) is var earlier && earlier != None && earlier < rank && !IsOneCall(record));
    }

    // One call processes its records in their order.
    private bool IsOneCall(QueuedRecord record) => _capabilities.CreatesOrUpdates && !record.IsDeletion;
}
