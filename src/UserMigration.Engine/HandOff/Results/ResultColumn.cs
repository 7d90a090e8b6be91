namespace UserMigration.Engine.HandOff.Results;

/// <summary>What a column of a result file contains.</summary>
internal enum ResultColumn
{
    /// <summary>Something that is not needed.</summary>
    Other,

    /// <summary>The number of the batch.</summary>
    Batch,

    /// <summary>A line number of the source.</summary>
    Line,

    /// <summary>A record number of the source.</summary>
    Record,

    /// <summary>The identifier of the user.</summary>
    Uuid,

    /// <summary>Why the record was not imported.</summary>
    Error,

    /// <summary>The e-mail address of the record.</summary>
    Email,
}
