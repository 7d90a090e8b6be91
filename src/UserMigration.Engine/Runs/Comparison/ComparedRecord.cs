namespace UserMigration.Engine.Runs.Comparison;

/// <summary>A record that is being compared.</summary>
internal sealed class ComparedRecord
{
    /// <summary>Creates the entry of a record.</summary>
    /// <param name="record">The record.</param>
    public ComparedRecord(IdentityRecord record) => Record = record;

    /// <summary>The record that is compared.</summary>
    public IdentityRecord Record { get; }

    /// <summary>The key to look up the user by; null if the record has no key.</summary>
    public IdentityKey? Key { get; set; }

    /// <summary>Whether the user was to be deleted.</summary>
    public bool IsDeletion => Record.Operation == RecordOperation.Delete;

    /// <summary>The store's identifier of the user that the run created from the record, or null.</summary>
    public string? Uuid { get; set; }

    /// <summary>The explanation of a difference, for example that the upload did not change the user, or sent other data; or null.</summary>
    public string? Note { get; set; }

    /// <summary>The result; null before the comparison.</summary>
    public UserComparison? Result { get; private set; }

    /// <summary>Sets the result.</summary>
    /// <param name="status">The status.</param>
    /// <param name="error">The explanation, or null.</param>
    /// <param name="user">The user that was found, or null.</param>
    public UserComparison Conclude(UserComparisonStatus status, string? error = null, IdentityUser? user = null) =>
        Result = new UserComparison(Record, status) { Uuid = user?.Uuid ?? Uuid, Error = error };
}
