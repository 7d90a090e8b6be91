using UserMigration.Engine.Rules;

namespace UserMigration.Engine.Conversion.Dates;

/// <summary>Why a date could not be transformed.</summary>
internal static class DateFaults
{
    public static readonly MigrationIssue RatherMilliseconds = FormatRules.DateShape.CreateIssue(
        "As seconds since 1970 this is after the year 5000.",
        "If the column has milliseconds, tell it with @{ UnixTime = 'Milliseconds' }.");

    public static readonly MigrationIssue RatherSeconds = FormatRules.DateShape.CreateIssue(
        "As milliseconds since 1970 this is within four months of the beginning of 1970.",
        "If the column has seconds, tell it with @{ UnixTime = 'Seconds' }.");

    public static readonly MigrationIssue Ambiguous = TransformRules.DateAmbiguous.CreateIssue(
        "This date may be day and month, or month and day.",
        "Tell its pattern: 'dd/MM/yyyy' or 'MM/dd/yyyy', with the separator that it has.");

    public static readonly MigrationIssue HasOffset = TransformRules.DateOffset.CreateIssue("This time has an offset from UTC, and stores take times as UTC.");

    public static readonly MigrationIssue Gap = TransformRules.TimeGap.CreateIssue("This time of day does not exist on that day: clocks were put forward over it.");

    public static readonly MigrationIssue Overlap = TransformRules.TimeOverlap.CreateIssue("This time of day occurs twice on that day: clocks were put back.");

    public static readonly MigrationIssue OutOfRange = TransformRules.DateRange.CreateIssue("This time, in UTC, is before the year 1 or after the year 9999.");

    /// <summary>Not month/day/year.</summary>
    public static MigrationIssue NoUsDate(string text) =>
        Of("This is not a US date (month/day/year) that exists.", text, "Correct it, or switch the transform off.");

    /// <summary>No form that can be read in one way.</summary>
    public static MigrationIssue NoDate(string text) =>
        Of("This is not a date that exists, in a form that is known.", text, "Correct it, or tell its pattern, as in @{ Date = 'dd.MM.yyyy' }.");

    /// <summary>None of the patterns that were told.</summary>
    public static MigrationIssue NotInPattern(string text) =>
        Of("This is not a date that exists, in a pattern that was told.", text, "Correct it, or tell its pattern beside the others.");

    /// <summary>Not a number that counts from 1970.</summary>
    public static MigrationIssue NoUnixTime(string text) =>
        Of("This is not a number of seconds or milliseconds since 1970.", text, "Correct it, or use Date with a pattern.");

    /// <summary>Not a number of 100 nanoseconds.</summary>
    public static MigrationIssue NoFileTime(string text) =>
        Of("This is not a time of Active Directory (100 nanoseconds since 1601).", text, "Correct it, or use UnixTime or Date.");

    /// <summary>Not a time of LDAP.</summary>
    public static MigrationIssue NoGeneralizedTime(string text) =>
        Of("This is not a time of LDAP (YYYYMMDDHHMMSSZ) that exists.", text, "Correct it, or use Date with a pattern: without Z or an offset it is not one of LDAP.");

    private static MigrationIssue Of(string message, string text, string recommendation) => FormatRules.DateShape.CreateIssue(message, DateHint.Advice(text, null) ?? recommendation);
}
