using System;
using System.Collections.Generic;
using System.Threading.Tasks;
using UserMigration.Engine.Runs.Calls;
using UserMigration.Engine.Runs.Settling;
using UserMigration.Engine.Runs.Upload;

namespace UserMigration.Engine.Runs.Sending;

/// <summary>
/// Deletes the users of records, with one call each. A user is found by the record's key, or the key is the store's
/// identifier. A call whose answer was lost is repeated; a user that does not exist then was deleted by this run.
/// </summary>
internal sealed class RecordDeletion
{
    private const int MostRounds = 6;

    private readonly IIdentityStore _store;
    private readonly BulkCreateOptions _options;
    private readonly StoreCaller _caller;
    private readonly RunEnd _end;
    private readonly TimeProvider _time;
    private readonly UserLookUp _lookUp;
    private readonly string[] _attributes;

    public RecordDeletion(IIdentityStore store, BulkCreateOptions options, StoreCaller caller, RunEnd end, TimeProvider time, UserLookUp lookUp)
    {
        _store = store;
        _options = options;
        _caller = caller;
        _end = end;
        _time = time;
        _lookUp = lookUp;
        _attributes = new[] { store.Capabilities.Identifier };
    }

    /// <summary>Deletes the users of records. Each has a result afterwards, unless the run ends.</summary>
    /// <param name="batch">The batch of the records.</param>
    /// <param name="records">The records.</param>
    public Task DoAsync(RecordBatch batch, IReadOnlyList<QueuedRecord> records) =>
        _lookUp.ForEachAsync(batch, records, record => DeleteAsync(batch, record), isReported: false);

    private async Task DeleteAsync(RecordBatch batch, QueuedRecord record)
    {
        if (_lookUp.KeyOf(record) is not { } key)
        {
            record.Result = Outcomes.NobodyToDelete(batch, record, _options.PrimaryKey);
            return;
        }

        string? identifier = key.Attribute == _store.Capabilities.Identifier ? key.Value : null;
        for (int round = 1; round <= MostRounds; round++)
        {
            if (round > 1)
            {
                await _caller.BackOffAsync(round - 1, _end.NoMoreCalls).ConfigureAwait(false);
            }

            identifier ??= (await _lookUp.FindAsync(key, _attributes).ConfigureAwait(false))?.Uuid;
            if (identifier is null)
            {
                record.Result = Outcomes.Gone(batch, record, null, record.InDoubtSince is not null);
                return;
            }

            if (await TryDeleteAsync(batch, record, identifier).ConfigureAwait(false))
            {
                return;
            }
        }

        record.Result = Outcomes.Unresolved(batch, record, "The calls keep failing.");
    }

    /// <summary>Makes the call to delete a user.</summary>
    /// <returns>False if the outcome is unknown.</returns>
    private async Task<bool> TryDeleteAsync(RecordBatch batch, QueuedRecord record, string identifier)
    {
        bool wasInDoubt = record.InDoubtSince is not null;
        try
        {
            StoreDeletion deletion = await _caller.ChangeAsync(new StoreCall(CallOperation.Delete, batch.Number, 1), () => CallAsync(record, identifier), _end.NoMoreCalls).ConfigureAwait(false);
            record.Result = deletion == StoreDeletion.Absent
                ? Outcomes.Gone(batch, record, identifier, wasInDoubt)
                : Outcomes.Deleted(batch, record, identifier, deletion == StoreDeletion.Scheduled, wasInDoubt);
            _end.OnAccepted();
            return true;
        }
        catch (ArgumentException)
        {
            record.Result = Outcomes.NotAnIdentifier(batch, record, _store.Capabilities.Identifier);
            return true;
        }
        catch (IdentityStoreException exception) when (exception.MayHaveTakenEffect)
        {
            _end.Report($"{batch}: {Outcomes.Plain(exception, record.Record)} The outcome of the deletion is unknown. It is retried.");
            return false;
        }
        catch (IdentityStoreException exception)
        {
            Conclude(batch, record, exception);
            return true;
        }
    }

    /// <summary>Makes one attempt. The outcome is unknown while it is in progress.</summary>
    private async Task<StoreDeletion> CallAsync(QueuedRecord record, string identifier)
    {
        DateTimeOffset? before = record.InDoubtSince;
        record.InDoubtSince ??= _time.GetUtcNow();
        record.Attempts++;
        try
        {
            return await _store.DeleteAsync(_options.EntityType, identifier, _options.Timeout, _end.Stopped).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is ArgumentException || (exception is IdentityStoreException failure && !failure.MayHaveTakenEffect))
        {
            record.InDoubtSince = before;
            throw;
        }
    }

    private void Conclude(RecordBatch batch, QueuedRecord record, IdentityStoreException exception)
    {
        switch (exception.Kind)
        {
            case IdentityStoreFault.NotDone:
                _end.Abort(Outcomes.Unavailable(exception));
                break;
            case IdentityStoreFault.Denied:
                _end.Abort(Outcomes.Denied(batch, exception, _store));
                break;
            default:
                record.Result = Outcomes.Failed(batch, record, exception);
                if (record.InDoubtSince is not null)
                {
                    record.Result.Error += " An earlier call may have succeeded. Check whether the user is deleted, or scheduled for deletion.";
                }

                _end.OnRefusedRecord(exception, () => Outcomes.SettingRefused(batch, exception, _store));
                break;
        }
    }
}
