namespace UserMigration.Engine.Repairs;

/// <summary>The order of the numbers in a date of three numbers with the year last.</summary>
internal enum DateOrder
{
    /// <summary>Only dates that have a single interpretation are read.</summary>
    Certain,

    /// <summary>The order is day, month, year.</summary>
    DayFirst,

    /// <summary>The order is month, day, year.</summary>
    MonthFirst,
}
