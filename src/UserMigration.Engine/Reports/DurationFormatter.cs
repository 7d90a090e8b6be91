using System;
using System.Globalization;

namespace UserMigration.Engine.Reports;

/// <summary>Writes durations for people, with their units.</summary>
internal static class DurationFormatter
{
    /// <summary>Formats a duration: <c>4.2 s</c>, <c>12 min 5 s</c>, <c>3 h 20 min</c>, <c>2 d 4 h</c>.</summary>
    /// <param name="seconds">The duration in seconds.</param>
    public static string Format(double seconds)
    {
        if (seconds < 60)
        {
            return seconds.ToString("0.##", CultureInfo.InvariantCulture) + " s";
        }

        TimeSpan time = TimeSpan.FromSeconds(Math.Round(seconds));
        return time.TotalHours < 1 ? Two(time.Minutes, "min", time.Seconds, "s")
            : time.TotalDays < 1 ? Two(time.Hours, "h", time.Minutes, "min")
            : Two((int)time.TotalDays, "d", time.Hours, "h");
    }

    /// <summary>Formats the duration of a call: <c>85 ms</c>, <c>1.25 s</c>.</summary>
    /// <param name="milliseconds">The duration in milliseconds; null if it is not known.</param>
    public static string FormatCall(double? milliseconds) => milliseconds is not { } known ? "–"
        : known < 10 ? known.ToString("0.0", CultureInfo.InvariantCulture) + " ms"
        : known < 1000 ? known.ToString("0", CultureInfo.InvariantCulture) + " ms"
        : (known / 1000).ToString("0.00", CultureInfo.InvariantCulture) + " s";

    private static string Two(int more, string unit, int less, string lessUnit) =>
        string.Format(CultureInfo.InvariantCulture, less == 0 ? "{0} {1}" : "{0} {1} {2} {3}", more, unit, less, lessUnit);
}
