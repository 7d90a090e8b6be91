using System;
using System.Collections.Generic;
using System.Threading;

namespace UserMigration.Engine.Progress;

/// <summary>
/// Measures the progress of long work. A timer says when an update is due, so that asking for each record costs nothing: first after two
/// seconds, then twice a second, or less often where showing it takes long, as on a slow terminal: it may take 2 % of the time. The rate and
/// the remaining time are those of the last half minute, so that they follow a change of pace. Only one thread may use it.
/// </summary>
public sealed class ProgressMeter : IDisposable
{
    private static readonly TimeSpan s_delay = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(500);

    // The pause after an update, in units of the time that showing it took.
    private const int PausePerShow = 50;

    // Shares are estimates, so that they may fall a little.
    private const double Tolerance = 0.02;

    private static readonly TimeSpan s_window = TimeSpan.FromSeconds(30);

    private readonly TimeProvider _time;
    private readonly long _start;
    private readonly ITimer _timer;
    private readonly Queue<Sample> _samples = new Queue<Sample>();
    private volatile bool _isDue;
    private long _readAt;
    private TimeSpan _lastShow;
    private double _lastShare;
    private bool _isShareLost;

    /// <summary>Creates a meter. The work starts now.</summary>
    /// <param name="time">The clock.</param>
    public ProgressMeter(TimeProvider time)
    {
        _time = time ?? throw new ArgumentNullException(nameof(time));
        _start = time.GetTimestamp();
        _samples.Enqueue(new Sample(TimeSpan.Zero, 0, 0));
        _timer = time.CreateTimer(meter => ((ProgressMeter)meter!)._isDue = true, this, s_delay, s_pause);
    }

    /// <summary>The time since the start.</summary>
    public TimeSpan Elapsed => _time.GetElapsedTime(_start);

    /// <summary>Whether the progress should be shown now.</summary>
    public bool IsDue => _isDue;

    /// <summary>Measures the progress. Nothing is due afterwards until the next pause has passed.</summary>
    /// <param name="done">The amount of work that is done, in any unit.</param>
    /// <param name="share">
    /// The share of the work that is done, from 0 to 1; null if it is unknown. A share that falls by more than 0.02 shows that the order of the work says nothing
    /// about the rest of it, so it counts as unknown from then on.
    /// </param>
    public ProgressReading Read(double done, double? share)
    {
        _isDue = false;
        _readAt = _time.GetTimestamp();
        TimeSpan elapsed = _time.GetElapsedTime(_start, _readAt);
        while (_samples.Count > 1 && elapsed - _samples.Peek().At > s_window)
        {
            _samples.Dequeue();
        }

        _isShareLost |= share < _lastShare - Tolerance;
        double? known = _isShareLost || share is not { } given ? null : Math.Min(1, Math.Max(given, _lastShare));
        _lastShare = known ?? _lastShare;
        Sample first = _samples.Peek();
        double seconds = Math.Max(0.001, (elapsed - first.At).TotalSeconds);
        double growth = ((known ?? 0) - first.Share) / seconds;
        TimeSpan? remaining = known is { } part && growth > 0 ? TimeSpan.FromSeconds(Math.Min(int.MaxValue, (1 - part) / growth)) : null;
        _samples.Enqueue(new Sample(elapsed, done, _lastShare));
        return new ProgressReading(done, (done - first.Done) / seconds, known, remaining);
    }

    /// <summary>
    /// Tells that the last reading has been shown. If this took more than 10 ms for the second time running, the next update is due later than after the usual pause.
    /// The first time costs more than all others, because the host prepares itself.
    /// </summary>
    public void OnShown()
    {
        TimeSpan show = _time.GetElapsedTime(_readAt);
        TimeSpan pause = TimeSpan.FromTicks(Math.Min(show.Ticks, _lastShow.Ticks) * PausePerShow);
        _lastShow = show;
        if (pause > s_pause)
        {
            _timer.Change(pause, s_pause);
            _isDue = false;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _timer.Dispose();

    private readonly record struct Sample(TimeSpan At, double Done, double Share);
}
