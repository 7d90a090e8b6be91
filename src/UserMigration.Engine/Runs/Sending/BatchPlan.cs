using System;
using System.Collections.Generic;
using System.Threading.Tasks;
using UserMigration.Engine.Runs.Calls;
using UserMigration.Engine.Runs.Planning;
using UserMigration.Engine.Runs.Settling;
using UserMigration.Engine.Runs.Upload;

namespace UserMigration.Engine.Runs.Sending;

/// <summary>Looks up what an upload would do with the records of a batch. Nothing is changed.</summary>
internal sealed class BatchPlan : IBatchWork
{
    private readonly IIdentityStore _store;
    private readonly BulkCreateOptions _options;
    private readonly StoreCaller _caller;
    private readonly RunEnd _end;
    private readonly Lazy<Task> _schema;
    private readonly PlannedChanges _changes;

    public BatchPlan(IIdentityStore store, BulkCreateOptions options, StoreCaller caller, RunEnd end, Settlement settlement)
    {
        _store = store;
        _options = options;
        _caller = caller;
        _end = end;
        _changes = new PlannedChanges(store.Capabilities);
        _schema = new Lazy<Task>(() => settlement.IsKeyUniqueAsync(isToChange: true));
    }

    /// <inheritdoc/>
    public async Task DoAsync(RecordBatch batch)
    {
        foreach (QueuedRecord record in batch.Entries)
        {
            try
            {
                record.Result = await LookUpAsync(batch, record).ConfigureAwait(false);
            }
            catch (IdentityStoreException exception)
            {
                record.Result = Outcomes.Unresolved(batch, record, "The user could not be looked up: " + Outcomes.Plain(exception, record.Record));
                EndWhere(batch, exception);
            }
            catch (StorePausedException exception)
            {
                _end.Abort(Outcomes.Unavailable(exception));
            }
            catch (OperationCanceledException)
            {
                // The run ends: records without an outcome get one below.
            }

            record.Result ??= Outcomes.NotSent(batch, record, _end.Reason);
        }
    }

    private async Task<BulkUserResult> LookUpAsync(RecordBatch batch, QueuedRecord record)
    {
        if (_store.KeyOf(record.Record, _options.PrimaryKey) is not { } key)
        {
            return record.IsDeletion
                ? Outcomes.NobodyToDelete(batch, record, _options.PrimaryKey)
                : Planned(batch, record, null, BulkUserStatus.WouldCreate, null);
        }

        bool isToChange = !record.IsDeletion && (_store.Capabilities.CreatesOrUpdates || _options.IsToChange(record.Record));
        if (isToChange && !_store.Capabilities.CreatesOrUpdates)
        {
            await _schema.Value.ConfigureAwait(false);
        }

        IdentityUser? user = await _caller
            .ReadAsync(new StoreCall(CallOperation.LookUp, batch.Number, 1), () => _store.FindAsync(_options.EntityType, key, null, _end.Stopped), _end.NoMoreCalls)
            .ConfigureAwait(false);
        record.IsUpdate = user is not null && isToChange;
        IReadOnlyList<StoreChange>? changes = record.IsUpdate && !_store.Capabilities.CreatesOrUpdates ? _store.PlanChanges(record.Record, user!) : null;
        BulkUserStatus status = record.IsDeletion ? (user is null ? BulkUserStatus.Unchanged : BulkUserStatus.WouldDelete)
            : user is null ? BulkUserStatus.WouldCreate
            : !isToChange ? BulkUserStatus.Existing
            : changes is { Count: 0 } ? BulkUserStatus.Unchanged
            : BulkUserStatus.WouldUpdate;
        return Planned(batch, record, user, status, changes);
    }

    private BulkUserResult Planned(RecordBatch batch, QueuedRecord record, IdentityUser? user, BulkUserStatus status, IReadOnlyList<StoreChange>? changes)
    {
        BulkUserResult result = Outcomes.Planned(batch, record, user, status);
        result.Changes = status == BulkUserStatus.WouldCreate ? _changes.OfNew(record.Record)
            : status == BulkUserStatus.WouldUpdate ? (changes is null ? _changes.OfSent(record.Record) : _changes.OfExisting(changes))
            : result.Changes;
        return result;
    }

    private void EndWhere(RecordBatch batch, IdentityStoreException exception)
    {
        if (exception.Kind == IdentityStoreFault.Denied)
        {
            _end.Abort(Outcomes.Denied(batch, exception, _store));
        }
        else if (exception.Kind == IdentityStoreFault.NotDone)
        {
            _end.Abort(Outcomes.Unavailable(exception));
        }
        else if (exception.Kind == IdentityStoreFault.Refused)
        {
            _end.OnRefusedRecord(exception, () => Outcomes.SettingRefused(batch, exception, _store));
        }
    }
}
