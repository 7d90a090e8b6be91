using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;

namespace UserMigration.Engine.Runs.Sending;

/// <summary>
/// Spaces the starts of calls evenly, at 99 % of the rate: no burst, so that in any second there are never more than the
/// rate on this clock, and at most one more on the server's. (A token bucket lets twice its limit through.) The rate
/// falls to what the server has just accepted when it asks for patience, and climbs back while it does not.
/// </summary>
public sealed class Pacer
{
    private const double Share = 0.99;

    private readonly TimeProvider _time;
    private readonly RateControl _control;
    private readonly Queue<long> _starts = new Queue<long>();
    private readonly object _lock = new object();
    private long _next;
    private long _pausedUntil;
    private bool _hasStarted;

    /// <summary>Makes a pacer.</summary>
    /// <param name="callsPerSecond">The limit; 0 is none.</param>
    /// <param name="time">The clock.</param>
    /// <exception cref="ArgumentOutOfRangeException">The limit is negative or no number.</exception>
    public Pacer(double callsPerSecond, TimeProvider time)
    {
        if (!(callsPerSecond >= 0) || double.IsInfinity(callsPerSecond))
        {
            throw new ArgumentOutOfRangeException(nameof(callsPerSecond));
        }

        _time = time ?? throw new ArgumentNullException(nameof(time));
        _control = new RateControl(callsPerSecond, time);
    }

    /// <summary>The rate now, in calls a second; 0 is no limit.</summary>
    public double Rate
    {
        get
        {
            lock (_lock)
            {
                return _control.Rate;
            }
        }
    }

    /// <summary>Waits for the turn of the next call.</summary>
    /// <param name="cancellationToken">Gives up waiting; the turn is then lost.</param>
    /// <returns>When it starts, as a timestamp of the clock.</returns>
    public async Task<long> WaitAsync(CancellationToken cancellationToken)
    {
        long turn = TakeTurn();
        while (true)
        {
            long now = _time.GetTimestamp();
            TimeSpan wait = TryStart(ref turn, now);
            if (wait <= TimeSpan.Zero)
            {
                return now;
            }

            // A timer can fire up to a tick early: it is asked again, never trusted.
            TimeSpan delay = TimeSpan.FromMilliseconds(Math.Ceiling(wait.TotalMilliseconds));
#if NET8_0_OR_GREATER
            await Task.Delay(delay, _time, cancellationToken).ConfigureAwait(false);
#else
            await _time.Delay(delay, cancellationToken).ConfigureAwait(false);
#endif
        }
    }

    /// <summary>The server took a call.</summary>
    /// <returns>A line that says so, where the rate is what it was before the server asked for patience.</returns>
    public string? OnAccepted()
    {
        lock (_lock)
        {
            return _control.OnAccepted(_time.GetTimestamp());
        }
    }

    /// <summary>The server asked for patience.</summary>
    /// <param name="start">When the call started, as <see cref="WaitAsync"/> gave it.</param>
    /// <param name="retryAfter">How long it asks to wait, or null.</param>
    /// <returns>A line that says so, the first time.</returns>
    public string? OnRefused(long start, TimeSpan? retryAfter)
    {
        lock (_lock)
        {
            long now = _time.GetTimestamp();
            if (retryAfter is { } pause && pause > TimeSpan.Zero)
            {
                _pausedUntil = Math.Max(_pausedUntil, now + (long)(pause.TotalSeconds * _time.TimestampFrequency));
            }

            string? told = _control.OnRefused(start, now);
            _next = Math.Max(_next, now + Interval());
            return told;
        }
    }

    private long TakeTurn()
    {
        lock (_lock)
        {
            long now = _time.GetTimestamp();
            long turn = _hasStarted ? Math.Max(now, _next) : now;
            _hasStarted = true;
            _next = turn + Interval();
            return turn;
        }
    }

    /// <summary>Starts, or says how long to wait still: for the turn, for the server's pause, for the second to have room.</summary>
    private TimeSpan TryStart(ref long turn, long now)
    {
        lock (_lock)
        {
            if (turn < _pausedUntil)
            {
                // All that waited would start at once behind the pause.
                turn = Math.Max(_next, _pausedUntil);
                _next = turn + Interval();
            }

            long second = _time.TimestampFrequency;
            while (_starts.Count > 0 && _starts.Peek() <= now - second)
            {
                _starts.Dequeue();
            }

            long from = turn;
            if (_control.Rate > 0 && _starts.Count >= Math.Max(1, Math.Ceiling(_control.Rate - 1e-9)))
            {
                from = Math.Max(from, _starts.Peek() + second);
            }

            if (from > now)
            {
                return _time.GetElapsedTime(now, from);
            }

            if (_control.Rate > 0)
            {
                _starts.Enqueue(now);
            }

            return TimeSpan.Zero;
        }
    }

    private long Interval() => _control.Rate > 0 ? (long)Math.Ceiling(_time.TimestampFrequency / (_control.Rate * Share)) : 0;
}
