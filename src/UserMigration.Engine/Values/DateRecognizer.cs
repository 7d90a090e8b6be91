using System;

namespace UserMigration.Engine.Values;

/// <summary>
/// Recognizes the date formats of targets and transforms. The parser is written by hand for speed, because it runs twice for each
/// record.
/// </summary>
internal static class DateRecognizer
{
    private const int DateLength = 10;
    private const int TimeLength = 8;

    /// <summary>Whether text is a valid date in the form <c>yyyy-mm-dd</c>, with or without <c>hh:mm:ss</c>.</summary>
    /// <param name="text">The text.</param>
    public static bool IsTarget(string text)
    {
        ReadOnlySpan<char> span = text.AsSpan();
        if (span.Length < DateLength || span[4] != '-' || span[7] != '-')
        {
            return false;
        }

        bool isDay = IsDay(Number(span.Slice(0, 4)), Number(span.Slice(5, 2)), Number(span.Slice(8, 2)));
        return isDay && (span.Length == DateLength
            || (span.Length == DateLength + 1 + TimeLength && span[DateLength] == ' ' && TryClock(span.Slice(DateLength + 1), -1, out _)));
    }

    /// <summary>Whether text is a US date with the month first.</summary>
    /// <param name="text">The text.</param>
    public static bool IsUs(string text) => TryParseUs(text, out _);

    /// <summary>Reads a US date: <c>m/d/yyyy</c>, with or without a time in the 24-hour format.</summary>
    /// <param name="text">The text.</param>
    /// <param name="date">The date.</param>
    public static bool TryParseUs(string text, out DateTime date)
    {
        date = default;
        ReadOnlySpan<char> span = text.AsSpan();
        int blank = span.IndexOf(' ');
        ReadOnlySpan<char> day = blank < 0 ? span : span.Slice(0, blank);
        int first = day.IndexOf('/');
        int second = day.LastIndexOf('/');
        if (first is < 1 or > 2 || second - first is < 2 or > 3 || day.Length - second != 5)
        {
            return false;
        }

        int year = Number(day.Slice(second + 1));
        int month = Number(day.Slice(0, first));
        int dayOfMonth = Number(day.Slice(first + 1, second - first - 1));
        TimeSpan time = TimeSpan.Zero;
        if (!IsDay(year, month, dayOfMonth) || (blank >= 0 && !TryTime(span.Slice(blank + 1), out time)))
        {
            return false;
        }

        date = new DateTime(year, month, dayOfMonth) + time;
        return true;
    }

    /// <summary>Whether a day exists.</summary>
    internal static bool IsDay(int year, int month, int day) =>
        year is >= 1 and <= 9999 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month);

    /// <summary>
    /// Reads <c>h:mm</c> or <c>h:mm:ss</c>. The hour has one or two digits, and is in the 12-hour format if AM or PM follows.
    /// </summary>
    internal static bool TryTime(ReadOnlySpan<char> span, out TimeSpan time)
    {
        int half = HalfOf(ref span);
        return TryClock(span, half, out time);
    }

    private static bool TryClock(ReadOnlySpan<char> span, int half, out TimeSpan time)
    {
        time = default;
        int colon = span.IndexOf(':');
        if (colon is < 1 or > 2)
        {
            return false;
        }

        ReadOnlySpan<char> rest = span.Slice(colon + 1);
        bool hasSeconds = rest.Length == 5 && rest[2] == ':';
        if (!hasSeconds && rest.Length != 2)
        {
            return false;
        }

        int hour = Number(span.Slice(0, colon));
        if (half >= 0)
        {
            hour = hour is >= 1 and <= 12 ? (hour % 12) + half : -1;
        }

        int minute = Number(rest.Slice(0, 2));
        int second = hasSeconds ? Number(rest.Slice(3)) : 0;
        time = new TimeSpan(Math.Max(hour, 0), Math.Max(minute, 0), Math.Max(second, 0));
        return hour is >= 0 and <= 23 && minute is >= 0 and <= 59 && second is >= 0 and <= 59;
    }

    /// <summary>
    /// Removes AM or PM from the end. As .NET writes it, a space precedes it, or a narrow no-break space on newer systems.
    /// </summary>
    /// <returns>0 for AM, 12 for PM, -1 if there is neither.</returns>
    private static int HalfOf(ref ReadOnlySpan<char> span)
    {
        int half = span.EndsWith("AM".AsSpan(), StringComparison.OrdinalIgnoreCase) ? 0
            : span.EndsWith("PM".AsSpan(), StringComparison.OrdinalIgnoreCase) ? 12
            : -1;
        if (half >= 0)
        {
            span = span.Slice(0, span.Length - 2);
            bool hasBlank = span.Length > 0 && (span[span.Length - 1] is ' ' or '\u00A0' or '\u202F');
            span = hasBlank ? span.Slice(0, span.Length - 1) : span;
        }

        return half;
    }

    /// <summary>Gets the number that ASCII digits represent, or -1.</summary>
    internal static int Number(ReadOnlySpan<char> digits)
    {
        int number = 0;
        foreach (char c in digits)
        {
            if (c is < '0' or > '9')
            {
                return -1;
            }

            number = (number * 10) + (c - '0');
        }

        return number;
    }
}
