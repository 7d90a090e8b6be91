namespace UserMigration;

/// <summary>What the line numbers in result files count.</summary>
public enum ResultNumbering
{
    /// <summary>Physical lines: the header is line 1, and a row with line breaks has several lines. The number is that of its first line.</summary>
    Line,

    /// <summary>Rows: the header is row 1 and the first record is row 2, however many lines they have. dataload.py counts in this way.</summary>
    Row,

    /// <summary>Records: the first record is 1.</summary>
    Record,
}
