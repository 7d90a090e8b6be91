using System;
using System.Collections.Generic;
using System.Linq;
using UserMigration.Engine.Conversion.Dates;
using UserMigration.Engine.Values;

namespace UserMigration.Engine.Drafting;

/// <summary>Counts which patterns the dates of a column are in.</summary>
internal sealed class DateTally
{
    private const int MostZeroDates = 4;
    private const int LeastSeconds = 9;
    private const int LeastMilliseconds = 12;
    private const int LeastFileTime = 17;

    private readonly List<DateShapeTally> _shapes = new List<DateShapeTally>();
    private readonly HashSet<string> _zeroDates = new HashSet<string>(StringComparer.Ordinal);

    /// <summary>The shapes that patterns can read.</summary>
    public IReadOnlyList<DateShapeTally> Shapes => _shapes;

    /// <summary>The number of values in the form of stores, yyyy-mm-dd with or without hh:mm:ss.</summary>
    public long InTargetForm { get; private set; }

    /// <summary>The number of values in ISO 8601 format, including those in the form of stores.</summary>
    public long Iso { get; private set; }

    /// <summary>The number of values in ISO 8601 format with a time of day.</summary>
    public long IsoTimes { get; private set; }

    /// <summary>The number of values in ISO 8601 format with an offset from UTC.</summary>
    public long IsoOffsets { get; private set; }

    /// <summary>The number of values that can be seconds since 1970.</summary>
    public long Seconds { get; private set; }

    /// <summary>The number of values that can be milliseconds since 1970.</summary>
    public long Milliseconds { get; private set; }

    /// <summary>The number of values that can be a FILETIME of Windows.</summary>
    public long FileTimes { get; private set; }

    /// <summary>The number of values in the Generalized Time of directories.</summary>
    public long GeneralizedTimes { get; private set; }

    /// <summary>The number of dates that consist of zeros, as databases write a missing date.</summary>
    public long Zeros { get; private set; }

    /// <summary>The different dates that consist of zeros.</summary>
    public IReadOnlyCollection<string> ZeroDates => _zeroDates;

    /// <summary>The number of values that are dates in any of these forms, without numbers.</summary>
    public long Dates { get; private set; }

    /// <summary>Creates the tally of a shape; null if no pattern reads texts of the shape.</summary>
    /// <param name="shape">The shape.</param>
    public DateShapeTally? Find(string shape)
    {
        DateFormat[] formats = DateFormat.All.Where(format => format.Fits(shape)).ToArray();
        if (formats.Length == 0)
        {
            return null;
        }

        DateShapeTally tally = new DateShapeTally(shape, formats);
        _shapes.Add(tally);
        return tally;
    }

    /// <summary>Counts a value.</summary>
    /// <param name="text">The value, without white space at its ends.</param>
    /// <param name="shape">The tally of its shape, or null.</param>
    public void Add(string text, DateShapeTally? shape)
    {
        if (IsZeroDate(text))
        {
            Zeros++;
            if (_zeroDates.Count < MostZeroDates)
            {
                _zeroDates.Add(text);
            }

            return;
        }

        if (IsoTime.TryRead(text, out _, out TimeSpan? offset))
        {
            Dates++;
            Iso++;
            IsoTimes += text.Length > 10 ? 1 : 0;
            IsoOffsets += offset is null ? 0 : 1;
            InTargetForm += DateRecognizer.IsTarget(text) ? 1 : 0;
        }
        else if (shape is not null)
        {
            Dates += shape.Add(text) ? 1 : 0;
        }
        else if (GeneralizedTimeTransform.IsOne(text))
        {
            Dates++;
            GeneralizedTimes++;
        }
        else
        {
            AddNumber(text);
        }
    }

    private void AddNumber(string text)
    {
        int digits = text.Length > 0 && text[0] == '-' ? text.Length - 1 : text.Length;
        if (digits < LeastSeconds || !text.Skip(text.Length - digits).All(c => c is >= '0' and <= '9'))
        {
            return;
        }

        Seconds += digits < LeastMilliseconds ? 1 : 0;
        Milliseconds += digits is >= LeastMilliseconds and < LeastFileTime ? 1 : 0;
        FileTimes += digits >= LeastFileTime ? 1 : 0;
    }

    private static bool IsZeroDate(string text)
    {
        if (text.Length < 8)
        {
            return false;
        }

        foreach (char c in text)
        {
            if (c is not ('0' or '-' or '.' or '/' or ':' or ' ' or 'T'))
            {
                return false;
            }
        }

        return text[0] == '0' && text.IndexOfAny(s_separators) > 0;
    }

    private static readonly char[] s_separators = { '-', '.', '/' };
}
