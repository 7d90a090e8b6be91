using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using UserMigration.Engine.Runs.Calls;
using UserMigration.Engine.Runs.Settling;
using UserMigration.Engine.Runs.Upload;

namespace UserMigration.Engine.Runs.Sending;

/// <summary>
/// Changes an existing user to match its record. The calls have the same effect however often they are made. After a lost
/// answer, the user is therefore looked up and, if it does not match yet, changed again.
/// </summary>
internal sealed class RecordUpdate
{
    private const int MostRounds = 6;

    private readonly IIdentityStore _store;
    private readonly BulkCreateOptions _options;
    private readonly StoreCaller _caller;
    private readonly RunEnd _end;
    private readonly TimeProvider _time;
    private int _hasWarned;

    public RecordUpdate(IIdentityStore store, BulkCreateOptions options, StoreCaller caller, RunEnd end, TimeProvider time)
    {
        _store = store;
        _options = options;
        _caller = caller;
        _end = end;
        _time = time;
    }

    /// <summary>Changes a user.</summary>
    /// <param name="batch">The batch of the record.</param>
    /// <param name="record">The record; it has a result afterwards, unless the run ends.</param>
    /// <param name="user">The user, with all its attributes.</param>
    public async Task ApplyAsync(RecordBatch batch, QueuedRecord record, IdentityUser user)
    {
        record.IsUpdate = true;
        IReadOnlyList<StoreChange> changes = _store.PlanChanges(record.Record, user);
        if (changes.Count == 0)
        {
            // The user matches the record and was changed after the intent: the answer was lost together with the command that waited for it.
            bool isOurs = Settlement.IsSince(record, user.LastUpdated, _store.ClockOffset);
            record.Result = Outcomes.Changed(batch, record, user, isOurs ? BulkUserStatus.Updated : BulkUserStatus.Unchanged, isOurs);
            return;
        }

        Warn(record, changes);
        for (int round = 1; round <= MostRounds; round++)
        {
            if (await TryChangeAsync(batch, record, user, changes).ConfigureAwait(false))
            {
                return;
            }

            await _caller.BackOffAsync(round, _end.NoMoreCalls).ConfigureAwait(false);
            IdentityUser? now = await FindAsync(KeyOf(user, record)).ConfigureAwait(false);
            if (now is null)
            {
                record.Result = Outcomes.Unresolved(batch, record, "The store no longer has the user.");
                return;
            }

            changes = _store.PlanChanges(record.Record, now);
            if (changes.Count == 0)
            {
                record.Result = Outcomes.Changed(batch, record, user, BulkUserStatus.Updated, isSettled: true);
                return;
            }
        }

        record.Result = Outcomes.Unresolved(batch, record, "The calls keep failing.");
    }

    /// <summary>Makes the calls to change a user.</summary>
    /// <returns>False if the outcome of a call is unknown.</returns>
    private async Task<bool> TryChangeAsync(RecordBatch batch, QueuedRecord record, IdentityUser user, IReadOnlyList<StoreChange> changes)
    {
        try
        {
            foreach (StoreChange change in changes)
            {
                await _caller.ChangeAsync(new StoreCall(CallOperation.Update, batch.Number, 1), () => CallAsync(record, user, change), _end.NoMoreCalls).ConfigureAwait(false);
            }

            record.Result = Outcomes.Changed(batch, record, user, BulkUserStatus.Updated);
            return true;
        }
        catch (IdentityStoreException exception) when (exception is { MayHaveTakenEffect: false, Kind: IdentityStoreFault.Refused or IdentityStoreFault.TooLarge })
        {
            record.Result = Outcomes.Failed(batch, record, exception);
            return true;
        }
        catch (IdentityStoreException exception) when (exception.Kind == IdentityStoreFault.Denied)
        {
            _end.Abort(Outcomes.Denied(batch, exception, _store));
            return true;
        }
        catch (IdentityStoreException exception) when (exception.Kind == IdentityStoreFault.NotDone)
        {
            _end.Abort(Outcomes.Unavailable(exception));
            return true;
        }
        catch (IdentityStoreException exception)
        {
            string next = exception.Kind == IdentityStoreFault.Outdated ? "The user changed in the meantime. Looking it up again." : "The outcome of the change is unknown. Looking up the user.";
            _end.Report($"{batch}: {Outcomes.Plain(exception, record.Record)} {next}");
            return false;
        }
    }

    /// <summary>Makes one attempt. A call that certainly had no effect adds no doubt; doubt from an earlier change of the record remains.</summary>
    private async Task<bool> CallAsync(QueuedRecord record, IdentityUser user, StoreChange change)
    {
        DateTimeOffset? before = record.InDoubtSince;
        record.InDoubtSince ??= _time.GetUtcNow();
        record.Attempts++;
        try
        {
            await _store.ChangeAsync(_options.EntityType, KeyOf(user, record), change, _options.Timeout, _end.Stopped).ConfigureAwait(false);
            return true;
        }
        catch (IdentityStoreException exception) when (!exception.MayHaveTakenEffect)
        {
            record.InDoubtSince = before;
            throw;
        }
    }

    private Task<IdentityUser?> FindAsync(IdentityKey key) =>
        _caller.ReadAsync(StoreCall.LookUp, () => _store.FindAsync(_options.EntityType, key, null, _end.Stopped), _end.NoMoreCalls);

    private IdentityKey KeyOf(IdentityUser user, QueuedRecord record) => user.Uuid is { } uuid
        ? new IdentityKey(_store.Capabilities.Identifier, uuid)
        : _store.KeyOf(record.Record, _options.PrimaryKey)!;

    private void Warn(QueuedRecord record, IReadOnlyList<StoreChange> changes)
    {
        string[] erased = changes.SelectMany(change => change.Erased).ToArray();
        if (erased.Length > 0 && Interlocked.Exchange(ref _hasWarned, 1) == 0)
        {
            _end.Warn($"Empty fields erase values in the store, for example {string.Join(", ", erased)} of record {record.Record.RecordNumber}. "
                + "Without -EmptyValue Null, ConvertTo-IdentityRecord does not change these attributes.");
        }
    }
}
