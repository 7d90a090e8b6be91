using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using UserMigration.Engine.Schemas;
using UserMigration.Engine.Targets;
using UserMigration.Engine.Values;

namespace UserMigration.Engine.Stores.Cidaas;

/// <summary>
/// The store cidaas (contract of cidaas). It has only one kind of entity, so the entity type is only a name. It does not support settings
/// for the commit of a batch and for the timeout of the server.
/// </summary>
internal sealed class CidaasStore : IIdentityStore, IAccessCheck
{
    private static readonly TimeSpan s_grace = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan s_lookUp = TimeSpan.FromSeconds(15);

    private readonly CidaasClient _client;
    private readonly Func<object, object?>? _unwrap;
    private readonly TimeProvider _time;

    public CidaasStore(CidaasClient client, Func<object, object?>? unwrap, TimeProvider time)
    {
        _client = client;
        _unwrap = unwrap;
        _time = time;
    }

    public IdentityTarget Target => IdentityTarget.Cidaas;

    public StoreCapabilities Capabilities => CidaasTarget.StoreCapabilities;

    public Uri Uri => _client.Uri;

    public TimeSpan? ClockOffset => _client.ClockOffset;

    public async Task VerifyAsync(CancellationToken cancellationToken)
    {
        try
        {
            await _client.VerifyAsync(CidaasCall.BulkScope, cancellationToken).ConfigureAwait(false);
        }
        catch (IdentityStoreException exception) when (exception.ErrorName is "invalid_scope" or "access_denied")
        {
            // The store knows the client, which only has other scopes. This can be a session that only reads.
        }
    }

    public async Task<IReadOnlyList<MigrationPlanCheck>> CheckAccessAsync(CancellationToken cancellationToken) => new[]
    {
        await CidaasAccess.CheckScopeAsync(_client, CidaasCall.BulkScope, MigrationCheckStatus.Fail, "upload users", cancellationToken).ConfigureAwait(false),
        await CidaasAccess.CheckScopeAsync(_client, CidaasCall.FieldScope, MigrationCheckStatus.Warn, "read the field setup", cancellationToken).ConfigureAwait(false),
        await CidaasAccess.CheckLifetimeAsync(_client, cancellationToken).ConfigureAwait(false),
    };

    public IdentityKey? KeyOf(IdentityRecord record, string attribute)
    {
        CidaasIdentifiers identifiers = CidaasIdentifiers.Read(record, _unwrap);
        IEnumerable<string> attributes = attribute == CidaasIdentifiers.Sub ? new[] { attribute }.Concat(CidaasIdentifiers.Kinds) : new[] { attribute };
        foreach (string name in attributes)
        {
            if (identifiers.ValuesOf(name).FirstOrDefault() is { } value)
            {
                return new IdentityKey(name, value);
            }
        }

        return RecordKey.ToAsk(record, attribute);
    }

    // With a sub, the store finds its user again. Without one, it searches by identifier and provider, and can create a second user.
    public bool CanSendAgain(IdentityRecord record) => CidaasIdentifiers.Read(record, _unwrap).AccountSub() is not null;

    public IdentityRecord WithIdentifier(IdentityRecord record, string identifier) => CidaasSub.Put(record, identifier, _unwrap);

    public async Task<IReadOnlyList<StoreRecordAnswer>> CreateAsync(
        string entityType,
        IReadOnlyList<IdentityRecord> records,
        StoreSettings settings,
        TimeSpan timeout,
        CancellationToken cancellationToken)
    {
        CidaasCall call = CidaasCall.Bulk(writer => WriteAll(writer, records));
        using CidaasReply reply = await _client.CallAsync(call, timeout + s_grace, cancellationToken).ConfigureAwait(false);
        CidaasIdentifiers[] identifiers = records.Select(record => CidaasIdentifiers.Read(record, _unwrap)).ToArray();

        // 202 means that the work is not done yet.
        IReadOnlyList<StoreRecordAnswer>? answers = reply.Http.IsSuccess && reply.Http.Status != 202 && reply.Root is { } root
            ? CidaasBulkAnswer.Read(root, identifiers, reply.Mask)
            : null;
        return answers is null || (reply.Error.IsError && answers.All(one => one.IsUnresolved)) ? throw _client.ToException(call, reply) : answers;
    }

    public IReadOnlyList<StoreChange> PlanChanges(IdentityRecord record, IdentityUser user) =>
        new[] { new StoreChange(null, record.Attributes, Array.Empty<string>()) };

    public Task ChangeAsync(string entityType, IdentityKey key, StoreChange change, TimeSpan timeout, CancellationToken cancellationToken) =>
        throw NotSupported("can change users only with the call that creates them", "Send the records with Invoke-BulkUserCreate.");

