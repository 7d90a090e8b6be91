using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using UserMigration.Engine.Values;

namespace UserMigration.Engine.Drafting;

/// <summary>Determines the transform that the dates of a column need.</summary>
internal static class DatePlan
{
    private const int MostPatterns = 4;

    // Below this share, the values that show the order of day and month can be typing errors.
    private const double LeastShareOfProof = 0.02;

    /// <summary>Determines the transform.</summary>
    /// <param name="dates">The dates of the column.</param>
    /// <param name="values">The number of values, without words for an empty value.</param>
    /// <param name="isMoment">Whether the attribute is a date and time in UTC, and not a day.</param>
    /// <param name="isIso">Whether the attribute accepts a time in ISO 8601 format with an offset.</param>
    /// <param name="latestYear">The latest year that a year of two digits can mean.</param>
    public static Fit Create(DateTally dates, long values, bool isMoment, bool isIso, int latestYear)
    {
        long total = Math.Max(values - dates.Zeros, 0);
        if (total == 0)
        {
            return Fit.Empty;
        }

        if (dates.Shapes.Count > 0 && dates.Dates - dates.Iso - dates.GeneralizedTimes > 0)
        {
            return CreateFromPatterns(dates, total, isMoment, latestYear);
        }

        (long count, string? transform) = new (long, string?)[]
        {
            (dates.Iso, null),
            (dates.GeneralizedTimes, "'GeneralizedTime'"),
            (dates.FileTimes, "'FileTime'"),
            (dates.Milliseconds, "@{ UnixTime = 'Milliseconds' }"),
            (dates.Seconds, "@{ UnixTime = 'Seconds' }"),
        }.OrderByDescending(form => form.Item1).First();
        Fit fit = new Fit(Share(count, total)) { Transform = count == 0 ? null : transform };
        if (count == dates.Iso && count > 0)
        {
            bool isConverted = isMoment && !isIso && dates.InTargetForm < dates.Iso;
            fit.Transform = isConverted ? "@{ DateTimeToUtc = 'UTC' }"
                : !isMoment && dates.InTargetForm < dates.Iso ? "'Date'"
                : null;
            if (isMoment && dates.IsoTimes > dates.IsoOffsets)
            {
                fit.Notes.Add(Zoneless(isConverted));
            }
        }

        return fit;
    }

    private static Fit CreateFromPatterns(DateTally dates, long total, bool isMoment, int latestYear)
    {
        Dictionary<char, DayOrder?> orders = dates.Shapes.GroupBy(shape => shape.Separator).ToDictionary(same => same.Key, same => FindExcluded(same.ToArray()));
        DateShapeTally[] open = dates.Shapes.Where(shape => shape.IsOrdered && orders[shape.Separator] is null).ToArray();
        if (open.Length > 0)
        {
            long onlyDayFirst = open.Sum(shape => shape.OnlyDayFirst);
            long onlyMonthFirst = open.Sum(shape => shape.OnlyMonthFirst);
            long ambiguous = open.Sum(shape => shape.Dates);
            string[] candidates = new[] { DayOrder.MonthFirst, DayOrder.DayFirst }
                .Select(other => Write(Choose(dates, shape => orders[shape.Separator] ?? other, out _), isMoment, latestYear))
                .Distinct()
                .ToArray();
            Fit unsure = new Fit(Share(dates.Dates, total)) { Candidates = candidates };
            bool isPart = ambiguous < dates.Dates;
            if (isPart)
            {
                unsure.Notes.Add(string.Format(
                    CultureInfo.InvariantCulture,
                    "The order of day and month is unknown for the dates with {0}: {1} of {2}.",
                    string.Join(" and ", open.Select(shape => shape.Separator == default ? "no separator" : PowerShellText.Quote(new string(shape.Separator, 1))).Distinct()),
                    ambiguous,
                    dates.Dates));
            }

            unsure.Notes.Add(onlyDayFirst + onlyMonthFirst == 0
                ? $"Each {(isPart ? "of these dates" : "date")} is valid with the day first and with the month first, so its order is unknown."
                : string.Format(
                    CultureInfo.InvariantCulture,
                    "The order of day and month is unknown. Dates that are only valid with the day first: {0}. Only with the month first: {1}. Valid with both: {2}.",
                    onlyDayFirst,
                    onlyMonthFirst,
                    ambiguous - onlyDayFirst - onlyMonthFirst));
            return unsure;
        }

        List<DateFormat> chosen = Choose(dates, shape => orders[shape.Separator] ?? DayOrder.Certain, out long covered);
        bool hasTime = chosen.Any(format => format.HasTime);
        Fit fit = new Fit(Share(covered + dates.Iso, total)) { Transform = Write(chosen, isMoment, latestYear) };
        if (chosen.Any(format => format.HasShortYear))
        {
            fit.Notes.Add(string.Format(CultureInfo.InvariantCulture, "Years have two digits. They are read as {0} to {1}.", latestYear - 99, latestYear));
        }

        if (isMoment && hasTime)
        {
            fit.Notes.Add(Zoneless(isConverted: true));
        }

        return fit;
    }

