using System;
using System.Globalization;

namespace UserMigration.Engine.Conversion.Dates;

/// <summary>Formats dates as the stores require.</summary>
internal static class DateFormatter
{
    /// <summary>Formats a date as <c>yyyy-MM-dd</c>, followed by the time of day unless it is midnight.</summary>
    /// <param name="date">The date.</param>
    public static string Write(DateTime date) => date.TimeOfDay < TimeSpan.FromSeconds(1)
        ? date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
        : WithTime(date);

    /// <summary>Formats a date and time as <c>yyyy-MM-dd HH:mm:ss</c>; fractions of a second are truncated.</summary>
    /// <param name="time">The time.</param>
    public static string WithTime(DateTime time) => time.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    /// <summary>Gets the date and time of a typed value in the value's own time zone.</summary>
    /// <param name="value">The value.</param>
    /// <param name="date">The date.</param>
    public static bool TryTyped(object? value, out DateTime date)
    {
        date = value switch
        {
            DateTime time => time,
            DateTimeOffset time => time.DateTime,
            _ => default,
        };
        return value is DateTime or DateTimeOffset;
    }

    /// <summary>Gets the instant of a typed value in UTC; a value of unspecified kind is interpreted as UTC.</summary>
    /// <param name="value">The value.</param>
    /// <param name="instant">The instant.</param>
    public static bool TryInstant(object? value, out DateTime instant)
    {
        instant = value switch
        {
            DateTime { Kind: DateTimeKind.Local } time => time.ToUniversalTime(),
            DateTime time => time,
            DateTimeOffset time => time.UtcDateTime,
            _ => default,
        };
        return value is DateTime or DateTimeOffset;
    }
}
