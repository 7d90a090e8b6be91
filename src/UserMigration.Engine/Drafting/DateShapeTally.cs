using System.Collections.Generic;
using System.Linq;

namespace UserMigration.Engine.Drafting;

/// <summary>Counts the dates of one shape by the patterns that read them.</summary>
internal sealed class DateShapeTally
{
    private readonly long[] _counts;
    private readonly bool _isOrdered;

    /// <summary>Creates the tally.</summary>
    /// <param name="formats">The patterns that can read texts of the shape.</param>
    public DateShapeTally(IReadOnlyList<DateFormat> formats)
    {
        Formats = formats;
        _counts = new long[formats.Count];
        _isOrdered = formats.Any(format => format.Order == DayOrder.DayFirst) && formats.Any(format => format.Order == DayOrder.MonthFirst);
    }

    /// <summary>The patterns that can read texts of the shape.</summary>
    public IReadOnlyList<DateFormat> Formats { get; }

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
    /// <param name="isDayFirst">Whether it is a date if the day comes first.</param>
    /// <param name="isMonthFirst">Whether it is a date if the month comes first.</param>
    /// <param name="isOrdered">Whether both orders are possible for the shape.</param>
    /// <returns>Whether it is a date in one of the patterns.</returns>
    public bool Add(string text, out bool isDayFirst, out bool isMonthFirst, out bool isOrdered)
    {
        (isDayFirst, isMonthFirst, isOrdered) = (false, false, _isOrdered);
        bool isDate = false;
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

        return isDate;
    }
}
