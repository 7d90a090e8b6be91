namespace UserMigration.Engine.Csv;

/// <summary>How a row was met.</summary>
internal enum RowState
{
    /// <summary>There is no further row.</summary>
    End,

    /// <summary>A row whose quoting is in order.</summary>
    Row,

    /// <summary>A row with text behind a closing quote.</summary>
    TextAfterQuote,

    /// <summary>A line with a quote that is never closed; only this line is lost.</summary>
    UnclosedQuote,

    /// <summary>A line that is larger than a record may be.</summary>
    TooLarge,
}
