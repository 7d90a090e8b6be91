using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using UserMigration.Engine.Schemas;
using UserMigration.Engine.Targets;
using UserMigration.Engine.Values;

namespace UserMigration.Engine.Stores.PingOne;

/// <summary>
/// The store PingOne (contract of PingOne). It has no call for several users, and only one kind of entity, so the entity type is only a
/// name.
/// </summary>
internal sealed class PingOneStore : IIdentityStore, IAccessCheck, IOriginCheck
{
    private static readonly TimeSpan s_grace = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan s_lookUp = TimeSpan.FromSeconds(15);

    private readonly PingOneClient _client;
    private readonly string? _population;
    private readonly Func<object, object?>? _unwrap;
    private readonly TimeProvider _time;
    private volatile bool _hasEnvironment;

    public PingOneStore(PingOneClient client, string? population, Func<object, object?>? unwrap, TimeProvider time)
    {
        _client = client;
        _population = population;
        _unwrap = unwrap;
        _time = time;
    }

    public IdentityTarget Target => IdentityTarget.PingOne;

    public StoreCapabilities Capabilities => PingOneTarget.StoreCapabilities;

    public Uri Uri => _client.Uri;

    public TimeSpan? ClockOffset => _client.ClockOffset;

    public async Task VerifyAsync(CancellationToken cancellationToken)
    {
        PingOneCall call = PingOneCall.Find(null, 1);
        using PingOneReply reply = await CallAsync(call, s_lookUp, cancellationToken).ConfigureAwait(false);
        if (!reply.Http.IsSuccess && reply.Http.Status != 403)
        {
            throw _client.ToException(call, reply);
        }
    }

    public async Task<IReadOnlyList<MigrationPlanCheck>> CheckAccessAsync(CancellationToken cancellationToken) => new[]
    {
        await CheckUsersAsync(cancellationToken).ConfigureAwait(false),
        await CheckLifetimeAsync(cancellationToken).ConfigureAwait(false),
        PingOneRate.Check,
    };

    public IdentityKey? KeyOf(IdentityRecord record, string attribute) => RecordKey.ToAsk(record, attribute);

    // The store refuses a second user with the username, and does not say whether the first one comes from the same record.
    public bool CanSendAgain(IdentityRecord record) => false;

    public IdentityRecord WithIdentifier(IdentityRecord record, string identifier) =>
        throw new NotSupportedException("PingOne assigns its own identifiers to users.");

    public bool? IsFrom(IdentityRecord record, IdentityUser user) => RecordKey.Get(record, PingOneMembers.ExternalId) is { } own
        ? own == RecordKey.Get(user.Attributes, PingOneMembers.ExternalId)
        : null;

    public async Task<IReadOnlyList<StoreRecordAnswer>> CreateAsync(
        string entityType,
        IReadOnlyList<IdentityRecord> records,
        StoreSettings settings,
        TimeSpan timeout,
        CancellationToken cancellationToken)
    {
        if (records.Count != 1)
        {
            throw new ArgumentException("PingOne creates one user in a call.", nameof(records));
        }

        IDictionary<string, object?> attributes = records[0].Attributes;
        bool hasPopulation = RecordKey.Get(records[0], PingOneMembers.PopulationId) is not null;
        if (!hasPopulation && _population is null)
        {
            throw new IdentityStoreException(IdentityStoreFault.Refused, "The record has no population, and the session has none. " + PingOneAdvice.OnPopulation)
            {
                Argument = PingOneMembers.PopulationId,
            };
        }

        PingOneCall call = PingOneCall.Create(writer => PingOneWriter.WriteNew(writer, attributes, hasPopulation ? null : _population, _unwrap));
        using PingOneReply reply = await CallAsync(call, timeout + s_grace, cancellationToken).ConfigureAwait(false);
        if (reply.Http.IsSuccess && reply.Root is { } user && PingOneUser.IdOf(user) is { } id)
        {
            return new[] { StoreRecordAnswer.Created(id) };
        }

        if (reply.Http.IsSuccess)
        {
            throw new IdentityStoreException(IdentityStoreFault.Unresolved, "The store answered without the ID of the new user.");
        }

        bool isOfPopulation = !hasPopulation && reply.Error is { } about && about.Details.Any(detail => PingOneMembers.IsOfPopulation(detail.Target));
        if (reply.Http.Status is 400 or 409 && reply.Error is { Details.Count: > 0 } error && !isOfPopulation)
        {
            return new[] { PingOneErrorReader.ToRecordAnswer(reply, error) };
        }

        // The population of the session is the same for all records, so that one that does not exist is a wrong setting.
        IdentityStoreException exception = _client.ToException(call, reply);
        exception.Argument = isOfPopulation ? PingOneMembers.PopulationId : exception.Argument;
        throw exception;
    }

