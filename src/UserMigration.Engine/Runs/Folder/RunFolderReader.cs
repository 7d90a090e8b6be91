using System;
using System.IO;
using System.Linq;
using System.Text.Json;
using UserMigration.Engine.Files;
using UserMigration.Engine.Runs.Deletion;
using UserMigration.Engine.Runs.Journal;
using UserMigration.Engine.Runs.Upload;

namespace UserMigration.Engine.Runs.Folder;

/// <summary>
/// Reads the state of a run folder without changing it, even while a command is working on the run. Uses 2 bytes of memory for each record of
/// a file while it reads.
/// </summary>
public static class RunFolderReader
{
    /// <summary>Whether a folder is a run folder: it has a manifest.</summary>
    /// <param name="path">The full path.</param>
    public static bool IsRunFolder(string path) => FileFault.IsPath(path) && File.Exists(Path.Combine(path, RunFolder.ManifestName));

    /// <summary>Reads the state of a run.</summary>
    /// <param name="path">The full path of its folder.</param>
    /// <exception cref="MigrationException">The folder is not a run folder, can't be read, or is damaged.</exception>
    public static MigrationRun Read(string path) => Read(path, new JournalTotals());

    /// <summary>Reads the state of a run.</summary>
    /// <param name="path">The full path of its folder.</param>
    /// <param name="totals">Receives the totals of the journal.</param>
    /// <exception cref="MigrationException">The folder is not a run folder, can't be read, or is damaged.</exception>
    internal static MigrationRun Read(string path, JournalTotals totals)
    {
        if (!IsRunFolder(path))
        {
            throw RunFolderErrors.NotFound(path);
        }

        try
        {
            RunManifest manifest = RunManifest.Parse(OwnerOnly.ReadText(Path.Combine(path, RunFolder.ManifestName)));
            MigrationRun run = Describe(path, manifest);
            string journal = Path.Combine(path, RunFolder.JournalName);
            ReadJournal(journal, manifest, totals);
            run.LastWriteAt = File.Exists(journal) ? File.GetLastWriteTimeUtc(journal) : null;
            Conclude(run, totals);
            return run;
        }
        catch (Exception exception) when (exception is JsonException or JournalException or FormatException)
        {
            throw RunFolderErrors.Damaged(path, exception);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw RunFolderErrors.ReadFailed(path, exception);
        }
    }

    private static MigrationRun Describe(string path, RunManifest manifest) => new MigrationRun(path)
    {
        Target = manifest.Target,
        Uri = manifest.Uri,
        EntityType = manifest.EntityType,
        PrimaryKey = manifest.PrimaryKey,
        DeltaMigration = manifest.DeltaMigration,
        BatchSize = manifest.BatchSize,
        Workers = manifest.Workers,
        RateLimit = manifest.RateLimit,
        StartedAt = manifest.StartedAt.UtcDateTime,
        TakenBackAt = manifest.TakenBackAt?.UtcDateTime,
        RolledBack = RollbackReader.CountUsers(path, manifest),
        Sources = manifest.Sources
            .Select(source => new MigrationRunSource(source.Path, source.Sha256 is null ? null : source.Size, source.Sha256)
            {
                Shard = source.Shard,
                Records = source.Records,
                Ordinal = source.Ordinal,
            })
            .ToArray(),
        Files = Directory.GetFiles(path)
            .Where(file => Path.GetExtension(file) == ".csv" || Path.GetFileName(file) == RunFolder.SummaryName)
            .OrderBy(file => file, StringComparer.Ordinal)
            .ToArray(),
    };

    /// <summary>Reads a journal, even while a command is writing it.</summary>
    /// <param name="path">The full path. A journal that does not exist means that nothing was done, unless the manifest says otherwise.</param>
    /// <param name="manifest">The manifest in the same folder, which was read before.</param>
    /// <exception cref="JournalException">The journal is damaged, or does not belong to the manifest.</exception>
    internal static RunHistory ReadJournal(string path, RunManifest manifest)
    {
        JournalChain chain = manifest.NewChain(JournalMarkFile.Read(Path.GetDirectoryName(path)!));
        if (!File.Exists(path))
        {
            chain.CheckLength(0);
            return new RunHistory();
        }

        using FileStream file = Open(path);
        return JournalReader.Read(file, chain);
    }

    private static void ReadJournal(string path, RunManifest manifest, JournalTotals totals)
    {
        JournalChain chain = manifest.NewChain(JournalMarkFile.Read(Path.GetDirectoryName(path)!));
        if (!File.Exists(path))
        {
            chain.CheckLength(0);
            return;
        }

        using FileStream file = Open(path);
        JournalReader.Read(file, totals, chain);
    }

    private static FileStream Open(string path) =>
        new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 1);

    private static void Conclude(MigrationRun run, JournalTotals history)
    {
        foreach (BulkUserStatus status in (BulkUserStatus[])Enum.GetValues(typeof(BulkUserStatus)))
        {
            run.Count(status, history[status]);
        }

        run.InFlight = history.InFlightRecords;
        run.Settled = history.Settled;
        run.Recorded = history.Records;
        run.LastStartedAt = history.LastStartedAt;
        run.EndedAt = history.EndedAt;
        run.ExitCode = history.ExitCode;
        run.State = history.ExitCode is { } code ? (code is 3 or 4 ? MigrationRunState.Incomplete : MigrationRunState.Completed)
            : IsLocked(run.RunPath) ? MigrationRunState.Running
            : MigrationRunState.Interrupted;
        if (history.EndedAt is not null)
        {
            run.Summary = ReadSummary(run);
        }

        run.Next = NextStep(run);
    }

    // No command resumes a run of which a part was rolled back, but its rejected rows can still be fixed.
    private static string? NextStep(MigrationRun run)
    {
        string? next = run.State == MigrationRunState.Interrupted ? SummaryConclusions.SameCommand : run.Summary?.Next;
        return run.TakenBackAt is null ? next
            : run.RolledBack is not { } users || users >= run.Created ? null
            : next is null || run.State == MigrationRunState.Completed ? next
            : SummaryConclusions.NewRun;
    }

    private static MigrationSummary? ReadSummary(MigrationRun run)
    {
        string path = Path.Combine(run.RunPath, RunFolder.SummaryName);
        if (!File.Exists(path))
        {
            return null;
        }

        MigrationSummary summary = SummaryJson.Read(OwnerOnly.ReadText(path));
        summary.RunPath = run.RunPath;
        return summary;
    }

    // The lock is only tested if the journal does not say that the command ended, so that reading the state does not block the next command.
    private static bool IsLocked(string path)
    {
        string lockPath = Path.Combine(path, RunFolder.LockName);
        if (!File.Exists(lockPath))
        {
            return false;
        }

        try
        {
            using FileStream file = new FileStream(lockPath, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            return false;
        }
        catch (IOException)
        {
            return true;
        }
    }
}
