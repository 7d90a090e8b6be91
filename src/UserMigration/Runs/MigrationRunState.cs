namespace UserMigration;

/// <summary>The state of a run.</summary>
public enum MigrationRunState
{
    /// <summary>A command is working on it now.</summary>
    Running,

    /// <summary>The last command was killed or stopped before it could record how it ended.</summary>
    Interrupted,

    /// <summary>The last command ended, and left records unresolved or not sent: exit code 3 or 4.</summary>
    Incomplete,

    /// <summary>Each input record is done, refused or rejected: exit code 0 or 2.</summary>
    Completed,
}