    public async Task<StoreDeletion> DeleteAsync(string entityType, string uuid, TimeSpan timeout, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(uuid) || uuid is "." or ".." || !CidaasEntry.IsSub(uuid))
        {
            throw new ArgumentException("A user can be deleted only by its sub, but this is not a sub that can be part of an address.", nameof(uuid));
        }

        CidaasCall call = CidaasCall.ScheduleDeletion(uuid);
        using CidaasReply reply = await _client.CallAsync(call, timeout + s_grace, cancellationToken).ConfigureAwait(false);
        bool isAbsent = CidaasErrorReader.IsAbsent(reply);
        if (isAbsent && !CidaasErrorReader.NamesNobody(reply))
        {
            // The user or the path does not exist. If the path does not exist, nothing is deleted, and the user still exists.
            isAbsent = await FindAsync(entityType, new IdentityKey(CidaasIdentifiers.Sub, uuid), null, cancellationToken).ConfigureAwait(false) is null;
        }

        return isAbsent ? StoreDeletion.Absent
            : reply.Http.IsSuccess && !reply.Http.IsHtml && !reply.Error.IsError ? StoreDeletion.Scheduled
            : throw _client.ToException(call, reply);
    }

    public async Task<IdentityUser?> FindAsync(
        string entityType,
        IdentityKey key,
        IReadOnlyList<string>? attributes,
        CancellationToken cancellationToken)
    {
        CidaasCall call = CidaasCall.Exists(key.Attribute == "email" ? key.Value.ToLowerInvariant() : key.Value);
        using CidaasReply reply = await _client.CallAsync(call, s_lookUp, cancellationToken).ConfigureAwait(false);
        if (CidaasErrorReader.IsNobody(reply))
        {
            return null;
        }

        IdentityUser user = (reply.Http.IsSuccess && !reply.Error.IsError ? CidaasUser.Read(entityType, reply.Root) : null)
            ?? throw _client.ToException(call, reply);
        return CidaasUser.IsOf(user, key) ? user : throw new IdentityStoreException(
            IdentityStoreFault.Refused, $"The store found a different user, whom this {key.Attribute} identifies in another way.");
    }

    public bool CanFindTogether(IdentityKey key) => false;

    public Task<IReadOnlyList<IdentityUser>> FindTogetherAsync(
        string entityType, string attribute, IReadOnlyList<string> values, TimeSpan timeout, CancellationToken cancellationToken) =>
        throw new ArgumentException("cidaas can't look up several users in one call.", nameof(values));

    public Task<long> CountAsync(string entityType, string? filter, CancellationToken cancellationToken) =>
        throw NotSupported("does not report the number of its users", "Its administration shows it. The ledger of a run shows how many users it created.");

    public Task<bool> IsUniqueAsync(string entityType, string attribute, CancellationToken cancellationToken) =>
        Task.FromResult(attribute == CidaasIdentifiers.Sub);

    public async Task<IdentitySchema> GetSchemaAsync(string entityType, CancellationToken cancellationToken)
    {
        CidaasCall call = CidaasCall.Fields();
        CidaasReply reply = await _client.CallAsync(call, s_lookUp, cancellationToken).ConfigureAwait(false);
        if (CidaasErrorReader.IsNowhere(reply))
        {
            reply.Dispose();
            call = CidaasCall.OlderFields();
            reply = await _client.CallAsync(call, s_lookUp, cancellationToken).ConfigureAwait(false);
        }

        using (reply)
        {
            return reply.Http.IsSuccess && !reply.Error.IsError && reply.Root is { } root
                ? SchemaReader.ReadAnswer(CidaasTarget.Dialect, root, "user", Uri, _time.GetUtcNow())
                : throw _client.ToException(call, reply);
        }
    }

    public IReadOnlyList<string> FindDifferences(IdentityRecord record, IdentityUser user) => CidaasComparison.FindDifferences(record, user, _unwrap);

    public void Dispose() => _client.Dispose();

    private void WriteAll(Utf8JsonWriter writer, IReadOnlyList<IdentityRecord> records)
    {
        writer.WriteStartArray();
        for (int i = 0; i < records.Count; i++)
        {
            AttributeWriter.Write(writer, records[i], _unwrap);
        }

        writer.WriteEndArray();
    }

    private static MigrationException NotSupported(string what, string advice) => new MigrationException(
        "NotSupportedByStore", MigrationFault.InvalidOperation, $"cidaas {what}. {advice}", IdentityTarget.Cidaas);
}
