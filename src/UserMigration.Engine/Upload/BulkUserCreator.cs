using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.ExceptionServices;
using System.Threading;
using System.Threading.Channels;
using System.Threading.Tasks;

namespace UserMigration.Engine.Upload;

/// <summary>
/// Sends batches: a bounded queue, a pacer, N workers, the first batch alone. Each record given has exactly one outcome,
/// written to the run folder first and told to the observer then.
/// </summary>
public sealed class BulkUserCreator : IDisposable
{
    private const int UnknownAttribute = 223;

    private readonly IIdentityStore _store;
    private readonly BulkCreateOptions _options;
    private readonly IUploadObserver _observer;
    private readonly RunFolder? _folder;
    private readonly StoreCaller _caller;
    private readonly RunEnd _end;
    private readonly IBatchWork _work;
    private readonly Channel<RecordBatch> _queue;
    private readonly SemaphoreSlim _firstAlone = new SemaphoreSlim(1);
    private readonly Task _workers;
    private ExceptionDispatchInfo? _fault;
    private bool _isFirstDone;

    /// <summary>Makes an upload and starts its workers.</summary>
    /// <param name="store">The store.</param>
    /// <param name="options">How to run.</param>
    /// <param name="observer">Hears the outcomes.</param>
    /// <param name="folder">The run folder, or null where nothing is written.</param>
    /// <param name="time">The clock.</param>
    /// <param name="random">Gives numbers from 0 to 1, from any thread.</param>
    public BulkUserCreator(
        IIdentityStore store,
        BulkCreateOptions options,
        IUploadObserver observer,
        RunFolder? folder,
        TimeProvider time,
        Func<double> random)
    {
        _store = store ?? throw new ArgumentNullException(nameof(store));
        _options = options ?? throw new ArgumentNullException(nameof(options));
        _observer = observer ?? throw new ArgumentNullException(nameof(observer));
        _folder = folder;
        _end = new RunEnd(observer);
        _caller = new StoreCaller(options, observer, time, random);
        Settlement settlement = new Settlement(store, options, _caller, _end, time);
        _work = options.Plan
            ? new BatchPlan(store, options, _caller, _end, settlement)
            : new BatchSender(store, options, _caller, _end, settlement, time);
        _queue = Channel.CreateBounded<RecordBatch>(options.QueueCapacity);
        _workers = Task.WhenAll(Enumerable.Range(0, options.Workers).Select(_ => Task.Run(RunWorkerAsync)));
    }

    /// <summary>How many calls were made.</summary>
    public long Calls => _caller.Calls;

    /// <summary>What ended the run early: what every call would meet, or a run folder that can't be written.</summary>
    public MigrationException? AbortedBy => _end.AbortedBy;

    /// <summary>Ends when every batch has its outcomes, after <see cref="Complete"/>.</summary>
    public Task Completion => _workers;

    /// <summary>Gives a batch to the workers.</summary>
    /// <param name="batch">The batch.</param>
    /// <returns>False while the queue is full.</returns>
    public bool TryQueue(RecordBatch batch)
    {
        _fault?.Throw();
        return _queue.Writer.TryWrite(batch);
    }

    /// <summary>Says that no more batches come.</summary>
    public void Complete() => _queue.Writer.TryComplete();

    /// <summary>
    /// Stops: no call starts any more, those under way are given a moment and then given up. The outcomes are still told
    /// and written.
    /// </summary>
    public void Cancel()
    {
        _end.Stop();
        Complete();
    }

    /// <summary>Ends the run: no call starts any more.</summary>
    /// <param name="cause">The cause; the first one counts.</param>
    public void Abort(MigrationException cause) => _end.Abort(cause);

    /// <summary>Counts the users of the store; a call like any other.</summary>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <exception cref="IdentityStoreException">The call failed.</exception>
    public Task<long> CountAsync(CancellationToken cancellationToken) =>
        _caller.ReadAsync(() => _store.CountAsync(_options.EntityType, null, cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public void Dispose()
    {
        _end.Dispose();
        _firstAlone.Dispose();
    }

    private async Task RunWorkerAsync()
    {
        try
        {
            await WorkAsync().ConfigureAwait(false);
        }
        catch (Exception exception) when (Remember(exception))
        {
            throw;
        }
    }

    /// <summary>A worker that dies of a mistake of ours ends the run, rather than leave a queue that nobody empties.</summary>
    private bool Remember(Exception exception)
    {
        _fault ??= ExceptionDispatchInfo.Capture(exception);
        _end.Stop();
        return true;
    }

    private async Task WorkAsync()
    {
        while (await _queue.Reader.WaitToReadAsync().ConfigureAwait(false))
        {
            while (_queue.Reader.TryRead(out RecordBatch? batch))
            {
                await WorkAsync(batch).ConfigureAwait(false);
            }
        }
    }

    private async Task WorkAsync(RecordBatch batch)
    {
        if (Volatile.Read(ref _isFirstDone))
        {
            await SendAsync(batch).ConfigureAwait(false);
            return;
        }

        await _firstAlone.WaitAsync().ConfigureAwait(false);
        bool isFirst = !_isFirstDone;
        try
        {
            if (isFirst)
            {
                await SendAsync(batch).ConfigureAwait(false);
                StopOnUnknownAttribute(batch.Results);
                Volatile.Write(ref _isFirstDone, true);
            }
        }
        finally
        {
            _firstAlone.Release();
        }

        if (!isFirst)
        {
            await SendAsync(batch).ConfigureAwait(false);
        }
    }

    private async Task SendAsync(RecordBatch batch)
    {
        bool hasBegun = _folder is not null
            && !_end.NoMoreCalls.IsCancellationRequested
            && await TryBeginAsync(batch).ConfigureAwait(false);
        await _work.DoAsync(batch).ConfigureAwait(false);
        if (_folder is not null)
        {
            Write(batch, hasBegun);
        }

        foreach (BulkUserResult result in batch.Results)
        {
            _observer.OnResult(result);
        }
    }

    /// <summary>A record must be in the journal before it is sent: where that fails, nothing is sent any more.</summary>
    private async Task<bool> TryBeginAsync(RecordBatch batch)
    {
        try
        {
            await _folder!.BeginAsync(batch).ConfigureAwait(false);
            return true;
        }
        catch (MigrationException exception)
        {
            _end.Abort(exception);
            return false;
        }
    }

    private void Write(RecordBatch batch, bool hasBegun)
    {
        try
        {
            if (hasBegun)
            {
                _folder!.End(batch);
            }
            else
            {
                _folder!.WriteTables(batch.Results);
            }
        }
        catch (MigrationException exception)
        {
            _end.Abort(exception);
        }
    }

    private void StopOnUnknownAttribute(IReadOnlyList<BulkUserResult> results)
    {
        if (results.All(result => result.Code == UnknownAttribute && result.Error == results[0].Error))
        {
            _end.Abort(Outcomes.AttributeUnknown(results[0]));
        }
    }
}
