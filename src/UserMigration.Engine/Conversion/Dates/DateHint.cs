using System;
using System.Globalization;
using System.Linq;

namespace UserMigration.Engine.Conversion.Dates;

/// <summary>Finds the transform that would read a date that was refused, so that a message can name it.</summary>
internal static class DateHint
{
    private const int LeastMillisecondDigits = 12;

    // A month by name first; days before months where both fit is settled by the caller.
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

    /// <summary>The transforms that read a date, as they are given for an attribute: <c>@{ Date = 'dd.MM.yyyy' }</c>.</summary>
    /// <param name="value">The date that was refused.</param>
    /// <returns>One, or two with "or" between them where day and month may be either; null where none is known.</returns>
    public static string? For(string value) => Transforms(value) is { Length: > 0 } transforms ? string.Join(" or ", transforms) : null;

    /// <summary>The end of a sentence on what to do, with the transforms that read the date; null where none is known.</summary>
    /// <param name="value">The date that was refused.</param>
    /// <param name="attribute">The attribute; null where it is not known.</param>
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

    // 8 and 14 digits are dates.
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
