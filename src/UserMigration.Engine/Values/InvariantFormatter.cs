using System;
using System.Globalization;

namespace UserMigration.Engine.Values;

/// <summary>Converts a typed value to text, in the same way under any culture.</summary>
public static class InvariantFormatter
{
    /// <summary>
    /// Converts a value: booleans to <c>true</c> and <c>false</c>, dates to <c>yyyy-MM-dd HH:mm:ss</c> (in UTC if they have a
    /// time zone, and to <c>yyyy-MM-dd</c> if they have no time of day), numbers with a decimal point. A database null is null.
    /// </summary>
    /// <param name="value">The value.</param>
    /// <returns>The text, or null for null.</returns>
    public static string? Write(object? value) => value switch
    {
        null or DBNull => null,
        string text => text,
        bool boolean => boolean ? "true" : "false",
        DateTime time => (time.Kind == DateTimeKind.Local ? time.ToUniversalTime() : time)
            .ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
        DateTimeOffset time => time.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
#if NET8_0_OR_GREATER
        DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        TimeOnly time => time.ToString("HH:mm:ss", CultureInfo.InvariantCulture),
#endif
        double number => NumberFormatter.Write(number),
        float number => NumberFormatter.Write(number),
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString(),
    };
}
