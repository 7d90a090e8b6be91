using System;
using System.Globalization;

namespace UserMigration.Engine.Values;

/// <summary>Reads the times of users, as records send them and stores return them.</summary>
internal static class TimeReader
{
    private static readonly string[] s_forms =
    {
        "yyyy-MM-dd HH:mm:ss.FFFFFFF zzz",
        "yyyy-MM-dd HH:mm:ss zzz",
        "yyyy-MM-dd HH:mm:ss.FFFFFFF",
        "yyyy-MM-dd HH:mm:ss",
    };

    /// <summary>
    /// Reads a time: a typed value, or text such as <c>2019-01-02 11:14:22.475345 +0000</c>. That format is not documented
    /// anywhere, so the parser is tolerant (contract of Akamai, section 4). A time without an offset is in UTC.
    /// </summary>
    /// <param name="value">The value.</param>
    /// <returns>The time; null if the value is not a time.</returns>
    public static DateTimeOffset? Read(object? value) => value switch
    {
        string text => Parse(text),
        DateTimeOffset time => time,
        DateTime { Kind: DateTimeKind.Local } time => new DateTimeOffset(time),
        DateTime time => new DateTimeOffset(time.Ticks, TimeSpan.Zero),
        _ => null,
    };

    /// <summary>
    /// Gets the precision to which a time may have been truncated when it was written: seconds, milliseconds, or full precision.
    /// </summary>
    /// <param name="time">The time.</param>
    public static TimeSpan GranularityOf(DateTimeOffset time) =>
        time.Ticks % TimeSpan.TicksPerSecond == 0 ? TimeSpan.FromSeconds(1)
        : time.Ticks % TimeSpan.TicksPerMillisecond == 0 ? TimeSpan.FromMilliseconds(1)
        : TimeSpan.Zero;

    private static DateTimeOffset? Parse(string text)
    {
        if (text.Length > 5 && text[text.Length - 5] is '+' or '-')
        {
            text = text.Insert(text.Length - 2, ":");
        }

        const DateTimeStyles Utc = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;
        return DateTimeOffset.TryParseExact(text, s_forms, CultureInfo.InvariantCulture, Utc, out DateTimeOffset time)
            || DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, Utc, out time)
            ? time
            : null;
    }
}
