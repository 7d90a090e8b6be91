namespace UserMigration.Engine.Values;

/// <summary>The result of reading a date.</summary>
internal enum DateReading
{
    /// <summary>The text is not a date, or the date does not exist.</summary>
    Unreadable,

    /// <summary>Two numbers can be day and month, or month and day.</summary>
    Ambiguous,

    /// <summary>The date was read.</summary>
    Read,
}
