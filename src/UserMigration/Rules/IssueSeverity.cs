namespace UserMigration;

/// <summary>How grave an issue is.</summary>
public enum IssueSeverity
{
    /// <summary>Worth knowing; nothing needs to be done.</summary>
    Information,

    /// <summary>Probably not meant; the record is sent all the same.</summary>
    Warning,

    /// <summary>The record can't be sent: it comes out of the upload as <see cref="BulkUserStatus.Rejected"/>.</summary>
    Error,
}
