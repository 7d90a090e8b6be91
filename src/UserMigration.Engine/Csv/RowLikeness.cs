namespace UserMigration.Engine.Csv;

/// <summary>Whether a physical line that has as many fields as the header looks like a row of the file.</summary>
internal enum RowLikeness
{
    /// <summary>A field is not what its column holds.</summary>
    Other,

    /// <summary>Nothing speaks against it, and too little for it.</summary>
    Unknown,

    /// <summary>Its fields look like those of the rows of the file.</summary>
    Row,
}
