namespace UserMigration.Engine.Conversion.Dates;

/// <summary>Why a date could not be transformed.</summary>
internal static class DateFaults
{
    public static readonly TransformFault NoUsDate = new TransformFault(
        "DateShape",
        "This is no US date (month/day/year) that exists.",
        "Correct it, or switch the transform off.");

    public static readonly TransformFault NoDate = new TransformFault(
        "DateShape",
        "This is no date that exists, in a form that is known.",
        "Correct it, or tell its pattern, as in @{ Date = 'dd.MM.yyyy' }.");

    public static readonly TransformFault NotInPattern = new TransformFault(
        "DateShape",
        "This is no date that exists, in a pattern that was told.",
        "Correct it, or tell its pattern beside the others.");

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
}
