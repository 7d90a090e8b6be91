using System;
using System.Collections.Generic;
using System.Linq;
using UserMigration.Engine.Runs.Sending;

namespace UserMigration.Engine.Runs.Deletion;

/// <summary>
/// Rolls back the creations of a run. All users to delete are known and checked before the first call, each user has exactly
/// one outcome, and running it again resumes the rollback. The methods are called on one thread; workers make the calls.
/// </summary>
public sealed class BulkUserDelete : BulkRun
{
    private const int MostToldAtOnce = 1000;

    private readonly DeletionSource _source;
    private readonly IIdentityStore _store;
    private readonly BulkDeleteOptions _options;
    private readonly IDeletionObserver _observer;
    private readonly TimeProvider _time;
    private readonly Func<double> _random;
    private DeletionFolder? _folder;
    private RunWorkers<DeletionEntry>? _workers;
    private int _next;

    private BulkUserDelete(
        DeletionSource source, IIdentityStore store, BulkDeleteOptions options, IDeletionObserver observer, TimeProvider time, Func<double> random)
    {
        _source = source;
        _store = store;
        _options = options;
        _observer = observer;
        _time = time;
        _random = random;
        Summary = new DeletionSummary(source.Path)
        {
            Target = store.Target,
            Uri = store.Uri,
            EntityType = options.EntityType,
            Given = source.Entries.Count,
        };
    }

    /// <summary>The summary so far. The receiver of the outcomes counts the statuses.</summary>
    public DeletionSummary Summary { get; }

    /// <summary>
    /// The number of users that are to be deleted. Before <see cref="Start"/>, it includes users that earlier commands have deleted.
    /// </summary>
    public int Count => _source.Entries.Count(entry => entry.Result is null);

    /// <summary>The number of users of the run that are not selected, and are not touched.</summary>
    public int Others => _source.Others.Count;

    private protected override IRunWorkers? Workers => _workers;

    /// <summary>Reads which users a run created. Nothing is sent or written yet.</summary>
    /// <param name="runPath">The full path of the run folder.</param>
    /// <param name="session">The session.</param>
    /// <param name="options">The options for the rollback.</param>
    /// <param name="observer">Receives the outcomes.</param>
    /// <param name="time">The clock.</param>
    /// <param name="random">Returns random numbers from 0 to 1; called from any thread.</param>
    /// <param name="selection">The records whose users are rolled back; null for the whole run.</param>
    /// <exception cref="MigrationException">
    /// The folder is not a run folder, is in use, is damaged, or belongs to another store; the store does not show changes; or the selection
    /// does not match the run.
    /// </exception>
    public static BulkUserDelete CreateForRun(
        string runPath,
        IdentityStoreSession session,
        BulkDeleteOptions options,
        IDeletionObserver observer,
        TimeProvider time,
        Func<double> random,
        RecordSelection? selection = null)
    {
        IIdentityStore store = (session ?? throw new ArgumentNullException(nameof(session))).GetStore();
        DeletionErrors.Check(options, store);
        return new BulkUserDelete(RunCreations.Open(runPath, store, options, selection), store, options, observer, time, random);
    }

    /// <summary>Reads which users a success file of dataload.py lists. Nothing is sent or written yet.</summary>
    /// <param name="path">The full path of the file.</param>
    /// <param name="session">The session.</param>
    /// <param name="options">The options for the rollback.</param>
    /// <param name="observer">Receives the outcomes.</param>
    /// <param name="time">The clock.</param>
    /// <param name="random">Returns random numbers from 0 to 1; called from any thread.</param>
    /// <exception cref="MigrationException">
    /// The file can't be opened, is not a success file, or has a malformed line; or the store does not show changes.
    /// </exception>
    public static BulkUserDelete CreateForFile(
        string path, IdentityStoreSession session, BulkDeleteOptions options, IDeletionObserver observer, TimeProvider time, Func<double> random)
    {
        IIdentityStore store = (session ?? throw new ArgumentNullException(nameof(session))).GetStore();
        DeletionErrors.Check(options, store);
        return new BulkUserDelete(SuccessFile.Open(path, store.Capabilities.HasUuids), store, options, observer, time, random);
    }

