using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using UserMigration.Engine.Runs.Sending;

namespace UserMigration.Engine.Runs.Deletion;

/// <summary>
/// Takes back what a run created: all that is to be deleted is known and checked before the first call, each user has
/// exactly one outcome, and the same again goes on. Called on one thread; the workers make the calls.
/// </summary>
public sealed class BulkUserDelete : IDisposable
{
    private const int MostToldAtOnce = 1000;
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(10);

    private readonly DeletionSource _source;
    private readonly IIdentityStore _store;
    private readonly BulkDeleteOptions _options;
    private readonly IDeletionObserver _observer;
    private readonly TimeProvider _time;
    private readonly RunEnd _end;
    private readonly StoreCaller _caller;
    private DeletionFolder? _folder;
    private WorkQueue<DeletionEntry>? _queue;
    private int _next;
    private bool _isDisposed;

    private BulkUserDelete(
        DeletionSource source, IIdentityStore store, BulkDeleteOptions options, IDeletionObserver observer, TimeProvider time, Func<double> random)
    {
        _source = source;
        _store = store;
        _options = options;
        _observer = observer;
        _time = time;
        _end = new RunEnd(observer, time);
        _caller = new StoreCaller(options, observer, time, random) { BeforeChange = () => AbortUnless(() => _folder!.CheckPlace()) };
        Summary = new DeletionSummary(source.Path)
        {
            Target = store.Target,
            Uri = store.Uri,
            EntityType = options.EntityType,
            Given = source.Entries.Count,
        };
    }

    /// <summary>The ledger so far. The statuses are counted by whoever hears the outcomes.</summary>
    public DeletionSummary Summary { get; }

    /// <summary>How many users are to be deleted, those of earlier commands on it included.</summary>
    public int Count => _source.Entries.Count(entry => entry.Result is null);

    /// <summary>Whether every user has its outcome, after <see cref="Complete"/>.</summary>
    public bool IsCompleted => Completion.IsCompleted;

    /// <summary>Ends when every user has its outcome, after <see cref="Complete"/>.</summary>
    internal Task Completion => _queue?.Completion ?? Task.CompletedTask;

    /// <summary>What ended it early, or null.</summary>
    public MigrationException? AbortedBy => _end.AbortedBy;

    /// <summary>Reads which users a run created. Nothing is sent or written yet.</summary>
    /// <param name="runPath">The full path of the run folder.</param>
    /// <param name="session">The session.</param>
    /// <param name="options">How to take it back.</param>
    /// <param name="observer">Hears the outcomes.</param>
    /// <param name="time">The clock.</param>
    /// <param name="random">Gives numbers from 0 to 1, from any thread.</param>
    /// <exception cref="MigrationException">It is no run folder, is in use, is damaged, or is of a run into another store; or the store does not show changes.</exception>
    public static BulkUserDelete OfRun(
        string runPath, IdentityStoreSession session, BulkDeleteOptions options, IDeletionObserver observer, TimeProvider time, Func<double> random)
    {
        IIdentityStore store = (session ?? throw new ArgumentNullException(nameof(session))).GetStore();
        DeletionFaults.Check(options, store);
        return new BulkUserDelete(RunCreations.Open(runPath, store, options), store, options, observer, time, random);
    }

    /// <summary>Reads which users a success file of dataload.py names. Nothing is sent or written yet.</summary>
    /// <param name="path">The full path of the file.</param>
    /// <param name="session">The session.</param>
    /// <param name="options">How to take it back.</param>
    /// <param name="observer">Hears the outcomes.</param>
    /// <param name="time">The clock.</param>
    /// <param name="random">Gives numbers from 0 to 1, from any thread.</param>
    /// <exception cref="MigrationException">
    /// It can't be opened, is no success file, or a line of it is malformed; or the store does not show changes.
    /// </exception>
    public static BulkUserDelete OfFile(
        string path, IdentityStoreSession session, BulkDeleteOptions options, IDeletionObserver observer, TimeProvider time, Func<double> random)
    {
        IIdentityStore store = (session ?? throw new ArgumentNullException(nameof(session))).GetStore();
        DeletionFaults.Check(options, store);
        return new BulkUserDelete(SuccessFile.Open(path, store.Traits.HasUuids), store, options, observer, time, random);
    }

    /// <summary>Gives each user an outcome without a call.</summary>
    /// <param name="status">What becomes of those that would be deleted.</param>
    /// <param name="reason">Why, or null.</param>
    public IEnumerable<BulkUserDeletion> Settle(BulkDeletionStatus status, string? reason) =>
        _source.Entries.Select(entry => entry.Result ?? entry.Conclude(status, reason));

