namespace UserMigration;

/// <summary>The totals of the rollback of a run, and what to do next.</summary>
public sealed class DeletionSummary : RunSummary
{
    /// <summary>Creates a summary in which all counts are zero.</summary>
    /// <param name="takenBack">The full path of the run folder or the success file that is rolled back.</param>
    public DeletionSummary(string takenBack)
        : base(typeof(BulkDeletionStatus)) => TakenBack = takenBack;

    /// <summary>The full path of the run folder or the success file that is rolled back.</summary>
    public string TakenBack { get; }

    /// <summary>Users that the store deleted.</summary>
    public long Deleted => this[BulkDeletionStatus.Deleted];

    /// <summary>Users that the store will delete later.</summary>
    public long Scheduled => this[BulkDeletionStatus.Scheduled];

    /// <summary>Users that no longer existed in the store.</summary>
    public long Absent => this[BulkDeletionStatus.Absent];

    /// <summary>Users that were changed since they were created; not deleted.</summary>
    public long Changed => this[BulkDeletionStatus.Changed];

    /// <summary>Users that the run did not certainly create; not deleted.</summary>
    public long Skipped => this[BulkDeletionStatus.Skipped];

    /// <summary>Users that the store refused to delete.</summary>
    public long Failed => this[BulkDeletionStatus.Failed];

    /// <summary>Users whose outcome is unknown.</summary>
    public long Unresolved => this[BulkDeletionStatus.Unresolved];

    /// <summary>Users for which no call was made: the command was stopped, aborted or declined before.</summary>
    public long NotSent => this[BulkDeletionStatus.NotSent];

    /// <summary>Selected records for which the run created no user; nothing was deleted.</summary>
    public long NotCreated => this[BulkDeletionStatus.NotCreated];

    /// <summary>Users that would be deleted.</summary>
    public long WouldDelete => this[BulkDeletionStatus.WouldDelete];

    /// <summary>The number of users with a status.</summary>
    /// <param name="status">The status.</param>
    public long this[BulkDeletionStatus status] => CountOf((int)status);

    /// <summary>Counts one outcome.</summary>
    /// <param name="status">The status.</param>
    public void Count(BulkDeletionStatus status) => Add((int)status, 1);
}
