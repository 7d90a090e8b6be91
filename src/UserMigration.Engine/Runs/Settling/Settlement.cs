using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using UserMigration.Engine.Runs.Calls;
using UserMigration.Engine.Runs.Sending;
using UserMigration.Engine.Runs.Upload;
using UserMigration.Engine.Targets;

namespace UserMigration.Engine.Runs.Settling;

/// <summary>
/// Determines the outcome of records for a store that only creates users. A user that is found was created by this run
/// only if its fields are equal and it was not created before the intent. In case of doubt, it already existed.
/// </summary>
internal sealed class Settlement : ISettlement
{
    /// <summary>The maximum difference between the store's Date header (whole seconds) and its clock.</summary>
    private static readonly TimeSpan s_clockTolerance = TimeSpan.FromSeconds(2);

    private readonly IIdentityStore _store;
    private readonly BulkCreateOptions _options;
    private readonly StoreCaller _caller;
    private readonly RunEnd _end;
    private readonly RecordUpdate _update;
    private readonly ClaimedUsers _claims;
    private readonly UserLookUp _lookUp;
    private readonly Lazy<Task<(bool IsUnique, IdentityStoreException? Fault)>> _isKeyUnique;
    private int _hasTold;
    private int _hasWarned;
    private int _hasWarnedOfDuplicates;

    public Settlement(IIdentityStore store, BulkCreateOptions options, StoreCaller caller, RunEnd end, TimeProvider time, ClaimedUsers claims, UserLookUp lookUp)
    {
        _claims = claims;
        _lookUp = lookUp;
        _store = store;
        _options = options;
        _caller = caller;
        _end = end;
        _update = new RecordUpdate(store, options, caller, end, time);
        _isKeyUnique = new Lazy<Task<(bool, IdentityStoreException?)>>(AskAsync);
    }

    /// <summary>Whether the store allows a key only once. The store is asked once; false if it does not report it.</summary>
    /// <param name="isToChange">Whether users are to be changed. Without the schema no user is changed, and the run ends.</param>
    public async Task<bool> IsKeyUniqueAsync(bool isToChange)
    {
        (bool isUnique, IdentityStoreException? fault) = await _isKeyUnique.Value.ConfigureAwait(false);
        Judge(isUnique, fault, isToChange);
        return isUnique;
    }

    /// <inheritdoc/>
    public Task PrepareAsync(RecordBatch batch, IReadOnlyList<QueuedRecord> records) => Task.CompletedTask;

    /// <inheritdoc/>
    public BulkUserResult Accept(RecordBatch batch, QueuedRecord record, StoreRecordAnswer answer) => Outcomes.Create(batch, record, answer);

    /// <inheritdoc/>
    /// <remarks>
    /// A refused record may still exist in the store, after a call whose answer was lost. A duplicate is one of the key or of another
    /// unique attribute, which the refusal does not tell. In a delta migration, a user with the key is changed.
    /// </remarks>
    public bool IsToLookUp(QueuedRecord record, StoreRecordAnswer refusal) => record.InDoubtSince is not null || refusal.IsDuplicate;

