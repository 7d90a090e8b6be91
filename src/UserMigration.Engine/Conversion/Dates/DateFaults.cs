using UserMigration.Engine.Rules;

namespace UserMigration.Engine.Conversion.Dates;

/// <summary>Why a date could not be transformed.</summary>
internal static class DateFaults
{
    public static readonly TransformFault RatherMilliseconds = new TransformFault(
        "DateShape",
        "As seconds since 1970 this is after the year 5000.",
        "If the column has milliseconds, tell it with @{ UnixTime = 'Milliseconds' }.");

    public static readonly TransformFault RatherSeconds = new TransformFault(
        "DateShape",
        "As milliseconds since 1970 this is within four months of the beginning of 1970.",
        "If the column has seconds, tell it with @{ UnixTime = 'Seconds' }.");

    public static readonly TransformFault Ambiguous = new TransformFault(
        "DateAmbiguous",
        "This date may be day and month, or month and day.",
        "Tell its pattern: 'dd/MM/yyyy' or 'MM/dd/yyyy', with the separator that it has.");

    public static readonly TransformFault HasOffset = new TransformFault(
        "DateOffset",
        "This time has an offset from UTC, and stores take times as UTC.",
        "Convert it with the transform DateTimeToUtc.");

    public static readonly TransformFault Gap = new TransformFault(
        "TimeGap",
        "This time of day does not exist on that day: clocks were put forward over it.",
        "Correct it, or export times in UTC.");

    public static readonly TransformFault Overlap = new TransformFault(
        "TimeOverlap",
        "This time of day occurs twice on that day: clocks were put back.",
        "Tell which is meant with Overlap = 'Earlier' or 'Later', or export times in UTC.");

    public static readonly TransformFault OutOfRange = new TransformFault(
        "DateRange",
        "This time, in UTC, is before the year 1 or after the year 9999.",
        "Correct it, or make a blank of it with the transform Null.");

    /// <summary>Not month/day/year.</summary>
    public static TransformFault NoUsDate(string text) =>
        Of("This is not a US date (month/day/year) that exists.", text, "Correct it, or switch the transform off.");

    /// <summary>No form that can be read in one way.</summary>
    public static TransformFault NoDate(string text) =>
        Of("This is not a date that exists, in a form that is known.", text, "Correct it, or tell its pattern, as in @{ Date = 'dd.MM.yyyy' }.");

    /// <summary>None of the patterns that were told.</summary>
    public static TransformFault NotInPattern(string text) =>
        Of("This is not a date that exists, in a pattern that was told.", text, "Correct it, or tell its pattern beside the others.");

    /// <summary>Not a number that counts from 1970.</summary>
    public static TransformFault NoUnixTime(string text) =>
        Of("This is not a number of seconds or milliseconds since 1970.", text, "Correct it, or use Date with a pattern.");

    /// <summary>Not a number of 100 nanoseconds.</summary>
    public static TransformFault NoFileTime(string text) =>
        Of("This is not a time of Active Directory (100 nanoseconds since 1601).", text, "Correct it, or use UnixTime or Date.");

    /// <summary>Not a time of LDAP.</summary>
    public static TransformFault NoGeneralizedTime(string text) =>
        Of("This is not a time of LDAP (YYYYMMDDHHMMSSZ) that exists.", text, "Correct it, or use Date with a pattern: without Z or an offset it is not one of LDAP.");

    private static TransformFault Of(string message, string text, string mend) => new TransformFault("DateShape", message, DateHint.Advice(text, null) ?? mend);
}
