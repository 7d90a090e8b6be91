namespace UserMigration;

/// <summary>What became of a record.</summary>
public enum BulkUserStatus
{
    /// <summary>The store made a user of it.</summary>
    Created,

    /// <summary>The store had the user and changed it.</summary>
    Updated,

    /// <summary>The store had the user just so.</summary>
    Unchanged,

    /// <summary>The store had a user of that key; it was left alone.</summary>
    Existing,

    /// <summary>It had an Error issue and was never sent.</summary>
    Rejected,

    /// <summary>The store refused it.</summary>
    Failed,

    /// <summary>It was sent, and nobody can tell whether the store acted on it.</summary>
    Unresolved,

    /// <summary>The run was stopped or aborted before it, or its batch was declined.</summary>
    NotSent,

    /// <summary>It would be sent to be created.</summary>
    WouldCreate,

    /// <summary>It would be sent to be updated.</summary>
    WouldUpdate,

    /// <summary>The store deleted the user, or has it scheduled for that.</summary>
    Deleted,

    /// <summary>The user would be deleted.</summary>
    WouldDelete,
}
