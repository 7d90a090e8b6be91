using System;
using System.Threading;

namespace UserMigration.Engine.Tests.Upload;

/// <summary>
/// A clock whose timers and timestamps run several times as fast, for uploads to a store in another process. Dates stay
/// true: the journal and the store compare theirs.
/// </summary>
internal sealed class HurriedTime : TimeProvider
{
    private readonly int _haste;

    public HurriedTime(int haste) => _haste = haste;

    public override long GetTimestamp() => System.GetTimestamp() * _haste;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        System.CreateTimer(callback, state, Hurry(dueTime), Hurry(period));

    private TimeSpan Hurry(TimeSpan span) => span <= TimeSpan.Zero ? span : TimeSpan.FromTicks(Math.Max(span.Ticks / _haste, TimeSpan.TicksPerMillisecond));
}
