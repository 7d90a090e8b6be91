using System;
using System.Collections.Generic;

namespace UserMigration.Sandbox.Akamai.Storage;

/// <summary>Which records the replicas have, from which <c>entity.find</c> and a filtered <c>entity.count</c> read: new records arrive there later.</summary>
internal sealed class Replication
{
    private readonly Queue<(long Id, long At)> _arrivals = new();
    private readonly TimeProvider _time;
    private readonly TimeSpan _delay;
    private long _visible;

    /// <summary>Starts with the records that exist.</summary>
    /// <param name="lastId">The id of the last record.</param>
    /// <param name="delay">How long a new record is missing.</param>
    /// <param name="time">The clock.</param>
    public Replication(long lastId, TimeSpan delay, TimeProvider time)
    {
        _visible = lastId;
        _delay = delay;
        _time = time;
    }

    /// <summary>Notes that records were added.</summary>
    /// <param name="lastId">The id of the last of them.</param>
    public void Add(long lastId)
    {
        if (_delay > TimeSpan.Zero)
        {
            lock (_arrivals)
            {
                _arrivals.Enqueue((lastId, _time.GetTimestamp()));
            }
        }
    }

    /// <summary>The id of the last record that the replicas have.</summary>
    public long LastVisible()
    {
        if (_delay == TimeSpan.Zero)
        {
            return long.MaxValue;
        }

        lock (_arrivals)
        {
            while (_arrivals.Count > 0 && _time.GetElapsedTime(_arrivals.Peek().At) >= _delay)
            {
                _visible = _arrivals.Dequeue().Id;
            }

            return _visible;
        }
    }
}
