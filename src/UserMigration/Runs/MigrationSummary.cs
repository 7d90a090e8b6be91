namespace UserMigration;

/// <summary>The totals of an upload, and what to do next.</summary>
public sealed class MigrationSummary : RunSummary
{
    /// <summary>Creates a summary in which all counts are zero.</summary>
    public MigrationSummary()
        : base(typeof(BulkUserStatus))
    {
    }

    /// <summary>Records from which the store created users.</summary>
    public long Created => this[BulkUserStatus.Created];

    /// <summary>Records whose user existed and was changed.</summary>
    public long Updated => this[BulkUserStatus.Updated];

    /// <summary>Records whose user existed and already matched.</summary>
    public long Unchanged => this[BulkUserStatus.Unchanged];

    /// <summary>Records whose key existed in the store; the user was not changed.</summary>
    public long Existing => this[BulkUserStatus.Existing];

    /// <summary>Records with an Error issue; never sent.</summary>
    public long Rejected => this[BulkUserStatus.Rejected];

    /// <summary>Records that the store refused.</summary>
    public long Failed => this[BulkUserStatus.Failed];

    /// <summary>Records that were sent and whose outcome is unknown.</summary>
    public long Unresolved => this[BulkUserStatus.Unresolved];

    /// <summary>Records that were not sent: the run was stopped, aborted or declined before.</summary>
    public long NotSent => this[BulkUserStatus.NotSent];

    /// <summary>Records that would be created.</summary>
    public long WouldCreate => this[BulkUserStatus.WouldCreate];

    /// <summary>Records that would be updated.</summary>
    public long WouldUpdate => this[BulkUserStatus.WouldUpdate];

    /// <summary>Records whose users the store deleted, or whose deletion it scheduled.</summary>
    public long Deleted => this[BulkUserStatus.Deleted];

    /// <summary>Records whose users would be deleted.</summary>
    public long WouldDelete => this[BulkUserStatus.WouldDelete];

    /// <summary>
    /// The number of input records that were folded into others, so that they have no outcome of their own.
    /// </summary>
    public long Folded { get; set; }

    /// <summary>
    /// The number of rejected records that contain lines which look like rows of their own (the rule MergedRows): users
    /// of the input without a record.
    /// </summary>
    public long Merged { get; set; }

    /// <summary>The number of batches that were sent.</summary>
    public int Batches { get; set; }

    /// <summary>
    /// Why records are Rejected, Failed, Unresolved or NotSent, the most frequent reasons first; then the values that were tolerated
    /// (-OnInvalidValue, -OmitPasswordKind), by the status of their records.
    /// </summary>
    public RunReasonCollection Reasons { get; } = new RunReasonCollection();

    /// <summary>For how many users each attribute would be set or changed, with <c>-Plan</c>; otherwise empty.</summary>
    public PlannedAttributeCollection Changes { get; } = new PlannedAttributeCollection();

    /// <summary>The path of the plan that was saved (<c>-OutFile</c>), or null.</summary>
    public string? PlanPath { get; set; }

    /// <summary>The number of records with a status.</summary>
    /// <param name="status">The status.</param>
    public long this[BulkUserStatus status] => CountOf((int)status);

    /// <summary>Counts one outcome, and its reasons.</summary>
    /// <param name="result">The outcome.</param>
    public void Count(BulkUserResult result)
    {
        if (result is null)
        {
            throw new System.ArgumentNullException(nameof(result));
        }

        Count(result.Status);
        Reasons.Add(result);
        Changes.Add(result.Changes);
    }

    /// <summary>Counts one outcome.</summary>
    /// <param name="status">The status.</param>
    public void Count(BulkUserStatus status) => Count(status, 1);

    /// <summary>Counts several outcomes with the same status.</summary>
    /// <param name="status">The status of all of them.</param>
    /// <param name="records">The number of records.</param>
    public void Count(BulkUserStatus status, long records) => Add((int)status, records);
}
