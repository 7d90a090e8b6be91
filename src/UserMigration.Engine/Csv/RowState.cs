namespace UserMigration.Engine.Csv;

/// <summary>The result of reading a row.</summary>
internal enum RowState
{
    /// <summary>There are no more rows.</summary>
    End,

    /// <summary>A row with correct quoting.</summary>
    Row,

    /// <summary>A row with text after a closing quote.</summary>
    TextAfterQuote,

    /// <summary>A line with a quote that is never closed; only this line is lost.</summary>
    UnclosedQuote,

    /// <summary>A line that is larger than the maximum size of a record.</summary>
    TooLarge,
}
