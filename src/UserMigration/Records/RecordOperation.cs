namespace UserMigration;

/// <summary>What an upload does with a record: the operation column of a change file says it.</summary>
public enum RecordOperation
{
    /// <summary>Nothing is said: as the upload does with a record that has no operation.</summary>
    Unset,

    /// <summary>The user is new since the last export.</summary>
    Create,

    /// <summary>The user was changed since the last export.</summary>
    Update,

    /// <summary>The user is gone since the last export.</summary>
    Delete,
}