    /// <summary>
    /// Finds the order that the dates with one separator do not have; <see cref="DayOrder.Certain"/> if only one order is possible, and null
    /// if the values do not show it.
    /// </summary>
    private static DayOrder? FindExcluded(IReadOnlyList<DateShapeTally> shapes)
    {
        bool hasBoth = shapes.Any(shape => shape.Formats.Any(format => format.Order == DayOrder.DayFirst && shape.Count(format) > 0)
            && shape.Formats.Any(format => format.Order == DayOrder.MonthFirst && shape.Count(format) > 0));
        long onlyDayFirst = shapes.Sum(shape => shape.OnlyDayFirst);
        long onlyMonthFirst = shapes.Sum(shape => shape.OnlyMonthFirst);
        long proven = onlyDayFirst + onlyMonthFirst;
        if (proven == 0)
        {
            return hasBoth ? null : DayOrder.Certain;
        }

        bool isProven = !hasBoth || proven >= LeastShareOfProof * shapes.Sum(shape => shape.Dates);
        return !isProven ? null
            : onlyDayFirst >= 10 * onlyMonthFirst ? DayOrder.MonthFirst
            : onlyMonthFirst >= 10 * onlyDayFirst ? DayOrder.DayFirst
            : hasBoth ? null
            : DayOrder.Certain;
    }

    private static string Zoneless(bool isConverted) => isConverted
        ? "The times have no offset from UTC. If they are local times, replace UTC in the transform by their time zone."
        : "The times have no offset from UTC, and the store reads them as UTC. If they are local times, convert them: @{ DateTimeToUtc = 'Europe/Berlin' }.";

    /// <summary>Chooses the fewest patterns that read the dates of all shapes.</summary>
    private static List<DateFormat> Choose(DateTally dates, Func<DateShapeTally, DayOrder> excluded, out long covered)
    {
        List<DateFormat> chosen = new List<DateFormat>();
        List<DateShapeTally> open = dates.Shapes.ToList();
        covered = 0;
        while (open.Count > 0 && chosen.Count < MostPatterns)
        {
            DateFormat? best = null;
            long bestCount = 0;
            foreach (DateFormat format in DateFormat.All)
            {
                long count = open.Sum(shape => CountAllowed(shape, format, excluded(shape)));
                if (count > bestCount)
                {
                    (best, bestCount) = (format, count);
                }
            }

            if (best is null)
            {
                break;
            }

            chosen.Add(best);
            covered += bestCount;
            open.RemoveAll(shape => CountAllowed(shape, best, excluded(shape)) > 0);
        }

        return chosen;
    }

    private static long CountAllowed(DateShapeTally shape, DateFormat format, DayOrder excluded) =>
        format.Order == excluded && excluded != DayOrder.Certain ? 0 : shape.Count(format);

    private static string Write(List<DateFormat> formats, bool isMoment, int latestYear)
    {
        string patterns = string.Join(", ", formats.Select(format => PowerShellText.Quote(format.Pattern)));
        bool isConverted = isMoment && formats.Any(format => format.HasTime);
        string latest = formats.Any(format => format.HasShortYear) ? string.Format(CultureInfo.InvariantCulture, "; LatestYear = {0}", latestYear) : string.Empty;
        return isConverted ? $"@{{ DateTimeToUtc = @{{ Zone = 'UTC'; Pattern = {patterns}{latest} }} }}"
            : latest.Length > 0 ? $"@{{ Date = @{{ Pattern = {patterns}{latest} }} }}"
            : $"@{{ Date = {patterns} }}";
    }

    private static double Share(long count, long total) => Math.Min(1.0, count / (double)total);
}
