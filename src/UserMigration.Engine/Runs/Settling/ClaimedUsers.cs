using System;
using System.Collections.Generic;
using System.Linq;
using UserMigration.Engine.Runs.Journal;

namespace UserMigration.Engine.Runs.Settling;

/// <summary>
/// The users that belong to a record of the run already: where two records have one key, a user that is found is that of
/// one of them alone. It keeps those of earlier commands, those that a look-up settled, and the last 100,000 others, which
/// is more than can come while an answer is waited for.
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

    /// <summary>Makes it.</summary>
    /// <param name="history">What the run did before this command, or null.</param>
    public ClaimedUsers(RunHistory? history) => _history = history;

    /// <summary>A record has its user.</summary>
    /// <param name="result">Its outcome.</param>
    public void Note(BulkUserResult result)
    {
        if (result.Status != BulkUserStatus.Created || result.Settled || result.Uuid is not { } text)
        {
            return;
        }

        UserId uuid = UserId.Exact(text);
        lock (_lock)
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
    }

    /// <summary>Claims a user for a record that was in doubt.</summary>
    /// <param name="uuid">The user's identifier; one without can't be told from another.</param>
    /// <returns>False where it belongs to another record.</returns>
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

    private IEnumerable<string> Earlier() => _history is null
        ? Enumerable.Empty<string>()
        : _history.Entries.Where(entry => entry.Value.Status == BulkUserStatus.Created && entry.Value.Id is not null).Select(entry => entry.Value.Id!);
}
