using System;
using System.Collections.Generic;
using UserMigration.Engine.Runs.Journal;
using UserMigration.Engine.Values;

namespace UserMigration.Engine.Runs.Deletion;

/// <summary>
/// Estimates the store's clock at the time when calls were answered, from the users that the calls created. A user has no time before
/// its call started, so the store's clock was ahead by no more than the difference between that time and the start of the call. The
/// minimum over users from about the same time is accurate to a few milliseconds, the Date header only to two seconds. Thread-safe.
/// </summary>
internal sealed class CreationClock
{
    /// <summary>How far a store's clock may be ahead of its Date header, which has whole seconds and which a server may update only once a second.</summary>
    public static readonly TimeSpan DateHeader = TimeSpan.FromSeconds(2);

    // Clocks drift and are adjusted, so only observations from about the same time are used.
    private const int MostKept = 256;
    private static readonly TimeSpan s_near = TimeSpan.FromMinutes(10);

    private readonly Queue<(DateTimeOffset At, TimeSpan Ahead)> _seen = new Queue<(DateTimeOffset At, TimeSpan Ahead)>();
    private readonly object _lock = new object();

    /// <summary>Learns about the store's clock from a user.</summary>
    /// <param name="times">The times of the call that created the user.</param>
    /// <param name="time">A time of the user by the store's clock that is not before its creation.</param>
    public void Observe(CreationTimes times, DateTimeOffset time)
    {
        if (times.Took is not { } took)
        {
            return;
        }

        TimeSpan ahead = time + TimeReader.GranularityOf(time) - (times.AnsweredAt - took);
        lock (_lock)
        {
            _seen.Enqueue((times.AnsweredAt, ahead));
            if (_seen.Count > MostKept)
            {
                _seen.Dequeue();
            }
        }
    }

    /// <summary>Gets the latest time by the store's clock at which a call can have been answered.</summary>
    /// <param name="times">The times of the call by the clock of this computer.</param>
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

        // The store's clock is ahead by at least as much as its Date header showed.
        return times.AnsweredAt + (least < times.StoreOffset ? times.StoreOffset : least ?? TimeSpan.Zero).Value;
    }
}
