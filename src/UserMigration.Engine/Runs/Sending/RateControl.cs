using System;
using System.Collections.Generic;
using System.Globalization;

namespace UserMigration.Engine.Runs.Sending;

/// <summary>
/// Finds the rate that a server permits: multiplicative decrease to just below what it took in the second before it
/// refused, then growth by a small share each second, faster the longer it has not refused.
/// </summary>
internal sealed class RateControl
{
    private const double Decrease = 0.96;
    private const double Slowest = 0.2;
    private const double NoLimitFrom = 5000;
    private const double ShortestMoment = 0.1;

    private readonly double _limit;
    private readonly TimeProvider _time;
    private readonly Queue<long> _accepted = new Queue<long>();
    private long _lastCut;
    private long _lastGrowth;
    private bool _isSlow;

    /// <summary>Makes a control that starts at the limit.</summary>
    /// <param name="limit">The limit; 0 is none.</param>
    /// <param name="time">The clock.</param>
    public RateControl(double limit, TimeProvider time)
    {
        _limit = limit;
        _time = time;
        Rate = limit;
    }

    /// <summary>The rate now, in calls a second; 0 is no limit.</summary>
    public double Rate { get; private set; }

    /// <summary>A call was taken.</summary>
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
        return "The server takes calls again at the full rate.";
    }

    /// <summary>A call was refused because there are too many.</summary>
    /// <param name="start">When it started. One that started before the last slow-down says nothing new.</param>
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
            ? string.Format(CultureInfo.InvariantCulture, "The server asks for patience: slowing down to {0:0.#} calls a second.", Rate)
            : null;
    }

    // Without a limit, what came so far may be the first moment alone, and not what the server takes in a second.
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
