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
/// Sends batches: a bounded queue, a pacer, N workers, the first batch alone. Each record given has exactly one outcome,
/// written to the run folder first and told to the observer then.
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
        _turns = new UserTurns(new OperationOrder(store.Traits));
        _queue = new WorkQueue<RecordBatch>(options, SendAsync, _end.Stop, batch => batch.Turn ?? Task.CompletedTask);
    }

    /// <summary>How many calls were made.</summary>
    public long Calls => _caller.Calls;

    /// <summary>What ended the run early: what every call would meet, or a run folder that can't be written.</summary>
    public MigrationException? AbortedBy => _end.AbortedBy;

    /// <summary>Ends when every batch has its outcomes, after <see cref="Complete"/>.</summary>
    public Task Completion => _queue.Completion;

    /// <summary>Gives a batch to the workers.</summary>
    /// <param name="batch">The batch.</param>
    /// <returns>False while the queue is full.</returns>
    public bool TryQueue(RecordBatch batch)
    {
        _turns.Enter(batch ?? throw new ArgumentNullException(nameof(batch)));
        return _queue.TryAdd(batch);
    }

    /// <summary>Holds later records of the users of a batch back, which was declined.</summary>
    /// <param name="batch">The batch; each of its records has a result.</param>
    public void Hold(RecordBatch batch) => _turns.Hold(batch);

    /// <summary>Says that no more batches come.</summary>
    public void Complete() => _queue.Complete();

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
    /// <returns>The count; null where the store does not say.</returns>
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
                store.Traits.CreatesOrUpdates ? new UpsertSettlement(store, options, lookUp) : settlement,
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
        if (_store.Traits.UnknownAttributeCode is { } code && results.All(result => result.Code == code && result.Error == results[0].Error))
        {
            _end.Abort(Outcomes.AttributeUnknown(results[0]));
        }
    }
}
