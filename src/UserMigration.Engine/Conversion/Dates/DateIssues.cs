using UserMigration.Engine.Rules;

namespace UserMigration.Engine.Conversion.Dates;

/// <summary>Creates the issues of dates that can't be converted.</summary>
internal static class DateIssues
{
    public static readonly MigrationIssue RatherMilliseconds = FormatRules.DateShape.CreateIssue(
        "As seconds since 1970, this is after the year 5000.",
        "If the column contains milliseconds, use @{ UnixTime = 'Milliseconds' }.");

    public static readonly MigrationIssue RatherSeconds = FormatRules.DateShape.CreateIssue(
        "As milliseconds since 1970, this is within four months of the beginning of 1970.",
        "If the column contains seconds, use @{ UnixTime = 'Seconds' }.");

    public static readonly MigrationIssue Ambiguous = TransformRules.DateAmbiguous.CreateIssue(
        "This date can be day and month, or month and day.",
        "Specify its pattern: 'dd/MM/yyyy' or 'MM/dd/yyyy', with the separator of the date.");

    public static readonly MigrationIssue HasOffset = TransformRules.DateOffset.CreateIssue("This time has an offset, but the store accepts only UTC.");

    public static readonly MigrationIssue Gap = TransformRules.TimeGap.CreateIssue("This time does not exist on that day, because clocks went forward.");

    public static readonly MigrationIssue Overlap = TransformRules.TimeOverlap.CreateIssue("This time occurs twice on that day, because clocks went back.");

    public static readonly MigrationIssue OutOfRange = TransformRules.DateRange.CreateIssue("This time, in UTC, is before the year 1 or after the year 9999.");

    /// <summary>The text is not a valid date in the order month/day/year.</summary>
    public static MigrationIssue NoUsDate(string text) =>
        Create("This is not a valid US date (month/day/year).", text, "Correct the date, or switch the transform off.");

    /// <summary>The text is not a valid date in a format with a single interpretation.</summary>
    public static MigrationIssue NoDate(string text) =>
        Create("This is not a valid date in a known format.", text, "Correct the date, or specify its pattern, as in @{ Date = 'dd.MM.yyyy' }.");

    /// <summary>The text is not a valid date in a specified pattern.</summary>
    public static MigrationIssue NotInPattern(string text) =>
        Create("This is not a valid date in a specified pattern.", text, "Correct the date, or specify its pattern in addition to the others.");

    /// <summary>The text is not a number of seconds or milliseconds since 1970.</summary>
    public static MigrationIssue NoUnixTime(string text) =>
        Create("This is not a number of seconds or milliseconds since 1970.", text, "Correct the number, or use Date with a pattern.");

    /// <summary>The text is not a number of 100-nanosecond steps since 1601.</summary>
    public static MigrationIssue NoFileTime(string text) =>
        Create("This is not a valid Active Directory time (a number of 100-nanosecond steps since 1601).", text, "Correct the number, or use UnixTime or Date.");

    /// <summary>The text is not a valid LDAP time.</summary>
    public static MigrationIssue NoGeneralizedTime(string text) =>
        Create("This is not a valid LDAP time (YYYYMMDDHHMMSSZ).", text, "Correct it, or use Date with a pattern if it has neither Z nor an offset.");

    private static MigrationIssue Create(string message, string text, string recommendation) => FormatRules.DateShape.CreateIssue(message, DateHint.Advice(text, null) ?? recommendation);
}
