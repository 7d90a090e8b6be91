using System;
using System.Collections.Generic;
using System.Threading.Tasks;

namespace UserMigration.Engine.Upload;

/// <summary>
/// Settles records of which nobody can tell, by asking the store. A user that is found is ours only if its fields are
/// equal and it was not created before the intent; in doubt it was there already.
/// </summary>
internal sealed class Settlement
{
    /// <summary>What the store's Date header (whole seconds) and its clock may be apart.</summary>
    private static readonly TimeSpan s_clockTolerance = TimeSpan.FromSeconds(2);

    private readonly IIdentityStore _store;
    private readonly BulkCreateOptions _options;
    private readonly StoreCaller _caller;
    private readonly RunEnd _end;
    private readonly TimeProvider _time;
    private readonly Lazy<Task<bool>> _isKeyUnique;

    public Settlement(IIdentityStore store, BulkCreateOptions options, StoreCaller caller, RunEnd end, TimeProvider time)
    {
        _store = store;
        _options = options;
        _caller = caller;
        _end = end;
        _time = time;
        _isKeyUnique = new Lazy<Task<bool>>(AskAsync);
    }

    /// <summary>Whether the store lets a key occur once alone; asked once, and no where it does not say.</summary>
    public Task<bool> IsKeyUniqueAsync() => _isKeyUnique.Value;

    /// <summary>Looks records up. One that the store does not have keeps no result, and is to be sent.</summary>
    /// <param name="batch">Their batch.</param>
    /// <param name="records">The records; each has a key.</param>
    /// <param name="isDuplicate">Whether the store has said that it has the key.</param>
    public async Task LookUpAsync(RecordBatch batch, IReadOnlyList<QueuedRecord> records, bool isDuplicate)
    {
        foreach (QueuedRecord record in records)
        {
            try
            {
                await LookUpAsync(batch, record, isDuplicate).ConfigureAwait(false);
            }
            catch (IdentityStoreException exception)
            {
                record.Result = Outcomes.Unresolved(batch, record, "It could not be looked up: " + exception.Message);
                if (exception.Kind == IdentityStoreFault.Denied)
                {
                    _end.Abort(Outcomes.Denied(batch, exception));
                }
            }
            catch (Polly.CircuitBreaker.BrokenCircuitException exception)
            {
                record.Result = Outcomes.Unresolved(batch, record, "The store can't be reached.");
                _end.Abort(Outcomes.Unavailable(exception));
            }
        }
    }

    private async Task LookUpAsync(RecordBatch batch, QueuedRecord record, bool isDuplicate)
    {
        IdentityKey key = new IdentityKey(_options.PrimaryKey, RecordKey.Of(record.Record, _options.PrimaryKey)!);
        IdentityUser? user = await FindAsync(key).ConfigureAwait(false);
        if (user is null && !isDuplicate && record.ConclusiveFrom > _time.GetUtcNow())
        {
            // The server may still be at work on the attempt that was lost: not there yet is not absent.
            await DelayAsync(record.ConclusiveFrom - _time.GetUtcNow()).ConfigureAwait(false);
            user = await FindAsync(key).ConfigureAwait(false);
        }

        if (user is not null)
        {
            record.Result = IsOurs(record, user)
                ? Outcomes.Settled(batch, record, user)
                : Outcomes.ExistingInDoubt(batch, record, user);
        }
        else if (isDuplicate)
        {
            // Another of its unique attributes is taken, so it is not there and can't get there.
            record.Result = Outcomes.ExistingInDoubt(batch, record, null);
        }
    }

    private Task<IdentityUser?> FindAsync(IdentityKey key) =>
        _caller.ReadAsync(() => _store.FindAsync(_options.EntityType, key, null, _end.Stopped), _end.NoMoreCalls);

    private bool IsOurs(QueuedRecord record, IdentityUser user) =>
        user.Created is { } created
        && _store.ClockOffset is { } offset
        && record.InDoubtSince is { } since
        && created >= since + offset - s_clockTolerance
        && _store.FindDifferences(record.Record, user).Count == 0;

    private async Task<bool> AskAsync()
    {
        try
        {
            return await _caller
                .ReadAsync(() => _store.IsUniqueAsync(_options.EntityType, _options.PrimaryKey, _end.Stopped), _end.NoMoreCalls)
                .ConfigureAwait(false);
        }
        catch (IdentityStoreException exception)
        {
            _end.Tell($"The store does not say whether {_options.PrimaryKey} is unique: {exception.Message} Records are looked up one by one.");
            return false;
        }
    }

    private Task DelayAsync(TimeSpan delay)
    {
#if NET8_0_OR_GREATER
        return Task.Delay(delay, _time, _end.NoMoreCalls);
#else
        return _time.Delay(delay, _end.NoMoreCalls);
#endif
    }
}
