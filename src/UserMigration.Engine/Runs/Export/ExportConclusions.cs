using System.Globalization;

namespace UserMigration.Engine.Runs.Export;

/// <summary>Draws the conclusions from an export: its exit code, and what to do next.</summary>
internal static class ExportConclusions
{
    private const int NeedsAttention = 2;
    private const int Incomplete = 3;
    private const int Ended = 4;

    /// <summary>Completes a summary.</summary>
    /// <param name="summary">The summary.</param>
    /// <param name="abortedBy">The error that ended the export early, or null.</param>
    /// <param name="options">The options.</param>
    public static void Draw(UserExportSummary summary, MigrationException? abortedBy, UserExportOptions options)
    {
        if (abortedBy is not null)
        {
            summary.ExitCode = abortedBy.ExitCode == 1 ? Ended : abortedBy.ExitCode;
            summary.Next = abortedBy.ExitCode == Ended && options.OutFile is not null ? "Run the same command again: the export resumes where it stopped." : null;
            return;
        }

        if (summary.ExitCode != 0)
        {
            return;
        }

        bool isChanged = options.OutFile is null && summary.Changed > 0;
        summary.ExitCode = summary.Missing > 0 || !summary.IsBalanced ? Incomplete : isChanged ? NeedsAttention : 0;
        summary.Next = summary.Missing > 0
                ? "The store counts or lists more users than it returned. Run the export again, and ask the vendor if users are still missing."
            : isChanged ? string.Format(
                CultureInfo.InvariantCulture, "Users that changed after they were passed on: {0}. Export them again to a file, and apply the changes with -DeltaMigration.", summary.Changed)
            : null;
    }
}
