using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.Json;
using UserMigration.Engine.Files;
using UserMigration.Engine.Runs.Folder;
using UserMigration.Engine.Runs.Journal;
using UserMigration.Engine.Values;

namespace UserMigration.Engine.Runs.Deletion;

/// <summary>
/// Finds the users that a run created, from its journal. Users that the run changed, or that already existed, are never
/// included. The run is locked in the meantime, so that no other command resumes it.
/// </summary>
internal static class RunCreations
{
    private const string SettledReason =
        "The run did not certainly create the user: the answer was lost, and a look-up found the user. To delete it too, use -IncludeSettled.";

    private const string DoubtReason =
        "It is unknown whether the run created the user: the answer was lost, and the outcome was never determined. Look the user up by its key.";

    /// <summary>Reads and locks a run.</summary>
    /// <param name="path">The full path of the run folder.</param>
    /// <param name="store">The store to delete users from.</param>
    /// <param name="options">The options for the rollback.</param>
    /// <param name="selection">The records whose users are rolled back; null for the whole run.</param>
    /// <exception cref="MigrationException">
    /// The folder is not a run folder, is in use, is damaged, or belongs to another store or entity type; or the selection does not match
    /// the run.
    /// </exception>
    public static DeletionSource Open(string path, IIdentityStore store, BulkDeleteOptions options, RecordSelection? selection = null)
    {
        if (!RunFolderReader.IsRunFolder(path))
        {
            throw DeletionErrors.NotARun(path);
        }

        FileStream? hold = null;
        bool isOpen = false;
        try
        {
            hold = RunFolderErrors.Lock(Path.Combine(path, RunFolder.LockName), path, FolderKind.Deletion);
            string manifestPath = Path.Combine(path, RunFolder.ManifestName);
            RunManifest manifest = RunManifest.Parse(OwnerOnly.ReadText(manifestPath));
            RunStore.Check(manifest, path, store, options);
            RunHistory history = RunFolderReader.ReadJournal(Path.Combine(path, RunFolder.JournalName), manifest);
            List<DeletionEntry> all = ReadEntries(history, manifest, options, store.Capabilities.HasUuids);
            IReadOnlyList<DeletionEntry> selected = selection is null ? all : new SelectedRecords(path, manifest, history, all).Select(selection);
            DeletionSource source = new DeletionSource(path, IdentityOf(manifest), selected, hold, at => Mark(path, manifest, manifestPath, at))
            {
                Others = selection is null ? Array.Empty<DeletionEntry>() : all.Except(selected).ToArray(),
                Hash = new KeyedHash(Convert.FromBase64String(manifest.HashKey)),
            };
            isOpen = true;
            return source;
        }
        catch (Exception exception) when (exception is JsonException or JournalException or FormatException)
        {
            throw DeletionErrors.Damaged(path, exception);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw DeletionErrors.ReadFailed(path, exception);
        }
        finally
        {
            if (!isOpen)
            {
                hold?.Dispose();
            }
        }
    }

    private static List<DeletionEntry> ReadEntries(RunHistory history, RunManifest manifest, BulkDeleteOptions options, bool areUuids)
    {
        List<DeletionEntry> entries = new List<DeletionEntry>();
        HashSet<UserId> met = new HashSet<UserId>();
        foreach (KeyValuePair<RecordIdentity, HistoryEntry> known in history.Entries)
        {
            if (ToEntry(known.Value, areUuids) is { } entry && (entry.Uuid is null || met.Add(entry.Id)))
            {
                entry.Record = known.Key;
                entry.Source = manifest.Sources.Find(source => (ulong)source.Ordinal == known.Key.First)?.Path;
                entry.RecordNumber = known.Value.Number;
                entry.Line = known.Value.Line;
                Left(entry, known.Value, options);
                entries.Add(entry);
            }
        }

        return entries;
    }

    /// <summary>Creates the entry of a record; null if the record created no user.</summary>
    private static DeletionEntry? ToEntry(HistoryEntry known, bool areUuids)
    {
        if (known.Status is null && !known.IsDeletion)
        {
            return DeletionEntry.CreateWithoutUser();
        }

        if (known.Status != BulkUserStatus.Created || known.IsUpdate)
        {
            return null;
        }

        DeletionEntry entry = DeletionEntry.Create(known.Id, areUuids)
            ?? throw new FormatException($"The identifier of the user of record {known.Number} is not valid.");
        entry.Times = known.Times;
        entry.BringsCreation = known.BringsCreation;
        entry.Login = known.Login;
        return entry;
    }

    /// <summary>Sets the outcome of users that are not to be deleted.</summary>
    private static void Left(DeletionEntry entry, HistoryEntry known, BulkDeleteOptions options)
    {
        if (entry.Uuid is null)
        {
            entry.Conclude(BulkDeletionStatus.Unresolved, DoubtReason);
        }
        else if (known.Settled && !options.IncludeSettled)
        {
            entry.Conclude(BulkDeletionStatus.Skipped, SettledReason);
        }
    }

    private static void Mark(string path, RunManifest manifest, string manifestPath, DateTimeOffset at)
    {
        if (manifest.TakenBackAt is not null)
        {
            return;
        }

        manifest.TakenBackAt = at;
        try
        {
            OwnerOnly.WriteWhole(manifestPath, manifest.ToJson());
        }
        catch (Exception exception) when (WriteFault.Is(exception))
        {
            throw RunFolderErrors.WriteFailed(path, exception);
        }
    }

    /// <summary>Gets the text by which the folder of a rollback recognizes its run. Only a hash of the key leaves the run folder.</summary>
    /// <param name="manifest">The manifest of the run.</param>
    public static string IdentityOf(RunManifest manifest)
    {
        Digest identity = new KeyedHash(Convert.FromBase64String(manifest.HashKey)).Compute(nameof(DeletionSource));
        return identity.First.ToString("x16", CultureInfo.InvariantCulture) + identity.Second.ToString("x16", CultureInfo.InvariantCulture);
    }
}
