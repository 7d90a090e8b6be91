using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using UserMigration.Engine.Stores.Akamai;
using UserMigration.Engine.Values;

namespace UserMigration.Engine.Tests.Upload;

/// <summary>A store that answers as it is told.</summary>
internal sealed class FakeStore : IIdentityStore
{
    private int _calls;
    private int _lookUps;
    private int _deletes;
    private int _underWay;
    private int _mostUnderWay;

    public Func<int, IReadOnlyList<IdentityRecord>, CancellationToken, Task<IReadOnlyList<StoreRecordAnswer>>> Answer { get; set; } =
        (_, records, _) => Task.FromResult<IReadOnlyList<StoreRecordAnswer>>(
            records.Select(record => StoreRecordAnswer.Created("uuid-" + record.RecordNumber)).ToArray());

    public int Calls => _calls;

    public int MostUnderWay => _mostUnderWay;

    public IdentityTarget Target => IdentityTarget.Akamai;

    public StoreCapabilities Capabilities { get; init; } = new StoreCapabilities { HasUuids = true, Settings = new[] { StoreSetting.EntityType, AkamaiSettings.CommitEach }, UnknownAttributeCode = 223 };

    public Uri Uri { get; } = new Uri("http://127.0.0.1/");

    public Task VerifyAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public IdentityKey? KeyOf(IdentityRecord record, string attribute) => RecordKey.ToAsk(record, attribute);

    public bool CanSendAgain(IdentityRecord record) => false;

    public IdentityRecord WithIdentifier(IdentityRecord record, string identifier) => throw new NotSupportedException();

    public async Task<IReadOnlyList<StoreRecordAnswer>> CreateAsync(
        string entityType,
        IReadOnlyList<IdentityRecord> records,
        StoreSettings settings,
        TimeSpan timeout,
        CancellationToken cancellationToken)
    {
        int call = Interlocked.Increment(ref _calls);
        int now = Interlocked.Increment(ref _underWay);
        InterlockedMax(ref _mostUnderWay, now);
        try
        {
            return await Answer(call, records, cancellationToken);
        }
        finally
        {
            Interlocked.Decrement(ref _underWay);
        }
    }

    /// <summary>Looks a user up.</summary>
    public Func<IdentityKey, IdentityUser?> Find { get; set; } = _ => null;

    public bool IsKeyUnique { get; set; } = true;

    public int LookUps => _lookUps;

    public TimeSpan? ClockOffset { get; set; } = TimeSpan.Zero;

    public Task<IdentityUser?> FindAsync(
        string entityType, IdentityKey key, IReadOnlyList<string>? attributes, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _lookUps);
        return Task.FromResult(Find(key));
    }

    public bool CanFindTogether(IdentityKey key) => false;

    public Task<IReadOnlyList<IdentityUser>> FindTogetherAsync(
        string entityType, string attribute, IReadOnlyList<string> values, TimeSpan timeout, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public Task<bool> IsUniqueAsync(string entityType, string attribute, CancellationToken cancellationToken) => Task.FromResult(IsKeyUnique);

    public Task<IdentitySchema> GetSchemaAsync(string entityType, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public IReadOnlyList<string> FindDifferences(IdentityRecord record, IdentityUser user) =>
        record.Attributes.Where(sent => !user.Attributes.TryGetValue(sent.Key, out object? value) || !Equals(value, sent.Value)).Select(sent => sent.Key).ToArray();

    public IReadOnlyList<StoreChange> PlanChanges(IdentityRecord record, IdentityUser user) => [];

    public Task ChangeAsync(string entityType, IdentityKey key, StoreChange change, TimeSpan timeout, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    /// <summary>Deletes a user; told the number of the call, from 1.</summary>
    public Func<int, string, CancellationToken, Task<bool>> Delete { get; set; } = (_, _, _) => Task.FromResult(true);

    public int Deletes => _deletes;

    public async Task<StoreDeletion> DeleteAsync(string entityType, string uuid, TimeSpan timeout, CancellationToken cancellationToken) =>
        await Delete(Interlocked.Increment(ref _deletes), uuid, cancellationToken) ? StoreDeletion.Deleted : StoreDeletion.Absent;

    public Task<long> CountAsync(string entityType, string? filter, CancellationToken cancellationToken) => Task.FromResult(0L);

    public void Dispose()
    {
    }

    private static void InterlockedMax(ref int target, int value)
    {
        int seen = target;
        while (seen < value)
        {
            seen = Interlocked.CompareExchange(ref target, value, seen);
        }
    }
}
