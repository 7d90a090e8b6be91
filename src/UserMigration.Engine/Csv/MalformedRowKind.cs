namespace UserMigration.Engine.Csv;

/// <summary>What can be done with a record's row as it was read.</summary>
internal enum MalformedRowKind
{
    /// <summary>The row is in order.</summary>
    None,

    /// <summary>It is malformed, and takes no other row with it.</summary>
    Contained,

    /// <summary>Its quotes are broken: where it stands, rows behind it may be read as a part of it.</summary>
    Swallowing,

    /// <summary>It can't be written back: what is left of it is not the source's bytes.</summary>
    Lost,
}
