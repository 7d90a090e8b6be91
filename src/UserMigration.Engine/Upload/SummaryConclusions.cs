using System;
using System.IO;

namespace UserMigration.Engine.Upload;

/// <summary>Draws the conclusions of a ledger.</summary>
public static class SummaryConclusions
{
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
        if (summary.RunPath is not null && summary.Rejected + summary.Failed > 0)
        {
            string rejects = Path.Combine(summary.RunPath, "rejects.csv").Replace("'", "''");
            summary.Next = $"Mend '{rejects}', then: Import-MigrationCsv '{rejects}' | …";
        }
    }
}
