using System;
using System.Collections.Generic;

namespace UserMigration.Sandbox.Http;

/// <summary>Limits the number of calls in any half-open second, by its own clock. Refused calls do not count.</summary>
internal sealed class SlidingWindow
{
    private readonly int _limit;
    private readonly TimeProvider _time;
    private readonly Queue<long> _taken;

    public SlidingWindow(int limit, TimeProvider time)
    {
        _limit = limit;
        _time = time;
        _taken = new Queue<long>();
    }

    /// <summary>Admits one call, if the limit is not reached.</summary>
    public bool TryTake()
    {
        lock (_taken)
        {
            long now = _time.GetTimestamp();
            while (_taken.Count > 0 && now - _taken.Peek() >= _time.TimestampFrequency)
            {
                _taken.Dequeue();
            }

            if (_taken.Count >= _limit)
            {
                return false;
            }

            _taken.Enqueue(now);
            return true;
        }
    }
}
