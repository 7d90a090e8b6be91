using System.Text;

namespace UserMigration.Engine.Conversion.Dates;

/// <summary>
/// Checks a pattern of .NET's custom date format strings, so that the slips of other notations (<c>DD.MM.YYYY</c>,
/// <c>dd.mm.yyyy</c>) come up before the first record and not as wrong dates.
/// </summary>
internal static class DatePattern
{
    private const string Specifiers = "dMyHhmsfFtz";

    // Letters that .NET takes literally, and that stand in dates so.
    private const string Literals = "TZ";

    /// <summary>Checks a pattern.</summary>
    /// <param name="pattern">The pattern.</param>
    /// <param name="mayHaveOffset">Whether it may hold an offset from UTC.</param>
    /// <param name="hasLatestYear">Whether it is known which years two digits mean.</param>
    /// <returns>What is wrong with it, as the end of a sentence; null where nothing is.</returns>
    public static string? FindFault(string pattern, bool mayHaveOffset, bool hasLatestYear)
    {
        string? letters = Unquoted(pattern);
        if (letters is null)
        {
            return "has a quote that is not closed";
        }

        foreach (char c in letters)
        {
            if (IsLetter(c) && Specifiers.IndexOf(c) < 0 && Literals.IndexOf(c) < 0)
            {
                return $"has the letter {c}, which means nothing; a day is dd, a month MM, a year yyyy, and text stands in quotes";
            }
        }

        return FindMissing(letters)
            ?? (letters.IndexOf('h') >= 0 && letters.IndexOf('t') < 0 ? "has hours of 12 (hh) without tt; hours of 24 are HH" : null)
            ?? (letters.IndexOf('z') >= 0 && !mayHaveOffset ? "has an offset from UTC; use the transform DateTimeToUtc" : null)
            ?? FindYearFault(letters, hasLatestYear);
    }

    /// <summary>Whether it holds an offset from UTC.</summary>
    /// <param name="pattern">The pattern.</param>
    public static bool HasOffset(string pattern) => Unquoted(pattern) is { } letters && letters.IndexOf('z') >= 0;

    private static string? FindMissing(string letters)
    {
        if (letters.IndexOf('M') < 0)
        {
            return "has no month; months are MM, and mm are minutes";
        }

        if (letters.Replace("dddd", string.Empty).Replace("ddd", string.Empty).IndexOf('d') < 0)
        {
            return "has no day; days are dd";
        }

        return letters.IndexOf('y') < 0 ? "has no year; years are yyyy" : null;
    }

    private static string? FindYearFault(string letters, bool hasLatestYear)
    {
        int digits = letters.LastIndexOf('y') - letters.IndexOf('y') + 1;
        return digits switch
        {
            4 => null,
            2 when hasLatestYear => null,
            2 => "has two digits for the year; tell with LatestYear which years they mean, as in @{ Date = @{ Pattern = 'dd.MM.yy'; LatestYear = 2025 } }",
            _ => "has a year that is neither yyyy nor yy",
        };
    }

    /// <summary>The pattern without quoted and escaped text, or null where a quote is not closed.</summary>
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
