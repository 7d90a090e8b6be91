using UserMigration.Engine.Runs.Sending;

namespace UserMigration.Engine.Runs.Deletion;

/// <summary>Options for rolling back a run.</summary>
public sealed class BulkDeleteOptions : RunOptions
{
    /// <summary>Whether to delete users that the run did not certainly create, because an answer was lost and a look-up found the user.</summary>
    public bool IncludeSettled { get; set; }

    /// <summary>
    /// Whether to delete users that were changed or have signed in since they were created. If so, users are not looked up.
    /// </summary>
    public bool IncludeChanged { get; set; }
}
