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
    private readonly RecordUpdate _update;
    private readonly ClaimedUsers _claims;
    private readonly Lazy<Task<bool>> _isKeyUnique;

    public Settlement(IIdentityStore store, BulkCreateOptions options, StoreCaller caller, RunEnd end, TimeProvider time, ClaimedUsers claims)
    {
        _claims = claims;
        _store = store;
        _options = options;
        _caller = caller;
        _end = end;
        _time = time;
        _update = new RecordUpdate(store, options, caller, end, time);
        _isKeyUnique = new Lazy<Task<bool>>(AskAsync);
    }

    /// <summary>Whether the store lets a key occur once alone; asked once, and no where it does not say.</summary>
    public Task<bool> IsKeyUniqueAsync() => _isKeyUnique.Value;

    /// <summary>
    /// Looks records up. One that the store does not have keeps no result and is to be sent, unless the store refused it
    /// as a duplicate.
    /// </summary>
    /// <param name="batch">Their batch.</param>
    /// <param name="records">The records.</param>
    public async Task LookUpAsync(RecordBatch batch, IReadOnlyList<QueuedRecord> records)
    {
        foreach (QueuedRecord record in records)
        {
            try
            {
                await LookUpAsync(batch, record).ConfigureAwait(false);
            }
            catch (IdentityStoreException exception)
            {
                record.Result = Outcomes.Unresolved(batch, record, "It could not be looked up: " + Outcomes.Plain(exception, record.Record));
                if (exception.Kind == IdentityStoreFault.Denied)
                {
                    _end.Abort(Outcomes.Denied(batch, exception));
                }
                else if (_caller.IsStoreSilent)
                {
                    _end.Abort(Outcomes.Unavailable(exception));
                }
            }
            catch (Polly.CircuitBreaker.BrokenCircuitException exception)
            {
                record.Result = Outcomes.Unresolved(batch, record, "The store can't be reached.");
                _end.Abort(Outcomes.Unavailable(exception));
            }
        }
    }

    private async Task LookUpAsync(RecordBatch batch, QueuedRecord record)
    {
        if (_store.KeyOf(record.Record, _options.PrimaryKey) is not { } key)
        {
            record.Result = Keyless(batch, record);
            return;
        }

        IdentityUser? user = await FindAsync(key).ConfigureAwait(false);
        TimeSpan stillAtWork = record.InDoubtSince is null ? TimeSpan.Zero : record.ConclusiveFrom - _time.GetUtcNow();
        if (user is null && record.Refusal is not { IsDuplicate: true } && stillAtWork > TimeSpan.Zero)
        {
            // The server may still be at work on the attempt that was lost: not there yet is not absent.
            await DelayAsync(stillAtWork).ConfigureAwait(false);
            user = await FindAsync(key).ConfigureAwait(false);
        }

        if (user is not null)
        {
            await ConcludeAsync(batch, record, user).ConfigureAwait(false);
        }
        else if (record.Refusal is { IsDuplicate: false })
        {
            record.Result = Outcomes.Of(batch, record, record.Refusal);
        }
        else if (record.Refusal is not null)
        {
            // Another of its unique attributes is taken, so it is not there and can't get there.
            record.Result = record.InDoubtSince is not null && !_options.DeltaMigration
                ? Outcomes.ExistingInDoubt(batch, record, null)
                : Outcomes.Elsewhere(batch, record, _options.PrimaryKey);
        }
    }

    private async Task ConcludeAsync(RecordBatch batch, QueuedRecord record, IdentityUser user)
    {
        if (IsOurs(record, user) && _claims.TryClaim(user.Uuid))
        {
            record.Result = Outcomes.Settled(batch, record, user);
        }
        else if (_options.DeltaMigration)
        {
            await _update.ApplyAsync(batch, record, user).ConfigureAwait(false);
        }
        else
        {
            record.Result = record.InDoubtSince is null
                ? Outcomes.Of(batch, record, record.Refusal!)
                : Outcomes.ExistingInDoubt(batch, record, user);
        }
    }

    private BulkUserResult Keyless(RecordBatch batch, QueuedRecord record) => record.InDoubtSince is null
        ? Outcomes.Elsewhere(batch, record, _options.PrimaryKey)
        : Outcomes.Unresolved(batch, record, $"It has no {_options.PrimaryKey} to look it up by.");

    private Task<IdentityUser?> FindAsync(IdentityKey key) =>
        _caller.ReadAsync(() => _store.FindAsync(_options.EntityType, key, null, _end.Stopped), _end.NoMoreCalls);

    private bool IsOurs(QueuedRecord record, IdentityUser user) =>
        IsSince(record, user.Created, _store.ClockOffset) && _store.FindDifferences(record.Record, user).Count == 0;

    /// <summary>Whether the store did something, at a time by its clock, not before the intent of a record in doubt.</summary>
    internal static bool IsSince(QueuedRecord record, DateTimeOffset? time, TimeSpan? clockOffset) =>
        time is { } then
        && clockOffset is { } offset
        && record.InDoubtSince is { } since
        && then >= since + offset - s_clockTolerance;

    private async Task<bool> AskAsync()
    {
        try
        {
            bool isUnique = await _caller
                .ReadAsync(() => _store.IsUniqueAsync(_options.EntityType, _options.PrimaryKey, _end.Stopped), _end.NoMoreCalls)
                .ConfigureAwait(false);
            if (!isUnique && _options.DeltaMigration)
            {
                _end.Warn($"The schema does not say that {_options.PrimaryKey} is unique: the store may take a record of a user that it has as a new one. "
                    + "Name the attribute that is unique with -PrimaryKey.");
            }

            return isUnique;
        }
        catch (Polly.CircuitBreaker.BrokenCircuitException exception)
        {
            _end.Abort(Outcomes.Unavailable(exception));
            return false;
        }
        catch (IdentityStoreException exception) when (_options.DeltaMigration)
        {
            _end.Abort(exception.Kind == IdentityStoreFault.NotDone ? Outcomes.Unavailable(exception) : Outcomes.SchemaUnreadable(exception));
            return false;
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
