using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace UserMigration.Engine.Conversion.Dates;

/// <summary>Finds the transform that can read a rejected date, so that a message can name it.</summary>
internal static class DateHint
{
    private const int LeastMillisecondDigits = 12;

    // Patterns with the day first come before those with the month first. If both match, the caller handles the ambiguity.
    private static readonly string[] s_patterns =
    {
        "dd.MM.yyyy", "d.M.yyyy", "dd.MM.yyyy HH:mm", "dd.MM.yyyy HH:mm:ss", "d.M.yyyy H:mm:ss",
        "dd/MM/yyyy", "d/M/yyyy", "dd/MM/yyyy HH:mm", "dd/MM/yyyy HH:mm:ss", "d/M/yyyy H:mm:ss", "dd/MM/yyyy hh:mm:ss tt", "d/M/yyyy h:mm:ss tt",
        "MM/dd/yyyy", "M/d/yyyy", "MM/dd/yyyy HH:mm:ss", "M/d/yyyy H:mm:ss", "MM/dd/yyyy hh:mm:ss tt", "M/d/yyyy h:mm:ss tt", "M/d/yyyy h:mm tt",
        "dd-MM-yyyy", "d-M-yyyy", "MM-dd-yyyy", "M-d-yyyy", "dd-MM-yyyy HH:mm:ss", "MM-dd-yyyy HH:mm:ss",
        "yyyy/MM/dd", "yyyy/M/d", "yyyy/MM/dd HH:mm:ss", "yyyy.MM.dd", "yyyy-M-d", "yyyyMMdd", "yyyyMMddHHmmss", "yyyyMMdd HHmmss", "yyyyMMdd HH:mm:ss",
        "dd MMM yyyy", "d MMM yyyy", "d MMMM yyyy", "dd-MMM-yyyy", "d-MMM-yyyy", "dd-MMM-yyyy HH:mm:ss", "MMM d, yyyy", "MMMM d, yyyy", "MMM d yyyy",
        "MMM d yyyy h:mmtt", "ddd MMM d HH:mm:ss yyyy", "ddd MMM d HH:mm:ss 'UTC' yyyy", "ddd, dd MMM yyyy", "ddd, dd MMM yyyy HH:mm:ss 'GMT'",
        "yyyy-MM-dd HH.mm.ss", "yyyy-MM-dd-HH.mm.ss.ffffff", "yyyy-MM-dd h:mm:ss tt",
        "dd.MM.yy", "dd/MM/yy", "MM/dd/yy", "dd-MM-yy", "dd-MMM-yy", "dd-MMM-yy hh.mm.ss.ffffff tt",
    };

    /// <summary>The patterns of dates in exports.</summary>
    public static IReadOnlyList<string> Patterns => s_patterns;

    /// <summary>Finds the transforms that can read a date, as you write them for an attribute: <c>@{ Date = 'dd.MM.yyyy' }</c>.</summary>
    /// <param name="value">The rejected date.</param>
    /// <returns>One transform, or two separated by "or" if day and month are ambiguous; null if no transform can read the date.</returns>
    public static string? For(string value) => Transforms(value) is { Length: > 0 } transforms ? string.Join(" or ", transforms) : null;

    /// <summary>Recommends the transforms that can read a date; null if no transform can read it.</summary>
    /// <param name="value">The rejected date.</param>
    /// <param name="attribute">The attribute; null if it is unknown.</param>
    public static string? Advice(string value, string? attribute) => Transforms(value) is not { Length: > 0 } transforms
        ? null
        : $"Convert it with {string.Join(" or ", transforms.Select(one => attribute is null ? one : $"-Transform @{{ '{attribute}' = {one} }}"))}.";

    private static string[] Transforms(string value)
    {
        string text = value.Trim();
        if (ForNumber(text) is { } number)
        {
            return [number];
        }

        if (GeneralizedTimeTransform.IsOne(text))
        {
            return ["'GeneralizedTime'"];
        }

        DateTimeFormatInfo format = CultureInfo.InvariantCulture.DateTimeFormat;
        (string Pattern, DateTime Date)[] fitting = s_patterns
            .Where(pattern => DateTime.TryParseExact(text, pattern, format, DateTimeStyles.None, out _))
            .Select(pattern => (pattern, DateTime.ParseExact(text, pattern, format, DateTimeStyles.None)))
            .ToArray();
        string[] transforms = fitting.GroupBy(one => one.Date).Select(same => TransformOf(same.First().Pattern)).ToArray();
        return transforms.Length > 2 ? [] : transforms;
    }

    private static string TransformOf(string pattern)
    {
        bool hasShortYear = pattern.IndexOf("yyyy", StringComparison.Ordinal) < 0;
        string quoted = pattern.Replace("'", "''");
        return hasShortYear ? $"@{{ Date = @{{ Pattern = '{quoted}'; LatestYear = 2029 }} }}" : $"@{{ Date = '{quoted}' }}";
    }

    // Numbers of 8 and of 14 digits are dates: yyyyMMdd and yyyyMMddHHmmss.
    private static string? ForNumber(string text)
    {
        string digits = text.StartsWith("-", StringComparison.Ordinal) ? text.Substring(1) : text;
        if (digits.Length < 9 || digits.Length == 14 || !digits.All(c => c is >= '0' and <= '9'))
        {
            return null;
        }

        return digits.Length >= 17 ? "'FileTime'" : digits.Length >= LeastMillisecondDigits ? "@{ UnixTime = 'Milliseconds' }" : "@{ UnixTime = 'Seconds' }";
    }
}
