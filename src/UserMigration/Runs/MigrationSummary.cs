namespace UserMigration;

/// <summary>The ledger of an upload, and what to do next.</summary>
public sealed class MigrationSummary : RunSummary
{
    /// <summary>Makes a summary of which nothing is counted yet.</summary>
    public MigrationSummary()
        : base(typeof(BulkUserStatus))
    {
    }

    /// <summary>Records that the store made users of.</summary>
    public long Created => this[BulkUserStatus.Created];

    /// <summary>Records that the store had and changed.</summary>
    public long Updated => this[BulkUserStatus.Updated];

    /// <summary>Records that the store had just so.</summary>
    public long Unchanged => this[BulkUserStatus.Unchanged];

    /// <summary>Records whose key the store had; left alone.</summary>
    public long Existing => this[BulkUserStatus.Existing];

    /// <summary>Records with an Error issue, never sent.</summary>
    public long Rejected => this[BulkUserStatus.Rejected];

    /// <summary>Records that the store refused.</summary>
    public long Failed => this[BulkUserStatus.Failed];

    /// <summary>Records that were sent and of which nobody can tell.</summary>
    public long Unresolved => this[BulkUserStatus.Unresolved];

    /// <summary>Records that were not sent: stopped, aborted or declined before them.</summary>
    public long NotSent => this[BulkUserStatus.NotSent];

    /// <summary>Records that would be created.</summary>
    public long WouldCreate => this[BulkUserStatus.WouldCreate];

    /// <summary>Records that would be updated.</summary>
    public long WouldUpdate => this[BulkUserStatus.WouldUpdate];

    /// <summary>Records whose users the store deleted, or has scheduled for that.</summary>
    public long Deleted => this[BulkUserStatus.Deleted];

    /// <summary>Records whose users would be deleted.</summary>
    public long WouldDelete => this[BulkUserStatus.WouldDelete];

    /// <summary>How many records of the input were folded into others, so that they have no outcome of their own.</summary>
    public long Folded { get; set; }

    /// <summary>
    /// How many of the rejected records hold lines that look like rows of their own (the rule MergedRows): users of the input
    /// that no record stands for.
    /// </summary>
    public long Merged { get; set; }

    /// <summary>How many batches were sent.</summary>
    public int Batches { get; set; }

    /// <summary>How many records have a status.</summary>
    /// <param name="status">The status.</param>
    public long this[BulkUserStatus status] => CountOf((int)status);

    /// <summary>Counts an outcome.</summary>
    /// <param name="status">The status.</param>
    public void Count(BulkUserStatus status) => Count(status, 1);

    /// <summary>Counts outcomes.</summary>
    /// <param name="status">The status of all of them.</param>
    /// <param name="records">How many they are.</param>
    public void Count(BulkUserStatus status, long records) => Add((int)status, records);
}
