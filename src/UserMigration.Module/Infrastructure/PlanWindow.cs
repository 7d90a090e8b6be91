using System;

namespace UserMigration.Infrastructure;

/// <summary>The time that is available for a migration.</summary>
internal static class PlanWindow
{
    /// <summary>Gets the available time.</summary>
    /// <param name="within">The time, or null.</param>
    /// <param name="until">When it ends: a time of today that has passed is that of tomorrow; or null.</param>
    /// <param name="time">The clock.</param>
    /// <returns>The time; null if neither was specified.</returns>
    /// <exception cref="MigrationException">The end has passed, or the time is not positive.</exception>
    public static TimeSpan? Get(TimeSpan? within, DateTime? until, TimeProvider time)
    {
        if (within is { } span)
        {
            return span > TimeSpan.Zero ? span : throw Invalid("-Within must be greater than 0.");
        }

        if (until is not { } end)
        {
            return null;
        }

        DateTimeOffset now = time.GetUtcNow();
        DateTimeOffset today = TimeZoneInfo.ConvertTime(now, time.LocalTimeZone);
        bool isOfToday = end.Kind != DateTimeKind.Utc && end.Date == today.Date;
        TimeSpan left = ToUtc(end, time.LocalTimeZone) - now;
        if (left <= TimeSpan.Zero && isOfToday)
        {
            left = ToUtc(end.AddDays(1), time.LocalTimeZone) - now;
        }

        return left > TimeSpan.Zero ? left : throw Invalid("-Until has passed. Specify a time in the future.");
    }

    private static DateTimeOffset ToUtc(DateTime local, TimeZoneInfo zone)
    {
        if (local.Kind == DateTimeKind.Utc)
        {
            return new DateTimeOffset(local);
        }

        DateTime plain = DateTime.SpecifyKind(local, DateTimeKind.Unspecified);
        return new DateTimeOffset(plain, zone.GetUtcOffset(plain)).ToUniversalTime();
    }

    private static MigrationException Invalid(string message) => new MigrationException("PlanWindowInvalid", MigrationFault.InvalidArgument, message);
}
