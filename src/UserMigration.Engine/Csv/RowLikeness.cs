namespace UserMigration.Engine.Csv;

/// <summary>Whether a physical line that has as many fields as the header looks like a row of the file.</summary>
internal enum RowLikeness
{
    /// <summary>A field does not match what its column usually contains.</summary>
    Other,

    /// <summary>Nothing contradicts that the line is a row, but there is too little evidence for it.</summary>
    Unknown,

    /// <summary>The fields look like those of the rows of the file.</summary>
    Row,
}
