using System.Collections.Generic;
using System.Linq;

namespace UserMigration.Engine.Runs.Sending;

/// <summary>
/// What of a change file must be done before what, between different users: a deletion and a change can free a value that
/// the store lets occur once, such as an address, and that a later record of another user has.
/// </summary>
internal sealed class OperationOrder
{
    /// <summary>The rank of a record that waits for nothing, and that nothing waits for.</summary>
    public const int None = 0;

    private readonly StoreTraits _traits;

    /// <summary>Makes the order.</summary>
    /// <param name="traits">How the store works.</param>
    public OperationOrder(StoreTraits traits)
    {
        _traits = traits;
    }

    /// <summary>The rank of a record: it waits for earlier ones of a lower rank. A deletion that comes later frees nothing now.</summary>
    /// <param name="record">The record.</param>
    public int RankOf(QueuedRecord record) => record.Record.Operation switch
    {
        RecordOperation.Delete => _traits.DeletesLater ? None : 1,
        RecordOperation.Update => 2,
        RecordOperation.Create => 3,
        _ => None,
    };

    /// <summary>Whether a record can't be in one batch with those before it: they would not be done first.</summary>
    /// <param name="records">Those before it.</param>
    /// <param name="next">The record.</param>
    public bool Parts(IReadOnlyCollection<QueuedRecord> records, QueuedRecord next)
    {
        int rank = RankOf(next);
        return rank != None && records.Any(record => RankOf(record) is var earlier && earlier != None && earlier < rank && !IsOneCall(record));
    }

    // One call does what it is given in its order.
    private bool IsOneCall(QueuedRecord record) => _traits.CreatesOrUpdates && !record.IsDeletion;
}
