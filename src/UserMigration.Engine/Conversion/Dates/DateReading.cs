namespace UserMigration.Engine.Conversion.Dates;

/// <summary>How reading a date ended.</summary>
internal enum DateReading
{
    /// <summary>It is no date, or none that exists.</summary>
    Unreadable,

    /// <summary>It may be day and month, or month and day.</summary>
    Ambiguous,

    /// <summary>It was read.</summary>
    Read,
}
