using System;
using System.Globalization;
using System.IO;

namespace UserMigration.Engine.Upload;

/// <summary>Draws the conclusions of a ledger.</summary>
public static class SummaryConclusions
{
    /// <summary>What to do where records are unresolved or not sent.</summary>
    internal const string SameCommand =
        "Start the same command again with the same run folder: it settles what is unresolved and sends the rest.";

    /// <summary>Sets the exit code and what to do next.</summary>
    /// <param name="summary">The summary, all records counted.</param>
    /// <param name="isAborted">Whether the run ended early.</param>
    public static void Draw(MigrationSummary summary, bool isAborted)
    {
        if (summary is null)
        {
            throw new ArgumentNullException(nameof(summary));
        }

        summary.ExitCode = isAborted || summary.NotSent > 0 ? 4
            : summary.Unresolved > 0 ? 3
            : summary.Failed + summary.Rejected > 0 ? 2
            : 0;
        summary.Next = summary.RunPath is null ? null : NextStep(summary);
    }

    private static string? NextStep(MigrationSummary summary)
    {
        if (summary.Unresolved + summary.NotSent > 0)
        {
            return SameCommand;
        }

        if (summary.Rejected + summary.Failed == 0)
        {
            return null;
        }

        string rejects = Path.Combine(summary.RunPath!, "rejects.csv").Replace("'", "''");
        return $"Mend the rows, then: Import-MigrationCsv '{rejects}' | Test-MigrationRecord | "
            + $"ConvertTo-IdentityRecord -Target {summary.Target} | "
            + $"Invoke-BulkUserCreate -EntityType {summary.EntityType} -RunPath '{FollowingPath(summary.RunPath!).Replace("'", "''")}'";
    }

    /// <summary>A folder that is not there yet: the run's own, with the next number behind it.</summary>
    private static string FollowingPath(string path)
    {
        int number = 2;
        string following;
        do
        {
            following = path + "." + number.ToString(CultureInfo.InvariantCulture);
            number++;
        }
        while (Directory.Exists(following));

        return following;
    }
}
