using System;
using System.IO;
using System.Text.Json;
using UserMigration.Engine.Files;
using UserMigration.Engine.Runs.Folder;
using UserMigration.Engine.Runs.Journal;

namespace UserMigration.Engine.Runs.Deletion;

/// <summary>Reads the folder of a rollback without changing it, even while a command is working on the rollback.</summary>
internal static class RollbackReader
{
    /// <summary>Counts the users of a run that the store no longer has, according to the journal of the rollback.</summary>
    /// <param name="runPath">The full path of the run folder.</param>
    /// <param name="run">The manifest of the run.</param>
    /// <returns>The number; null if nothing was rolled back, or if the folder of the rollback is missing, damaged or of another run.</returns>
    public static long? CountUsers(string runPath, RunManifest run)
    {
        string path = DeletionFolder.PathOf(runPath);
        if (run.TakenBackAt is null || !IsRollback(path))
        {
            return null;
        }

        try
        {
            DeletionManifest manifest = Read(path);
            string journal = Path.Combine(path, RunFolder.JournalName);
            if (manifest.Identity != RunCreations.IdentityOf(run) || !File.Exists(journal))
            {
                return null;
            }

            using FileStream file = new FileStream(journal, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            return DeletionHistory.Read(file, manifest.NewChain(JournalMarkFile.Read(path))).GoneUsers;
        }
        catch (Exception exception) when (exception is JsonException or JournalException or FormatException || FileFault.Is(exception))
        {
            return null;
        }
    }

    /// <summary>Gets what was rolled back; null if the folder is not that of a rollback, or can't be read.</summary>
    /// <param name="path">The full path of the folder.</param>
    /// <returns>The full path of the run folder or the success file.</returns>
    public static string? FindTakenBack(string path)
    {
        try
        {
            return IsRollback(path) ? Read(path).TakesBack : null;
        }
        catch (Exception exception) when (exception is JsonException || FileFault.Is(exception))
        {
            return null;
        }
    }

    private static bool IsRollback(string path) => FileFault.IsPath(path) && File.Exists(Path.Combine(path, FolderKind.Deletion.ManifestName));

    private static DeletionManifest Read(string path) => DeletionManifest.Parse(OwnerOnly.ReadText(Path.Combine(path, FolderKind.Deletion.ManifestName)));
}