    /// <summary>Sets an outcome for each user without any calls.</summary>
    /// <param name="status">The status of the users that would be deleted.</param>
    /// <param name="reason">The reason, or null.</param>
    public IEnumerable<BulkUserDeletion> Settle(BulkDeletionStatus status, string? reason) =>
        _source.Entries.Select(entry => entry.Result ?? entry.Conclude(status, reason));

    /// <summary>Creates the folder and starts the workers.</summary>
    /// <exception cref="MigrationException">The folder can't be created or opened, or belongs to another rollback.</exception>
    public void Start()
    {
        _folder = DeletionFolder.Open(_source, _store, _options, _time);
        Summary.RunPath = _folder.Path;
        Summary.ExitCode = 4;
        if (Count > 0)
        {
            _source.MarkTakenBack(_time.GetUtcNow());
        }

        _workers = new RunWorkers<DeletionEntry>(_store, _options, _observer, _time, _random, () => _folder.CheckPlace(), (caller, end) =>
        {
            UserDeletion deletion = new UserDeletion(_store, _options, caller, end, _folder, new ChangeCheck(_source.Hash));
            return async (entry, isFirst) =>
            {
                if (isFirst)
                {
                    await deletion.PrepareAsync(_source.Entries).ConfigureAwait(false);
                }

                long begun = _time.GetTimestamp();
                await deletion.DoAsync(entry).ConfigureAwait(false);
                Report(entry);
                end.Report(BatchLine.Write($"Record {entry.RecordNumber}", new[] { entry.Result!.Status }, _time.GetElapsedTime(begun), caller.CallsPerSecond));
            };
        });
    }

    /// <summary>Queues users for the workers, and reports those that already have an outcome.</summary>
    /// <returns>Whether all users were handled. Otherwise, the queue is full, or the reported outcomes should be processed first.</returns>
    public bool QueueMore()
    {
        for (int told = 0; _next < _source.Entries.Count; _next++)
        {
            // This is checked before the user is queued, because a worker may finish it immediately.
            DeletionEntry entry = _source.Entries[_next];
            bool isKnown = entry.Result is not null;
            if (isKnown ? told++ == MostToldAtOnce : !_workers!.TryAdd(entry))
            {
                return false;
            }

            if (isKnown)
            {
                Report(entry);
            }
        }

        return true;
    }

    /// <summary>Completes the summary and closes the folder.</summary>
    /// <param name="elapsed">The duration of the rollback.</param>
    /// <param name="storeCount">The number of users in the store, or null.</param>
    public void Conclude(TimeSpan elapsed, long? storeCount)
    {
        Summary.Calls = _workers?.Calls ?? 0;
        Summary.StoreCount = storeCount;
        Summary.Elapsed = elapsed;
        Summary.EndedAt = _time.GetUtcNow().UtcDateTime;
        Summary.StartedAt = Summary.EndedAt - elapsed;
        long sent = Summary.Done - Summary.FromJournal - Summary.Skipped - Summary.NotCreated - Summary.NotSent - Summary.WouldDelete;
        Summary.RecordsPerSecond = RateOf(sent, elapsed);
        DeletionConclusions.Draw(Summary, AbortedBy is not null, _store.Capabilities);
        AbortUnless(() => _folder?.Conclude(Summary));
        AbortUnless(() => _folder?.Close());
        DeletionConclusions.Draw(Summary, AbortedBy is not null, _store.Capabilities);
    }

    private protected override void CloseAfterStop()
    {
        using (_source)
        {
            if (_folder is null)
            {
                return;
            }

            foreach (DeletionEntry entry in _source.Entries.Skip(_next))
            {
                if (entry.Result is null)
                {
                    entry.Conclude(entry.IsInDoubt ? BulkDeletionStatus.Unresolved : BulkDeletionStatus.NotSent, _workers?.End.Reason ?? RunEnd.StoppedReason);
                }

                _folder.End(entry);
            }

            _folder.Close();
        }
    }

    private void Report(DeletionEntry entry)
    {
        AbortUnless(() => _folder!.End(entry));
        _observer.OnResult(entry.Result!);
    }
}
