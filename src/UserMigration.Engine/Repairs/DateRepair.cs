using System;
using System.Globalization;
using UserMigration.Engine.Rules;
using UserMigration.Engine.Values;

namespace UserMigration.Engine.Repairs;

/// <summary>Converts dates to yyyy-mm-dd, followed by the time if there is one.</summary>
internal sealed class DateRepair : ValueRepair
{
    private readonly DateOrder _order;

    private DateRepair(string name, string description, bool isSafe, DateOrder order)
        : base(name, description, isSafe)
    {
        _order = order;
    }

    /// <summary>
    /// Leaves ambiguous dates such as 01/02/2019 unchanged. It also leaves 19/12/2019 unchanged: such a date shows that the other
    /// dates with slashes are not month first, as UsDate would read them, and a repair would hide that.
    /// </summary>
    public static DateRepair Certain { get; } = new DateRepair(
        "Date", "Converts dates that have a single interpretation to yyyy-mm-dd, in dates and times.", isSafe: true, DateOrder.Certain);

    /// <summary>Reads 01/02/2019 as the first of February.</summary>
    public static DateRepair DayFirst { get; } = new DateRepair(
        "DateDayFirst", "Converts dates to yyyy-mm-dd, and reads 01/02/2019 as the first of February.", isSafe: false, DateOrder.DayFirst);

    /// <summary>Reads 01/02/2019 as the second of January.</summary>
    public static DateRepair MonthFirst { get; } = new DateRepair(
        "DateMonthFirst", "Converts dates to yyyy-mm-dd, and reads 01/02/2019 as the second of January.", isSafe: false, DateOrder.MonthFirst);

    internal override bool AppliesTo(AttributeKind kind) => kind is AttributeKind.Date or AttributeKind.DateTime or AttributeKind.Day;

    internal override string Apply(string text, AttributeKind kind) =>
        DateRecognizer.IsTarget(text) || FreeFormDate.Read(text.Trim(), _order, out WrittenDate date) != DateReading.Read
            ? text
            : Write(date, kind == AttributeKind.DateTime) ?? text;

    private static string? Write(WrittenDate date, bool isMoment)
    {
        (DateTime time, bool hasTime, TimeSpan? offset) = date;
        if (!isMoment)
        {
            // The day in the person's time zone is unknown, unless the time is midnight in UTC.
            bool isKnown = offset is null || (offset == TimeSpan.Zero && time.TimeOfDay == TimeSpan.Zero);
            return isKnown ? Text(time, hasTime && time.TimeOfDay != TimeSpan.Zero) : null;
        }

        long ticks = time.Ticks - (offset ?? TimeSpan.Zero).Ticks;
        return ticks >= 0 && ticks <= DateTime.MaxValue.Ticks ? Text(new DateTime(ticks), hasTime) : null;
    }

    private static string Text(DateTime time, bool hasTime) =>
        time.ToString(hasTime ? "yyyy-MM-dd HH:mm:ss" : "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
