using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using UserMigration.Engine.Runs.Folder;
using UserMigration.Engine.Runs.Sending;
using UserMigration.Engine.Runs.Settling;

namespace UserMigration.Engine.Runs.Upload;

/// <summary>
/// Sends batches with a bounded queue, a pacer and several workers; the first batch is sent alone. Each record gets
/// exactly one outcome, which is written to the run folder before it is reported to the observer.
/// </summary>
public sealed class BulkUserCreator : IDisposable
{
    private readonly IIdentityStore _store;
    private readonly IUploadObserver _observer;
    private readonly RunFolder? _folder;
    private readonly StoreCaller _caller;
    private readonly RunEnd _end;
    private readonly IBatchWork _work;
    private readonly ClaimedUsers _claims;
    private readonly UserTurns _turns;
    private readonly WorkQueue<RecordBatch> _queue;

    /// <summary>Creates the sender of an upload and starts its workers.</summary>
    /// <param name="store">The store.</param>
    /// <param name="options">The options for the upload.</param>
    /// <param name="observer">Receives the outcomes.</param>
    /// <param name="folder">The run folder; null if nothing is written.</param>
    /// <param name="time">The clock.</param>
    /// <param name="random">Returns random numbers from 0 to 1; called from any thread.</param>
    public BulkUserCreator(
        IIdentityStore store,
        BulkCreateOptions options,
        IUploadObserver observer,
        RunFolder? folder,
        TimeProvider time,
        Func<double> random)
    {
        if (options is null)
        {
            throw new ArgumentNullException(nameof(options));
        }

        _store = store ?? throw new ArgumentNullException(nameof(store));
        _observer = observer ?? throw new ArgumentNullException(nameof(observer));
        _folder = folder;
        _end = new RunEnd(observer, time);
        _caller = new StoreCaller(options, observer, time, random) { BeforeChange = CheckFolder };
        _claims = new ClaimedUsers(folder?.History);
        if (folder is not null && folder.History.Entries.Any(known => known.Value.IsDone))
        {
            _end.OnAccepted();
        }

        _work = NewWork(store, options, time);
        _turns = new UserTurns(new OperationOrder(store.Capabilities));
        _queue = new WorkQueue<RecordBatch>(options, SendAsync, _end.Stop, batch => batch.Turn ?? Task.CompletedTask);
    }

    /// <summary>The number of calls that were made.</summary>
    public long Calls => _caller.Calls;

    /// <summary>The error that ended the run early: one that every call would have, or a run folder that can't be written.</summary>
    public MigrationException? AbortedBy => _end.AbortedBy;

    /// <summary>A task that ends when all batches have their outcomes, after <see cref="Complete"/>.</summary>
    public Task Completion => _queue.Completion;

    /// <summary>Passes a batch to the workers.</summary>
    /// <param name="batch">The batch.</param>
    /// <returns>False while the queue is full.</returns>
    public bool TryQueue(RecordBatch batch)
    {
        _turns.Enter(batch ?? throw new ArgumentNullException(nameof(batch)));
        return _queue.TryAdd(batch);
    }

    /// <summary>Holds back later records of the users of a batch that was declined.</summary>
    /// <param name="batch">The batch; each of its records has a result.</param>
    public void Hold(RecordBatch batch) => _turns.Hold(batch);

    /// <summary>Signals that there are no more batches.</summary>
    public void Complete() => _queue.Complete();

    /// <summary>
    /// Stops the run: no new call starts, and calls in progress are canceled after a short time. The outcomes are still
    /// reported and written.
    /// </summary>
    public void Cancel()
    {
        _end.Stop();
        Complete();
    }

    /// <summary>Ends the run: no new call starts.</summary>
    /// <param name="cause">The cause; only the first one is kept.</param>
    public void Abort(MigrationException cause) => _end.Abort(cause);

    /// <summary>Counts the users in the store, with the same pace and retries as any other call.</summary>
    /// <param name="cancellationToken">A token that cancels waiting.</param>
    /// <returns>The number of users; null if the store does not report it.</returns>
    public Task<long?> CountAsync(CancellationToken cancellationToken) => _caller.CountAsync(_store, cancellationToken);

    /// <inheritdoc/>
    public void Dispose() => _end.Dispose();

    private IBatchWork NewWork(IIdentityStore store, BulkCreateOptions options, TimeProvider time)
    {
        UserLookUp lookUp = new UserLookUp(store, options, _caller, _end, time);
        Settlement settlement = new Settlement(store, options, _caller, _end, time, _claims, lookUp);
        return options.Plan
            ? new BatchPlan(store, options, _caller, _end, settlement)
            : new BatchSender(
                store,
                options,
                _caller,
                _end,
                store.Capabilities.CreatesOrUpdates ? new UpsertSettlement(store, options, lookUp) : settlement,
                new RecordDeletion(store, options, _caller, _end, time, lookUp),
                time);
    }

    private async Task SendAsync(RecordBatch batch, bool isFirst)
    {
        try
        {
            _turns.HoldBack(batch);
            RecordBatch open = batch.Open();
            bool hasBegun = _folder is not null
                && open.Count > 0
                && !_end.NoMoreCalls.IsCancellationRequested
                && await TryBeginAsync(open).ConfigureAwait(false);
            await _work.DoAsync(open).ConfigureAwait(false);
            Conclude(batch, open, hasBegun);
            if (isFirst)
            {
                StopOnUnknownAttribute(batch.Results);
            }
        }
        finally
        {
            _turns.Leave(batch);
        }
    }

    private void CheckFolder()
    {
        try
        {
            _folder?.CheckPlace();
        }
        catch (MigrationException exception)
        {
            _end.Abort(exception);
        }
    }

    private void Conclude(RecordBatch batch, RecordBatch open, bool hasBegun)
    {
        if (_folder is not null)
        {
            Write(open, hasBegun);
            Write(batch.Except(open), hasBegun: false);
        }

        if (!_end.NoMoreCalls.IsCancellationRequested)
        {
            _turns.Hold(batch);
        }

        foreach (BulkUserResult result in batch.Results)
        {
            _claims.Note(result);
            _observer.OnResult(result);
        }
    }

    /// <summary>Writes the records of a batch to the journal before they are sent. If that fails, nothing more is sent.</summary>
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
        if (batch.Count == 0)
        {
            return;
        }

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
        if (_store.Capabilities.UnknownAttributeCode is { } code && results.All(result => result.Code == code && result.Error == results[0].Error))
        {
            _end.Abort(Outcomes.AttributeUnknown(results[0]));
        }
    }
}
