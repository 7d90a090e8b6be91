using System.Collections.Generic;

namespace UserMigration.Engine.Runs.Comparison;

/// <summary>Determines the exit code and the next step of a comparison.</summary>
internal static class ComparisonConclusions
{
    /// <summary>Sets the exit code and the next step.</summary>
    /// <param name="summary">The summary, with all records counted.</param>
    /// <param name="isAborted">Whether the comparison ended early.</param>
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
            steps.Add("Check the users that are listed for the doubled records, and delete the superfluous ones.");
        }

        if (summary.Missing + summary.Different > 0)
        {
            steps.Add(
                "To create or update the users, pass the missing and different records (the property IdentityRecord) to "
                    + "Invoke-BulkUserCreate -DeltaMigration, with a separate run folder.");
        }

        return steps.Count == 0 ? null : string.Join(" ", steps);
    }
}
