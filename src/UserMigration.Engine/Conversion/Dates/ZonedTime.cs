using System;

namespace UserMigration.Engine.Conversion.Dates;

/// <summary>
/// Converts a local time to UTC. The time zone is only asked for the offset at a time in UTC, because that answer is never ambiguous.
/// This finds every gap and overlap, whatever the reason for the change of the clocks.
/// </summary>
internal static class ZonedTime
{
    // Clocks do not change twice within two days, and no offset from UTC is as long as a day.
    private const long Day = TimeSpan.TicksPerDay;

    /// <summary>Converts a local time to UTC.</summary>
    /// <param name="zone">The time zone of the local time.</param>
    /// <param name="local">The local time.</param>
    /// <param name="earlier">The time in UTC; the earlier one if there are two.</param>
    /// <param name="later">The time in UTC; the later one if there are two.</param>
    /// <returns>The number of times in UTC: 1; 0 in a gap; 2 in an overlap; -1 if the time is out of range.</returns>
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
