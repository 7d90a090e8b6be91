namespace UserMigration.Engine.Runs.Deletion;

/// <summary>What a result of an upload says about its record. It only selects the record: what is deleted is in the journal of the run.</summary>
public sealed class SelectedResult
{
    /// <summary>Creates a selection.</summary>
    /// <param name="source">The full path of the file that the record comes from, or null.</param>
    /// <param name="recordNumber">The number of the record.</param>
    /// <param name="uuid">The identifier of the user, or null.</param>
    /// <param name="status">The outcome; null if it is unknown.</param>
    public SelectedResult(string? source, long recordNumber, string? uuid, BulkUserStatus? status)
    {
        Source = source;
        RecordNumber = recordNumber;
        Uuid = uuid;
        Status = status;
    }

    /// <summary>The full path of the file that the record comes from, or null.</summary>
    public string? Source { get; }

    /// <summary>The number of the record.</summary>
    public long RecordNumber { get; }

    /// <summary>The identifier of the user, or null.</summary>
    public string? Uuid { get; }

    /// <summary>The outcome; null if it is unknown.</summary>
    public BulkUserStatus? Status { get; }

    /// <summary>The physical line of the record; 0 if it is unknown.</summary>
    public long Line { get; init; }
}
