using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using UserMigration.Engine.Values;

namespace UserMigration.Engine.Runs.Sending;

/// <summary>
/// Sees to it that two records of one user never overtake each other: a batch waits for each earlier one that has a user
/// in common with it, and for those that may free a value which it needs. A record whose user has an earlier one without an outcome is not sent. It remembers the users under
/// way, and those without an outcome: 16 bytes each, and what a table takes.
/// </summary>
internal sealed class UserTurns
{
    private const string Reason = "An earlier record of the same user has no outcome, and may not be overtaken.";

    private readonly object _lock = new object();
    private readonly Dictionary<Digest, RecordBatch> _last = new Dictionary<Digest, RecordBatch>();
    private readonly HashSet<Digest> _held = new HashSet<Digest>();
    private readonly Dictionary<RecordBatch, int> _lowest = new Dictionary<RecordBatch, int>();
    private readonly OperationOrder _order;

    /// <summary>Makes it.</summary>
    /// <param name="order">What must be done before what.</param>
    public UserTurns(OperationOrder order)
    {
        _order = order;
    }

    /// <summary>Takes a batch in. Batches come in the order of their records; one that came before changes nothing.</summary>
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

    /// <summary>Gives the records of a batch an outcome whose users have an earlier one without.</summary>
    /// <param name="batch">The batch, when its turn has come.</param>
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

    /// <summary>Holds later records of users back whose records have no outcome.</summary>
    /// <param name="batch">The batch, done with.</param>
    public void Hold(RecordBatch batch)
    {
        lock (_lock)
        {
            _held.UnionWith(UsersOf(batch.Entries.Where(record => record.Result!.Status is BulkUserStatus.Unresolved or BulkUserStatus.NotSent)));
        }
    }

    /// <summary>Lets go of a batch: those that wait for it go on.</summary>
    /// <param name="batch">The batch, done with.</param>
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
