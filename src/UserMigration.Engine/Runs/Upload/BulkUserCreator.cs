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
internal sealed class BulkUserCreator : IRunWorkers
{
    private readonly IIdentityStore _store;
    private readonly IUploadObserver _observer;
    private readonly TimeProvider _time;
    private readonly RunFolder? _folder;
    private readonly ClaimedUsers _claims;
    private readonly UserTurns _turns;
    private readonly RunWorkers<RecordBatch> _workers;

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
        _time = time;
        _claims = new ClaimedUsers(folder?.History);
        _turns = new UserTurns(new OperationOrder(store.Capabilities));
        _workers = new RunWorkers<RecordBatch>(
            store,
            options,
            observer,
            time,
            random,
            folder is null ? null : folder.CheckPlace,
            (caller, end) => PlanWork(options, time, caller, end),
            batch => batch.Turn ?? Task.CompletedTask);
    }

    /// <inheritdoc/>
    public long Calls => _workers.Calls;

    /// <inheritdoc/>
    public MigrationException? AbortedBy => _workers.AbortedBy;

    /// <inheritdoc/>
    public Task Completion => _workers.Completion;

    /// <summary>Passes a batch to the workers.</summary>
    /// <param name="batch">The batch.</param>
    /// <returns>False while the queue is full.</returns>
    public bool TryQueue(RecordBatch batch)
    {
        _turns.Enter(batch ?? throw new ArgumentNullException(nameof(batch)));
        return _workers.TryAdd(batch);
    }

    /// <summary>Holds back later records of the users of a batch that was declined.</summary>
    /// <param name="batch">The batch; each of its records has a result.</param>
    public void Hold(RecordBatch batch) => _turns.Hold(batch);

    /// <inheritdoc/>
    public void Complete() => _workers.Complete();

    /// <inheritdoc/>
    public void Cancel() => _workers.Cancel();

    /// <inheritdoc/>
    public void Abort(MigrationException cause) => _workers.Abort(cause);

    /// <inheritdoc/>
    public Task<long?> CountAsync(CancellationToken cancellationToken) => _workers.CountAsync(cancellationToken);

    /// <inheritdoc/>
    public void Dispose() => _workers.Dispose();

    private Func<RecordBatch, bool, Task> PlanWork(BulkCreateOptions options, TimeProvider time, StoreCaller caller, RunEnd end)
    {
        if (_folder is not null && _folder.History.Entries.Any(known => known.Value.IsDone))
        {
            end.OnAccepted();
        }

        IBatchWork work = NewWork(_store, options, time, caller, end);
        return (batch, isFirst) => SendAsync(work, caller, end, batch, isFirst);
    }

    private IBatchWork NewWork(IIdentityStore store, BulkCreateOptions options, TimeProvider time, StoreCaller caller, RunEnd end)
    {
        UserLookUp lookUp = new UserLookUp(store, options, caller, end, time);
        Settlement settlement = new Settlement(store, options, caller, end, time, _claims, lookUp);
        return options.Plan
            ? new BatchPlan(store, options, caller, end, settlement)
            : new BatchSender(
                store,
                options,
                caller,
                end,
                store.Capabilities.CreatesOrUpdates ? new UpsertSettlement(store, options, lookUp) : settlement,
                new RecordDeletion(store, options, caller, end, time, lookUp),
                time);
    }

    private async Task SendAsync(IBatchWork work, StoreCaller caller, RunEnd end, RecordBatch batch, bool isFirst)
    {
        try
        {
            long begun = _time.GetTimestamp();
            _turns.HoldBack(batch);
            RecordBatch open = batch.Open();
            bool hasBegun = _folder is not null
                && open.Count > 0
                && !end.NoMoreCalls.IsCancellationRequested
                && await TryBeginAsync(open).ConfigureAwait(false);
            await work.DoAsync(open).ConfigureAwait(false);
            Conclude(end, batch, open, hasBegun);
            end.Report(BatchLine.Write(
                $"Batch {batch.Number}, {batch}", batch.Entries.Select(entry => entry.Result!.Status), _time.GetElapsedTime(begun), caller.CallsPerSecond));
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

    private void Conclude(RunEnd end, RecordBatch batch, RecordBatch open, bool hasBegun)
    {
        if (_folder is not null)
        {
            Write(open, hasBegun);
            Write(batch.Except(open), hasBegun: false);
        }

        if (!end.NoMoreCalls.IsCancellationRequested)
        {
            _turns.Hold(batch);
        }

        IReadOnlyList<BulkUserResult> results = batch.Results;
        _claims.Note(results);
        _observer.OnResults(results);
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
            _workers.Abort(exception);
            return false;
        }
    }

    private void Write(RecordBatch batch, bool hasBegun)
    {
        if (batch.Count == 0)
        {
            return;
        }

        _workers.AbortUnless(() =>
        {
            if (hasBegun)
            {
                _folder!.End(batch);
            }
            else
            {
                _folder!.WriteUnsent(batch.Entries);
            }
        });
    }

    private void StopOnUnknownAttribute(IReadOnlyList<BulkUserResult> results)
    {
        if (_store.Capabilities.UnknownAttributeCode is { } code && results.All(result => result.Code == code && result.Error == results[0].Error))
        {
            _workers.Abort(Outcomes.AttributeUnknown(results[0]));
        }
    }
}
