using UserMigration.Engine.Runs.Sending;

namespace UserMigration.Engine.Runs.Deletion;

/// <summary>How a run is taken back.</summary>
public sealed class BulkDeleteOptions : RunOptions
{
    /// <summary>Deletes users as well that the run did not certainly create: a look-up settled them after an answer was lost.</summary>
    public bool IncludeSettled { get; set; }

    /// <summary>
    /// Deletes users as well that were changed, or signed in, since they were created; nobody is looked up then.
    /// </summary>
    public bool IncludeChanged { get; set; }
}
