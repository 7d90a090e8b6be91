using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using UserMigration.Engine.Runs.Calls;
using UserMigration.Engine.Runs.Sending;
using UserMigration.Engine.Runs.Upload;
using UserMigration.Engine.Values;

namespace UserMigration.Engine.Runs.Settling;

/// <summary>Looks up the users of records, one by one, and sets the outcome of a record that can't be looked up.</summary>
internal sealed class UserLookUp
{
    private const int MostSearchesRefused = 2;

    private readonly IIdentityStore _store;
    private readonly BulkCreateOptions _options;
    private readonly StoreCaller _caller;
    private readonly RunEnd _end;
    private readonly TimeProvider _time;
    private int _searchesRefused;

    public UserLookUp(IIdentityStore store, BulkCreateOptions options, StoreCaller caller, RunEnd end, TimeProvider time)
    {
        _store = store;
        _options = options;
        _caller = caller;
        _end = end;
        _time = time;
    }

    /// <summary>Gets the key for looking up the user of a record; null if the record has no key.</summary>
    /// <param name="record">The record.</param>
    public IdentityKey? KeyOf(QueuedRecord record) => _store.KeyOf(record.Record, _options.PrimaryKey);

    /// <summary>Creates the outcome of a record whose outcome is unknown and that has no key.</summary>
    /// <param name="batch">The batch of the record.</param>
    /// <param name="record">The record.</param>
    public BulkUserResult Keyless(RecordBatch batch, QueuedRecord record) =>
        Outcomes.Unresolved(batch, record, $"The record has no {_options.PrimaryKey} to look up its user by.");

    /// <summary>Looks up each record. A record that can't be looked up has a result afterwards.</summary>
    /// <param name="batch">The batch of the records.</param>
    /// <param name="records">The records.</param>
    /// <param name="conclude">Looks up one record and sets its result.</param>
    /// <param name="isReported">Whether a verbose message says how many were looked up.</param>
    public async Task ForEachAsync(RecordBatch batch, IEnumerable<QueuedRecord> records, Func<QueuedRecord, Task> conclude, bool isReported = true)
    {
        int count = 0;
        int open = 0;
        foreach (QueuedRecord record in records)
        {
            count++;
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

            open += record.Result is null ? 1 : 0;
        }

        if (count > 0 && isReported)
        {
            _end.Report($"{batch}: {(count == 1 ? "1 user was" : count + " users were")} looked up. {(open == 0 ? "All outcomes are known." : $"{open} of the records must be sent.")}");
        }
    }

    /// <summary>Finds out, in one call if possible, which keys of some records have users.</summary>
    /// <param name="records">The records.</param>
    /// <returns>
    /// The keys for which the store returned a user. Other keys may have one too: the store may not support the call, or not for these keys.
    /// </returns>
    public async Task<ISet<string>> FindTogetherAsync(IReadOnlyList<QueuedRecord> records)
    {
        HashSet<string> found = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        string[] keys = records
            .Select(KeyOf)
            .OfType<IdentityKey>()
            .Where(key => key.Attribute == _options.PrimaryKey && _store.CanFindTogether(key))
            .Select(key => key.Value)
            .Distinct(StringComparer.Ordinal)
            .ToArray();
        if (keys.Length < 2 || !_store.Capabilities.ShowsAttributes || Volatile.Read(ref _searchesRefused) > MostSearchesRefused)
        {
            return found;
        }

        try
        {
            IReadOnlyList<IdentityUser> users = await _caller
                .ReadAsync(
                    new StoreCall(CallOperation.LookUp, 0, keys.Length),
                    () => _store.FindTogetherAsync(_options.EntityType, _options.PrimaryKey, keys, _options.Timeout, _end.Stopped),
                    _end.NoMoreCalls)
                .ConfigureAwait(false);
            found.UnionWith(users.Select(user => RecordKey.Get(user.Attributes, _options.PrimaryKey)).OfType<string>());
        }
        catch (IdentityStoreException)
        {
            // Each record is looked up by itself, which shows what is wrong.
            Interlocked.Increment(ref _searchesRefused);
        }

        return found;
    }

    /// <summary>Finds a user.</summary>
    /// <param name="key">The key of the user.</param>
    /// <param name="attributes">The attributes to return; null for all.</param>
    public Task<IdentityUser?> FindAsync(IdentityKey key, IReadOnlyList<string>? attributes = null) =>
        _caller.ReadAsync(StoreCall.LookUp, () => _store.FindAsync(_options.EntityType, key, attributes, _end.Stopped), _end.NoMoreCalls);

    /// <summary>
    /// Finds the user of a record. A user that is not found may still be created: while the server may still be
    /// processing a call, or may not show a user yet that it refuses as a duplicate, the method waits.
    /// </summary>
    /// <param name="record">The record.</param>
    /// <param name="key">The key of the user.</param>
    public async Task<IdentityUser?> FindConclusivelyAsync(QueuedRecord record, IdentityKey key)
    {
        IdentityUser? user = await FindAsync(key).ConfigureAwait(false);
        TimeSpan stillAtWork = record.InDoubtSince is null ? TimeSpan.Zero : record.ConclusiveFrom - _time.GetUtcNow();
        if (user is null && (record.Refusal is not { IsDuplicate: true } || _store.Capabilities.FindsNewUsersLater) && stillAtWork > TimeSpan.Zero)
        {
            await DelayAsync(stillAtWork).ConfigureAwait(false);
            user = await FindAsync(key).ConfigureAwait(false);
        }

        return user;
    }

    private void OnFault(RecordBatch batch, QueuedRecord record, IdentityStoreException exception)
    {
        string reason = "The user could not be looked up: " + Outcomes.Plain(exception, record.Record);
        record.Result = IsUntouched(record) && exception.Kind == IdentityStoreFault.Refused
            ? Outcomes.Failed(batch, record, exception)
            : Left(batch, record, reason);
        if (exception.Kind == IdentityStoreFault.Denied)
        {
            _end.Abort(Outcomes.Denied(batch, exception, _store));
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
