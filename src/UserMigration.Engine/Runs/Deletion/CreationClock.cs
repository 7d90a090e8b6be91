using System;
using System.Collections.Generic;
using UserMigration.Engine.Runs.Journal;
using UserMigration.Engine.Values;

namespace UserMigration.Engine.Runs.Deletion;

/// <summary>
/// What the store's clock said when calls were answered, from the users that they made: a user has no time before its call was
/// made, so the store's clock was ahead by no more than that time is behind the call's start. The least of this, over users of about the
/// same time, is right to a few milliseconds, where the Date header is right to two seconds. Used by several threads.
/// </summary>
internal sealed class CreationClock
{
    /// <summary>By how much a store's clock may be ahead of its Date header: that has whole seconds, and a server may make it once a second.</summary>
    public static readonly TimeSpan DateHeader = TimeSpan.FromSeconds(2);

    // Clocks drift, and are set: only what was seen about that time says anything.
    private const int MostKept = 256;
    private static readonly TimeSpan s_near = TimeSpan.FromMinutes(10);

    private readonly Queue<(DateTimeOffset At, TimeSpan Ahead)> _seen = new Queue<(DateTimeOffset At, TimeSpan Ahead)>();
    private readonly object _lock = new object();

    /// <summary>Learns from a user.</summary>
    /// <param name="times">When the call was made that created it.</param>
    /// <param name="time">A time by the store's clock, not before the user was created.</param>
    public void Observe(CreationTimes times, DateTimeOffset time)
    {
        if (times.Took is not { } took)
        {
            return;
        }

        TimeSpan ahead = time + TimeText.GranularityOf(time) - (times.AnsweredAt - took);
        lock (_lock)
        {
            _seen.Enqueue((times.AnsweredAt, ahead));
            if (_seen.Count > MostKept)
            {
                _seen.Dequeue();
            }
        }
    }

    /// <summary>The latest time by the store's clock at which a call can have been answered.</summary>
    /// <param name="times">When it was made and answered by the clock of the machine.</param>
    public DateTimeOffset LatestOf(CreationTimes times)
    {
        TimeSpan? least = times.StoreOffset + DateHeader + times.Took;
        lock (_lock)
        {
            foreach ((DateTimeOffset at, TimeSpan ahead) in _seen)
            {
                bool isNear = (at - times.AnsweredAt).Duration() <= s_near;
                least = isNear && (least is null || ahead < least) ? ahead : least;
            }
        }

        // It is ahead by no less than its Date header said.
        return times.AnsweredAt + (least < times.StoreOffset ? times.StoreOffset : least ?? TimeSpan.Zero).Value;
    }
}
