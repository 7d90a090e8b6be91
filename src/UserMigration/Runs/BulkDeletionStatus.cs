namespace UserMigration;

/// <summary>The outcome for a user in the rollback of a run.</summary>
public enum BulkDeletionStatus
{
    /// <summary>The store deleted the user.</summary>
    Deleted,

    /// <summary>The user no longer existed in the store.</summary>
    Absent,

    /// <summary>The user was changed, or signed in, since it was created; it was not deleted.</summary>
    Changed,

    /// <summary>
    /// The run did not certainly create the user: it was found by a look-up after an answer was lost. It was not
    /// deleted.
    /// </summary>
    Skipped,

    /// <summary>The store refused to delete the user.</summary>
    Failed,

    /// <summary>It is unknown whether the store has the user.</summary>
    Unresolved,

    /// <summary>The command was stopped, aborted or declined before the user was processed.</summary>
    NotSent,

    /// <summary>The user would be deleted.</summary>
    WouldDelete,

    /// <summary>The store will delete the user at a later time.</summary>
    Scheduled,

    /// <summary>The run created no user for the record that was selected; nothing was deleted.</summary>
    NotCreated,
}
