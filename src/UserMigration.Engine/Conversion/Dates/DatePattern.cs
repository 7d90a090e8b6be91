using System.Text;

namespace UserMigration.Engine.Conversion.Dates;

/// <summary>
/// Checks a custom date format string of .NET. Mistakes from other notations (<c>DD.MM.YYYY</c>, <c>dd.mm.yyyy</c>) are then reported
/// before the first record, instead of resulting in wrong dates.
/// </summary>
internal static class DatePattern
{
    private const string Specifiers = "dMyHhmsfFtz";

    // Letters that .NET treats as text, and that occur in dates.
    private const string Literals = "TZ";

    /// <summary>Checks a pattern.</summary>
    /// <param name="pattern">The pattern.</param>
    /// <param name="mayHaveOffset">Whether the pattern can contain an offset from UTC.</param>
    /// <param name="hasLatestYear">Whether LatestYear is specified, so that the pattern can contain a two-digit year.</param>
    /// <returns>What is wrong with the pattern, as the end of a sentence; null if it is valid.</returns>
    public static string? FindFault(string pattern, bool mayHaveOffset, bool hasLatestYear)
    {
        string? letters = Unquoted(pattern);
        if (letters is null)
        {
            return "has a quotation mark that is not closed";
        }

        foreach (char c in letters)
        {
            if (IsLetter(c) && Specifiers.IndexOf(c) < 0 && Literals.IndexOf(c) < 0)
            {
                return $"has the letter {c}, which has no meaning; use dd for the day, MM for the month and yyyy for the year, and put text in quotation marks";
            }
        }

        return FindMissing(letters)
            ?? (letters.IndexOf('h') >= 0 && letters.IndexOf('t') < 0 ? "has hours of the 12-hour clock (hh) without tt; use HH for the 24-hour clock" : null)
            ?? (letters.IndexOf('z') >= 0 && !mayHaveOffset ? "has an offset from UTC; use the transform DateTimeToUtc" : null)
            ?? FindYearFault(letters, hasLatestYear);
    }

    /// <summary>Whether a pattern contains an offset from UTC.</summary>
    /// <param name="pattern">The pattern.</param>
    public static bool HasOffset(string pattern) => Unquoted(pattern) is { } letters && letters.IndexOf('z') >= 0;

    private static string? FindMissing(string letters)
    {
        if (letters.IndexOf('M') < 0)
        {
            return "has no month; use MM for the month (mm is the minute)";
        }

        if (letters.Replace("dddd", string.Empty).Replace("ddd", string.Empty).IndexOf('d') < 0)
        {
            return "has no day; use dd for the day";
        }

        return letters.IndexOf('y') < 0 ? "has no year; use yyyy for the year" : null;
    }

    private static string? FindYearFault(string letters, bool hasLatestYear)
    {
        int digits = letters.LastIndexOf('y') - letters.IndexOf('y') + 1;
        return digits switch
        {
            4 => null,
            2 when hasLatestYear => null,
            2 => "has a two-digit year; specify with LatestYear which years are meant, as in @{ Date = @{ Pattern = 'dd.MM.yy'; LatestYear = 2025 } }",
            _ => "has a year that is neither yyyy nor yy",
        };
    }

    /// <summary>Removes quoted and escaped text from a pattern; null if a quotation mark is not closed.</summary>
    private static string? Unquoted(string pattern)
    {
        StringBuilder letters = new StringBuilder(pattern.Length);
        for (int i = 0; i < pattern.Length; i++)
        {
            char c = pattern[i];
            if (c == '\\')
            {
                i++;
            }
            else if (c is '\'' or '"')
            {
                int end = pattern.IndexOf(c, i + 1);
                if (end < 0)
                {
                    return null;
                }

                i = end;
            }
            else
            {
                letters.Append(c);
            }
        }

        return letters.ToString();
    }

    private static bool IsLetter(char c) => c is >= 'a' and <= 'z' or >= 'A' and <= 'Z';
}
