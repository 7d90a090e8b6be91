using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using UserMigration.Engine.Conversion.Transforms;
using UserMigration.Engine.Values;

namespace UserMigration.Engine.Conversion.Dates;

/// <summary>Reads dates in the specified patterns or, without a pattern, dates that have a single interpretation.</summary>
internal sealed class DateReader
{
    // The limits of the calendar for the last year of a hundred-year range.
    private const int LeastLatestYear = 99;
    private const int MostLatestYear = 9999;

    private readonly string[] _patterns;
    private readonly string[] _patternsWithOffset;
    private readonly DateTimeFormatInfo _format = CultureInfo.InvariantCulture.DateTimeFormat;
    private readonly bool _takesIso;

    /// <summary>Creates a reader.</summary>
    /// <param name="arguments">The arguments of the transform: Pattern and LatestYear.</param>
    /// <param name="mayHaveOffset">Whether patterns can contain an offset from UTC.</param>
    /// <exception cref="MigrationException">A pattern is not valid.</exception>
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

    /// <summary>Gets the parameters that define how dates are read.</summary>
    /// <param name="isPatternMain">Whether Pattern is the main parameter of the transform.</param>
    public static MigrationTransformParameter[] Parameters(bool isPatternMain) => new[]
    {
        new MigrationTransformParameter(
            "Pattern",
            "The pattern of the dates, or several patterns, as custom date formats of .NET: d, M, yyyy, H, m, s, MMM for Dec, tt for AM.",
            isMain: isPatternMain),
        new MigrationTransformParameter("LatestYear", "The last of the hundred years that a two-digit year (yy) can mean."),
    };

    /// <summary>Whether patterns are specified.</summary>
    public bool HasPatterns => _patterns.Length + _patternsWithOffset.Length > 0;

    /// <summary>Reads a date.</summary>
    /// <param name="value">The text.</param>
    /// <param name="time">The date and time as written, without conversion to UTC.</param>
    /// <param name="offset">The offset from UTC; null if there is none.</param>
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

    // With a pattern such as yyyy-dd-MM, a date that looks like ISO 8601 is not ISO 8601.
    private bool ReadsIsoAsIso(string pattern) =>
        !DateTime.TryParseExact("2001-02-03", pattern, _format, DateTimeStyles.None, out DateTime date) || date.Month == 2;
}
