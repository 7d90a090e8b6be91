using System;
using System.Globalization;

namespace UserMigration.Engine.Conversion.Dates;

/// <summary>Formats dates as the stores require.</summary>
internal static class DateFormatter
{
    /// <summary>Formats a date as <c>yyyy-MM-dd</c>, followed by the time of day unless it is midnight.</summary>
    /// <param name="date">The date.</param>
    public static string Write(DateTime date) => date.TimeOfDay < TimeSpan.FromSeconds(1) ? WriteDay(date) : WithTime(date);

    /// <summary>Formats a date and time as <c>yyyy-MM-dd HH:mm:ss</c>; fractions of a second are truncated.</summary>
    /// <param name="time">The time.</param>
    public static string WithTime(DateTime time) => time.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    // A custom format is parsed each time that it is used, and a file has a birthday in each row.
    private static string WriteDay(DateTime date)
    {
        Span<char> text = stackalloc char[10];
        Write(text.Slice(0, 4), date.Year);
        text[4] = '-';
        Write(text.Slice(5, 2), date.Month);
        text[7] = '-';
        Write(text.Slice(8, 2), date.Day);
        return text.ToString();
    }

    private static void Write(Span<char> digits, int number)
    {
        for (int i = digits.Length - 1; i >= 0; i--)
        {
            digits[i] = (char)('0' + (number % 10));
            number /= 10;
        }
    }

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
