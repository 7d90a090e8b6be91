using System;
using System.Globalization;

namespace UserMigration.Engine.Values;

/// <summary>The text of a typed value, the same under any culture.</summary>
public static class InvariantText
{
    /// <summary>
    /// Writes a value: booleans as <c>true</c> and <c>false</c>, dates as <c>yyyy-MM-dd HH:mm:ss</c> (one with a time
    /// zone in UTC, one without a time of day as <c>yyyy-MM-dd</c>), numbers with a point. A database's null is null.
    /// </summary>
    /// <param name="value">The value.</param>
    /// <returns>The text, or null for null.</returns>
    public static string? Of(object? value) => value switch
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
        double number => NumberText.Of(number),
        float number => NumberText.Of(number),
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString(),
    };
}
