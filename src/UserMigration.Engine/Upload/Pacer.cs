using System;
using System.Threading;
using System.Threading.Tasks;

namespace UserMigration.Engine.Upload;

/// <summary>
/// Spaces the starts of calls evenly, at 99 % of a limit: no burst, so that in any second there are never more than the
/// limit on this clock, and at most one more on the server's. (A token bucket lets twice its limit through.)
/// </summary>
public sealed class Pacer
{
    private const double Share = 0.99;

    private readonly TimeProvider _time;
    private readonly long _interval;
    private readonly object _lock = new object();
    private long _next;
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
        _interval = callsPerSecond > 0 ? (long)Math.Ceiling(time.TimestampFrequency / (callsPerSecond * Share)) : 0;
    }

    /// <summary>Waits for the turn of the next call.</summary>
    /// <param name="cancellationToken">Gives up waiting; the turn is then lost.</param>
    public async Task WaitAsync(CancellationToken cancellationToken)
    {
        if (_interval == 0)
        {
            return;
        }

        long turn = TakeTurn();
        TimeSpan wait = _time.GetElapsedTime(_time.GetTimestamp(), turn);
        while (wait > TimeSpan.Zero)
        {
            // A timer can fire up to a tick early: it is asked again, never trusted.
            TimeSpan delay = TimeSpan.FromMilliseconds(Math.Ceiling(wait.TotalMilliseconds));
#if NET8_0_OR_GREATER
            await Task.Delay(delay, _time, cancellationToken).ConfigureAwait(false);
#else
            await _time.Delay(delay, cancellationToken).ConfigureAwait(false);
#endif
            wait = _time.GetElapsedTime(_time.GetTimestamp(), turn);
        }
    }

    private long TakeTurn()
    {
        lock (_lock)
        {
            long now = _time.GetTimestamp();
            long turn = _hasStarted ? Math.Max(now, _next) : now;
            _hasStarted = true;
            _next = turn + _interval;
            return turn;
        }
    }
}
