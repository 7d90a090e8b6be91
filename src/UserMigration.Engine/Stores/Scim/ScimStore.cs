using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using UserMigration.Engine.Schemas;
using UserMigration.Engine.Targets;
using UserMigration.Engine.Values;

namespace UserMigration.Engine.Stores.Scim;

/// <summary>
/// A server with SCIM 2.0 (RFC 7643, RFC 7644). What it supports is read when the connection is verified, otherwise before the first call that
/// depends on it. It has only one kind of entity, so the entity type is only a name.
/// </summary>
internal sealed class ScimStore : IIdentityStore, IAccessCheck
{
    private static readonly TimeSpan s_grace = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan s_lookUp = TimeSpan.FromSeconds(15);

    private readonly ScimClient _client;
    private readonly Func<object, object?>? _unwrap;
    private readonly TimeProvider _time;
    private volatile ScimFeatures? _features;

    public ScimStore(ScimClient client, Func<object, object?>? unwrap, TimeProvider time)
    {
        _client = client;
        _unwrap = unwrap;
        _time = time;
    }

    public IdentityTarget Target => IdentityTarget.Scim;

    public StoreCapabilities Capabilities => _features is { } features ? ScimTarget.CapabilitiesOf(features) : ScimTarget.StoreCapabilities;

    public Uri Uri => _client.Uri;

    public TimeSpan? ClockOffset => _client.ClockOffset;

    public async Task VerifyAsync(CancellationToken cancellationToken)
    {
        // Some servers show their configuration to everyone (RFC 7644, section 4), so a second call shows whether they accept the credential.
        await GetFeaturesAsync(cancellationToken).ConfigureAwait(false);
        ScimCall call = ScimCall.Find(null, count: 0);
        using ScimReply reply = await _client.CallAsync(call, s_lookUp, cancellationToken).ConfigureAwait(false);
        if (!reply.IsSuccess && reply.Http.Status != 403 && !ScimErrorReader.IsRefusal(reply))
        {
            throw _client.ToException(call, reply);
        }
    }

    public async Task<IReadOnlyList<MigrationPlanCheck>> CheckAccessAsync(CancellationToken cancellationToken) =>
        ScimAccess.Describe(await GetFeaturesAsync(cancellationToken).ConfigureAwait(false));

    public IdentityKey? KeyOf(IdentityRecord record, string attribute)
    {
        object? value = attribute is ScimTarget.UserName or ScimTarget.ExternalId
            ? ScimValues.Member(record.Attributes, attribute, _unwrap)
            : ScimPath.Read(attribute)?.Find(record.Attributes, _unwrap);
        string? text = value is string or ValueType ? InvariantFormatter.Write(value) : null;
        return string.IsNullOrWhiteSpace(text) ? null : new IdentityKey(attribute, text!, RecordKey.IsNumber(value));
    }

    // Only the attributes that the schema calls unique protect against duplicates, and only the server can check them.
    public bool CanSendAgain(IdentityRecord record) => false;

    public IdentityRecord WithIdentifier(IdentityRecord record, string identifier) =>
        throw new NotSupportedException("A SCIM server assigns its own identifiers to users.");

    public async Task<IReadOnlyList<StoreRecordAnswer>> CreateAsync(
        string entityType,
        IReadOnlyList<IdentityRecord> records,
        StoreSettings settings,
        TimeSpan timeout,
        CancellationToken cancellationToken) => records.Count == 1
            ? new[] { await CreateOneAsync(records[0], timeout, cancellationToken).ConfigureAwait(false) }
            : await CreateAllAsync(records, timeout, cancellationToken).ConfigureAwait(false);

    public IReadOnlyList<StoreChange> PlanChanges(IdentityRecord record, IdentityUser user) =>
        ScimChanges.Plan(record, user, _features ?? ScimFeatures.Least, _unwrap) is { } change ? new[] { change } : Array.Empty<StoreChange>();

    public async Task ChangeAsync(string entityType, IdentityKey key, StoreChange change, TimeSpan timeout, CancellationToken cancellationToken)
    {
        ScimCall call = ScimChanges.CreateCall(IdOf(key.Attribute == ScimTarget.Id ? key.Value : string.Empty), change, _unwrap);
        using ScimReply reply = await _client.CallAsync(call, timeout + s_grace, cancellationToken).ConfigureAwait(false);
        if (!reply.IsSuccess || reply.Http.Status == 202)
        {
            throw _client.ToException(call, reply);
        }
    }

    public async Task<StoreDeletion> DeleteAsync(string entityType, string uuid, TimeSpan timeout, CancellationToken cancellationToken)
    {
        ScimCall call = ScimCall.Delete(IdOf(uuid));
        using ScimReply reply = await _client.CallAsync(call, timeout + s_grace, cancellationToken).ConfigureAwait(false);
        return IsAbsent(reply) ? StoreDeletion.Absent
            : reply.IsSuccess ? StoreDeletion.Deleted
            : throw _client.ToException(call, reply);
    }

