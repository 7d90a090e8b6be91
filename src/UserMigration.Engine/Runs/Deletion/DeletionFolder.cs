using System;
using System.Threading.Tasks;
using UserMigration.Engine.Runs.Folder;
using UserMigration.Engine.Runs.Journal;

namespace UserMigration.Engine.Runs.Deletion;

/// <summary>
/// The memory of a deletion, beside what it takes back: deletion.json, journal.ndjson, the tables, summary.json. A user is
/// in the journal before it is deleted; its outcome is there before it is told.
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

    /// <summary>The full path.</summary>
    public string Path => _folder.Path;

    /// <summary>Looks whether the folder is still the one that was opened.</summary>
    /// <exception cref="MigrationException">It was deleted or replaced.</exception>
    public void CheckPlace() => _folder.CheckPlace();

    /// <summary>The folder of what takes a run or a file back.</summary>
    /// <param name="source">The full path of the run folder or the file.</param>
    public static string PathOf(string source) =>
        source.TrimEnd(System.IO.Path.DirectorySeparatorChar, System.IO.Path.AltDirectorySeparatorChar) + ".delete";

    /// <summary>Makes the folder of a deletion, or opens it again, and recalls what became of the users.</summary>
    /// <param name="source">What is taken back.</param>
    /// <param name="store">The store.</param>
    /// <param name="options">How it is taken back.</param>
    /// <param name="time">The clock.</param>
    /// <exception cref="MigrationException">
    /// It can't be made, is no folder of a deletion and not empty, is in use, is damaged, or is of another source or store.
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
            folder => new DeletionFolder(folder, new DeletionTables(path, source.Entries), time),
            time);
    }

    /// <summary>Writes down that a user is about to be deleted, and waits until the disk has it.</summary>
    /// <param name="entry">The user.</param>
    /// <exception cref="MigrationException">The folder can't be written.</exception>
    public async Task BeginAsync(DeletionEntry entry)
    {
        await _folder.AppendDurableAsync(DeletionLines.OfIntent(entry, _time.GetUtcNow())).ConfigureAwait(false);
        entry.HasIntent = true;
    }

    /// <summary>Writes down what became of a user.</summary>
    /// <param name="entry">The user, with its outcome.</param>
    /// <exception cref="MigrationException">The folder can't be written.</exception>
    public void End(DeletionEntry entry)
    {
        BulkUserDeletion result = entry.Result!;
        if (!result.FromJournal && (entry.HasIntent || result.Status == BulkDeletionStatus.Absent))
        {
            _folder.Append(DeletionLines.OfOutcome(entry.Id, result));
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

    /// <summary>Writes the summary, and down that the command ends.</summary>
    /// <param name="summary">The summary.</param>
    /// <exception cref="MigrationException">The folder can't be written.</exception>
    public void Conclude(DeletionSummary summary)
    {
        _folder.WriteWhole(RunFolder.SummaryName, SummaryJson.Write(summary));
        _folder.Append(JournalLines.OfEnd(_time.GetUtcNow(), summary.ExitCode));
    }

    /// <summary>Closes the files.</summary>
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
        foreach (DeletionEntry entry in source.Entries)
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
            throw new FormatException($"Its format is {manifest.Version}, and this version knows 1 to {DeletionManifest.CurrentVersion}.");
        }

        RunStore.Check(manifest.Target, manifest.Uri, manifest.EntityType, path, store, options);
        return manifest.Identity == source.Identity ? manifest : throw DeletionFaults.SourceChanged(path, source.Path);
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
