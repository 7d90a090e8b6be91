namespace UserMigration;

/// <summary>Where a run stands.</summary>
public enum MigrationRunState
{
    /// <summary>A command works on it now.</summary>
    Running,

    /// <summary>The last command was killed or stopped before it could say how it ended.</summary>
    Interrupted,

    /// <summary>The last command ended, and left records unresolved or not sent: exit code 3 or 4.</summary>
    Incomplete,

    /// <summary>Each record that was given is done, refused or rejected: exit code 0 or 2.</summary>
    Completed,
}
