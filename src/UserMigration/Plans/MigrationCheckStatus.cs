namespace UserMigration;

/// <summary>The result of a check before a migration.</summary>
public enum MigrationCheckStatus
{
    /// <summary>Nothing needs to be done.</summary>
    Pass,

    /// <summary>The migration is possible, but something should be looked at first.</summary>
    Warn,

    /// <summary>The migration would not succeed.</summary>
    Fail,
}
