namespace UserMigration.Engine.Runs.Comparison;

/// <summary>Determines which outcomes of an upload are compared with the store, and which are skipped.</summary>
internal static class Landing
{
    /// <summary>Skips a record that the upload did not write to the store.</summary>
    /// <param name="entry">The record.</param>
    /// <param name="status">The status of the record in the upload.</param>
    public static void Apply(ComparedRecord entry, BulkUserStatus status)
    {
        switch (status)
        {
            case BulkUserStatus.Created or BulkUserStatus.Updated or BulkUserStatus.Unchanged or BulkUserStatus.Deleted:
                break;
            case BulkUserStatus.Existing:
                entry.Note = "The store already had a user with this key, and the upload did not change it.";
                break;
            case BulkUserStatus.Unresolved:
                entry.Note = "The outcome of the upload is unknown.";
                break;
            default:
                entry.Conclude(UserComparisonStatus.Skipped, $"The upload did not write the record to the store: its status is {status}.");
                break;
        }
    }
}
