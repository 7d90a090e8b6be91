using System.Collections.Generic;

namespace UserMigration.Engine.Runs.Comparison;

/// <summary>Draws the conclusions of a comparison.</summary>
internal static class ComparisonConclusions
{
    /// <summary>Sets the exit code and what to do next.</summary>
    /// <param name="summary">The summary, all records counted.</param>
    /// <param name="isAborted">Whether it ended early.</param>
    public static void Draw(ComparisonSummary summary, bool isAborted)
    {
        summary.ExitCode = isAborted ? 4
            : summary.Unresolved > 0 ? 3
            : summary.Different + summary.Doubled + summary.Missing + summary.Skipped > 0 ? 2
            : 0;
        summary.Next = NextStep(summary);
    }

    private static string? NextStep(ComparisonSummary summary)
    {
        List<string> steps = new List<string>();
        if (summary.Unresolved > 0)
        {
            steps.Add("Compare the unresolved records again.");
        }

        if (summary.Doubled > 0)
        {
            steps.Add("Look at the users of the doubled records, which are named, and delete those too many.");
        }

        if (summary.Missing + summary.Different > 0)
        {
            steps.Add(
                "Give the records that are missing or different (the property IdentityRecord) to Invoke-BulkUserCreate -DeltaMigration, "
                    + "in a run folder of their own, to create them or bring them up to date.");
        }

        return steps.Count == 0 ? null : string.Join(" ", steps);
    }
}
