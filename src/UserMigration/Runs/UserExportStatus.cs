namespace UserMigration;

/// <summary>What became of a user that the store had during an export.</summary>
public enum UserExportStatus
{
    /// <summary>The user is in the output.</summary>
    Exported,

    /// <summary>The user was read, and deleted in the store before the export ended. A file does not contain it.</summary>
    Deleted,

    /// <summary>The store counts or lists the user, but did not return it.</summary>
    Missing,
}
