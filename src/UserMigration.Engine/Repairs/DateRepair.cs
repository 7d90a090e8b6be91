using UserMigration.Engine.Rules;
using UserMigration.Engine.Values;

namespace UserMigration.Engine.Repairs;

/// <summary>Writes dates as yyyy-mm-dd, with the time behind it where there is one.</summary>
internal sealed class DateRepair : ValueRepair
{
    private readonly DateOrder _order;

    private DateRepair(string name, string description, bool isSafe, DateOrder order)
        : base(name, description, isSafe)
    {
        _order = order;
    }

    /// <summary>
    /// Leaves a date as it is that can be read in two ways, such as 01/02/2019. So it does 19/12/2019: where that is met,
    /// the other slashed dates are not month first as UsDate would read them, and nobody would hear of it any more.
    /// </summary>
    public static DateRepair Certain { get; } = new DateRepair(
        "Date", "Writes dates that can be read in one way alone as yyyy-mm-dd, in dates and times.", isSafe: true, DateOrder.Certain);

    /// <summary>Reads 01/02/2019 as the first of February.</summary>
    public static DateRepair DayFirst { get; } = new DateRepair(
        "DateDayFirst", "Writes dates as yyyy-mm-dd, and reads 01/02/2019 as the first of February.", isSafe: false, DateOrder.DayFirst);

    /// <summary>Reads 01/02/2019 as the second of January.</summary>
    public static DateRepair MonthFirst { get; } = new DateRepair(
        "DateMonthFirst", "Writes dates as yyyy-mm-dd, and reads 01/02/2019 as the second of January.", isSafe: false, DateOrder.MonthFirst);

    internal override bool AppliesTo(AttributeKind kind) => kind is AttributeKind.Date or AttributeKind.DateTime or AttributeKind.Day;

    internal override string Apply(string text, AttributeKind kind) =>
        DateShape.IsTarget(text) ? text : PlainDate.Rewrite(text.Trim(), kind == AttributeKind.DateTime, _order) ?? text;
}
