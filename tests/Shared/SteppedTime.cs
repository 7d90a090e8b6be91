using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace UserMigration.Tests.Shared;

/// <summary>A clock that stands still until it is moved: by a span, or to the next timer that somebody waits for.</summary>
internal sealed class SteppedTime : TimeProvider
{
    private readonly object _lock = new object();
    private readonly HashSet<Timer> _timers = [];
    private DateTimeOffset _now;

    public SteppedTime()
        : this(new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero))
    {
    }

    public SteppedTime(DateTimeOffset start)
    {
        _now = start;
    }

    /// <summary>Set when somebody starts to wait for a timer.</summary>
    public Signal TimerStarted { get; } = new Signal();

    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow()
    {
        lock (_lock)
        {
            return _now;
        }
    }

    public override long GetTimestamp() => GetUtcNow().Ticks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        Timer timer = new Timer(this, () => callback(state));
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Lets a span of time pass.</summary>
    public void Advance(TimeSpan span) => MoveTo(GetUtcNow() + span);

    /// <summary>Lets time pass until the next timer fires.</summary>
    /// <returns>False where nobody waits for one.</returns>
    public bool Step()
    {
        DateTimeOffset? next;
        lock (_lock)
        {
            next = _timers.Min(timer => (DateTimeOffset?)timer.Due);
        }

        if (next is not null)
        {
            MoveTo(next.Value);
        }

        return next is not null;
    }

    private void MoveTo(DateTimeOffset end)
    {
        while (TakeDue(end) is { } timer)
        {
            timer.Fire();
        }
    }

    private Timer? TakeDue(DateTimeOffset end)
    {
        lock (_lock)
        {
            Timer? due = _timers.Where(timer => timer.Due <= end).OrderBy(timer => timer.Due).FirstOrDefault();
            DateTimeOffset now = due?.Due ?? end;
            _now = now > _now ? now : _now;
            if (due is { Period: { } period })
            {
                due.Due += period;
            }
            else if (due is not null)
            {
                _timers.Remove(due);
            }

            return due;
        }
    }

    private sealed class Timer : ITimer
    {
        private readonly SteppedTime _time;

        public Timer(SteppedTime time, Action fire)
        {
            _time = time;
            Fire = fire;
        }

        public Action Fire { get; }

        public DateTimeOffset Due { get; set; }

        public TimeSpan? Period { get; private set; }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (_time._lock)
            {
                Period = period > TimeSpan.Zero ? period : null;
                Due = _time._now + dueTime;
                if (dueTime < TimeSpan.Zero)
                {
                    _time._timers.Remove(this);
                    return true;
                }

                _time._timers.Add(this);
            }

            _time.TimerStarted.Set();
            return true;
        }

        public void Dispose() => Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return default;
        }
    }
}