    /// <summary>Makes the folder, and starts the workers.</summary>
    /// <exception cref="MigrationException">The folder can't be made or opened, or is of something else.</exception>
    public void Start()
    {
        _folder = DeletionFolder.Open(_source, _store, _options, _time);
        Summary.RunPath = _folder.Path;
        Summary.ExitCode = 4;
        if (Count > 0)
        {
            _source.MarkTakenBack(_time.GetUtcNow());
        }

        UserDeletion deletion = new UserDeletion(_store, _options, _caller, _end, _folder, new ChangeCheck(_source.Hash));
        _queue = new WorkQueue<DeletionEntry>(
            _options,
            async (entry, isFirst) =>
            {
                if (isFirst)
                {
                    await deletion.PrepareAsync(_source.Entries).ConfigureAwait(false);
                }

                await deletion.DoAsync(entry).ConfigureAwait(false);
                Tell(entry);
            },
            _end.Stop);
    }

    /// <summary>Gives users to the workers, and tells those that have their outcome already.</summary>
    /// <returns>Whether all were given; else the queue is full, or what was told should be heard first.</returns>
    public bool QueueMore()
    {
        for (int told = 0; _next < _source.Entries.Count; _next++)
        {
            // Asked before it is queued: a worker may be done with it at once.
            DeletionEntry entry = _source.Entries[_next];
            bool isKnown = entry.Result is not null;
            if (isKnown ? told++ == MostToldAtOnce : !_queue!.TryAdd(entry))
            {
                return false;
            }

            if (isKnown)
            {
                Tell(entry);
            }
        }

        return true;
    }

    /// <summary>Says that no more users come.</summary>
    public void Complete() => _queue?.Complete();

    /// <summary>Sees to it that the workers have ended, after <see cref="IsCompleted"/>.</summary>
    public void Join() => Completion.GetAwaiter().GetResult();

    /// <summary>Asks the store how many users it has.</summary>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>The count; null where no call was made, after an abort, and where the store does not say.</returns>
    public Task<long?> CountStoreAsync(CancellationToken cancellationToken) => _caller.Calls == 0 || AbortedBy is not null
        ? Task.FromResult<long?>(null)
        : _caller.CountAsync(_store, cancellationToken);

    /// <summary>Draws the conclusions, and closes the folder.</summary>
    /// <param name="elapsed">The time that it took.</param>
    /// <param name="storeCount">How many users the store has, or null.</param>
    public void Conclude(TimeSpan elapsed, long? storeCount)
    {
        Summary.Calls = _caller.Calls;
        Summary.StoreCount = storeCount;
        Summary.Elapsed = elapsed;
        long sent = Summary.Done - Summary.FromJournal - Summary.Skipped - Summary.NotSent - Summary.WouldDelete;
        Summary.RecordsPerSecond = sent / Math.Max(elapsed.TotalSeconds, 0.001);
        DeletionConclusions.Draw(Summary, AbortedBy is not null);
        AbortUnless(() => _folder?.Conclude(Summary));
        AbortUnless(() => _folder?.Close());
        DeletionConclusions.Draw(Summary, AbortedBy is not null);
    }

    /// <summary>
    /// Stops what still runs. Nothing can be told any more then; the files say what became of each user.
    /// </summary>
    public void Dispose()
    {
        if (_isDisposed)
        {
            return;
        }

        _isDisposed = true;
        _end.Stop();
        Complete();
        if (_queue is null || ((IAsyncResult)_queue.Completion).AsyncWaitHandle.WaitOne(s_patience))
        {
            CloseAfterStop();
            _end.Dispose();
            _source.Dispose();
        }
    }

    private void CloseAfterStop()
    {
        if (_folder is null)
        {
            return;
        }

        try
        {
            foreach (DeletionEntry entry in _source.Entries.Skip(_next))
            {
                if (entry.Result is null)
                {
                    entry.Conclude(entry.IsInDoubt ? BulkDeletionStatus.Unresolved : BulkDeletionStatus.NotSent, _end.Reason);
                }

                _folder.End(entry);
            }

            _folder.Close();
        }
        catch (MigrationException)
        {
            // The folder can't be written, and nobody listens any more; what is in it is true.
        }
    }

    private void Tell(DeletionEntry entry)
    {
        AbortUnless(() => _folder!.End(entry));
        _observer.OnResult(entry.Result!);
    }

    /// <summary>A folder that can't be written ends it; each user still gets its outcome.</summary>
    private void AbortUnless(Action write)
    {
        try
        {
            write();
        }
        catch (MigrationException exception)
        {
            _end.Abort(exception);
        }
    }
}
