using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using UserMigration.Engine.Csv.Ndjson;
using UserMigration.Engine.Files;
using UserMigration.Engine.Runs.Folder;
using UserMigration.Engine.Runs.Journal;
using UserMigration.Engine.Targets;

namespace UserMigration.Engine.Runs.Export;

/// <summary>
/// The run folder of an export: export.json, journal.ndjson, users.part with the users that were read, again.part with those that were
/// read again, deleted.csv and missing.csv with the numbers of such users, and summary.json. Users are on disk before the journal names them.
/// </summary>
internal sealed class ExportFolder
{
    private const string UsersName = "users.part";
    private const string AgainName = "again.part";
    private const int LongestUser = 64 * 1024 * 1024;

    private readonly JournalledFolder _folder;
    private readonly ExportManifest _manifest;
    private readonly UserExportOptions _options;
    private readonly TimeProvider _time;
    private UserSpool? _users;
    private UserSpool? _again;

    private ExportFolder(JournalledFolder folder, ExportManifest manifest, ExportProgress progress, UserExportOptions options, TimeProvider time)
    {
        _folder = folder;
        _manifest = manifest;
        Progress = progress;
        _options = options;
        _time = time;
    }

    /// <summary>The full path of the folder.</summary>
    public string Path => _folder.Path;

    /// <summary>How far the export has come.</summary>
    public ExportProgress Progress { get; private set; }

    /// <summary>When the export started, by the clock of the store; null if no call was answered yet.</summary>
    public DateTimeOffset? StartedAt => _manifest.StartedAt;

    /// <summary>The number of users that the store counted before the first page.</summary>
    public long? CountBefore => _manifest.CountBefore;

    /// <summary>The path of the file with the users that were read.</summary>
    public string UsersPath => System.IO.Path.Combine(Path, UsersName);

    /// <summary>The path of the file with the users that were read again.</summary>
    public string AgainPath => System.IO.Path.Combine(Path, AgainName);

    /// <summary>Creates the folder of an export, or opens an existing one.</summary>
    /// <param name="store">The store.</param>
    /// <param name="options">The options.</param>
    /// <param name="time">The clock.</param>
    /// <exception cref="MigrationException">
    /// The folder can't be created, is not empty and not the folder of an export, is in use, is damaged, or belongs to another export.
    /// </exception>
    public static ExportFolder Open(IIdentityStore store, UserExportOptions options, TimeProvider time)
    {
        string path = options.RunPath!;
        ExportManifest? manifest = null;
        string? changed = null;
        ExportProgress progress = default;
        return JournalledFolder.Open(
            path,
            FolderKind.Export,
            (text, _) => manifest = text is null ? NewManifest(store, options) : Check(ExportManifest.Parse(text), path, store, options, out changed),
            () => options.OpenJournal(System.IO.Path.Combine(path, RunFolder.JournalName)),
            (journal, chain) =>
            {
                progress = ExportProgress.Read(journal, chain, out long length);
                return length;
            },
            folder =>
            {
                if (changed is not null)
                {
                    Adopt(manifest!, progress, changed, path, options);
                }

                return new ExportFolder(folder, manifest!, progress, options, time);
            },
            time);
    }

    /// <summary>Opens the users that are on disk.</summary>
    /// <param name="identify">Reads what identifies a user from its JSON.</param>
    /// <param name="onUser">Receives each user that is on disk, in the order of their numbers.</param>
    /// <exception cref="MigrationException">The users on disk are not those of the journal.</exception>
    public void OpenUsers(Func<ReadOnlyMemory<byte>, PagedUser> identify, Action<PagedUser> onUser)
    {
        try
        {
            _users = UserSpool.Open(_options.OpenSpool(UsersPath), Progress.Length);
            long count = 0;
            using NdjsonLines lines = ReadUsers();
            while (count < Progress.Users && lines.TryRead(out ReadOnlyMemory<byte> line))
            {
                onUser(identify(line));
                count++;
            }

            if (count != Progress.Users)
            {
                throw new InvalidDataException("Its users are not complete.");
            }
        }
        catch (Exception exception) when (exception is InvalidDataException or IdentityStoreException or InvalidOperationException)
        {
            throw RunFolderErrors.Damaged(Path, exception, FolderKind.Export);
        }
        catch (Exception exception) when (FileFault.Is(exception))
        {
            throw RunFolderErrors.ReadFailed(Path, exception);
        }
    }

    /// <summary>Notes when the export started, and how many users the store had.</summary>
    /// <param name="at">The time by the clock of the store.</param>
    /// <param name="count">The number of users; null if it is not known.</param>
    /// <exception cref="MigrationException">The folder can't be written.</exception>
    public void Begin(DateTimeOffset at, long? count) => _folder.ChangeManifest(() =>
    {
        _manifest.StartedAt = at;
        _manifest.CountBefore = count;
    });

