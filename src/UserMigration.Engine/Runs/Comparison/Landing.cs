namespace UserMigration.Engine.Runs.Comparison;

/// <summary>Which outcomes of an upload are compared with the store, and which are skipped.</summary>
internal static class Landing
{
    /// <summary>Skips a record that did not land.</summary>
    /// <param name="entry">The record.</param>
    /// <param name="status">What became of it.</param>
    public static void Apply(ComparedRecord entry, BulkUserStatus status)
    {
        switch (status)
        {
            case BulkUserStatus.Created or BulkUserStatus.Updated or BulkUserStatus.Unchanged or BulkUserStatus.Deleted:
                break;
            case BulkUserStatus.Existing:
                entry.Note = "The store had a user of this key before, and the upload left it alone.";
                break;
            case BulkUserStatus.Unresolved:
                entry.Note = "Nobody could tell whether the store has it.";
                break;
            default:
                entry.Conclude(UserComparisonStatus.Skipped, $"It did not land: the upload gave it the status {status}.");
                break;
        }
    }
}
