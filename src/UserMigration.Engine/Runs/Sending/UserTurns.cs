using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using UserMigration.Engine.Values;

namespace UserMigration.Engine.Runs.Sending;

/// <summary>
/// Keeps the records of a user in order. A batch waits for each earlier batch that has a user in common with it, and for
/// those that may free a value that it needs. A record is not sent if an earlier record of its user has no outcome. Uses
/// 16 bytes, plus the overhead of a table, for each user in progress and each user without an outcome.
/// </summary>
internal sealed class UserTurns
{
    private const string Reason = "An earlier record of the same user has no outcome, and must be processed first.";

    private readonly object _lock = new object();
    private readonly Dictionary<Digest, RecordBatch> _last = new Dictionary<Digest, RecordBatch>();
    private readonly HashSet<Digest> _held = new HashSet<Digest>();
    private readonly Dictionary<RecordBatch, int> _lowest = new Dictionary<RecordBatch, int>();
    private readonly OperationOrder _order;

    /// <summary>Creates the turns for a run.</summary>
    /// <param name="order">The order of operations.</param>
    public UserTurns(OperationOrder order)
    {
        _order = order;
    }

    /// <summary>Adds a batch. Batches must be added in the order of their records; adding a batch again has no effect.</summary>
    /// <param name="batch">The batch.</param>
    public void Enter(RecordBatch batch)
    {
        if (batch.Turn is not null)
        {
            return;
        }

        HashSet<Task>? earlier = null;
        lock (_lock)
        {
            foreach (Digest user in UsersOf(batch.Entries))
            {
                if (_last.TryGetValue(user, out RecordBatch? other) && other != batch)
                {
                    (earlier ??= new HashSet<Task>()).Add(other.Left.Task);
                }

                _last[user] = batch;
            }

            WaitForRanks(batch, ref earlier);
        }

        batch.Turn = earlier is null ? Task.CompletedTask : Task.WhenAll(earlier);
    }

    /// <summary>Sets an outcome for the records of a batch whose users have an earlier record without an outcome.</summary>
    /// <param name="batch">The batch whose turn has come.</param>
    public void HoldBack(RecordBatch batch)
    {
        lock (_lock)
        {
            if (_held.Count == 0)
            {
                return;
            }

            foreach (QueuedRecord record in batch.Entries.Where(record => record.Users is { } users && users.Any(_held.Contains)))
            {
                record.Result = record.InDoubtSince is null
                    ? Outcomes.NotSent(batch, record, Reason)
                    : Outcomes.Unresolved(batch, record, Reason);
            }
        }
    }

    /// <summary>Holds back later records of the users whose records have no outcome.</summary>
    /// <param name="batch">The finished batch.</param>
    public void Hold(RecordBatch batch)
    {
        lock (_lock)
        {
            _held.UnionWith(UsersOf(batch.Entries.Where(record => record.Result!.Status is BulkUserStatus.Unresolved or BulkUserStatus.NotSent)));
        }
    }

    /// <summary>Releases a batch, so that the batches that wait for it continue.</summary>
    /// <param name="batch">The finished batch.</param>
    public void Leave(RecordBatch batch)
    {
        lock (_lock)
        {
            foreach (Digest user in UsersOf(batch.Entries))
            {
                if (_last.TryGetValue(user, out RecordBatch? last) && last == batch)
                {
                    _last.Remove(user);
                }
            }

            _lowest.Remove(batch);
        }

        batch.Left.TrySetResult(true);
    }

    private void WaitForRanks(RecordBatch batch, ref HashSet<Task>? earlier)
    {
        int[] ranks = batch.Entries.Select(_order.RankOf).Where(rank => rank != OperationOrder.None).ToArray();
        if (ranks.Length == 0)
        {
            return;
        }

        int highest = ranks.Max();
        foreach (KeyValuePair<RecordBatch, int> other in _lowest.Where(other => other.Value < highest))
        {
            (earlier ??= new HashSet<Task>()).Add(other.Key.Left.Task);
        }

        _lowest[batch] = ranks.Min();
    }

    private static IEnumerable<Digest> UsersOf(IEnumerable<QueuedRecord> records) =>
        records.Where(record => record.Users is not null).SelectMany(record => record.Users!);
}