    /// <inheritdoc/>
    public async Task LookUpRefusedAsync(RecordBatch batch, IReadOnlyList<QueuedRecord> records)
    {
        if (records.Any(IsToChange))
        {
            // How users are changed depends on the schema, which is only read once.
            await IsKeyUniqueAsync(isToChange: true).ConfigureAwait(false);
        }

        await FindExistingAsync(batch, records.Where(IsPlainDuplicate).ToArray()).ConfigureAwait(false);
        await LookUpAsync(batch, records.Where(record => record.Result is null)).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async Task LookUpDoubtfulAsync(RecordBatch batch, IReadOnlyList<QueuedRecord> records, bool isLast)
    {
        foreach (QueuedRecord record in records.Where(record => _lookUp.KeyOf(record) is null))
        {
            record.Result = _lookUp.Keyless(batch, record);
        }

        // If the key is unique, the store itself refuses users that already exist, so one call is enough for all records. This does
        // not work if the store would then also refuse all other records. If answers keep getting lost, lookups may still succeed.
        if (isLast || !await IsKeyUniqueAsync(records.Any(IsToChange)).ConfigureAwait(false) || _options.IsAllOrNone)
        {
            await LookUpAsync(batch, records.Where(record => record.Result is null)).ConfigureAwait(false);
        }
    }

    private bool IsPlainDuplicate(QueuedRecord record) => record.InDoubtSince is null && record.Refusal is { IsDuplicate: true } && !IsToChange(record);

    // A search may not find users that were created a moment ago. Records whose users it does not find are looked up one by one.
    private async Task FindExistingAsync(RecordBatch batch, IReadOnlyList<QueuedRecord> records)
    {
        ISet<string> found = await _lookUp.FindTogetherAsync(records).ConfigureAwait(false);
        foreach (QueuedRecord record in records)
        {
            if (_lookUp.KeyOf(record) is { } key && found.Contains(key.Value))
            {
                record.Result = Outcomes.Create(batch, record, record.Refusal!);
            }
        }
    }

    private bool IsToChange(QueuedRecord record) => _options.IsToChange(record.Record);

    private Task LookUpAsync(RecordBatch batch, IEnumerable<QueuedRecord> records) =>
        _lookUp.ForEachAsync(batch, records, record => IsPlainDuplicate(record) && !_options.IsAllOrNone ? LookUpDuplicateAsync(batch, record) : LookUpAsync(batch, record));

    // A client may have the permission to create users, but not to read them.
    private async Task LookUpDuplicateAsync(RecordBatch batch, QueuedRecord record)
    {
        try
        {
            await LookUpAsync(batch, record).ConfigureAwait(false);
        }
        catch (IdentityStoreException exception) when (exception.Kind is IdentityStoreFault.Denied or IdentityStoreFault.Refused)
        {
            record.Result = Outcomes.Create(batch, record, record.Refusal!);
            if (Interlocked.Exchange(ref _hasWarnedOfDuplicates, 1) == 0)
            {
                _end.Warn($"The store refuses look-ups, so records that it refuses as duplicates are reported as Existing. Their {_options.PrimaryKey} may be new, "
                    + "and another unique attribute may be in use. Give the API client the permission to read users.");
            }
        }
    }

    private async Task LookUpAsync(RecordBatch batch, QueuedRecord record)
    {
        if (_lookUp.KeyOf(record) is not { } key)
        {
            record.Result = record.InDoubtSince is null ? Outcomes.Elsewhere(batch, record, _options.PrimaryKey) : _lookUp.Keyless(batch, record);
            return;
        }

        IdentityUser? user = await _lookUp.FindConclusivelyAsync(record, key).ConfigureAwait(false);
        if (user is not null)
        {
            await ConcludeAsync(batch, record, user).ConfigureAwait(false);
        }
        else if (record.Refusal is { IsDuplicate: false })
        {
            record.Result = Outcomes.Create(batch, record, record.Refusal);
        }
        else if (record.Refusal is not null && (_store.Capabilities.ConfirmsDuplicates || (record.InDoubtSince is not null && _store.Capabilities.FindsNewUsersLater)))
        {
            record.Result = Outcomes.NotConfirmed(batch, record, _options.PrimaryKey);
        }
        else if (record.Refusal is not null)
        {
            // Another of its unique attributes is already in use, so the record was not created and can't be created.
            record.Result = Outcomes.Elsewhere(batch, record, _options.PrimaryKey);
        }
    }

    private async Task ConcludeAsync(RecordBatch batch, QueuedRecord record, IdentityUser user)
    {
        if (IsOurs(record, user) && _claims.TryClaim(user.Uuid))
        {
            record.Result = Outcomes.Settled(batch, record, user);
        }
        else if (IsToChange(record))
        {
            await _update.ApplyAsync(batch, record, user).ConfigureAwait(false);
        }
        else
        {
            record.Result = record.InDoubtSince is null
                ? Outcomes.Create(batch, record, record.Refusal!)
                : Outcomes.ExistingInDoubt(batch, record, user);
        }
    }

    private bool IsOurs(QueuedRecord record, IdentityUser user) =>
        IsSince(record, user.Created, _store.ClockOffset)
        && (IsFrom(record, user) ?? _store.FindDifferences(record.Record, user).Count == 0);

    // A user that is to match its record can have the identifier from an earlier run, and other values.
    private bool? IsFrom(QueuedRecord record, IdentityUser user) => IsToChange(record) ? null : (_store as IOriginCheck)?.IsFrom(record.Record, user);

    /// <summary>
    /// Whether the store did something, at a time by its clock, that is not before the intent of a record whose outcome
    /// is unknown.
    /// </summary>
    internal static bool IsSince(QueuedRecord record, DateTimeOffset? time, TimeSpan? clockOffset) =>
        time is { } then
        && clockOffset is { } offset
        && record.InDoubtSince is { } since
        && then >= since + offset - s_clockTolerance;

    private async Task<(bool IsUnique, IdentityStoreException? Fault)> AskAsync()
    {
        try
        {
            return (await _caller
                .ReadAsync(new StoreCall(CallOperation.Schema, 0, 0), () => _store.IsUniqueAsync(_options.EntityType, _options.PrimaryKey, _end.Stopped), _end.NoMoreCalls)
                .ConfigureAwait(false), null);
        }
        catch (StorePausedException exception)
        {
            _end.Abort(Outcomes.Unavailable(exception));
            return (false, null);
        }
        catch (IdentityStoreException exception)
        {
            return (false, exception);
        }
    }

    private void Judge(bool isUnique, IdentityStoreException? fault, bool isToChange)
    {
        if (fault is not null && isToChange)
        {
            _end.Abort(fault.Kind == IdentityStoreFault.NotDone ? Outcomes.Unavailable(fault) : Outcomes.SchemaUnreadable(fault));
        }
        else if (fault is not null && Interlocked.Exchange(ref _hasTold, 1) == 0)
        {
            _end.Report($"The store does not report whether {_options.PrimaryKey} is unique: {fault.Message} Records are looked up one by one.");
        }
        else if (fault is null && !isUnique && isToChange && Interlocked.Exchange(ref _hasWarned, 1) == 0)
        {
            _end.Warn($"The schema does not say that {_options.PrimaryKey} is unique: the store may create a second user for a record whose user "
                + "already exists. Specify an attribute that is unique with -PrimaryKey.");
        }
    }
}
