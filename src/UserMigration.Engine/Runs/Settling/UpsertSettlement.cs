using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using UserMigration.Engine.Runs.Sending;
using UserMigration.Engine.Runs.Upload;

namespace UserMigration.Engine.Runs.Settling;

/// <summary>
/// Determines the outcome of records for a store that creates or updates users in one call. A record that has the store's
/// identifier of its user has the same effect however often it is sent, so it is sent again, and the next answer of the
/// store counts. A record without the identifier could create a second user. It is looked up first, and only sent again
/// if the store has no such user, or with the identifier of the user that was found.
/// </summary>
internal sealed class UpsertSettlement : ISettlement
{
    private readonly IIdentityStore _store;
    private readonly BulkCreateOptions _options;
    private readonly UserLookUp _lookUp;

    public UpsertSettlement(IIdentityStore store, BulkCreateOptions options, UserLookUp lookUp)
    {
        _store = store;
        _options = options;
        _lookUp = lookUp;
    }

    /// <inheritdoc/>
    public Task PrepareAsync(RecordBatch batch, IReadOnlyList<QueuedRecord> records) => _options.ResolvesIdentifiers
        ? _lookUp.ForEachAsync(batch, Nameless(records), ResolveAsync)
        : Task.CompletedTask;

    /// <inheritdoc/>
    public BulkUserResult Accept(RecordBatch batch, QueuedRecord record, StoreRecordAnswer answer)
    {
        record.IsUpdate |= answer.IsUpdate;
        BulkUserResult result = Outcomes.Create(batch, record, answer);
        result.Settled = record.InDoubtSince is not null || answer.IsAccepted;
        return result;
    }

    /// <inheritdoc/>
    public bool IsToLookUp(QueuedRecord record, StoreRecordAnswer refusal) => record.InDoubtSince is not null;

    /// <inheritdoc/>
    public Task LookUpRefusedAsync(RecordBatch batch, IReadOnlyList<QueuedRecord> records) => _lookUp.ForEachAsync(batch, records, async record =>
    {
        if (_lookUp.KeyOf(record) is not { } key)
        {
            record.Result = _lookUp.Keyless(batch, record);
            return;
        }

        IdentityUser? user = await _lookUp.FindConclusivelyAsync(record, key).ConfigureAwait(false);
        record.Result = user is null
            ? Outcomes.Create(batch, record, record.Refusal!)
            : Outcomes.RefusedInDoubt(batch, record, record.Refusal!, user);
    });

    /// <inheritdoc/>
    public Task LookUpDoubtfulAsync(RecordBatch batch, IReadOnlyList<QueuedRecord> records, bool isLast) =>
        _lookUp.ForEachAsync(batch, Nameless(records), async record =>
        {
            if (_lookUp.KeyOf(record) is not { } key)
            {
                record.Result = _lookUp.Keyless(batch, record);
            }
            else if (await _lookUp.FindConclusivelyAsync(record, key).ConfigureAwait(false) is { } user && !TryName(record, user))
            {
                record.Result = Outcomes.ExistingUnlessResolved(batch, record, user, _store.Capabilities);
            }
        });

    private IEnumerable<QueuedRecord> Nameless(IEnumerable<QueuedRecord> records) => records.Where(record => !_store.CanSendAgain(record.Sent));

    private async Task ResolveAsync(QueuedRecord record)
    {
        if (_lookUp.KeyOf(record) is { } key && await _lookUp.FindAsync(key).ConfigureAwait(false) is { } user)
        {
            TryName(record, user);
        }
    }

    private bool TryName(QueuedRecord record, IdentityUser user)
    {
        if (!_options.ResolvesIdentifiers || user.Uuid is not { } identifier)
        {
            return false;
        }

        record.Sent = _store.WithIdentifier(record.Record, identifier);
        record.IsUpdate = true;
        return true;
    }
}
