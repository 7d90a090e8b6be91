using System;
using System.Collections.Generic;

namespace UserMigration.Engine.Runs.Sending;

/// <summary>
/// Finds the rate that a server permits: a multiplicative decrease to just below what the server accepted in the second
/// before it refused, then growth by a small share each second, which becomes faster the longer the server has not
/// refused.
/// </summary>
internal sealed class RateControl
{
    private const double Decrease = 0.96;
    private const double Slowest = 0.2;
    private const double NoLimitFrom = 5000;
    private const double ShortestMoment = 0.1;

    private double _limit;
    private readonly TimeProvider _time;
    private readonly Queue<long> _accepted = new Queue<long>();
    private long _lastCut;
    private long _lastGrowth;
    private bool _isSlow;

    /// <summary>Creates a control that starts at the limit.</summary>
    /// <param name="limit">The limit; 0 means no limit.</param>
    /// <param name="time">The clock.</param>
    public RateControl(double limit, TimeProvider time)
    {
        _limit = limit;
        _time = time;
        Rate = limit;
    }

    /// <summary>The current rate in calls per second; 0 means no limit.</summary>
    public double Rate { get; private set; }

    /// <summary>The limit; 0 means no limit. While the server throttles calls, a higher limit has no effect on the rate yet.</summary>
    public double Limit
    {
        get => _limit;
        set
        {
            _limit = value;
            Rate = _isSlow && Rate > 0 ? Math.Min(Rate, value) : value;
        }
    }

    /// <summary>Notes that a call was accepted.</summary>
    /// <param name="now">The time.</param>
    public string? OnAccepted(long now)
    {
        Forget(now);
        _accepted.Enqueue(now);
        if (!_isSlow || _time.GetElapsedTime(_lastGrowth, now) < TimeSpan.FromSeconds(1))
        {
            return null;
        }

        _lastGrowth = now;
        double rate = Rate * (1 + Growth(_time.GetElapsedTime(_lastCut, now)));
        if (rate < (_limit > 0 ? _limit : NoLimitFrom))
        {
            Rate = rate;
            return null;
        }

        Rate = _limit;
        _isSlow = false;
        return "The server accepts calls at the full rate again.";
    }

    /// <summary>Notes that a call was refused because there are too many.</summary>
    /// <param name="start">When the call started. A call that started before the last slowdown shows nothing new.</param>
    /// <param name="now">The time.</param>
    public string? OnRefused(long start, long now)
    {
        if (_isSlow && start <= _lastCut)
        {
            return null;
        }

        Forget(now);
        double taken = _accepted.Count * Decrease / Seconds(now);
        double half = Rate > 0 ? Rate / 2 : 1;
        Rate = Math.Max(Slowest, taken >= 1 ? (Rate > 0 ? Math.Min(Rate * Decrease, taken) : taken) : half);
        _lastCut = now;
        _lastGrowth = now;
        bool isFirst = !_isSlow;
        _isSlow = true;
        return isFirst
            ? $"The server throttles calls: slowing down to {CallTime.DescribeRate(Math.Max(0.1, Math.Round(Rate, 1)))}."
            : null;
    }

    // Without a limit, the calls so far may all be from the first moment, so they don't show what the server accepts in a second.
    private double Seconds(long now) => Rate > 0 || _accepted.Count == 0
        ? 1
        : Math.Min(1, Math.Max(ShortestMoment, _time.GetElapsedTime(_accepted.Peek(), now).TotalSeconds));

    private static double Growth(TimeSpan sinceCut) => sinceCut.TotalSeconds < 10 ? 0.01 : sinceCut.TotalSeconds < 30 ? 0.02 : 0.05;

    private void Forget(long now)
    {
        while (_accepted.Count > 0 && _accepted.Peek() <= now - _time.TimestampFrequency)
        {
            _accepted.Dequeue();
        }
    }
}