    public IReadOnlyList<StoreChange> PlanChanges(IdentityRecord record, IdentityUser user) => PingOneChanges.Plan(record.Attributes, user.Attributes, _unwrap);

    public async Task ChangeAsync(string entityType, IdentityKey key, StoreChange change, TimeSpan timeout, CancellationToken cancellationToken)
    {
        string id = IdOf(key);
        PingOneCall call = change.Attribute is { } part
            ? PingOneCall.Replace(id, part, writer => AttributeWriter.Write(writer, change.Value, _unwrap))
            : PingOneCall.Change(id, writer => AttributeWriter.Write(writer, change.Value, _unwrap));
        using PingOneReply reply = await CallAsync(call, timeout + s_grace, cancellationToken).ConfigureAwait(false);
        if (!reply.Http.IsSuccess || reply.Http.IsHtml)
        {
            throw _client.ToException(call, reply);
        }
    }

    public async Task<StoreDeletion> DeleteAsync(string entityType, string uuid, TimeSpan timeout, CancellationToken cancellationToken)
    {
        PingOneCall call = PingOneCall.Delete(Check(uuid));
        using PingOneReply reply = await CallAsync(call, timeout + s_grace, cancellationToken).ConfigureAwait(false);
        return await IsAbsentAsync(reply, cancellationToken).ConfigureAwait(false) ? StoreDeletion.Absent
            : reply.Http.IsSuccess && !reply.Http.IsHtml ? StoreDeletion.Deleted
            : throw _client.ToException(call, reply);
    }

    public async Task<IdentityUser?> FindAsync(
        string entityType, IdentityKey key, IReadOnlyList<string>? attributes, CancellationToken cancellationToken)
    {
        if (key.Attribute == PingOneMembers.Id)
        {
            return await ReadAsync(entityType, key, cancellationToken).ConfigureAwait(false);
        }

        if (!PingOneFilter.CanAsk(key.Attribute, key.Value))
        {
            throw new IdentityStoreException(IdentityStoreFault.Refused, $"The {key.Attribute} has control characters, so a user can't be looked up by it.");
        }

        IReadOnlyList<IdentityUser> users = await FindAllAsync(entityType, PingOneFilter.AnyOf(key.Attribute, new[] { key.Value }), s_lookUp, cancellationToken)
            .ConfigureAwait(false);
        return users.Count == 0 ? null : users.Count == 1 ? users[0] : throw new IdentityStoreException(
            IdentityStoreFault.Refused, $"Several users have this {key.Attribute}. Only the username and the ID identify a user of PingOne.");
    }

    public bool CanFindTogether(IdentityKey key) => key.Attribute != PingOneMembers.Id && !key.IsNumber && PingOneFilter.CanAsk(key.Attribute, key.Value);

    public async Task<IReadOnlyList<IdentityUser>> FindTogetherAsync(
        string entityType, string attribute, IReadOnlyList<string> values, TimeSpan timeout, CancellationToken cancellationToken)
    {
        if (values.Any(value => !PingOneFilter.CanAsk(attribute, value)))
        {
            throw new ArgumentException("A filter can't contain this attribute or value.", nameof(values));
        }

        string filter = PingOneFilter.AnyOf(attribute, values);
        return Uri.EscapeDataString(filter).Length > PingOneFilter.Longest
            ? throw new IdentityStoreException(IdentityStoreFault.TooLarge, "The filter would be too long for an address.")
            : await FindAllAsync(entityType, filter, timeout + s_grace, cancellationToken).ConfigureAwait(false);
    }

    public async Task<long> CountAsync(string entityType, string? filter, CancellationToken cancellationToken)
    {
        PingOneCall call = PingOneCall.Find(string.IsNullOrEmpty(filter) ? null : filter, 1);
        using PingOneReply reply = await CallAsync(call, s_lookUp, cancellationToken).ConfigureAwait(false);
        return reply.Http.IsSuccess
            && reply.Root is { ValueKind: JsonValueKind.Object } root
            && root.TryGetProperty("count", out JsonElement count)
            && count.ValueKind == JsonValueKind.Number
            && count.TryGetInt64(out long users)
                ? users
                : throw _client.ToException(call, reply);
    }

    public Task<bool> IsUniqueAsync(string entityType, string attribute, CancellationToken cancellationToken) =>
        Task.FromResult(attribute is PingOneMembers.Username or PingOneMembers.Id);

