using System;
using System.Collections.Generic;
using System.Linq;
using UserMigration.Engine.Runs.Journal;

namespace UserMigration.Engine.Runs.Settling;

/// <summary>
/// The users that already belong to a record of the run. If two records have the same key, a user that is found belongs
/// to only one of them. The class keeps the users of earlier commands, those that a lookup assigned, and the last 100,000
/// others, which is more than can be created while the run waits for an answer.
/// </summary>
internal sealed class ClaimedUsers
{
    private const int Most = 100_000;

    private readonly object _lock = new object();
    private readonly HashSet<string> _settled = new HashSet<string>(StringComparer.Ordinal);
    private readonly HashSet<UserId> _recent = new HashSet<UserId>();
    private readonly Queue<UserId> _order = new Queue<UserId>();
    private readonly RunHistory? _history;
    private HashSet<string>? _earlier;

    /// <summary>Creates the list from the history of a run.</summary>
    /// <param name="history">What the run did before this command, or null.</param>
    public ClaimedUsers(RunHistory? history) => _history = history;

    /// <summary>Notes the users of the records of a batch that were created.</summary>
    /// <param name="results">The outcomes of the records.</param>
    public void Note(IEnumerable<BulkUserResult> results)
    {
        lock (_lock)
        {
            foreach (BulkUserResult result in results)
            {
                if (result.Status == BulkUserStatus.Created && !result.Settled && result.Uuid is { } uuid)
                {
                    Note(UserId.Exact(uuid));
                }
            }
        }
    }

    /// <summary>Claims a user for a record whose outcome was unknown.</summary>
    /// <param name="uuid">The identifier of the user; a user without one can't be distinguished from others.</param>
    /// <returns>False if the user belongs to another record.</returns>
    public bool TryClaim(string? uuid)
    {
        if (uuid is null)
        {
            return true;
        }

        lock (_lock)
        {
            _earlier ??= new HashSet<string>(Earlier(), StringComparer.Ordinal);
            bool isTaken = _earlier.Contains(uuid) || _recent.Contains(UserId.Exact(uuid));
            return !isTaken && _settled.Add(uuid);
        }
    }

    private void Note(UserId uuid)
    {
        if (_recent.Add(uuid))
        {
            _order.Enqueue(uuid);
            if (_order.Count > Most)
            {
                _recent.Remove(_order.Dequeue());
            }
        }
    }

    private IEnumerable<string> Earlier() => _history is null
        ? Enumerable.Empty<string>()
        : _history.Entries.Where(entry => entry.Value.Status == BulkUserStatus.Created && entry.Value.Id is not null).Select(entry => entry.Value.Id!);
}
