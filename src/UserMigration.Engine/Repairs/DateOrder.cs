namespace UserMigration.Engine.Repairs;

/// <summary>How a date of three numbers with the year last is read.</summary>
internal enum DateOrder
{
    /// <summary>Where there is one way alone.</summary>
    Certain,

    /// <summary>Day, month, year.</summary>
    DayFirst,

    /// <summary>Month, day, year.</summary>
    MonthFirst,
}
