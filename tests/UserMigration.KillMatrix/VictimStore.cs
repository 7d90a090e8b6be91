using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using UserMigration.Engine.Targets;

namespace UserMigration.KillMatrix;

/// <summary>The real store, with a network that loses calls and answers, and a process that dies or loses its run folder at a given call.</summary>
internal sealed class VictimStore : IIdentityStore, IOriginCheck
{
    private readonly IIdentityStore _store;
    private readonly VictimOptions _options;
    private readonly Random? _faults;
    private int _sent;
    private int _answered;
    private int _changesSent;
    private int _changesAnswered;
    private int _begunSinceLoss = -1;

    public VictimStore(IIdentityStore store, VictimOptions options)
    {
        _store = store;
        _options = options;
        _faults = options.FaultSeed == 0 ? null : new Random(options.FaultSeed);
    }

    /// <summary>
    /// Whether the run folder was lost, and more calls that create or change began since than were under way: each worker may have had one.
    /// </summary>
    public bool HasGoneOn => Volatile.Read(ref _begunSinceLoss) >= _options.Workers;

    public IdentityTarget Target => _store.Target;

    public StoreCapabilities Capabilities => _store.Capabilities;

    public Uri Uri => _store.Uri;

    public TimeSpan? ClockOffset => _store.ClockOffset;

    public Task VerifyAsync(CancellationToken cancellationToken) => _store.VerifyAsync(cancellationToken);

    public IdentityKey? KeyOf(IdentityRecord record, string attribute) => _store.KeyOf(record, attribute);

    public bool? IsFrom(IdentityRecord record, IdentityUser user) => (_store as IOriginCheck)?.IsFrom(record, user);

    public bool CanSendAgain(IdentityRecord record) => _store.CanSendAgain(record);

    public IdentityRecord WithIdentifier(IdentityRecord record, string identifier) => _store.WithIdentifier(record, identifier);

    public async Task<IReadOnlyList<StoreRecordAnswer>> CreateAsync(
        string entityType, IReadOnlyList<IdentityRecord> records, StoreSettings settings, TimeSpan timeout, CancellationToken cancellationToken)
    {
        Begin();
        DieAt(KillMoment.CallSent, Interlocked.Increment(ref _sent));
        double chance = Chance();
        if (chance < 0.1)
        {
            throw new IdentityStoreException("The call was lost.");
        }

        if (chance < 0.15)
        {
            throw new IdentityStoreException(IdentityStoreFault.NotDone, "Patience.") { HttpStatus = 429 };
        }

        IReadOnlyList<StoreRecordAnswer> answers = _options.Work == Work.Fail
            ? await CreateSomeAsync(entityType, records, settings, timeout, cancellationToken)
            : await _store.CreateAsync(entityType, records, settings, timeout, cancellationToken);
        DieAt(KillMoment.CallAnswered, Interlocked.Increment(ref _answered));
        return chance < 0.25 ? throw new IdentityStoreException("The answer was lost.") : answers;
    }

    /// <summary>Refuses every other record.</summary>
    private async Task<IReadOnlyList<StoreRecordAnswer>> CreateSomeAsync(
        string entityType, IReadOnlyList<IdentityRecord> records, StoreSettings settings, TimeSpan timeout, CancellationToken cancellationToken)
    {
        IdentityRecord[] taken = records.Where(record => record.RecordNumber % 2 == 1).ToArray();
        Queue<StoreRecordAnswer> answers = new Queue<StoreRecordAnswer>(
            taken.Length == 0 ? [] : await _store.CreateAsync(entityType, taken, settings, timeout, cancellationToken));
        return records.Select(record => record.RecordNumber % 2 == 1 ? answers.Dequeue() : StoreRecordAnswer.Refused(9999, "refused", "Refused.", isDuplicate: false)).ToArray();
    }

    public Task<IdentityUser?> FindAsync(
        string entityType, IdentityKey key, IReadOnlyList<string>? attributes, CancellationToken cancellationToken) =>
        Chance() < 0.1 ? throw new IdentityStoreException("The look-up was lost.") : _store.FindAsync(entityType, key, attributes, cancellationToken);

    public bool CanFindTogether(IdentityKey key) => _store.CanFindTogether(key);

    public Task<IReadOnlyList<IdentityUser>> FindTogetherAsync(
        string entityType, string attribute, IReadOnlyList<string> values, TimeSpan timeout, CancellationToken cancellationToken) =>
        _store.FindTogetherAsync(entityType, attribute, values, timeout, cancellationToken);

    /// <summary>Every other one of those with faults does not say, so that records are looked up one by one.</summary>
    public Task<bool> IsUniqueAsync(string entityType, string attribute, CancellationToken cancellationToken) =>
        _options.FaultSeed % 2 == 0 ? _store.IsUniqueAsync(entityType, attribute, cancellationToken) : Task.FromResult(false);

    public Task<IdentitySchema> GetSchemaAsync(string entityType, CancellationToken cancellationToken) =>
        _store.GetSchemaAsync(entityType, cancellationToken);

    public IReadOnlyList<string> FindDifferences(IdentityRecord record, IdentityUser user) => _store.FindDifferences(record, user);

    public IReadOnlyList<StoreChange> PlanChanges(IdentityRecord record, IdentityUser user) => _store.PlanChanges(record, user);

    public async Task ChangeAsync(string entityType, IdentityKey key, StoreChange change, TimeSpan timeout, CancellationToken cancellationToken)
    {
        Begin();
        DieAt(KillMoment.ChangeSent, Interlocked.Increment(ref _changesSent));
        double chance = Chance();
        if (chance < 0.05)
        {
            throw new IdentityStoreException("The call was lost.");
        }

        await _store.ChangeAsync(entityType, key, change, timeout, cancellationToken);
        DieAt(KillMoment.ChangeAnswered, Interlocked.Increment(ref _changesAnswered));
        if (chance < 0.1)
        {
            throw new IdentityStoreException("The answer was lost.");
        }
    }

    public Task<StoreDeletion> DeleteAsync(string entityType, string uuid, TimeSpan timeout, CancellationToken cancellationToken) =>
        _store.DeleteAsync(entityType, uuid, timeout, cancellationToken);

    public Task<long> CountAsync(string entityType, string? filter, CancellationToken cancellationToken) =>
        _store.CountAsync(entityType, filter, cancellationToken);

    public void Dispose() => _store.Dispose();

    private double Chance()
    {
        if (_faults is null)
        {
            return 1;
        }

        lock (_faults)
        {
            return _faults.NextDouble();
        }
    }

    private void DieAt(KillMoment moment, int count)
    {
        if (_options.Moment != moment || _options.At != count)
        {
            return;
        }

        if (_options.Loss == FolderLoss.None)
        {
            Death.Come();
        }

        _options.Loss.Do(_options.RunPath);
        Volatile.Write(ref _begunSinceLoss, 0);
    }

    private void Begin()
    {
        if (Volatile.Read(ref _begunSinceLoss) >= 0)
        {
            Interlocked.Increment(ref _begunSinceLoss);
        }
    }
}