    public async Task<IdentityUser?> FindAsync(
        string entityType,
        IdentityKey key,
        IReadOnlyList<string>? attributes,
        CancellationToken cancellationToken)
    {
        IReadOnlyList<string>? names = attributes?.Append(ScimTarget.Id).Append(RootOf(key.Attribute)).Distinct(StringComparer.Ordinal).ToArray();
        bool isById = key.Attribute == ScimTarget.Id && ScimCall.CanAddress(key.Value);
        ScimCall call = isById ? ScimCall.Get(key.Value, names) : ScimCall.Find(ScimFilter.Of(key), names);
        using ScimReply reply = await _client.CallAsync(call, s_lookUp, cancellationToken).ConfigureAwait(false);
        if (isById && IsAbsent(reply))
        {
            return null;
        }

        IReadOnlyList<IdentityUser>? users = !reply.IsSuccess ? null
            : !isById ? ScimUser.ReadAll(entityType, reply.Root, out _)
            : reply.Root is { } root && ScimUser.Read(entityType, root) is { } one ? new[] { one }
            : null;
        return users is null ? throw _client.ToException(call, reply)
            : users.Count == 0 ? (ScimUser.CountOf(reply.Root) is > 0 ? throw _client.ToException(call, reply) : null)
            : users.Where(user => ScimUser.Has(user, key)).ToArray() is not { Length: > 0 } found
                ? throw Refused($"The store found a user, but not one with this {key.Attribute}: it does not support the filter. Use another attribute with -PrimaryKey.")
            : found.Length > 1 ? throw Refused($"The store has {found.Length} users with this {key.Attribute}. Use an attribute that is unique with -PrimaryKey.")
            : found[0];
    }

    public bool CanFindTogether(IdentityKey key) => !key.IsNumber && _features is { HasFilter: true, MaxResults: > 1 };

    public async Task<IReadOnlyList<IdentityUser>> FindTogetherAsync(
        string entityType, string attribute, IReadOnlyList<string> values, TimeSpan timeout, CancellationToken cancellationToken)
    {
        string filter = ScimFilter.AnyOf(attribute, values);
        int most = (_features ?? ScimFeatures.Least).MaxResults;
        if (values.Count > most || Uri.EscapeDataString(filter).Length > ScimFilter.Longest)
        {
            throw new IdentityStoreException(IdentityStoreFault.TooLarge, "The filter is too large for one call.");
        }

        ScimCall call = ScimCall.Find(filter, count: most);
        using ScimReply reply = await _client.CallAsync(call, timeout + s_grace, cancellationToken).ConfigureAwait(false);
        bool isComplete = false;
        IReadOnlyList<IdentityUser>? users = reply.IsSuccess ? ScimUser.ReadAll(entityType, reply.Root, out isComplete) : null;
        return users is null ? throw _client.ToException(call, reply)
            : isComplete ? users
            : throw new IdentityStoreException(IdentityStoreFault.TooLarge, "The store found more users than one answer contains.");
    }

    public async Task<bool> IsUniqueAsync(string entityType, string attribute, CancellationToken cancellationToken)
    {
        try
        {
            await GetFeaturesAsync(cancellationToken).ConfigureAwait(false);
            return (await GetSchemaAsync(entityType, cancellationToken).ConfigureAwait(false)).Find(attribute)?.IsUnique ?? false;
        }
        catch (Exception exception) when (exception is MigrationException || exception is IdentityStoreException { Kind: IdentityStoreFault.Denied or IdentityStoreFault.Refused })
        {
            // A server without schemas still keeps the names of its users unique (RFC 7643, section 4.1.1).
            return attribute == ScimTarget.UserName;
        }
    }

    public async Task<IdentitySchema> GetSchemaAsync(string entityType, CancellationToken cancellationToken)
    {
        using ScimReply types = await DiscoverAsync("ResourceTypes", cancellationToken).ConfigureAwait(false);
        ScimCall call = ScimCall.Discover("Schemas");
        using ScimReply schemas = await _client.CallAsync(call, s_lookUp, cancellationToken).ConfigureAwait(false);
        if (!schemas.IsSuccess || schemas.Root is not { } root)
        {
            throw _client.ToException(call, schemas);
        }

        using JsonDocument both = ScimSchema.Combine(types.IsSuccess ? types.Root : null, root);
        return SchemaReader.ReadAnswer(ScimTarget.Dialect, both.RootElement, "user", Uri, _time.GetUtcNow());
    }

    public IReadOnlyList<string> FindDifferences(IdentityRecord record, IdentityUser user) => ScimComparison.FindDifferences(record, user, _unwrap);

