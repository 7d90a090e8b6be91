using System;
using System.Threading;
using System.Threading.Tasks;

namespace UserMigration.Engine.Runs.Sending;

/// <summary>
/// Spaces the starts of calls evenly, at 99 % of the rate. There is no burst: in any second, never more calls than the rate
/// leave this machine, even if calls are delayed after their turn; by the server's clock, there is at most one more. (A token
/// bucket allows twice its limit.) If the server throttles calls, the rate drops to what the server has just accepted, and
/// rises again while the server does not throttle.
/// </summary>
internal sealed class Pacer
{
    /// <summary>The share of the permitted rate that is used.</summary>
    public const double Share = 0.99;

    private const double ShortestMeasure = 0.1;
    private static readonly TimeSpan s_heldPause = TimeSpan.FromMilliseconds(50);

    private readonly TimeProvider _time;
    private readonly RateControl _control;
    private readonly PaceWindow _window;
    private readonly double _share;
    private readonly object _lock = new object();
    private long _next;
    private long _pausedUntil;
    private bool _hasStarted;
    private bool _isVariable;
    private bool _isHeld;
    private long _spacing;
    private bool _hasWaited;
    private long _started;
    private long _demandFrom;

    /// <summary>Creates a pacer.</summary>
    /// <param name="callsPerSecond">The limit; 0 means no limit.</param>
    /// <param name="time">The clock.</param>
    /// <param name="share">The share of the limit to use, from 0.9 to 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The limit is negative or not a number.</exception>
    public Pacer(double callsPerSecond, TimeProvider time, double share = Share)
    {
        if (!(callsPerSecond >= 0) || double.IsInfinity(callsPerSecond))
        {
            throw new ArgumentOutOfRangeException(nameof(callsPerSecond));
        }

        _time = time ?? throw new ArgumentNullException(nameof(time));
        _control = new RateControl(callsPerSecond, time);
        _share = share;

        // Half of what is not used, because calls do not all need the same time to reach the server.
        _window = new PaceWindow(time, (1 - share) / 2);
        _demandFrom = time.GetTimestamp();
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
    /// <returns>The call. Until it has left or ended, it counts like a call that leaves now.</returns>
    public async Task<PacedCall> WaitAsync(CancellationToken cancellationToken)
    {
        Turn turn = TakeTurn();
        while (true)
        {
            TimeSpan wait = TryStart(turn, out PacedCall? call);
            if (call is not null)
            {
                return call;
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

    /// <summary>Notes that a call is about to leave, or to leave again.</summary>
    /// <param name="call">The call.</param>
    public void Hold(PacedCall call)
    {
        lock (_lock)
        {
            if (!call.HasEnded)
            {
                _window.Hold(call);
            }
        }
    }

    /// <summary>Notes that a call has left.</summary>
    /// <param name="call">The call.</param>
    public void Leave(PacedCall call)
    {
        lock (_lock)
        {
            _window.Leave(call, _time.GetTimestamp());
        }
    }

    /// <summary>Notes that a call has ended. It has left, or never will.</summary>
    /// <param name="call">The call.</param>
    public void End(PacedCall call)
    {
        lock (_lock)
        {
            call.HasEnded = true;
            _window.Leave(call, _time.GetTimestamp());
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
    /// <param name="start">When the call started, see <see cref="PacedCall.Start"/>.</param>
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

    /// <summary>Changes the limit.</summary>
    /// <param name="callsPerSecond">The limit; 0 means that no call may start.</param>
    public void Limit(double callsPerSecond)
    {
        lock (_lock)
        {
            _isVariable = true;
            _isHeld = !(callsPerSecond > 0);
            if (!_isHeld && _control.Limit != callsPerSecond)
            {
                // The calls that wait were spaced for the other limit, so they take new turns.
                _control.Limit = callsPerSecond;
                _next = Math.Min(_next, _time.GetTimestamp() + Interval());
                _spacing++;
            }
        }
    }

    /// <summary>Gets how much of the limit was needed since the last call of this method.</summary>
    /// <returns>Whether a call had to wait for the limit, and the number of calls per second.</returns>
    public (bool HasWaited, double PerSecond) TakeDemand()
    {
        lock (_lock)
        {
            long now = _time.GetTimestamp();
            double seconds = Math.Max(_time.GetElapsedTime(_demandFrom, now).TotalSeconds, ShortestMeasure);
            (bool, double) demand = (_hasWaited, _started / seconds);
            (_hasWaited, _started, _demandFrom) = (false, 0, now);
            return demand;
        }
    }

    private Turn TakeTurn()
    {
        lock (_lock)
        {
            Turn turn = new Turn();
            Take(turn, _time.GetTimestamp());
            return turn;
        }
    }

    private void Take(Turn turn, long now)
    {
        turn.At = _hasStarted ? Math.Max(now, _next) : now;
        turn.Spacing = _spacing;
        _hasStarted = true;
        _next = turn.At + Interval();
    }

    /// <summary>
    /// Starts a call, or returns the remaining time to wait: for the turn, for the server's pause, or because the last
    /// second already has the maximum number of calls.
    /// </summary>
    private TimeSpan TryStart(Turn turn, out PacedCall? call)
    {
        lock (_lock)
        {
            call = null;
            long now = _time.GetTimestamp();
            if (_isHeld)
            {
                _hasWaited = true;
                return s_heldPause;
            }

            if (turn.Spacing != _spacing)
            {
                Take(turn, now);
            }

            if (turn.At < _pausedUntil)
            {
                // Without this, all waiting calls would start at once after the pause.
                turn.At = Math.Max(_next, _pausedUntil);
                _next = turn.At + Interval();
            }

            bool isLimited = _control.Rate > 0;
            long from = isLimited ? Math.Max(turn.At, _window.RoomFrom(Math.Max(1, Math.Ceiling(_control.Rate - 1e-9)), now)) : turn.At;
            if (from > now)
            {
                _hasWaited = true;
                TimeSpan wait = _time.GetElapsedTime(now, from);
                return _isVariable && wait > s_heldPause ? s_heldPause : wait;
            }

            _started++;
            call = new PacedCall(this, now, isLimited);
            if (isLimited)
            {
                _window.Hold(call);
            }

            return TimeSpan.Zero;
        }
    }

    private long Interval() => _control.Rate > 0 ? (long)Math.Ceiling(_time.TimestampFrequency / (_control.Rate * _share)) : 0;

    private sealed class Turn
    {
        public long At { get; set; }

        /// <summary>Which limit the turn was spaced for.</summary>
        public long Spacing { get; set; }
    }
}
