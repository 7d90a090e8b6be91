using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;

namespace UserMigration.Engine.Runs.Sending;

/// <summary>
/// Spaces the starts of calls evenly, at 99 % of the rate. There is no burst: in any second there are never more calls
/// than the rate by this clock, and at most one more by the server's clock. (A token bucket allows twice its limit.) If
/// the server throttles calls, the rate drops to what the server has just accepted, and rises again while the server does
/// not throttle.
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

    /// <summary>Creates a pacer.</summary>
    /// <param name="callsPerSecond">The limit; 0 means no limit.</param>
    /// <param name="time">The clock.</param>
    /// <exception cref="ArgumentOutOfRangeException">The limit is negative or not a number.</exception>
    public Pacer(double callsPerSecond, TimeProvider time)
    {
        if (!(callsPerSecond >= 0) || double.IsInfinity(callsPerSecond))
        {
            throw new ArgumentOutOfRangeException(nameof(callsPerSecond));
        }

        _time = time ?? throw new ArgumentNullException(nameof(time));
        _control = new RateControl(callsPerSecond, time);
    }

    /// <summary>The current rate in calls per second; 0 means no limit.</summary>
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

    /// <summary>Waits until the next call may start.</summary>
    /// <param name="cancellationToken">A token that cancels waiting; the turn is then lost.</param>
    /// <returns>When the call starts, as a timestamp of the clock.</returns>
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

            // A timer can fire up to a tick early, so the time is checked again.
            TimeSpan delay = TimeSpan.FromMilliseconds(Math.Ceiling(wait.TotalMilliseconds));
#if NET8_0_OR_GREATER
            await Task.Delay(delay, _time, cancellationToken).ConfigureAwait(false);
#else
            await _time.Delay(delay, cancellationToken).ConfigureAwait(false);
#endif
        }
    }

    /// <summary>Notes that the server accepted a call.</summary>
    /// <returns>A message when the rate has returned to what it was before the server throttled calls; otherwise null.</returns>
    public string? OnAccepted()
    {
        lock (_lock)
        {
            return _control.OnAccepted(_time.GetTimestamp());
        }
    }

    /// <summary>Notes that the server throttled a call.</summary>
    /// <param name="start">When the call started, as returned by <see cref="WaitAsync"/>.</param>
    /// <param name="retryAfter">How long the server asks to wait, or null.</param>
    /// <returns>A message the first time; otherwise null.</returns>
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

    /// <summary>
    /// Starts a call, or returns the remaining time to wait: for the turn, for the server's pause, or because the last
    /// second already has the maximum number of calls.
    /// </summary>
    private TimeSpan TryStart(ref long turn, long now)
    {
        lock (_lock)
        {
            if (turn < _pausedUntil)
            {
                // Without this, all waiting calls would start at once after the pause.
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
