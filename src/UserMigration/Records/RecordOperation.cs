namespace UserMigration;

/// <summary>The operation of an upload for a record, from the operation column of a change file.</summary>
public enum RecordOperation
{
    /// <summary>No operation is specified. The upload decides, as for all records without an operation.</summary>
    Unset,

    /// <summary>The user is new since the last export.</summary>
    Create,

    /// <summary>The user was changed since the last export.</summary>
    Update,

    /// <summary>The user has been removed since the last export.</summary>
    Delete,
}
