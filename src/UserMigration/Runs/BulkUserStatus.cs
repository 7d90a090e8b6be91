namespace UserMigration;

/// <summary>The outcome for a record.</summary>
public enum BulkUserStatus
{
    /// <summary>The store created a user from the record.</summary>
    Created,

    /// <summary>The user existed and the store changed it.</summary>
    Updated,

    /// <summary>The user existed and already matched the record.</summary>
    Unchanged,

    /// <summary>A user with that key existed; it was not changed.</summary>
    Existing,

    /// <summary>The record had an Error issue and was never sent.</summary>
    Rejected,

    /// <summary>The store refused the record.</summary>
    Failed,

    /// <summary>The record was sent, but it is unknown whether the store acted on it.</summary>
    Unresolved,

    /// <summary>The run was stopped or aborted before the record was sent, or its batch was declined.</summary>
    NotSent,

    /// <summary>The record would be sent to be created.</summary>
    WouldCreate,

    /// <summary>The record would be sent to be updated.</summary>
    WouldUpdate,

    /// <summary>The store deleted the user, or scheduled its deletion.</summary>
    Deleted,

    /// <summary>The user would be deleted.</summary>
    WouldDelete,
}
