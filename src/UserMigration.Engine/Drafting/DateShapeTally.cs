using System.Collections.Generic;
using System.Linq;

namespace UserMigration.Engine.Drafting;

/// <summary>Counts the dates of one shape by the patterns that read them.</summary>
internal sealed class DateShapeTally
{
    private readonly long[] _counts;

    /// <summary>Creates the tally.</summary>
    /// <param name="shape">The shape.</param>
    /// <param name="formats">The patterns that can read texts of the shape.</param>
    public DateShapeTally(string shape, IReadOnlyList<DateFormat> formats)
    {
        Formats = formats;
        _counts = new long[formats.Count];
        IsOrdered = formats.Any(format => format.Order == DayOrder.DayFirst) && formats.Any(format => format.Order == DayOrder.MonthFirst);
        Separator = shape.FirstOrDefault(c => c is not ('9' or 'a'));
    }

    /// <summary>The patterns that can read texts of the shape.</summary>
    public IReadOnlyList<DateFormat> Formats { get; }

    /// <summary>Whether the day and the month can come first.</summary>
    public bool IsOrdered { get; }

    /// <summary>The character that follows the first number or word. A program that writes dates always uses the same.</summary>
    public char Separator { get; }

    /// <summary>The number of dates.</summary>
    public long Dates { get; private set; }

    /// <summary>The number of dates that have a valid day only if the day comes first, although both orders are possible for the shape.</summary>
    public long OnlyDayFirst { get; private set; }

    /// <summary>The number of dates that have a valid day only if the month comes first, although both orders are possible for the shape.</summary>
    public long OnlyMonthFirst { get; private set; }

    /// <summary>The number of values that a pattern reads.</summary>
    /// <param name="format">The pattern.</param>
    public long Count(DateFormat format)
    {
        for (int i = 0; i < Formats.Count; i++)
        {
            if (ReferenceEquals(Formats[i], format))
            {
                return _counts[i];
            }
        }

        return 0;
    }

    /// <summary>Counts a value.</summary>
    /// <param name="text">The value, without white space at its ends.</param>
    /// <returns>Whether it is a date in one of the patterns.</returns>
    public bool Add(string text)
    {
        bool isDate = false;
        bool isDayFirst = false;
        bool isMonthFirst = false;
        for (int i = 0; i < Formats.Count; i++)
        {
            if (Formats[i].TryRead(text, out _))
            {
                _counts[i]++;
                isDate = true;
                isDayFirst |= Formats[i].Order == DayOrder.DayFirst;
                isMonthFirst |= Formats[i].Order == DayOrder.MonthFirst;
            }
        }

        Dates += isDate ? 1 : 0;
        OnlyDayFirst += IsOrdered && isDayFirst && !isMonthFirst ? 1 : 0;
        OnlyMonthFirst += IsOrdered && isMonthFirst && !isDayFirst ? 1 : 0;
        return isDate;
    }
}
