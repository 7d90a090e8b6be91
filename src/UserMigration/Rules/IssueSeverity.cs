namespace UserMigration;

/// <summary>The severity of an issue.</summary>
public enum IssueSeverity
{
    /// <summary>Useful to know; no action is needed.</summary>
    Information,

    /// <summary>Probably not intended; the record is sent anyway.</summary>
    Warning,

    /// <summary>The record can't be sent: the upload reports it as <see cref="BulkUserStatus.Rejected"/>.</summary>
    Error,
}
