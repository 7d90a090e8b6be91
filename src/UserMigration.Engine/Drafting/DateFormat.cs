using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using UserMigration.Engine.Conversion.Dates;

namespace UserMigration.Engine.Drafting;

/// <summary>The order of day and month in a pattern.</summary>
internal enum DayOrder
{
    /// <summary>The order is certain: the year comes first, or the month has a name.</summary>
    Certain,

    /// <summary>The day comes first.</summary>
    DayFirst,

    /// <summary>The month comes first.</summary>
    MonthFirst,
}

/// <summary>A pattern of dates, and the shapes of the texts that it can read.</summary>
internal sealed class DateFormat
{
    private static readonly string[] s_more = { "d.M.yyyy H:mm", "d/M/yyyy H:mm", "d-M-yyyy H:mm", "d-M-yyyy H:mm:ss", "yyyy/MM/dd HH:mm", "yyyy.MM.dd HH:mm:ss" };

    private readonly List<string> _tokens;

    private DateFormat(string pattern)
    {
        Pattern = pattern;
        _tokens = Tokens(pattern);
        int day = _tokens.FindIndex(token => token is "d" or "dd");
        int month = _tokens.FindIndex(token => token is "M" or "MM");
        int year = _tokens.FindIndex(token => token[0] == 'y');
        Order = month < 0 || year < Math.Min(day, month) ? DayOrder.Certain : day < month ? DayOrder.DayFirst : DayOrder.MonthFirst;
        HasTime = _tokens.Any(token => token[0] is 'H' or 'h');
        HasShortYear = _tokens.Contains("yy");
    }

    /// <summary>All patterns, the usual ones first. Where day and month can be confused, each pattern has a twin with the other order.</summary>
    public static IReadOnlyList<DateFormat> All { get; } = CreateAll();

    /// <summary>The pattern, as a custom date format of .NET.</summary>
    public string Pattern { get; }

    /// <summary>The order of day and month.</summary>
    public DayOrder Order { get; }

    /// <summary>Whether the pattern has a time of day.</summary>
    public bool HasTime { get; }

    /// <summary>Whether the pattern has a year of two digits.</summary>
    public bool HasShortYear { get; }

    /// <summary>Whether texts of a shape can be in the pattern.</summary>
    /// <param name="shape">The shape, as <see cref="FieldMask.TryAppend"/> creates it.</param>
    public bool Fits(string shape) => Fits(shape, 0, 0);

    /// <summary>Reads a date.</summary>
    /// <param name="text">The text, without white space at its ends.</param>
    /// <param name="date">The date and time as written.</param>
    public bool TryRead(string text, out DateTime date) =>
        DateTime.TryParseExact(text, Pattern, CultureInfo.InvariantCulture.DateTimeFormat, DateTimeStyles.None, out date);

    private bool Fits(string shape, int at, int token)
    {
        if (token == _tokens.Count)
        {
            return at == shape.Length;
        }

        string wanted = _tokens[token];
        switch (wanted)
        {
            case "d" or "M" or "H" or "h":
                return (IsDigits(shape, at, 2) && Fits(shape, at + 2, token + 1)) || (IsDigits(shape, at, 1) && Fits(shape, at + 1, token + 1));
            case "MMM" or "MMMM" or "ddd" or "tt":
                return at < shape.Length && shape[at] == 'a' && Fits(shape, at + 1, token + 1);
            default:
                bool isNumber = wanted[0] is 'd' or 'M' or 'y' or 'H' or 'h' or 'm' or 's' or 'f';
                return isNumber
                    ? IsDigits(shape, at, wanted.Length) && Fits(shape, at + wanted.Length, token + 1)
                    : at < shape.Length && shape[at] == wanted[0] && Fits(shape, at + 1, token + 1);
        }
    }

    private static DateFormat[] CreateAll()
    {
        List<DateFormat> all = DateHint.Patterns.Concat(s_more).Select(pattern => new DateFormat(pattern)).ToList();
        HashSet<string> known = new HashSet<string>(all.Select(format => format.Pattern), StringComparer.Ordinal);
        foreach (DateFormat format in all.ToArray())
        {
            if (format.Order != DayOrder.Certain && format.Pattern.IndexOf('.') is < 0 or > 5 && known.Add(format.Twin))
            {
                all.Add(new DateFormat(format.Twin));
            }
        }

        return all.ToArray();
    }

    private string Twin => Pattern.Replace('d', '\u0001').Replace('M', 'd').Replace('\u0001', 'M');

    private static bool IsDigits(string shape, int at, int count)
    {
        for (int i = at; i < at + count; i++)
        {
            if (i >= shape.Length || shape[i] != '9')
            {
                return false;
            }
        }

        return true;
    }

    // Each run of one letter is a token, and so is each other character. A text in quotation marks is one run of letters.
    private static List<string> Tokens(string pattern)
    {
        List<string> tokens = new List<string>();
        for (int i = 0; i < pattern.Length; i++)
        {
            if (pattern[i] == '\'')
            {
                i = pattern.IndexOf('\'', i + 1);
                tokens.Add("a");
                continue;
            }

            int start = i;
            while (char.IsLetter(pattern[start]) && i + 1 < pattern.Length && pattern[i + 1] == pattern[start])
            {
                i++;
            }

            tokens.Add(pattern.Substring(start, i - start + 1));
        }

        return tokens;
    }
}
