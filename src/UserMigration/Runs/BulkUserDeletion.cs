namespace UserMigration;

/// <summary>The outcome for one user in the rollback of a run. Each user has exactly one.</summary>
public sealed class BulkUserDeletion
{
    /// <summary>Creates an outcome.</summary>
    /// <param name="status">The outcome for the user.</param>
    public BulkUserDeletion(BulkDeletionStatus status) => Status = status;

    /// <summary>The full path of the file that the user's record comes from, or of the success file; or null.</summary>
    public string? Source { get; set; }

    /// <summary>The number of the record; the first data row is 1.</summary>
    public long RecordNumber { get; set; }

    /// <summary>The physical line in the file; the header is line 1. 0 if it does not come from a file.</summary>
    public long Line { get; set; }

    /// <summary>The store's identifier of the user; null if it is unknown.</summary>
    public string? Uuid { get; set; }

    /// <summary>The outcome for the user.</summary>
    public BulkDeletionStatus Status { get; }

    /// <summary>The store's error code, or null.</summary>
    public int? Code { get; set; }

    /// <summary>What went wrong, or why the user was not deleted; null if it was deleted.</summary>
    public string? Error { get; set; }

    /// <summary>The number of calls that were made to delete the user.</summary>
    public int Attempts { get; set; }

    /// <summary>Whether the outcome was read from the journal of an earlier command.</summary>
    public bool FromJournal { get; set; }

    /// <summary>Whether the user was found to be deleted after the answer to its deletion was lost.</summary>
    public bool Settled { get; set; }

    /// <summary>Returns the place and the status; never a value.</summary>
    public override string ToString() => RecordPlace.Describe(Source, RecordNumber, Line) + ": " + Status;
}