    public async Task<long> CountAsync(string entityType, string? filter, CancellationToken cancellationToken)
    {
        ScimCall call = ScimCall.Find(string.IsNullOrEmpty(filter) ? null : filter, count: 0);
        using ScimReply reply = await _client.CallAsync(call, s_lookUp, cancellationToken).ConfigureAwait(false);
        return reply.IsSuccess && ScimUser.CountOf(reply.Root) is { } count ? count : throw _client.ToException(call, reply);
    }

    public void Dispose() => _client.Dispose();

    private async Task<StoreRecordAnswer> CreateOneAsync(IdentityRecord record, TimeSpan timeout, CancellationToken cancellationToken)
    {
        ScimCall call = ScimCall.Create(writer => AttributeWriter.Write(writer, record, _unwrap));
        using ScimReply reply = await _client.CallAsync(call, timeout + s_grace, cancellationToken).ConfigureAwait(false);
        string? id = reply is { IsSuccess: true, Http.Status: not 202, Root: { } root } ? ScimJson.Text(root, ScimTarget.Id) : null;
        return id is { Length: > 0 } || ScimErrorReader.IsRefusal(reply)
            ? ScimBulk.Conclude(reply.Http.Status, id, reply.Error, _client.Mask)
            : throw _client.ToException(call, reply);
    }

    private async Task<IReadOnlyList<StoreRecordAnswer>> CreateAllAsync(IReadOnlyList<IdentityRecord> records, TimeSpan timeout, CancellationToken cancellationToken)
    {
        ScimFeatures features = await PrepareAsync(cancellationToken).ConfigureAwait(false);
        if (records.Count > features.MaxOperations)
        {
            throw TooLarge($"The call has more users than the store accepts, whose maximum is {features.MaxOperations}.");
        }

        ScimCall call = ScimCall.Bulk(writer => ScimBulk.Write(writer, records, _unwrap));
        if (call.Body!.Length > features.MaxPayload)
        {
            throw TooLarge($"The store accepts calls of at most {features.MaxPayload} bytes.");
        }

        using ScimReply reply = await _client.CallAsync(call, timeout + s_grace, cancellationToken).ConfigureAwait(false);
        if (reply.Http.Status is 404 or 405 or 501)
        {
            // The configuration promises what the server does not have.
            _features = features.WithoutBulk();
            throw TooLarge("The store does not support bulk calls, although its ServiceProviderConfig says that it does.");
        }

        IReadOnlyList<StoreRecordAnswer>? answers = reply is { IsSuccess: true, Http.Status: not 202, Root: { } root } ? ScimBulk.Read(root, records.Count, _client.Mask) : null;
        return answers ?? throw _client.ToException(call, reply);
    }

    private async Task<ScimFeatures> GetFeaturesAsync(CancellationToken cancellationToken)
    {
        if (_features is { } known)
        {
            return known;
        }

        using ScimReply reply = await DiscoverAsync("ServiceProviderConfig", cancellationToken).ConfigureAwait(false);
        ScimFeatures features = reply is { IsSuccess: true, Root: { } root } ? ScimFeatures.Read(root) : ScimFeatures.Least;
        _features = features;
        return features;
    }

    /// <summary>Gets the features for a call that changes something. If they can't be read, that call was certainly not made.</summary>
    private async Task<ScimFeatures> PrepareAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await GetFeaturesAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (IdentityStoreException exception) when (exception.MayHaveTakenEffect)
        {
            throw new IdentityStoreException(IdentityStoreFault.NotDone, exception.Message, exception) { IsThrottled = false, HttpStatus = exception.HttpStatus };
        }
    }

    /// <summary>Reads a part of the configuration. A server can lack it.</summary>
    private async Task<ScimReply> DiscoverAsync(string path, CancellationToken cancellationToken)
    {
        ScimCall call = ScimCall.Discover(path);
        ScimReply reply = await _client.CallAsync(call, s_lookUp, cancellationToken).ConfigureAwait(false);
        if (reply.IsSuccess || reply.Http.Status is 404 or 405 or 501)
        {
            return reply;
        }

        using (reply)
        {
            throw _client.ToException(call, reply);
        }
    }

    private static bool IsAbsent(ScimReply reply) => reply.Http.Status == 404 && reply.Error is not null;

    private static string IdOf(string id) => ScimCall.CanAddress(id)
        ? id
        : throw new ArgumentException("A user can be changed or deleted only by its id, but this is not an id that can be part of an address.", nameof(id));

    private static string RootOf(string attribute) => ScimPath.Read(attribute)?.Root ?? attribute;

    private static IdentityStoreException TooLarge(string message) => new IdentityStoreException(IdentityStoreFault.TooLarge, message);

    private static IdentityStoreException Refused(string message) => new IdentityStoreException(IdentityStoreFault.Refused, message);
}
