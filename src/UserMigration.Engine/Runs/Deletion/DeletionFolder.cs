using System;
using System.Linq;
using System.Threading.Tasks;
using UserMigration.Engine.Runs.Folder;
using UserMigration.Engine.Runs.Journal;

namespace UserMigration.Engine.Runs.Deletion;

/// <summary>
/// The folder of a rollback, next to what it rolls back: deletion.json, journal.ndjson, the tables, summary.json. A user is
/// written to the journal before it is deleted, and its outcome before it is reported.
/// </summary>
internal sealed class DeletionFolder
{
    private readonly JournalledFolder _folder;
    private readonly DeletionTables _tables;
    private readonly TimeProvider _time;
    private readonly object _lock = new object();
    private bool _isClosed;

    private DeletionFolder(JournalledFolder folder, DeletionTables tables, TimeProvider time)
    {
        _folder = folder;
        _tables = tables;
        _time = time;
    }

    /// <summary>The full path of the folder.</summary>
    public string Path => _folder.Path;

    /// <summary>Checks that the folder is still the one that was opened.</summary>
    /// <exception cref="MigrationException">The folder was deleted or replaced.</exception>
    public void CheckPlace() => _folder.CheckPlace();

    /// <summary>Gets the path of the folder for the rollback of a run or a file.</summary>
    /// <param name="source">The full path of the run folder or the file.</param>
    public static string PathOf(string source) =>
        source.TrimEnd(System.IO.Path.DirectorySeparatorChar, System.IO.Path.AltDirectorySeparatorChar) + ".delete";

    /// <summary>Creates the folder of a rollback, or opens an existing one and restores the outcomes of its users.</summary>
    /// <param name="source">What is rolled back.</param>
    /// <param name="store">The store.</param>
    /// <param name="options">The options for the rollback.</param>
    /// <param name="time">The clock.</param>
    /// <exception cref="MigrationException">
    /// The folder can't be created, is not empty and not the folder of a rollback, is in use, is damaged, or belongs to another source or store.
    /// </exception>
    public static DeletionFolder Open(DeletionSource source, IIdentityStore store, BulkDeleteOptions options, TimeProvider time)
    {
        string path = PathOf(source.Path);
        return JournalledFolder.Open(
            path,
            FolderKind.Deletion,
            (text, length) => text is null
                ? NewManifest(source, store, options, time)
                : Upgrade(Check(DeletionManifest.Parse(text), path, source, store, options), length),
            () => options.OpenJournal(System.IO.Path.Combine(path, RunFolder.JournalName)),
            (journal, chain) => Recall(DeletionHistory.Read(journal, chain), source),
            folder => new DeletionFolder(folder, new DeletionTables(path, source), time),
            time);
    }

    /// <summary>Writes to the journal that a user is about to be deleted, and waits until it is on disk.</summary>
    /// <param name="entry">The user.</param>
    /// <exception cref="MigrationException">The folder can't be written.</exception>
    public async Task BeginAsync(DeletionEntry entry)
    {
        await _folder.AppendDurableAsync(DeletionLines.CreateIntent(entry, _time.GetUtcNow())).ConfigureAwait(false);
        entry.HasIntent = true;
    }

    /// <summary>Writes the outcome of a user.</summary>
    /// <param name="entry">The user with its outcome.</param>
    /// <exception cref="MigrationException">The folder can't be written.</exception>
    public void End(DeletionEntry entry)
    {
        BulkUserDeletion result = entry.Result!;
        if (!result.FromJournal && (entry.HasIntent || result.Status == BulkDeletionStatus.Absent))
        {
            _folder.Append(DeletionLines.CreateOutcome(entry.Id, result));
        }

        lock (_lock)
        {
            _folder.Guard(() =>
            {
                _tables.Write(result);
                _tables.Flush();
            });
        }
    }

    /// <summary>Writes the summary, and writes to the journal that the command ends.</summary>
    /// <param name="summary">The summary.</param>
    /// <exception cref="MigrationException">The folder can't be written.</exception>
    public void Conclude(DeletionSummary summary)
    {
        _folder.WriteWhole(RunFolder.SummaryName, SummaryJson.Write(summary));
        _folder.Append(JournalLines.CreateEnd(_time.GetUtcNow(), summary.ExitCode));
    }

    /// <summary>Closes the files of the folder.</summary>
    /// <exception cref="MigrationException">The folder can't be written.</exception>
    public void Close()
    {
        lock (_lock)
        {
            if (!_isClosed)
            {
                _isClosed = true;
                _folder.Close(_tables.Dispose);
            }
        }
    }

    private static long Recall(DeletionHistory history, DeletionSource source)
    {
        foreach (DeletionEntry entry in source.Entries.Concat(source.Others))
        {
            history.Recall(entry);
        }

        return history.Length;
    }

    private static DeletionManifest Check(
        DeletionManifest manifest, string path, DeletionSource source, IIdentityStore store, BulkDeleteOptions options)
    {
        if (manifest.Version is < 1 or > DeletionManifest.CurrentVersion)
        {
            throw new FormatException(
                $"Its format version is {manifest.Version}, but this version of the module supports 1 to {DeletionManifest.CurrentVersion}.");
        }

        RunStore.Check(manifest.Target, manifest.Uri, manifest.EntityType, path, store, options);
        return manifest.Identity == source.Identity ? manifest : throw DeletionErrors.SourceChanged(path, source.Path);
    }

    private static DeletionManifest Upgrade(DeletionManifest manifest, long length)
    {
        if (!manifest.HasChecks)
        {
            manifest.HashKey = Convert.ToBase64String(KeyedHash.NewKey());
            manifest.CheckedFrom = length;
            manifest.Version = DeletionManifest.CurrentVersion;
        }

        return manifest;
    }

    private static DeletionManifest NewManifest(DeletionSource source, IIdentityStore store, BulkDeleteOptions options, TimeProvider time) => new DeletionManifest
    {
        StartedAt = time.GetUtcNow(),
        Target = store.Target,
        Uri = store.Uri,
        EntityType = options.EntityType,
        TakesBack = source.Path,
        Identity = source.Identity,
        HashKey = Convert.ToBase64String(KeyedHash.NewKey()),
    };
}