    public async Task<IdentitySchema> GetSchemaAsync(string entityType, CancellationToken cancellationToken)
    {
        PingOneCall call = PingOneCall.Schemas();
        string id;
        using (PingOneReply reply = await CallAsync(call, s_lookUp, cancellationToken).ConfigureAwait(false))
        {
            id = (reply.Http.IsSuccess ? PingOneSchema.FindIdOfUsers(reply.Root) : null) ?? throw _client.ToException(call, reply);
        }

        call = PingOneCall.Attributes(id);
        using (PingOneReply reply = await CallAsync(call, s_lookUp, cancellationToken).ConfigureAwait(false))
        {
            return reply.Http.IsSuccess && reply.Root is { } root
                ? SchemaReader.ReadAnswer(PingOneTarget.Dialect, root, entityType, Uri, _time.GetUtcNow())
                : throw _client.ToException(call, reply);
        }
    }

    public IReadOnlyList<string> FindDifferences(IdentityRecord record, IdentityUser user) => PingOneComparison.FindDifferences(record.Attributes, user.Attributes, _unwrap);

    public void Dispose() => _client.Dispose();

    private static string IdOf(IdentityKey key) => key.Attribute == PingOneMembers.Id
        ? Check(key.Value)
        : throw new ArgumentException("A user of PingOne can be changed only by its ID.", nameof(key));

    private static string Check(string id) => Guid.TryParseExact(id, "D", out _)
        ? id
        : throw new ArgumentException("This is not the ID of a user: it is not a UUID.", nameof(id));

    private async Task<PingOneReply> CallAsync(PingOneCall call, TimeSpan timeout, CancellationToken cancellationToken)
    {
        PingOneReply reply = await _client.CallAsync(call, timeout, cancellationToken).ConfigureAwait(false);
        _hasEnvironment |= reply.Http.IsSuccess && reply.Root is not null;
        return reply;
    }

    private async Task<IdentityUser?> ReadAsync(string entityType, IdentityKey key, CancellationToken cancellationToken)
    {
        PingOneCall call = PingOneCall.Read(IdOf(key));
        using PingOneReply reply = await CallAsync(call, s_lookUp, cancellationToken).ConfigureAwait(false);
        return await IsAbsentAsync(reply, cancellationToken).ConfigureAwait(false) ? null
            : (reply.Http.IsSuccess ? PingOneUser.Read(entityType, reply.Root) : null) ?? throw _client.ToException(call, reply);
    }

    private async Task<IReadOnlyList<IdentityUser>> FindAllAsync(string entityType, string filter, TimeSpan timeout, CancellationToken cancellationToken)
    {
        PingOneCall call = PingOneCall.Find(filter, PingOneFilter.MostResults);
        using PingOneReply reply = await CallAsync(call, timeout, cancellationToken).ConfigureAwait(false);
        return (reply.Http.IsSuccess ? PingOneUser.ReadAll(entityType, reply.Root) : null) ?? throw _client.ToException(call, reply);
    }

    /// <summary>Whether an answer means that a user does not exist, and not that the environment does not.</summary>
    private async Task<bool> IsAbsentAsync(PingOneReply reply, CancellationToken cancellationToken)
    {
        if (PingOneErrorReader.IsAbsent(reply) && !_hasEnvironment)
        {
            await VerifyAsync(cancellationToken).ConfigureAwait(false);
        }

        return PingOneErrorReader.IsAbsent(reply);
    }

    private async Task<MigrationPlanCheck> CheckUsersAsync(CancellationToken cancellationToken)
    {
        PingOneCall call = PingOneCall.Find(null, 1);
        using PingOneReply reply = await CallAsync(call, s_lookUp, cancellationToken).ConfigureAwait(false);
        if (reply.Http.IsSuccess)
        {
            return new MigrationPlanCheck("Permission", MigrationCheckStatus.Pass, "The client may read users. Whether it may create them can't be checked without creating one.");
        }

        IdentityStoreException exception = _client.ToException(call, reply);
        return exception.Kind == IdentityStoreFault.Denied
            ? new MigrationPlanCheck("Permission", MigrationCheckStatus.Fail, exception.Message, "Grant the worker app the role Identity Data Admin.")
            : throw exception;
    }

    private async Task<MigrationPlanCheck> CheckLifetimeAsync(CancellationToken cancellationToken) => new MigrationPlanCheck(
        "Token",
        MigrationCheckStatus.Pass,
        string.Format(
            CultureInfo.InvariantCulture,
            "A token is valid for {0:0} s. It is renewed before it expires, for all workers together.",
            (await _client.VerifyAsync(cancellationToken).ConfigureAwait(false)).TotalSeconds));
}