    /// <summary>Writes a page: first the users, then the line of the journal that names them.</summary>
    /// <param name="page">The page, which has users.</param>
    /// <exception cref="MigrationException">The folder can't be written.</exception>
    public async Task AddAsync(UserPage page)
    {
        _folder.Guard(() =>
        {
            foreach (PagedUser user in page.Users)
            {
                _users!.Add(page, user);
            }

            _users!.Flush();
        });
        ExportProgress progress = new ExportProgress(
            Progress.Pages + 1, page.Users[page.Users.Count - 1].Number, Progress.Users + page.Users.Count, _users!.Length);
        await _folder.AppendDurableAsync(ExportLines.CreatePage(progress)).ConfigureAwait(false);
        Progress = progress;
    }

    /// <summary>Starts to read users again. What an earlier command read again is forgotten.</summary>
    /// <exception cref="MigrationException">The folder can't be written.</exception>
    public void BeginAgain() => _folder.Guard(() =>
    {
        _again?.Dispose();
        _again = UserSpool.Open(_options.OpenSpool(AgainPath), 0);
    });

    /// <summary>Writes users that were read again.</summary>
    /// <param name="page">The users.</param>
    /// <param name="places">Receives where each user is in the file, by its number.</param>
    /// <exception cref="MigrationException">The folder can't be written.</exception>
    public void AddAgain(UserPage page, IDictionary<long, FilePlace> places) => _folder.Guard(() =>
    {
        foreach (PagedUser user in page.Users)
        {
            places[user.Number] = new FilePlace(_again!.Add(page, user), user.Length);
        }

        _again!.Flush();
    });

    /// <summary>Opens the users on disk for reading.</summary>
    public NdjsonLines ReadUsers() => new NdjsonLines(InputFile.Open(UsersPath), UsersPath, LongestUser);

    /// <summary>Writes that the file is complete, and waits until that is on disk. Then its users are deleted here.</summary>
    /// <param name="file">The file.</param>
    /// <exception cref="MigrationException">The folder can't be written.</exception>
    public async Task FinishAsync(FinishedFile file)
    {
        await _folder.AppendDurableAsync(ExportLines.CreateFile(file)).ConfigureAwait(false);
        Progress = Progress with { File = file };
        Clear();
    }

    /// <summary>Deletes the users, which are in the finished file.</summary>
    /// <exception cref="MigrationException">The folder can't be written.</exception>
    public void Clear() => _folder.Guard(() =>
    {
        _users?.Dispose();
        _again?.Dispose();
        File.Delete(UsersPath);
        File.Delete(AgainPath);
    });

    /// <summary>Writes a list of the numbers of users. No file is written for none.</summary>
    /// <param name="name">The name of the file.</param>
    /// <param name="numbers">The numbers.</param>
    /// <exception cref="MigrationException">The folder can't be written.</exception>
    public void WriteNumbers(string name, IReadOnlyCollection<long> numbers)
    {
        if (numbers.Count > 0)
        {
            _folder.WriteWhole(name, "id\n" + string.Concat(numbers.Select(number => FormattableString.Invariant($"{number}\n"))));
        }
    }

    /// <summary>Writes the summary, and writes to the journal that the command ends.</summary>
    /// <param name="summary">The summary.</param>
    /// <exception cref="MigrationException">The folder can't be written.</exception>
    public void Conclude(UserExportSummary summary)
    {
        _folder.WriteWhole(RunFolder.SummaryName, SummaryJson.Write(summary));
        _folder.Append(JournalLines.CreateEnd(_time.GetUtcNow(), summary.ExitCode));
    }

    /// <summary>Closes the files of the folder.</summary>
    /// <exception cref="MigrationException">The folder can't be written.</exception>
    public void Close() => _folder.Close(() =>
    {
        _users?.Dispose();
        _again?.Dispose();
    });

    private static ExportManifest NewManifest(IIdentityStore store, UserExportOptions options) => new ExportManifest
    {
        Target = store.Target,
        Uri = store.Uri,
        EntityType = options.EntityType,
        Filter = options.Filter,
        Attributes = options.Attributes,
        OutFile = options.OutFile!,
        HashKey = Convert.ToBase64String(KeyedHash.NewKey()),
    };

    // A wrong filter ends an export before it has a user. The corrected command is then the first one that counts.
    private static void Adopt(ExportManifest manifest, ExportProgress progress, string changed, string path, UserExportOptions options)
    {
        if (progress.Pages > 0 || progress.File is not null)
        {
            throw ExportErrors.OptionsChanged(path, changed);
        }

        manifest.Filter = options.Filter;
        manifest.Attributes = options.Attributes;
        manifest.StartedAt = null;
        manifest.CountBefore = null;
    }

    private static ExportManifest Check(ExportManifest manifest, string path, IIdentityStore store, UserExportOptions options, out string? changed)
    {
        if (manifest.Version != ExportManifest.CurrentVersion)
        {
            throw new FormatException($"Its format version is {manifest.Version}, but this version of the module supports {ExportManifest.CurrentVersion}.");
        }

        RunStore.Check(manifest.Target, manifest.Uri, manifest.EntityType, path, store, options);
        changed = manifest.Filter != options.Filter ? "-Filter"
            : !(manifest.Attributes ?? Array.Empty<string>()).SequenceEqual(options.Attributes ?? Array.Empty<string>()) ? "-Attribute"
            : null;
        return manifest.OutFile != options.OutFile ? throw ExportErrors.OptionsChanged(path, "-OutFile") : manifest;
    }
}
