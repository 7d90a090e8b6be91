using System.Collections.Generic;

namespace UserMigration.Engine.Runs.Deletion;

/// <summary>Determines the exit code and the next step of a rollback.</summary>
internal static class DeletionConclusions
{
    /// <summary>Sets the exit code and the next step.</summary>
    /// <param name="summary">The summary, with all users counted.</param>
    /// <param name="isAborted">Whether the rollback ended early.</param>
    /// <param name="capabilities">What the store can do.</param>
    public static void Draw(DeletionSummary summary, bool isAborted, StoreCapabilities capabilities)
    {
        summary.ExitCode = isAborted || summary.NotSent > 0 ? 4
            : summary.Unresolved > 0 ? 3
            : summary.Failed + summary.Changed > 0 ? 2
            : 0;
        summary.Next = summary.RunPath is null ? null : NextStep(summary, capabilities);
    }

    private static string? NextStep(DeletionSummary summary, StoreCapabilities capabilities)
    {
        List<string> steps = new List<string>();
        if (summary.NotSent + summary.Unresolved + summary.Failed > 0)
        {
            steps.Add("Run the same command again. It resumes where it stopped.");
        }

        if (summary.Absent > 0 && summary.Deleted + summary.Scheduled == 0)
        {
            steps.Add("The store had none of the users. Check that the session is connected to the right store"
                + (capabilities.HasEntityTypes ? ", and check -EntityType." : "."));
        }

        if (summary.NotCreated > 0)
        {
            steps.Add("The run created no user for some of the selected records, so nothing was deleted for them.");
        }

        if (summary.Changed > 0)
        {
            steps.Add("Check the users that were changed since they were created. To delete them too, use -IncludeChanged.");
        }

        if (summary.Skipped > 0)
        {
            steps.Add("Check the users that the run did not certainly create. To delete them too, use -IncludeSettled.");
        }

        return steps.Count == 0 ? null : string.Join(" ", steps);
    }
}
