namespace UserMigration.Engine.Values;

/// <summary>How two numbers before a year are read: as day and month, or as month and day.</summary>
internal enum DateOrder
{
    /// <summary>
    /// In the only way that gives a date: 25/12/2020 is read, 03/04/2020 is ambiguous. This is the policy of transforms, which read nothing that
    /// leaves doubt: eight digits, or an hour of one digit behind a T, are not read.
    /// </summary>
    Unambiguous,

    /// <summary>
    /// As <see cref="Unambiguous"/>, but 25/12/2020 is ambiguous as well: it shows that the dates with slashes in the same column are not month
    /// first, as the transform UsDate reads them.
    /// </summary>
    Certain,

    /// <summary>Day, month.</summary>
    DayFirst,

    /// <summary>Month, day.</summary>
    MonthFirst,
}
