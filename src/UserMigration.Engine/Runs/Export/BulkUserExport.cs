using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using UserMigration.Engine.Csv.Ndjson;
using UserMigration.Engine.Runs.Calls;
using UserMigration.Engine.Runs.Sending;
using UserMigration.Engine.Targets;

namespace UserMigration.Engine.Runs.Export;

/// <summary>
/// Exports the users of a store, from the first page to the ledger. It works in the background; disposing of it stops it. With a file, the
/// same command resumes it at any time.
/// </summary>
public sealed class BulkUserExport : IDisposable
{
    private const int ReadTogether = 100;

    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan s_pause = TimeSpan.FromSeconds(15);

    private readonly IIdentityStore _store;
    private readonly IUserReader _reader;
    private readonly UserExportOptions _options;
    private readonly IUserExportObserver _observer;
    private readonly TimeProvider _time;
    private readonly RunEnd _end;
    private readonly StoreCaller _caller;
    private readonly UserPages _pages;
    private readonly ExportFolder? _folder;
    private readonly ExportFile? _file;
    private Task _work = Task.CompletedTask;
    private bool _isClosed;
    private bool _isDisposed;

    /// <summary>Creates an export without making a call.</summary>
    /// <param name="session">The session.</param>
    /// <param name="options">The options.</param>
    /// <param name="observer">Receives the users, if they are not written to a file, and messages.</param>
    /// <param name="time">The clock.</param>
    /// <param name="random">Returns random numbers from 0 to 1; called from any thread.</param>
    /// <exception cref="MigrationException">The kind of store can't be exported, an option is not valid, or the run folder can't be used.</exception>
    public BulkUserExport(IdentityStoreSession session, UserExportOptions options, IUserExportObserver observer, TimeProvider time, Func<double> random)
    {
        _store = (session ?? throw new ArgumentNullException(nameof(session))).GetStore();
        _options = options ?? throw new ArgumentNullException(nameof(options));
        _observer = observer ?? throw new ArgumentNullException(nameof(observer));
        _time = time;
        _reader = _store as IUserReader ?? throw ExportErrors.Unsupported(_store.Target);
        if (options.PageSize > _reader.LargestPage)
        {
            throw ExportErrors.PageSizeTooLarge(options.PageSize, _reader.LargestPage);
        }

        _end = new RunEnd(observer, time);
        _caller = new StoreCaller(options, observer, time, random);
        _pages = new UserPages(_reader, options, _caller, _end);
        if (options.OutFile is { } file)
        {
            ExportFormat format = ExportFormat.Of(file, options.Protection);
            Files.OutputTarget.Check(Files.OutputTarget.Resolve(file), options.Output.KeepsOld && !Directory.Exists(options.RunPath!), options.Output.ReplacesReadOnly);
            _folder = ExportFolder.Open(_store, options, time);
            options.Output.KeepsOld = false;
            _file = new ExportFile(options, format, _reader, time, _end.NoMoreCalls);
        }

        Summary = new UserExportSummary
        {
            Target = _store.Target,
            Uri = _store.Uri,
            EntityType = options.EntityType,
            RunPath = options.OutFile is null ? null : options.RunPath,
            OutFile = options.OutFile,
        };
    }

    /// <summary>The summary so far.</summary>
    public UserExportSummary Summary { get; }

    /// <summary>How many users were read so far.</summary>
    public long Read { get; private set; }

    /// <summary>Whether the export has ended.</summary>
    public bool IsCompleted => _work.IsCompleted;

    /// <summary>The error that ended the export early, or null.</summary>
    public MigrationException? AbortedBy => _end.AbortedBy;

    /// <summary>Starts the export.</summary>
    public void Start()
    {
        Summary.ExitCode = 4;
        _work = Task.Run(RunAsync);
    }

    /// <summary>Completes the summary and closes the run folder, after the export has ended.</summary>
    /// <param name="elapsed">The duration.</param>
    /// <exception cref="MigrationException">The run folder can't be written.</exception>
    public void Conclude(TimeSpan elapsed)
    {
        _work.GetAwaiter().GetResult();
        Summary.Calls = _caller.Calls;
        Summary.Elapsed = elapsed;
        Summary.EndedAt = _time.GetUtcNow().UtcDateTime;
        Summary.StartedAt = Summary.EndedAt - elapsed;
        Summary.RecordsPerSecond = (Read - Summary.FromJournal) / Math.Max(elapsed.TotalSeconds, 0.001);
        ExportConclusions.Draw(Summary, AbortedBy, _options);
        _folder?.Conclude(Summary);
        Close();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_isDisposed)
        {
            return;
        }

