namespace UserMigration;

/// <summary>The result of a call to delete a user.</summary>
public enum StoreDeletion
{
    /// <summary>The store deleted the user.</summary>
    Deleted,

    /// <summary>The store will delete the user at a later time.</summary>
    Scheduled,

    /// <summary>The store does not have the user.</summary>
    Absent,
}
