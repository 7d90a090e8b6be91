using System;
using System.Collections.Generic;

namespace UserMigration.Engine.Runs.Sending;

/// <summary>
/// The calls of the last second: those that have left this machine, and those whose turn has come but that have not left
/// yet. Only one thread may use it at a time.
/// </summary>
internal sealed class PaceWindow
{
    private readonly LinkedList<PacedCall> _left = new LinkedList<PacedCall>();
    private readonly long _length;
    private int _held;

    /// <summary>Creates an empty window.</summary>
    /// <param name="time">The clock.</param>
    /// <param name="margin">How much longer than a second it is, in seconds.</param>
    public PaceWindow(TimeProvider time, double margin)
    {
        _length = time.TimestampFrequency + (long)(time.TimestampFrequency * margin);
    }

    /// <summary>Adds a call that is about to leave. It counts until a second after it has left.</summary>
    /// <param name="call">The call. If it is in the window already, it leaves again.</param>
    public void Hold(PacedCall call)
    {
        if (!call.IsHeld)
        {
            call.Place.List?.Remove(call.Place);
            call.IsHeld = true;
            _held++;
        }
    }

    /// <summary>Notes that a call has left.</summary>
    /// <param name="call">The call.</param>
    /// <param name="now">The time.</param>
    public void Leave(PacedCall call, long now)
    {
        if (call.IsHeld)
        {
            call.IsHeld = false;
            call.LeftAt = now;
            _held--;
            _left.AddLast(call.Place);
        }
    }

    /// <summary>Gets the time from which another call may start, or may be possible: then the window must be asked again.</summary>
    /// <param name="most">The number of calls in the window.</param>
    /// <param name="now">The time.</param>
    public long RoomFrom(double most, long now)
    {
        while (_left.First is { } first && first.Value.LeftAt <= now - _length)
        {
            _left.RemoveFirst();
        }

        // A call that has not left counts for at least as long as one that leaves now.
        return _left.Count + _held < most ? now : (_left.First?.Value.LeftAt ?? now) + _length;
    }
}
