namespace UserMigration.Engine.Runs.Comparison;

/// <summary>A record on its way through a comparison.</summary>
internal sealed class ComparedRecord
{
    /// <summary>Takes a record.</summary>
    /// <param name="record">The record.</param>
    public ComparedRecord(IdentityRecord record) => Record = record;

    /// <summary>The record.</summary>
    public IdentityRecord Record { get; }

    /// <summary>What its user is looked up by; null where it has no key.</summary>
    public IdentityKey? Key { get; set; }

    /// <summary>Whether its user was to be deleted.</summary>
    public bool IsDeletion => Record.Operation == RecordOperation.Delete;

    /// <summary>The store's identifier of the user that the run made of it, or null.</summary>
    public string? Uuid { get; set; }

    /// <summary>What explains a difference: that the record was left alone, or is not what was sent; or null.</summary>
    public string? Note { get; set; }

    /// <summary>What was found; null before that.</summary>
    public UserComparison? Result { get; private set; }

    /// <summary>Gives it its result.</summary>
    /// <param name="status">What was found.</param>
    /// <param name="error">What is to be known of it, or null.</param>
    /// <param name="user">The user that was found, or null.</param>
    public UserComparison Conclude(UserComparisonStatus status, string? error = null, IdentityUser? user = null) =>
        Result = new UserComparison(Record, status) { Uuid = user?.Uuid ?? Uuid, Error = error };
}
