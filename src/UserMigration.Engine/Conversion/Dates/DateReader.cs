using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using UserMigration.Engine.Conversion.Transforms;
using UserMigration.Engine.Values;

namespace UserMigration.Engine.Conversion.Dates;

/// <summary>Reads dates by the patterns that are given, or, without one, dates that can be read in only one way.</summary>
internal sealed class DateReader
{
    // The calendar's own least and most for where a hundred years end.
    private const int LeastLatestYear = 99;
    private const int MostLatestYear = 9999;

    private readonly string[] _patterns;
    private readonly string[] _patternsWithOffset;
    private readonly DateTimeFormatInfo _format = CultureInfo.InvariantCulture.DateTimeFormat;
    private readonly bool _takesIso;

    /// <summary>Makes a reader.</summary>
    /// <param name="arguments">What was told: Pattern and LatestYear.</param>
    /// <param name="mayHaveOffset">Whether patterns may hold an offset from UTC.</param>
    /// <exception cref="MigrationException">A pattern can't be used.</exception>
    public DateReader(TransformArguments arguments, bool mayHaveOffset)
    {
        int? latestYear = arguments.Number("LatestYear", LeastLatestYear, MostLatestYear);
        if (latestYear is { } year)
        {
            _format = (DateTimeFormatInfo)_format.Clone();
            _format.Calendar = new GregorianCalendar { TwoDigitYearMax = year };
        }

        IReadOnlyList<string> patterns = arguments.Texts("Pattern");
        foreach (string pattern in patterns)
        {
            if (DatePattern.FindFault(pattern, mayHaveOffset, latestYear is not null) is { } fault)
            {
                throw arguments.Invalid($"has the Pattern {pattern}, which {fault}");
            }
        }

        _patterns = patterns.Where(pattern => !DatePattern.HasOffset(pattern)).ToArray();
        _patternsWithOffset = patterns.Where(DatePattern.HasOffset).ToArray();
        _takesIso = _patterns.All(ReadsIsoAsIso);
    }

    /// <summary>The parameters that a reader is told by.</summary>
    public static MigrationTransformParameter[] Parameters(bool isPatternMain) => new[]
    {
        new MigrationTransformParameter(
            "Pattern",
            "The form of the dates, or several: d, M, yyyy, H, m, s, MMM for Dec, tt for AM, as .NET's custom date formats have them.",
            isMain: isPatternMain),
        new MigrationTransformParameter("LatestYear", "The last of the hundred years that a year of two digits (yy) may mean."),
    };

    /// <summary>Whether patterns were told.</summary>
    public bool HasPatterns => _patterns.Length + _patternsWithOffset.Length > 0;

    /// <summary>Reads a date.</summary>
    /// <param name="value">The text.</param>
    /// <param name="time">The date and time as they are written.</param>
    /// <param name="offset">Its offset from UTC, or null where it has none.</param>
    public DateReading Read(string value, out DateTime time, out TimeSpan? offset)
    {
        offset = null;
        string text = value.Trim();
        if (_patterns.Length > 0 && DateTime.TryParseExact(text, _patterns, _format, DateTimeStyles.None, out time))
        {
            return DateReading.Read;
        }

        if (_patternsWithOffset.Length > 0
            && DateTimeOffset.TryParseExact(text, _patternsWithOffset, _format, DateTimeStyles.None, out DateTimeOffset zoned))
        {
            time = zoned.DateTime;
            offset = zoned.Offset;
            return DateReading.Read;
        }

        time = default;
        if (_takesIso && IsoTime.TryRead(text, out time, out offset))
        {
            return DateReading.Read;
        }

        if (HasPatterns)
        {
            return DateReading.Unreadable;
        }

        DateReading reading = FreeFormDate.Read(text, DateOrder.Unambiguous, out WrittenDate date);
        (time, _, offset) = date;
        return reading;
    }

    // Such as yyyy-dd-MM: what looks like ISO is then none.
    private bool ReadsIsoAsIso(string pattern) =>
        !DateTime.TryParseExact("2001-02-03", pattern, _format, DateTimeStyles.None, out DateTime date) || date.Month == 2;
}
