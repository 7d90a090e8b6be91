namespace UserMigration.Engine.Csv;

/// <summary>Whether and where the original row of a record can be written back.</summary>
internal enum MalformedRowKind
{
    /// <summary>The row is not malformed.</summary>
    None,

    /// <summary>The row is malformed, but does not affect other rows.</summary>
    Contained,

    /// <summary>The quotes of the row are broken, so the rows after it may be read as part of it.</summary>
    Swallowing,

    /// <summary>The row can't be written back, because its original bytes are lost.</summary>
    Lost,
}
