using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using UserMigration.Engine.Targets;

namespace UserMigration.KillMatrix;

/// <summary>A store that is read out, around whose pages the process dies.</summary>
internal sealed class DyingReader : IIdentityStore, IUserReader
{
    private readonly IIdentityStore _store;
    private readonly IUserReader _reader;
    private readonly ExportVictimOptions _options;
    private int _sent;
    private int _arrived;

    public DyingReader(IIdentityStore store, ExportVictimOptions options)
    {
        _store = store;
        _reader = (IUserReader)store;
        _options = options;
    }

    public IdentityTarget Target => _store.Target;

    public StoreCapabilities Capabilities => _store.Capabilities;

    public Uri Uri => _store.Uri;

    public TimeSpan? ClockOffset => _store.ClockOffset;

    public int LargestPage => _reader.LargestPage;

    public async Task<UserPage> ReadPageAsync(UserPageRequest request, CancellationToken cancellationToken)
    {
        DieAt(ExportMoment.PageSent, ++_sent);
        UserPage page = await _reader.ReadPageAsync(request, cancellationToken);
        DieAt(ExportMoment.PageArrived, ++_arrived);
        return page;
    }

    public PagedUser Identify(ReadOnlySpan<byte> json) => _reader.Identify(json);

    public Task VerifyAsync(CancellationToken cancellationToken) => _store.VerifyAsync(cancellationToken);

    public IdentityKey? KeyOf(IdentityRecord record, string attribute) => _store.KeyOf(record, attribute);

    public bool CanSendAgain(IdentityRecord record) => _store.CanSendAgain(record);

    public IdentityRecord WithIdentifier(IdentityRecord record, string identifier) => _store.WithIdentifier(record, identifier);

    public Task<IReadOnlyList<StoreRecordAnswer>> CreateAsync(
        string entityType, IReadOnlyList<IdentityRecord> records, StoreSettings settings, TimeSpan timeout, CancellationToken cancellationToken) =>
        _store.CreateAsync(entityType, records, settings, timeout, cancellationToken);

    public IReadOnlyList<StoreChange> PlanChanges(IdentityRecord record, IdentityUser user) => _store.PlanChanges(record, user);

    public Task ChangeAsync(string entityType, IdentityKey key, StoreChange change, TimeSpan timeout, CancellationToken cancellationToken) =>
        _store.ChangeAsync(entityType, key, change, timeout, cancellationToken);

    public Task<StoreDeletion> DeleteAsync(string entityType, string uuid, TimeSpan timeout, CancellationToken cancellationToken) =>
        _store.DeleteAsync(entityType, uuid, timeout, cancellationToken);

    public Task<IdentityUser?> FindAsync(string entityType, IdentityKey key, IReadOnlyList<string>? attributes, CancellationToken cancellationToken) =>
        _store.FindAsync(entityType, key, attributes, cancellationToken);

    public bool CanFindTogether(IdentityKey key) => _store.CanFindTogether(key);

    public Task<IReadOnlyList<IdentityUser>> FindTogetherAsync(
        string entityType, string attribute, IReadOnlyList<string> values, TimeSpan timeout, CancellationToken cancellationToken) =>
        _store.FindTogetherAsync(entityType, attribute, values, timeout, cancellationToken);

    public Task<bool> IsUniqueAsync(string entityType, string attribute, CancellationToken cancellationToken) =>
        _store.IsUniqueAsync(entityType, attribute, cancellationToken);

    public Task<IdentitySchema> GetSchemaAsync(string entityType, CancellationToken cancellationToken) => _store.GetSchemaAsync(entityType, cancellationToken);

    public IReadOnlyList<string> FindDifferences(IdentityRecord record, IdentityUser user) => _store.FindDifferences(record, user);

    public Task<long> CountAsync(string entityType, string? filter, CancellationToken cancellationToken) => _store.CountAsync(entityType, filter, cancellationToken);

    public void Dispose() => _store.Dispose();

    private void DieAt(ExportMoment moment, int count)
    {
        if (_options.Moment == moment && _options.At == count)
        {
            Death.Come();
        }
    }
}
