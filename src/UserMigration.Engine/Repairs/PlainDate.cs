using System;
using System.Globalization;
using System.Text.RegularExpressions;

namespace UserMigration.Engine.Repairs;

/// <summary>Reads dates in the formats that exports use, and writes them in the format of the targets.</summary>
internal static class PlainDate
{
    private const string Time =
        @"(?:(?:T| +|, *)(?<h>[0-9]{1,2}):(?<n>[0-9]{2})(?::(?<s>[0-9]{2})(?:[.,]0+)?)?(?: ?(?<half>[AaPp])\.?[Mm]\.?)?(?: ?(?<zone>Z|(?<sign>[+-])(?<zh>[0-9]{2}):?(?<zn>[0-9]{2})))?)?";

    private static readonly Regex[] s_forms =
    {
        Form(@"(?<y>[0-9]{4})(?<sep>[-/.])(?<m>[0-9]{1,2})\k<sep>(?<d>[0-9]{1,2})"),

        // With such a year, the digits can't be ddmmyyyy or mmddyyyy: the month would be 19 or 20.
        Form(@"(?<y>(?:19|20)[0-9]{2})(?<m>[0-9]{2})(?<d>[0-9]{2})"),
        Form(@"(?<a>[0-9]{1,2})(?<sep>[-/.])(?<b>[0-9]{1,2})\k<sep>(?<y>[0-9]{4})"),
        Form(@"(?<d>[0-9]{1,2})[ -]?(?<name>[A-Za-z]+)\.?[ ,-] ?(?<y>[0-9]{4})"),
        Form(@"(?<name>[A-Za-z]+)\.? (?<d>[0-9]{1,2})(?:st|nd|rd|th)?,? ?\b(?<y>[0-9]{4})"),
    };

    /// <summary>Converts a date to yyyy-mm-dd, or yyyy-mm-dd hh:mm:ss.</summary>
    /// <param name="text">The date, without white space around it.</param>
    /// <param name="isMoment">Whether the date is a moment in time, not a calendar day.</param>
    /// <param name="order">The order of three numbers with the year last.</param>
    /// <returns>The date; null if the text is not a date, or is ambiguous.</returns>
    public static string? Rewrite(string text, bool isMoment, DateOrder order)
    {
        foreach (Regex form in s_forms)
        {
            Match match = form.Match(text);
            if (match.Success)
            {
                return ReadDay(match, order) is { } day && ReadTime(match) is { } time ? Write(match, day, time, isMoment) : null;
            }
        }

        return null;
    }

    private static Regex Form(string day) => new Regex(@"\A" + day + Time + @"\z", RegexOptions.CultureInvariant);

    private static string? Write(Match match, DateTime day, TimeSpan time, bool isMoment)
    {
        DateTime moment = day + time;
        bool hasTime = match.Groups["h"].Success && (isMoment || time != TimeSpan.Zero);
        if (match.Groups["zone"].Success)
        {
            if (!isMoment)
            {
                // The day in the person's time zone is unknown, unless the time is midnight in UTC.
                return match.Groups["zone"].Value == "Z" && time == TimeSpan.Zero ? Text(day, hasTime: false) : null;
            }

            if (ReadZone(match) is not { } offset || moment.Ticks - offset.Ticks < 0 || moment.Ticks - offset.Ticks > DateTime.MaxValue.Ticks)
            {
                return null;
            }

            moment -= offset;
        }

        return Text(moment, hasTime);
    }

    private static string Text(DateTime moment, bool hasTime) =>
        moment.ToString(hasTime ? "yyyy-MM-dd HH:mm:ss" : "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static DateTime? ReadDay(Match match, DateOrder order)
    {
        int year = Number(match, "y");
        (int month, int day) = (Number(match, "m"), Number(match, "d"));
        if (match.Groups["name"].Success)
        {
            month = MonthOf(match.Groups["name"].Value);
        }
        else if (match.Groups["a"].Success)
        {
            (month, day) = ReadNumbers(Number(match, "a"), Number(match, "b"), match.Groups["sep"].Value, order);
        }

        bool isDay = year >= 1 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month);
        return isDay ? new DateTime(year, month, day) : null;
    }

    /// <summary>Gets the month and the day from two numbers; zero if they are ambiguous.</summary>
    private static (int Month, int Day) ReadNumbers(int first, int second, string separator, DateOrder order) => order switch
    {
        DateOrder.DayFirst => (second, first),
        DateOrder.MonthFirst => (first, second),
        _ when second > 12 || first == second => (first, second),
        _ when first > 12 && separator != "/" => (second, first),
        _ => (0, 0),
    };

    private static TimeSpan? ReadTime(Match match)
    {
        if (!match.Groups["h"].Success)
        {
            return TimeSpan.Zero;
        }

        (int hour, int minute, int second) = (Number(match, "h"), Number(match, "n"), match.Groups["s"].Success ? Number(match, "s") : 0);
        if (match.Groups["half"].Success)
        {
            if (hour is < 1 or > 12)
            {
                return null;
            }

            hour = (hour % 12) + (match.Groups["half"].Value is "p" or "P" ? 12 : 0);
        }

        return hour <= 23 && minute <= 59 && second <= 59 ? new TimeSpan(hour, minute, second) : null;
    }

    private static TimeSpan? ReadZone(Match match)
    {
        (int hours, int minutes) = (Number(match, "zh"), Number(match, "zn"));
        if (hours > 14 || minutes > 59)
        {
            return null;
        }

        TimeSpan offset = new TimeSpan(hours, minutes, 0);
        return match.Groups["sign"].Value == "-" ? -offset : offset;
    }

    private static int MonthOf(string name)
    {
        string[] full = CultureInfo.InvariantCulture.DateTimeFormat.MonthNames;
        for (int i = 0; i < 12; i++)
        {
            bool isShort = name.Length == 3 || (name.Length == 4 && i == 8);
            if (isShort ? full[i].StartsWith(name, StringComparison.OrdinalIgnoreCase) : full[i].Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                return i + 1;
            }
        }

        return 0;
    }

    private static int Number(Match match, string group) => match.Groups[group].Success
        ? int.Parse(match.Groups[group].Value, NumberStyles.None, CultureInfo.InvariantCulture)
        : 0;
}