        _isDisposed = true;
        _end.Stop();
        if (((IAsyncResult)_work).AsyncWaitHandle.WaitOne(s_patience))
        {
            try
            {
                Close();
            }
            catch (MigrationException)
            {
                // Nothing receives errors any more. What was written so far is correct.
            }

            _end.Dispose();
        }
    }

    private void Close()
    {
        if (!_isClosed)
        {
            _isClosed = true;
            _folder?.Close();
        }
    }

    private async Task RunAsync()
    {
        try
        {
            if (_folder?.Progress.File is { } file)
            {
                Recall(file);
            }
            else
            {
                await ExportAsync().ConfigureAwait(false);
            }
        }
        catch (MigrationException exception)
        {
            _end.Abort(exception);
        }
        catch (Exception exception) when (exception is IdentityStoreException or StorePausedException)
        {
            _end.Abort(ExportErrors.CallFailed(exception, _folder is not null));
        }
        catch (OperationCanceledException) when (_end.NoMoreCalls.IsCancellationRequested)
        {
            // The export was stopped.
        }
    }

    // The same command again, after the export was complete.
    private void Recall(FinishedFile file)
    {
        if (new FileInfo(_options.OutFile!) is not { Exists: true } found || found.Length != file.Length)
        {
            throw ExportErrors.FileGone(_folder!.Path, _options.OutFile!);
        }

        _folder!.Clear();
        _end.Report($"The export in '{_folder.Path}' is complete. Nothing is read. To export again, remove the folder.");
        Read = file.Users;
        Summary.Given = file.Users;
        Summary.FromJournal = file.Users;
        Summary.Count(UserExportStatus.Exported, file.Users);
        Summary.ExitCode = 0;
    }

    private async Task ExportAsync()
    {
        IdentitySchema? schema = await ReadSchemaAsync().ConfigureAwait(false);
        await CheckPasswordsAsync(schema).ConfigureAwait(false);
        DateTimeOffset startedAt = await BeginAsync().ConfigureAwait(false);
        IUserSink sink = _folder is null ? new PipelineSink(_observer, CreateRecords(schema), _end.NoMoreCalls) : new FileSink(_folder, _file!);
        SeenUsers seen = new SeenUsers(startedAt - _options.ReplicationDelay);
        long after = sink.Open(_reader, seen, Summary);
        Read = seen.Numbers.Count;
        if (after > 0)
        {
            _end.Report($"The export resumes. Users that were read before: {Read}.");
        }

        await _pages.ReadAsync(after, _options.Attributes, isWhole: true, async page =>
        {
            foreach (PagedUser user in page.Users)
            {
                seen.Add(user);
                Summary.WithPassword += user.Password == PasswordPresence.Present ? 1 : 0;
            }

            await sink.AddAsync(page).ConfigureAwait(false);
            Summary.Pages++;
            Read = seen.Numbers.Count;
        }).ConfigureAwait(false);
        await SettleAsync(sink, seen).ConfigureAwait(false);
    }

    // After the pages, the store is asked for a list of its users, until the list and its own count agree.
    private async Task SettleAsync(IUserSink sink, SeenUsers seen)
    {
        long begun = _time.GetTimestamp();
        StoreCheck check;
        long shortfall;
        while (true)
        {
            Summary.AsOf = StoreTime;
            long? before = await CountAsync().ConfigureAwait(false);
            check = await StoreCheck.MakeAsync(_pages, seen).ConfigureAwait(false);
            Summary.StoreCount = await CountAsync().ConfigureAwait(false);
            shortfall = Math.Max(0, Math.Min(before ?? 0, Summary.StoreCount ?? 0) - check.Listed);
            TimeSpan left = _options.ReplicationDelay - _time.GetElapsedTime(begun);
            if (shortfall == 0 || left <= TimeSpan.Zero)
            {
                break;
            }

            _end.Report($"The store counts {Summary.StoreCount} users, and lists {check.Listed}. The list is read again.");
            await WaitAsync(left < s_pause ? left : s_pause).ConfigureAwait(false);
        }

        HashSet<long> missing = await ReadAgainAsync(sink, seen, check).ConfigureAwait(false);
        _folder?.WriteNumbers("missing.csv", missing);
        long exported = await sink.CompleteAsync(check.Deleted).ConfigureAwait(false);
        Summary.Given = check.Listed + check.Deleted.Count + shortfall;
        Summary.Count(UserExportStatus.Exported, exported);
        Summary.Count(UserExportStatus.Deleted, check.Deleted.Count);
        Summary.Count(UserExportStatus.Missing, missing.Count + shortfall);
        Summary.ExitCode = 0;
        if (Summary.ShowsPasswords == true && Summary.WithPassword == 0 && exported > 0)
        {
            _end.Warn("None of the exported users has a password. If they have passwords in the store, ask the vendor whether this client may read them.");
        }
    }

    private async Task<HashSet<long>> ReadAgainAsync(IUserSink sink, SeenUsers seen, StoreCheck check)
    {
        HashSet<long> missing = new HashSet<long>();
        sink.BeginAgain();
        for (int first = 0; first < check.ToRead.Count; first += ReadTogether)
        {
            List<long> numbers = check.ToRead.GetRange(first, Math.Min(ReadTogether, check.ToRead.Count - first));
            UserPage page = await _pages.ReadAgainAsync(numbers).ConfigureAwait(false);
            if (page.Users.Count > 0)
            {
                await sink.AddAgainAsync(page, number => !seen.Numbers.Contains(number)).ConfigureAwait(false);
            }

            foreach (PagedUser user in page.Users)
            {
                bool isNew = !seen.Numbers.Contains(user.Number);
                Summary.Added += isNew ? 1 : 0;
                Summary.Changed += isNew ? 0 : 1;
                Summary.WithPassword += isNew && user.Password == PasswordPresence.Present ? 1 : 0;
            }

            foreach (long number in numbers.Except(page.Users.Select(user => user.Number)))
            {
                await ConcludeAbsentAsync(number, seen, check, missing).ConfigureAwait(false);
            }
        }

        return missing;
    }

    // The store listed the user a moment ago. Either it was deleted since, or the store does not return what it lists.
    private async Task ConcludeAbsentAsync(long number, SeenUsers seen, StoreCheck check, HashSet<long> missing)
    {
        bool isListed = await _pages.IsListedAsync(number).ConfigureAwait(false);
        if (isListed && !seen.Numbers.Contains(number))
        {
            missing.Add(number);
        }
        else if (!isListed)
        {
            check.Forget(number, seen.Numbers.Contains(number));
        }
    }

    private async Task<IdentitySchema?> ReadSchemaAsync()
    {
        try
        {
            return await _caller.ReadAsync(new StoreCall(CallOperation.Schema, 0, 0), () => _store.GetSchemaAsync(_options.EntityType, _end.Stopped), _end.NoMoreCalls).ConfigureAwait(false);
        }
        catch (IdentityStoreException exception) when (exception is { Kind: IdentityStoreFault.Denied or IdentityStoreFault.Refused, Code: not null })
        {
            _end.Report("The schema can't be read with this client. The columns are those that the users have. " + exception.Message);
            return null;
        }
    }

    private async Task CheckPasswordsAsync(IdentitySchema? schema)
    {
        if (!PasswordRights.AreExpected(schema, _store.Capabilities.PasswordAttributes, _options.Attributes))
        {
            return;
        }

        (bool? shows, int users) = await PasswordRights.FindAsync(_pages, _reader.LargestPage).ConfigureAwait(false);
        Summary.ShowsPasswords = shows;
        if (shows == false)
        {
            if (!_options.AllowMissingPassword)
            {
                throw ExportErrors.PasswordsNotShown(_store.Uri, users);
            }

            _end.Warn("The store does not show passwords to this client. The users are exported without them, and must set new passwords in the new store.");
        }
    }

    private async Task<DateTimeOffset> BeginAsync()
    {
        if (_folder?.StartedAt is { } known)
        {
            Summary.CountBefore = _folder.CountBefore;
            return known;
        }

        Summary.CountBefore = await CountAsync().ConfigureAwait(false);
        DateTimeOffset now = StoreTime;
        _folder?.Begin(now, Summary.CountBefore);
        return now;
    }

    private ObjectRecords CreateRecords(IdentitySchema? schema)
    {
        ObjectShapeBuilder builder = new ObjectShapeBuilder();
        if (schema is not null)
        {
            builder.Add(schema, _options.Attributes is null ? null : name => _options.Attributes.Contains(name, StringComparer.Ordinal));
        }

        return new ObjectRecords(builder, _store.Uri.ToString());
    }

    private DateTimeOffset StoreTime => _time.GetUtcNow() + (_store.ClockOffset ?? TimeSpan.Zero);

    private async Task<long?> CountAsync() => _store.Capabilities.CanCount
        ? await _caller.ReadAsync(new StoreCall(CallOperation.Count, 0, 0), () => _store.CountAsync(_options.EntityType, _options.Filter, _end.Stopped), _end.NoMoreCalls).ConfigureAwait(false)
        : null;

    private Task WaitAsync(TimeSpan pause) =>
#if NET8_0_OR_GREATER
        Task.Delay(pause, _time, _end.NoMoreCalls);
#else
        _time.Delay(pause, _end.NoMoreCalls);
#endif
}
