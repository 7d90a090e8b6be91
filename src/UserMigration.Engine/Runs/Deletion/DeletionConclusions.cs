using System.Collections.Generic;

namespace UserMigration.Engine.Runs.Deletion;

/// <summary>Draws the conclusions of a ledger of deletions.</summary>
internal static class DeletionConclusions
{
    /// <summary>Sets the exit code and what to do next.</summary>
    /// <param name="summary">The summary, all users counted.</param>
    /// <param name="isAborted">Whether it ended early.</param>
    public static void Draw(DeletionSummary summary, bool isAborted)
    {
        summary.ExitCode = isAborted || summary.NotSent > 0 ? 4
            : summary.Unresolved > 0 ? 3
            : summary.Failed + summary.Changed > 0 ? 2
            : 0;
        summary.Next = summary.RunPath is null ? null : NextStep(summary);
    }

    private static string? NextStep(DeletionSummary summary)
    {
        List<string> steps = new List<string>();
        if (summary.NotSent + summary.Unresolved + summary.Failed > 0)
        {
            steps.Add("Start the same command again: it goes on where it was.");
        }

        if (summary.Absent > 0 && summary.Deleted + summary.Scheduled == 0)
        {
            steps.Add("The store had none of the users: check that the session is with the right store, and -EntityType.");
        }

        if (summary.Changed > 0)
        {
            steps.Add("Look at the users that were changed since they were created; -IncludeChanged deletes them too.");
        }

        if (summary.Skipped > 0)
        {
            steps.Add("Look at the users that the run did not certainly create; -IncludeSettled deletes them too.");
        }

        return steps.Count == 0 ? null : string.Join(" ", steps);
    }
}
