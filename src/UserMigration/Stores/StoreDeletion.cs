namespace UserMigration;

/// <summary>What a call to delete a user came to.</summary>
public enum StoreDeletion
{
    /// <summary>The store deleted the user.</summary>
    Deleted,

    /// <summary>The store will delete the user at a time of its own.</summary>
    Scheduled,

    /// <summary>The store has no such user.</summary>
    Absent,
}
