using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Channels;
using System.Threading.Tasks;

namespace UserMigration.Engine.Upload;

/// <summary>
/// Sends batches: a bounded queue, a pacer, N workers. Each record given has exactly one outcome, told to the observer
/// and written to the run folder first.
/// </summary>
public sealed class BulkUserCreator : IDisposable
{
    private readonly IIdentityStore _store;
    private readonly BulkCreateOptions _options;
    private readonly IUploadObserver _observer;
    private readonly RunFolder? _folder;
    private readonly Pacer _pacer;
    private readonly Channel<RecordBatch> _queue;
    private readonly CancellationTokenSource _stop = new CancellationTokenSource();
    private readonly Task _workers;
    private MigrationException? _abortedBy;
    private long _calls;

    /// <summary>Makes an upload and starts its workers.</summary>
    /// <param name="store">The store.</param>
    /// <param name="options">How to run.</param>
    /// <param name="observer">Hears the outcomes.</param>
    /// <param name="folder">The run folder, or null where nothing is written.</param>
    /// <param name="time">The clock.</param>
    public BulkUserCreator(
        IIdentityStore store,
        BulkCreateOptions options,
        IUploadObserver observer,
        RunFolder? folder,
        TimeProvider time)
    {
        _store = store ?? throw new ArgumentNullException(nameof(store));
        _options = options ?? throw new ArgumentNullException(nameof(options));
        _observer = observer ?? throw new ArgumentNullException(nameof(observer));
        _folder = folder;
        _pacer = new Pacer(options.RateLimit, time);
        _queue = Channel.CreateBounded<RecordBatch>(options.QueueCapacity);
        _workers = Task.WhenAll(Enumerable.Range(0, options.Workers).Select(_ => Task.Run(WorkAsync)));
    }

    /// <summary>How many calls were made.</summary>
    public long Calls => Interlocked.Read(ref _calls);

    /// <summary>What ended the run early: a refusal that every call would meet, or a run folder that can't be written.</summary>
    public MigrationException? AbortedBy => Volatile.Read(ref _abortedBy);

    /// <summary>Ends when every batch has its outcomes, after <see cref="Complete"/>.</summary>
    public Task Completion => _workers;

    /// <summary>Gives a batch to the workers.</summary>
    /// <param name="batch">The batch.</param>
    /// <returns>False while the queue is full.</returns>
    public bool TryQueue(RecordBatch batch) => _queue.Writer.TryWrite(batch);

    /// <summary>Says that no more batches come.</summary>
    public void Complete() => _queue.Writer.TryComplete();

    /// <summary>
    /// Stops: calls under way are given up and their records unresolved, waiting batches are not sent. The outcomes are
    /// still told and written.
    /// </summary>
    public void Cancel()
    {
        _stop.Cancel();
        Complete();
    }

    /// <summary>Counts the users of the store; a call like any other.</summary>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <exception cref="IdentityStoreException">The call failed.</exception>
    public async Task<long> CountAsync(CancellationToken cancellationToken)
    {
        await _pacer.WaitAsync(cancellationToken).ConfigureAwait(false);
        Interlocked.Increment(ref _calls);
        return await _store.CountAsync(_options.EntityType, null, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public void Dispose() => _stop.Dispose();

    private async Task WorkAsync()
    {
        while (await _queue.Reader.WaitToReadAsync().ConfigureAwait(false))
        {
            while (_queue.Reader.TryRead(out RecordBatch? batch))
            {
                SettleOrAbort(await SendAsync(batch).ConfigureAwait(false));
            }
        }
    }

    private async Task<IReadOnlyList<BulkUserResult>> SendAsync(RecordBatch batch)
    {
        try
        {
            await _pacer.WaitAsync(_stop.Token).ConfigureAwait(false);
            _stop.Token.ThrowIfCancellationRequested();
        }
        catch (OperationCanceledException)
        {
            return batch.Settle(BulkUserStatus.NotSent, AbortedBy is null ? "The run was stopped." : "The run was aborted.");
        }

        Interlocked.Increment(ref _calls);
        try
        {
            IReadOnlyList<StoreRecordAnswer> answers = await _store
                .CreateAsync(_options.EntityType, batch.Records, _options.Timeout, _stop.Token)
                .ConfigureAwait(false);
            _observer.OnVerbose($"Batch {batch.Number} ({batch}) was answered.");
            return Outcomes.Of(batch, answers);
        }
        catch (IdentityStoreException exception)
        {
            IReadOnlyList<BulkUserResult> results = Outcomes.Unresolved(batch, exception);
            _observer.OnVerbose($"Batch {batch.Number} ({batch}) failed as a whole: {results[0].Error}");
            if (exception.Kind == IdentityStoreFault.Denied)
            {
                Abort(Outcomes.Denied(results[0], exception));
            }

            return results;
        }
        catch (OperationCanceledException)
        {
            return Outcomes.Unresolved(batch, new IdentityStoreException("The run was stopped while the call was under way."));
        }
    }

    private void SettleOrAbort(IReadOnlyList<BulkUserResult> results)
    {
        try
        {
            _folder?.Write(results);
        }
        catch (MigrationException exception)
        {
            Abort(exception);
        }

        foreach (BulkUserResult result in results)
        {
            _observer.OnResult(result);
        }
    }

    private void Abort(MigrationException exception)
    {
        if (Interlocked.CompareExchange(ref _abortedBy, exception, null) is null)
        {
            _stop.Cancel();
        }
    }
}
