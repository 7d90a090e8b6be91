using System;

namespace UserMigration.Engine.Conversion.Dates;

/// <summary>
/// Takes the time of a place to UTC. Only the way back, from UTC to an offset, is asked of the time zone: it is free of
/// doubt, and so finds every gap and overlap, whatever made the clocks change.
/// </summary>
internal static class ZonedTime
{
    // Clocks do not change twice within two days, and no offset from UTC is as long as one.
    private const long Day = TimeSpan.TicksPerDay;

    /// <summary>Takes a time to UTC.</summary>
    /// <param name="zone">Where it was written down.</param>
    /// <param name="local">The time that the clock there showed.</param>
    /// <param name="earlier">The time in UTC; of two the earlier.</param>
    /// <param name="later">The time in UTC; of two the later.</param>
    /// <returns>How many there are: 1, in a gap 0, in an overlap 2; -1 where it is out of range.</returns>
    public static int ToUtc(TimeZoneInfo zone, DateTime local, out DateTime earlier, out DateTime later)
    {
        TimeSpan before = OffsetAt(zone, local.Ticks - Day);
        TimeSpan after = OffsetAt(zone, local.Ticks + Day);
        earlier = later = default;
        if (before == after)
        {
            return TryUtc(local, before, out earlier) && TryUtc(local, before, out later) ? 1 : -1;
        }

        bool isBefore = TryUtc(local, before, out earlier) && zone.GetUtcOffset(earlier) == before;
        bool isAfter = TryUtc(local, after, out later) && zone.GetUtcOffset(later) == after;
        if (isBefore && isAfter)
        {
            return 2;
        }

        earlier = later = isBefore ? earlier : later;
        return isBefore || isAfter ? 1 : 0;
    }

    private static TimeSpan OffsetAt(TimeZoneInfo zone, long utcTicks)
    {
        long ticks = Math.Min(Math.Max(utcTicks, DateTime.MinValue.Ticks), DateTime.MaxValue.Ticks);
        return zone.GetUtcOffset(new DateTime(ticks, DateTimeKind.Utc));
    }

    private static bool TryUtc(DateTime local, TimeSpan offset, out DateTime utc)
    {
        long ticks = local.Ticks - offset.Ticks;
        bool isInRange = ticks >= DateTime.MinValue.Ticks && ticks <= DateTime.MaxValue.Ticks;
        utc = isInRange ? new DateTime(ticks, DateTimeKind.Utc) : default;
        return isInRange;
    }
}
