using System;
using System.Globalization;
using UserMigration.Engine.Values;

namespace UserMigration.Engine.Conversion.Dates;

/// <summary>
/// Reads dates whose pattern nobody told, and only those that can be read in one way: 25/12/2020 has no 25th month,
/// and 03/04/2020 may be the third of April or the fourth of March.
/// </summary>
internal static class LooseDate
{
    private static readonly string[] s_named =
    {
        "d MMM yyyy", "d MMMM yyyy", "d-MMM-yyyy", "d. MMMM yyyy", "MMM d, yyyy", "MMMM d, yyyy",
    };

    /// <summary>Reads a date.</summary>
    /// <param name="text">The text, without blanks at its ends.</param>
    /// <param name="date">The date.</param>
    public static DateReading Read(string text, out DateTime date)
    {
        // Trying patterns costs more than all else that is done with a date; a month without its name needs none.
        date = default;
        if (HasLetter(text) && DateTime.TryParseExact(text, s_named, CultureInfo.InvariantCulture, DateTimeStyles.None, out date))
        {
            return DateReading.Read;
        }

        ReadOnlySpan<char> span = text.AsSpan();
        int blank = span.IndexOf(' ');
        TimeSpan time = TimeSpan.Zero;
        if (blank >= 0 && !DateShape.TryTime(span.Slice(blank + 1), out time))
        {
            return DateReading.Unreadable;
        }

        DateReading reading = ReadDay(blank < 0 ? span : span.Slice(0, blank), out date);
        date += time;
        return reading;
    }

    private static bool HasLetter(string text)
    {
        foreach (char one in text)
        {
            if (char.IsLetter(one))
            {
                return true;
            }
        }

        return false;
    }

    private static DateReading ReadDay(ReadOnlySpan<char> span, out DateTime date)
    {
        date = default;
        int first = span.IndexOfAny('/', '.', '-');
        int second = first < 0 ? -1 : span.LastIndexOf(span[first]);
        if (first < 1 || second <= first + 1 || second == span.Length - 1)
        {
            return DateReading.Unreadable;
        }

        ReadOnlySpan<char> a = span.Slice(0, first);
        ReadOnlySpan<char> b = span.Slice(first + 1, second - first - 1);
        ReadOnlySpan<char> c = span.Slice(second + 1);
        if (a.Length == 4)
        {
            return Make(a, b, c, ref date);
        }

        if (a.Length > 2 || b.Length > 2 || c.Length != 4)
        {
            return DateReading.Unreadable;
        }

        DateReading dayFirst = Make(c, b, a, ref date);
        DateTime other = default;
        DateReading monthFirst = Make(c, a, b, ref other);
        if (dayFirst == DateReading.Read && monthFirst == DateReading.Read && date != other)
        {
            return DateReading.Ambiguous;
        }

        date = dayFirst == DateReading.Read ? date : other;
        return dayFirst == DateReading.Read ? dayFirst : monthFirst;
    }

    private static DateReading Make(ReadOnlySpan<char> year, ReadOnlySpan<char> month, ReadOnlySpan<char> day, ref DateTime date)
    {
        if (month.Length > 2 || day.Length > 2 || !DateShape.IsDay(DateShape.Number(year), DateShape.Number(month), DateShape.Number(day)))
        {
            return DateReading.Unreadable;
        }

        date = new DateTime(DateShape.Number(year), DateShape.Number(month), DateShape.Number(day));
        return DateReading.Read;
    }
}
