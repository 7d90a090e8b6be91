using System;
using System.Globalization;
using UserMigration.Engine.Targets;
using UserMigration.Engine.Validation.Rules;
using UserMigration.Engine.Values;

namespace UserMigration.Engine.Validation;

/// <summary>Finds dates that are in the future or a placeholder, although the attribute tells of the past.</summary>
internal sealed class PlausibleDates
{
    private const int DateLength = 10;

    // When it is midnight in Greenwich, it is already two in the afternoon on the first islands.
    private const int MostAheadHours = 14;

    // The zero of databases, programs and spreadsheets.
    private static readonly string[] s_placeholders = { "0001-01-01", "1753-01-01", "1899-12-30", "1899-12-31", "1900-01-01" };

    private static readonly DateTime[] s_placeholderDays = Array.ConvertAll(s_placeholders, day => DateTime.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture));

    private readonly string _today;
    private readonly DateTime _day;

    /// <summary>Creates the search.</summary>
    /// <param name="time">The clock.</param>
    public PlausibleDates(TimeProvider time)
    {
        _day = time.GetUtcNow().AddHours(MostAheadHours).UtcDateTime.Date;
        _today = _day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
    }

    /// <summary>Whether dates of an attribute are of the past.</summary>
    /// <param name="meaning">What the attribute says about a user.</param>
    /// <param name="path">The full name of the attribute.</param>
    public static bool AreOfThePast(AttributeMeaning meaning, string path) =>
        meaning is AttributeMeaning.Birthdate or AttributeMeaning.Created or AttributeMeaning.LastLogin or AttributeMeaning.LastUpdated
        || (meaning == AttributeMeaning.None && NamesBirth(path.Substring(path.LastIndexOf('.') + 1)));

    /// <summary>Checks a date.</summary>
    /// <param name="text">The date, in the form of stores with or without a time; any other text is not judged.</param>
    /// <returns>The issue, or null.</returns>
    public MigrationIssue? Find(string text)
    {
        if (text.Length < DateLength || text[4] != '-')
        {
            return null;
        }

        return string.CompareOrdinal(text, 0, _today, 0, DateLength) > 0
            ? IsDate(text) ? Future() : null
            : text[5] is '0' or '1' && IsPlaceholder(text) ? Placeholder() : null;
    }

    /// <summary>Checks a day.</summary>
    /// <param name="day">The day.</param>
    /// <returns>The issue, or null.</returns>
    public MigrationIssue? Find(DateTime day) => day > _day ? Future() : Array.IndexOf(s_placeholderDays, day) >= 0 ? Placeholder() : null;

    private static MigrationIssue Future() => PlausibilityRules.DateInFuture.CreateIssue("The date is in the future.");

    private static MigrationIssue Placeholder() => PlausibilityRules.DatePlaceholder.CreateIssue("The date is one that programs write for an unknown date.");

    // A loop, because this is done for each record.
    private static bool IsPlaceholder(string text)
    {
        foreach (string day in s_placeholders)
        {
            if (string.CompareOrdinal(text, 0, day, 0, DateLength) == 0)
            {
                return true;
            }
        }

        return false;
    }

    private static bool NamesBirth(string name) =>
        name.IndexOf("birth", StringComparison.OrdinalIgnoreCase) >= 0 || name.IndexOf("geburt", StringComparison.OrdinalIgnoreCase) >= 0;

    private static bool IsDate(string text) => DateRecognizer.IsTarget(text.Length == DateLength ? text : text.Substring(0, DateLength));
}
