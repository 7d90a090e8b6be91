namespace UserMigration;

/// <summary>What became of a user that was to be taken back.</summary>
public enum BulkDeletionStatus
{
    /// <summary>The store deleted the user.</summary>
    Deleted,

    /// <summary>The store had no such user any more.</summary>
    Absent,

    /// <summary>The user was changed, or signed in, since it was created; it was left alone.</summary>
    Changed,

    /// <summary>The run did not certainly create the user: a look-up settled it after an answer was lost. It was left alone.</summary>
    Skipped,

    /// <summary>The store refused to delete the user.</summary>
    Failed,

    /// <summary>Nobody can tell whether the store has the user.</summary>
    Unresolved,

    /// <summary>The command was stopped, aborted or declined before it.</summary>
    NotSent,

    /// <summary>The user would be deleted.</summary>
    WouldDelete,

    /// <summary>The store will delete the user at a time of its own.</summary>
    Scheduled,
}
