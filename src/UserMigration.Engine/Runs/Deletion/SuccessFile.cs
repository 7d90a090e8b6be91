using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using UserMigration.Engine.Csv;
using UserMigration.Engine.Files;
using UserMigration.Engine.Runs.Folder;
using UserMigration.Engine.Runs.Journal;

namespace UserMigration.Engine.Runs.Deletion;

/// <summary>
/// Reads the users of a success file of Akamai's dataload.py: <c>batch,line,uuid</c>, and possibly more columns (contract of
/// Akamai, section 7). The file is completely read and checked before the first call.
/// </summary>
internal static class SuccessFile
{
    private const string UpdatePrefix = "update_";

    /// <summary>Reads a success file.</summary>
    /// <param name="path">The full path.</param>
    /// <param name="areUuids">Whether the store's identifiers are UUIDs.</param>
    /// <exception cref="MigrationException">The file can't be opened, is not a success file, or has a malformed line.</exception>
    public static DeletionSource Open(string path, bool areUuids)
    {
        // If the path is not valid, the reader reports what is wrong with it.
        if (FileFault.IsPath(path))
        {
            CheckPlace(path);
        }

        List<DeletionEntry> entries = ReadEntries(path, areUuids);
        ManifestSource digest = SourceDigest.Compute(path);
        return new DeletionSource(path, digest.Sha256 ?? throw DeletionErrors.NotASuccessFile(path, "is a pipe"), entries);
    }

    private static void CheckPlace(string path)
    {
        string folder = Path.GetDirectoryName(path)!;
        if (Path.GetFileName(path).StartsWith(UpdatePrefix, StringComparison.OrdinalIgnoreCase))
        {
            throw DeletionErrors.FileOfUpdates(path);
        }

        if (RunFolderReader.IsRunFolder(folder) || File.Exists(Path.Combine(folder, FolderKind.Deletion.ManifestName)))
        {
            throw DeletionErrors.FileOfRun(path);
        }
    }

    private static List<DeletionEntry> ReadEntries(string path, bool areUuids)
    {
        using MigrationCsvReader reader = MigrationCsvReader.Open(path, 1, new CsvReadOptions());
        int column = reader.Columns.IndexOf("uuid");
        if (column < 0 || reader.Columns.IndexOf("line") < 0)
        {
            throw DeletionErrors.NotASuccessFile(path, "lacks the column uuid or the column line");
        }

        if (reader.Columns.IndexOf("error") >= 0)
        {
            throw DeletionErrors.NotASuccessFile(path, "has a column error, like a file of failures");
        }

        List<DeletionEntry> entries = new List<DeletionEntry>();
        HashSet<UserId> met = new HashSet<UserId>();
        while (reader.Read() is { } record)
        {
            if (record.Issues.FirstOrDefault(issue => issue.Severity == IssueSeverity.Error) is { } issue)
            {
                throw DeletionErrors.LineMalformed(path, record.Line, issue.Message);
            }

            DeletionEntry entry = DeletionEntry.Create(record.GetValue(column) as string, areUuids)
                ?? throw DeletionErrors.LineMalformed(path, record.Line, areUuids ? "The value in the column uuid is not a UUID." : "The column uuid is empty.");
            if (met.Add(entry.Id))
            {
                entry.Source = path;
                entry.RecordNumber = record.RecordNumber;
                entry.Line = record.Line;
                entries.Add(entry);
            }
        }

        return entries;
    }
}
