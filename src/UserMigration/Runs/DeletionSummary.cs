namespace UserMigration;

/// <summary>The ledger of a run that was taken back, and what to do next.</summary>
public sealed class DeletionSummary : RunSummary
{
    /// <summary>Makes a summary of which nothing is counted yet.</summary>
    /// <param name="takenBack">The full path of the run folder or the success file that is taken back.</param>
    public DeletionSummary(string takenBack)
        : base(typeof(BulkDeletionStatus)) => TakenBack = takenBack;

    /// <summary>The full path of the run folder or the success file that is taken back.</summary>
    public string TakenBack { get; }

    /// <summary>Users that the store deleted.</summary>
    public long Deleted => this[BulkDeletionStatus.Deleted];

    /// <summary>Users that the store will delete.</summary>
    public long Scheduled => this[BulkDeletionStatus.Scheduled];

    /// <summary>Users that the store had no more.</summary>
    public long Absent => this[BulkDeletionStatus.Absent];

    /// <summary>Users that were changed since they were created; left alone.</summary>
    public long Changed => this[BulkDeletionStatus.Changed];

    /// <summary>Users that the run did not certainly create; left alone.</summary>
    public long Skipped => this[BulkDeletionStatus.Skipped];

    /// <summary>Users that the store refused to delete.</summary>
    public long Failed => this[BulkDeletionStatus.Failed];

    /// <summary>Users of which nobody can tell.</summary>
    public long Unresolved => this[BulkDeletionStatus.Unresolved];

    /// <summary>Users that no call was made for: stopped, aborted or declined before them.</summary>
    public long NotSent => this[BulkDeletionStatus.NotSent];

    /// <summary>Users that would be deleted.</summary>
    public long WouldDelete => this[BulkDeletionStatus.WouldDelete];

    /// <summary>How many users have a status.</summary>
    /// <param name="status">The status.</param>
    public long this[BulkDeletionStatus status] => CountOf((int)status);

    /// <summary>Counts an outcome.</summary>
    /// <param name="status">The status.</param>
    public void Count(BulkDeletionStatus status) => Add((int)status, 1);
}
