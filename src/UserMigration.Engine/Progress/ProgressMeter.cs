using System;
using System.Collections.Generic;
using System.Threading;

namespace UserMigration.Engine.Progress;

/// <summary>
/// Measures the progress of long work. A timer says when an update is due, so that asking for each record costs nothing: first after two
/// seconds, then twice a second. The rate and the remaining time are those of the last half minute, so that they follow a change of pace.
/// Only one thread may use it.
/// </summary>
public sealed class ProgressMeter : IDisposable
{
    private static readonly TimeSpan s_delay = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(500);
    // Shares are estimates, so that they may fall a little.
    private const double Tolerance = 0.02;

    private static readonly TimeSpan s_window = TimeSpan.FromSeconds(30);

    private readonly TimeProvider _time;
    private readonly long _start;
    private readonly ITimer _timer;
    private readonly Queue<Sample> _samples = new Queue<Sample>();
    private volatile bool _isDue;
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
        TimeSpan elapsed = Elapsed;
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

    /// <inheritdoc/>
    public void Dispose() => _timer.Dispose();

    private readonly record struct Sample(TimeSpan At, double Done, double Share);
}
