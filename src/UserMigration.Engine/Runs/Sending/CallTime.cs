using System;
using System.Globalization;

namespace UserMigration.Engine.Runs.Sending;

/// <summary>Computes how long calls take at a permitted rate.</summary>
public static class CallTime
{
    /// <summary>The share of a permitted rate that is used.</summary>
    public const double UsedShare = Pacer.Share;

    /// <summary>Gets the time that calls take at a permitted rate.</summary>
    /// <param name="calls">The number of calls.</param>
    /// <param name="callsPerSecond">The maximum number of calls per second; 0 means no limit.</param>
    /// <returns>The time; null if there is no limit.</returns>
    public static TimeSpan? Of(long calls, double callsPerSecond) => callsPerSecond > 0
        ? TimeSpan.FromSeconds(Math.Min(TimeSpan.MaxValue.TotalSeconds / 2, Math.Max(0, calls - 1) / (callsPerSecond * UsedShare)))
        : null;

    /// <summary>Describes a limit, for example <c>2.5 calls per second</c>.</summary>
    /// <param name="callsPerSecond">The maximum number of calls per second; 0 means no limit.</param>
    public static string DescribeRate(double callsPerSecond) => callsPerSecond switch
    {
        0 => "no rate limit",
        1 => "1 call per second",
        _ => string.Format(CultureInfo.InvariantCulture, "{0:0.###} calls per second", callsPerSecond),
    };

    /// <summary>Describes a duration, for example <c>2 d 03:04:05</c>.</summary>
    /// <param name="time">The duration.</param>
    public static string Describe(TimeSpan time)
    {
        TimeSpan rounded = TimeSpan.FromSeconds(Math.Ceiling(time.TotalSeconds));
        string clock = rounded.ToString(@"hh\:mm\:ss", CultureInfo.InvariantCulture);
        return rounded.Days == 0 ? clock : string.Format(CultureInfo.InvariantCulture, "{0:N0} d {1}", rounded.Days, clock);
    }
}
