using System;
using System.Collections.Generic;
using System.Threading.Tasks;
using UserMigration.Engine.Runs.Sending;
using UserMigration.Engine.Runs.Upload;

namespace UserMigration.Engine.Runs.Settling;

/// <summary>Asks the store for the users of records, one by one, and draws the conclusions where it can't be asked.</summary>
internal sealed class UserLookUp
{
    private readonly IIdentityStore _store;
    private readonly BulkCreateOptions _options;
    private readonly StoreCaller _caller;
    private readonly RunEnd _end;
    private readonly TimeProvider _time;

    public UserLookUp(IIdentityStore store, BulkCreateOptions options, StoreCaller caller, RunEnd end, TimeProvider time)
    {
        _store = store;
        _options = options;
        _caller = caller;
        _end = end;
        _time = time;
    }

    /// <summary>What the user of a record is looked up by; null where the record has no key.</summary>
    /// <param name="record">The record.</param>
    public IdentityKey? KeyOf(QueuedRecord record) => _store.KeyOf(record.Record, _options.PrimaryKey);

    /// <summary>Says of a record in doubt that it has no key.</summary>
    /// <param name="batch">Its batch.</param>
    /// <param name="record">The record.</param>
    public BulkUserResult Keyless(RecordBatch batch, QueuedRecord record) =>
        Outcomes.Unresolved(batch, record, $"It has no {_options.PrimaryKey} to look it up by.");

    /// <summary>Draws a conclusion for each record. One that can't be looked up has a result then.</summary>
    /// <param name="batch">Their batch.</param>
    /// <param name="records">The records.</param>
    /// <param name="conclude">Looks a record up.</param>
    public async Task ForEachAsync(RecordBatch batch, IEnumerable<QueuedRecord> records, Func<QueuedRecord, Task> conclude)
    {
        foreach (QueuedRecord record in records)
        {
            try
            {
                await conclude(record).ConfigureAwait(false);
            }
            catch (IdentityStoreException exception)
            {
                OnFault(batch, record, exception);
            }
            catch (StorePausedException exception)
            {
                record.Result = Left(batch, record, "The store can't be reached.");
                _end.Abort(Outcomes.Unavailable(exception));
            }
        }
    }

    /// <summary>Finds a user.</summary>
    /// <param name="key">Its key.</param>
    /// <param name="attributes">The attributes to give back; null for all.</param>
    public Task<IdentityUser?> FindAsync(IdentityKey key, IReadOnlyList<string>? attributes = null) =>
        _caller.ReadAsync(() => _store.FindAsync(_options.EntityType, key, attributes, _end.Stopped), _end.NoMoreCalls);

    /// <summary>Finds the user of a record. Not there yet is not absent: while the server may still be at work, it waits.</summary>
    /// <param name="record">The record.</param>
    /// <param name="key">Its key.</param>
    public async Task<IdentityUser?> FindConclusivelyAsync(QueuedRecord record, IdentityKey key)
    {
        IdentityUser? user = await FindAsync(key).ConfigureAwait(false);
        TimeSpan stillAtWork = record.InDoubtSince is null ? TimeSpan.Zero : record.ConclusiveFrom - _time.GetUtcNow();
        if (user is null && record.Refusal is not { IsDuplicate: true } && stillAtWork > TimeSpan.Zero)
        {
            await DelayAsync(stillAtWork).ConfigureAwait(false);
            user = await FindAsync(key).ConfigureAwait(false);
        }

        return user;
    }

    private void OnFault(RecordBatch batch, QueuedRecord record, IdentityStoreException exception)
    {
        string reason = "It could not be looked up: " + Outcomes.Plain(exception, record.Record);
        record.Result = IsUntouched(record) && exception.Kind == IdentityStoreFault.Refused
            ? Outcomes.Failed(batch, record, exception)
            : Left(batch, record, reason);
        if (exception.Kind == IdentityStoreFault.Denied)
        {
            _end.Abort(Outcomes.Denied(batch, exception));
        }
        else if (_caller.IsStoreSilent)
        {
            _end.Abort(Outcomes.Unavailable(exception));
        }
    }

    private static BulkUserResult Left(RecordBatch batch, QueuedRecord record, string reason) => IsUntouched(record)
        ? Outcomes.NotSent(batch, record, reason)
        : Outcomes.Unresolved(batch, record, reason);

    private static bool IsUntouched(QueuedRecord record) => record.InDoubtSince is null && record.Refusal is null;

    private Task DelayAsync(TimeSpan delay)
    {
#if NET8_0_OR_GREATER
        return Task.Delay(delay, _time, _end.NoMoreCalls);
#else
        return _time.Delay(delay, _end.NoMoreCalls);
#endif
    }
}
