using System;
using System.Collections.Generic;
using UserMigration.Engine.Targets;
using UserMigration.Engine.Values;

namespace UserMigration.Engine.Runs.Export;

/// <summary>
/// The users that an export has read: all numbers, and the versions of those users that were changed so recently that another version may
/// follow. About one bit for each user, and 16 bytes for each recent one.
/// </summary>
internal sealed class SeenUsers
{
    private readonly long _recentFrom;
    private readonly List<long> _recent = new List<long>();
    private readonly List<long> _versions = new List<long>();

    /// <summary>Creates the list without users.</summary>
    /// <param name="recentFrom">The time from which a change is recent, by the clock of the store.</param>
    public SeenUsers(DateTimeOffset recentFrom)
    {
        _recentFrom = recentFrom.UtcTicks;
    }

    /// <summary>The numbers of the users.</summary>
    public NumberSet Numbers { get; } = new NumberSet();

    /// <summary>Adds a user. Users must be added in the order of their numbers.</summary>
    /// <param name="user">The user.</param>
    public void Add(PagedUser user)
    {
        if (!Numbers.Add(user.Number))
        {
            throw new InvalidOperationException("A user was read twice.");
        }

        if (user.Changed >= _recentFrom)
        {
            _recent.Add(user.Number);
            _versions.Add(user.Changed);
        }
    }

    /// <summary>Whether a user is in a version that was not read.</summary>
    /// <param name="user">A user that was read.</param>
    public bool IsChanged(PagedUser user)
    {
        if (user.Changed < _recentFrom)
        {
            return false;
        }

        int place = _recent.BinarySearch(user.Number);
        return place < 0 || _versions[place] != user.Changed;
    }
}
