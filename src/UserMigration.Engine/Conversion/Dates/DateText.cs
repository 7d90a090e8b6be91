using System;
using System.Globalization;

namespace UserMigration.Engine.Conversion.Dates;

/// <summary>Dates as targets take them.</summary>
internal static class DateText
{
    /// <summary>A date as <c>yyyy-MM-dd</c>, with its time of day where that is not midnight.</summary>
    /// <param name="date">The date.</param>
    public static string Of(DateTime date) => date.TimeOfDay < TimeSpan.FromSeconds(1)
        ? date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
        : WithTime(date);

    /// <summary>A date and time as <c>yyyy-MM-dd HH:mm:ss</c>; fractions of a second are cut off.</summary>
    /// <param name="time">The time.</param>
    public static string WithTime(DateTime time) => time.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    /// <summary>The date that a typed value shows on the clock it was made with.</summary>
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

    /// <summary>The instant of a typed value, in UTC; a date and time of no kind is taken as UTC.</summary>
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
