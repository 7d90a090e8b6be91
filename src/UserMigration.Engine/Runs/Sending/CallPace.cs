using System;

namespace UserMigration.Engine.Runs.Sending;

/// <summary>Measures how many calls per second were started recently. Any thread may use it.</summary>
internal sealed class CallPace
{
    private const int Most = 64;

    private readonly object _lock = new object();
    private readonly long[] _starts = new long[Most];
    private readonly TimeProvider _time;
    private long _count;

    /// <summary>Creates a measure without calls.</summary>
    /// <param name="time">The clock.</param>
    public CallPace(TimeProvider time)
    {
        _time = time;
    }

    /// <summary>The number of calls per second, over the last 64 calls; 0 before the second call.</summary>
    public double PerSecond
    {
        get
        {
            lock (_lock)
            {
                long calls = Math.Min(_count, Most);
                if (calls < 2)
                {
                    return 0;
                }

                double seconds = _time.GetElapsedTime(_starts[(_count - calls) % Most], _starts[(_count - 1) % Most]).TotalSeconds;
                return (calls - 1) / Math.Max(seconds, 0.001);
            }
        }
    }

    /// <summary>Notes that a call starts.</summary>
    public void OnStart()
    {
        lock (_lock)
        {
            _starts[_count++ % Most] = _time.GetTimestamp();
        }
    }
}
