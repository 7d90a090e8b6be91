using System;
using UserMigration.Engine.Values;

namespace UserMigration.Engine.Conversion.Dates;

/// <summary>
/// Reads the extended format of ISO 8601: <c>yyyy-MM-dd</c>, optionally followed by a space or <c>T</c> and <c>HH:mm</c> or
/// <c>HH:mm:ss</c> with or without a fraction, and then by <c>Z</c> or an offset from UTC. The parser is written by hand for speed,
/// because it runs for each record.
/// </summary>
internal static class IsoTime
{
    private const int DateLength = 10;
    private const int MostOffsetHours = 14;

    /// <summary>Reads a date, or a date and time.</summary>
    /// <param name="text">The text.</param>
    /// <param name="time">The time as written, without conversion to UTC; fractions of a second are truncated.</param>
    /// <param name="offset">The offset from UTC; null if there is none.</param>
    public static bool TryRead(string text, out DateTime time, out TimeSpan? offset)
    {
        time = default;
        offset = null;
        ReadOnlySpan<char> span = text.AsSpan();
        if (span.Length < DateLength || span[4] != '-' || span[7] != '-')
        {
            return false;
        }

        int year = DateRecognizer.Number(span.Slice(0, 4));
        int month = DateRecognizer.Number(span.Slice(5, 2));
        int day = DateRecognizer.Number(span.Slice(8, 2));
        if (!DateRecognizer.IsDay(year, month, day))
        {
            return false;
        }

        time = new DateTime(year, month, day);
        return span.Length == DateLength
            || (span[DateLength] is ' ' or 'T' or 't' && TryTime(span.Slice(DateLength + 1), ref time, ref offset));
    }

    private static bool TryTime(ReadOnlySpan<char> span, ref DateTime time, ref TimeSpan? offset)
    {
        int end = span.IndexOfAny('Z', 'z', '+');
        end = end < 0 ? span.IndexOf('-') : end;
        if (end >= 0)
        {
            if (!TryOffset(span.Slice(end), out TimeSpan known))
            {
                return false;
            }

            offset = known;
            span = span.Slice(0, end).TrimEnd();
        }

        int fraction = span.IndexOfAny('.', ',');
        if (fraction >= 0)
        {
            if (fraction != 8 || span.Length == fraction + 1 || !AreDigits(span.Slice(fraction + 1)))
            {
                return false;
            }

            span = span.Slice(0, fraction);
        }

        if (!DateRecognizer.TryTime(span, out TimeSpan ofDay) || span[1] == ':')
        {
            return false;
        }

        time += ofDay;
        return true;
    }

    private static bool TryOffset(ReadOnlySpan<char> span, out TimeSpan offset)
    {
        offset = TimeSpan.Zero;
        if (span[0] is 'Z' or 'z')
        {
            return span.Length == 1;
        }

        ReadOnlySpan<char> digits = span.Slice(1);
        bool hasColon = digits.Length == 5 && digits[2] == ':';
        if (digits.Length is not (2 or 4) && !hasColon)
        {
            return false;
        }

        int hours = DateRecognizer.Number(digits.Slice(0, 2));
        int minutes = digits.Length == 2 ? 0 : DateRecognizer.Number(digits.Slice(hasColon ? 3 : 2));
        if (hours is < 0 or > MostOffsetHours || minutes is < 0 or > 59)
        {
            return false;
        }

        offset = new TimeSpan(hours, minutes, 0);
        offset = span[0] == '-' ? offset.Negate() : offset;
        return true;
    }

    private static bool AreDigits(ReadOnlySpan<char> span)
    {
        foreach (char c in span)
        {
            if (c is < '0' or > '9')
            {
                return false;
            }
        }

        return true;
    }
}
