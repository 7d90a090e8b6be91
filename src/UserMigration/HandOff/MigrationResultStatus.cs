namespace UserMigration;

/// <summary>The outcome for a record of a datafile that another program migrated.</summary>
public enum MigrationResultStatus
{
    /// <summary>A user was created from the record.</summary>
    Created,

    /// <summary>The user existed and was changed.</summary>
    Updated,

    /// <summary>The user was deleted.</summary>
    Deleted,

    /// <summary>The record was not imported. <see cref="MigrationResult.Error"/> says why.</summary>
    Failed,

    /// <summary>The result files contradict each other about the record, so its outcome is unknown.</summary>
    Unresolved,

    /// <summary>No result file mentions the record.</summary>
    NotMentioned,
}
