using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using UserMigration.Engine.Files;

namespace UserMigration.Engine.Reports;

/// <summary>
/// A report of one or several runs as one HTML page that needs no network and no script. It has counts, names of attributes and line numbers, and
/// never a value of a record.
/// </summary>
public static class MigrationReport
{
    /// <summary>The maximum number of runs in a report.</summary>
    public const int MostRuns = 20;

    /// <summary>Checks that a report can be written to a file.</summary>
    /// <param name="path">The full path of the file.</param>
    /// <param name="replaces">Whether an existing file is replaced.</param>
    /// <exception cref="MigrationException">The file already exists, or can't be written.</exception>
    public static void CheckTarget(string path, bool replaces)
    {
        OutputTarget.Check(OutputTarget.Resolve(path ?? throw new ArgumentNullException(nameof(path))), keepsOld: false, replacesReadOnly: replaces);
        if (!replaces && File.Exists(path))
        {
            throw FileExists(path, null);
        }
    }

    /// <summary>Writes a report. The file is written completely or not at all. The run folders are not changed, and commands may be working on them.</summary>
    /// <param name="runPaths">The full paths of the run folders, in the order in which they are shown; at least one.</param>
    /// <param name="path">The full path of the file.</param>
    /// <param name="replaces">Whether an existing file is replaced.</param>
    /// <param name="now">The current time.</param>
    /// <exception cref="MigrationException">A folder is not a run folder, can't be read or is damaged; or the file already exists or can't be written.</exception>
    public static void Write(IReadOnlyList<string> runPaths, string path, bool replaces, DateTimeOffset now)
    {
        if (runPaths is null)
        {
            throw new ArgumentNullException(nameof(runPaths));
        }

        string[] folders = runPaths.Distinct(StringComparer.Ordinal).ToArray();
        if (folders.Length is 0 or > MostRuns)
        {
            throw new MigrationException(
                "ReportRunsTooMany",
                MigrationFault.InvalidArgument,
                $"A report has 1 to {MostRuns} runs, but {folders.Length} were specified. Create several reports.");
        }

        CheckTarget(path, replaces);
        string page = ReportPage.Create(Array.ConvertAll(folders, ReportRun.Read), now);
        try
        {
            using DraftFile draft = new DraftFile(OutputTarget.Resolve(path));
            byte[] bytes = Encoding.UTF8.GetBytes(page);
            draft.Stream.Write(bytes, 0, bytes.Length);
            if (replaces && File.Exists(path))
            {
                File.SetAttributes(path, File.GetAttributes(path) & ~FileAttributes.ReadOnly);
            }

            draft.Commit();
        }
        catch (Exception exception) when (FileFault.Is(exception))
        {
            throw new MigrationException(
                "ReportWriteFailed",
                MigrationFault.WriteFailed,
                $"The report '{path}' can't be written: {exception.Message} Check the folder, or specify another file with -OutFile.",
                path,
                exception);
        }
    }

    private static MigrationException FileExists(string path, Exception? cause) => new MigrationException(
        "ReportFileExists",
        MigrationFault.WriteFailed,
        $"The file '{path}' already exists. Choose another name, or use -Force to replace it.",
        path,
        cause);
}
