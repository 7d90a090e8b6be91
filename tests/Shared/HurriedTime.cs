using System;
using System.Threading;

namespace UserMigration.Tests.Shared;

/// <summary>
/// A clock whose timers and timestamps run ten times as fast, so that back-offs and the patience with a lost answer take
/// little of a test's time. Dates stay true: the journal and the store compare theirs.
/// </summary>
internal sealed class HurriedTime : TimeProvider
{
    private const int Haste = 10;

    public override long GetTimestamp() => System.GetTimestamp() * Haste;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        System.CreateTimer(callback, state, Hurry(dueTime), Hurry(period));

    private static TimeSpan Hurry(TimeSpan span) => span <= TimeSpan.Zero ? span : TimeSpan.FromTicks(Math.Max(span.Ticks / Haste, TimeSpan.TicksPerMillisecond));
}
