using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using UserMigration.Engine.Schemas;
using UserMigration.Engine.Targets;
using UserMigration.Engine.Stores.Http;
using UserMigration.Engine.Values;

namespace UserMigration.Engine.Stores.Akamai;

/// <summary>The store Akamai Identity Cloud (contract of Akamai, sections 2 and 3).</summary>
internal sealed class AkamaiStore : IIdentityStore, IChangeCount, IUserReader
{
    private static readonly TimeSpan s_grace = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan s_lookUp = TimeSpan.FromSeconds(15);

    private const string Nobody = "00000000-0000-4000-8000-000000000000";

    private static readonly string[] s_uuid = { "uuid" };

    private readonly AkamaiClient _client;
    private readonly Func<object, object?>? _unwrap;
    private readonly TimeProvider _time;
    private IReadOnlyCollection<string> _jsonAttributes = Array.Empty<string>();

    public AkamaiStore(Uri uri, IAkamaiAuthentication authentication, Func<object, object?>? unwrap, TimeProvider time)
    {
        _client = new AkamaiClient(uri, authentication, time);
        _unwrap = unwrap;
        _time = time;
    }

    public IdentityTarget Target => IdentityTarget.Akamai;

    public StoreCapabilities Capabilities => AkamaiTarget.StoreCapabilities;

    public Uri Uri => _client.Uri;

    public TimeSpan? ClockOffset => _client.ClockOffset;

    public IdentityKey? KeyOf(IdentityRecord record, string attribute) => RecordKey.ToAsk(record, attribute);

    // Only attributes that the schema calls unique protect against duplicates, and only the store can check them.
    public bool CanSendAgain(IdentityRecord record) => false;

    // The store assigns the UUID. A UUID that is sent is refused as a reserved attribute.
    public IdentityRecord WithIdentifier(IdentityRecord record, string identifier) =>
        throw new NotSupportedException("Akamai Identity Cloud assigns its own identifiers to users.");

    public async Task<IReadOnlyList<StoreRecordAnswer>> CreateAsync(
        string entityType,
        IReadOnlyList<IdentityRecord> records,
        StoreSettings settings,
        TimeSpan timeout,
        CancellationToken cancellationToken)
    {
        FormBody body = new FormBody()
            .Add("type_name", entityType)
            .Add("timeout", Math.Ceiling(timeout.TotalSeconds).ToString(CultureInfo.InvariantCulture));
        CommitEach commitEach = settings.Get(AkamaiSettings.CommitEach) as CommitEach? ?? CommitEach.Unset;
        if (commitEach != CommitEach.Unset)
        {
            body.Add("commit_each", commitEach switch { CommitEach.Smart => "smart", CommitEach.True => "true", _ => "false" });
        }

        body.AddJson("all_attributes", writer => WriteAll(writer, records));
        using JsonDocument answer = await _client
            .CallAsync("entity.bulkCreate", body, timeout + s_grace, cancellationToken)
            .ConfigureAwait(false);
        return Understand(() => ReadAnswers(answer.RootElement, records.Count, isAllOrNone: commitEach == CommitEach.False));
    }

    public IReadOnlyList<StoreChange> PlanChanges(IdentityRecord record, IdentityUser user) =>
        AkamaiChanges.Plan(record.Attributes, user.Attributes, _jsonAttributes, _unwrap);

    public async Task ChangeAsync(string entityType, IdentityKey key, StoreChange change, TimeSpan timeout, CancellationToken cancellationToken)
    {
        FormBody body = AddKey(new FormBody().Add("type_name", entityType), key);
        if (change.Attribute is not null)
        {
            body.Add("attribute_name", change.Attribute);
        }

        body.AddJson("attributes", writer => AttributeWriter.Write(writer, change.Value, _unwrap));
        string call = change.Attribute is null ? "entity.update" : "entity.replace";
        using JsonDocument answer = await _client.CallAsync(call, body, timeout + s_grace, cancellationToken).ConfigureAwait(false);
    }

    public async Task<StoreDeletion> DeleteAsync(string entityType, string uuid, TimeSpan timeout, CancellationToken cancellationToken)
    {
        if (!Guid.TryParseExact(uuid, "D", out _))
        {
            throw new ArgumentException("A user can be deleted only by its UUID.", nameof(uuid));
        }

        FormBody body = new FormBody().Add("type_name", entityType).Add("uuid", uuid);
        try
        {
            using JsonDocument answer = await _client.CallAsync("entity.delete", body, timeout + s_grace, cancellationToken).ConfigureAwait(false);
            return StoreDeletion.Deleted;
        }
        catch (IdentityStoreException exception) when (IsNobody(exception))
        {
            return StoreDeletion.Absent;
        }
    }

    public async Task VerifyAsync(CancellationToken cancellationToken)
    {
        try
        {
            await FindAsync("user", new IdentityKey("uuid", Nobody), s_uuid, cancellationToken).ConfigureAwait(false);
        }
        catch (IdentityStoreException exception) when (exception is { Kind: IdentityStoreFault.Denied or IdentityStoreFault.Refused, Code: { } code } && !AkamaiCodes.IsOfCredential(code))
        {
            // The store knows the client, and refuses only this call.
        }
    }

    public async Task<IdentityUser?> FindAsync(
        string entityType,
        IdentityKey key,
        IReadOnlyList<string>? attributes,
        CancellationToken cancellationToken)
    {
        FormBody body = AddKey(new FormBody().Add("type_name", entityType), key);
        if (attributes is not null)
        {
            body.AddJson("attributes", writer => AttributeWriter.Write(writer, attributes));
        }

        try
        {
            using JsonDocument answer = await _client.CallAsync("entity", body, s_lookUp, cancellationToken).ConfigureAwait(false);
            return Understand(() => AkamaiUser.Read(entityType, answer.RootElement.GetProperty("result")));
        }
        catch (IdentityStoreException exception) when (IsNobody(exception))
        {
            return null;
        }
    }

    public bool CanFindTogether(IdentityKey key) => AkamaiFilter.CanAsk(key.Attribute, key.Value);

    public async Task<IReadOnlyList<IdentityUser>> FindTogetherAsync(
        string entityType,
        string attribute,
        IReadOnlyList<string> values,
        TimeSpan timeout,
        CancellationToken cancellationToken)
    {
        FormBody body = new FormBody()
            .Add("type_name", entityType)
            .Add("filter", AkamaiFilter.AnyOf(attribute, values))
            .Add("max_results", AkamaiFilter.MostResults.ToString(CultureInfo.InvariantCulture));
        using JsonDocument answer = await _client.CallAsync("entity.find", body, timeout + s_grace, cancellationToken).ConfigureAwait(false);
        return AkamaiUser.ReadAll(entityType, answer.RootElement);
    }

    public async Task<long> CountAsync(string entityType, string? filter, CancellationToken cancellationToken)
    {
        FormBody body = new FormBody().Add("type_name", entityType);
        if (!string.IsNullOrEmpty(filter))
        {
            body.Add("filter", filter!);
        }

        using JsonDocument answer = await _client.CallAsync("entity.count", body, s_lookUp, cancellationToken).ConfigureAwait(false);
        return Understand(() => answer.RootElement.GetProperty("total_count").GetInt64());
    }

    public int LargestPage => AkamaiFilter.MostResults;

    public async Task<UserPage> ReadPageAsync(UserPageRequest request, CancellationToken cancellationToken)
    {
        try
        {
            return await _client
                .CallAsync("entity.find", AkamaiPages.CreateBody(request), request.Timeout + s_grace, json => AkamaiPages.Read(json, request), cancellationToken)
                .ConfigureAwait(false);
        }
        catch (IdentityStoreException exception) when (AkamaiPages.IsAnswerTooLarge(exception))
        {
            throw new IdentityStoreException(IdentityStoreFault.TooLarge, "The answer of the store is larger than one answer may be.", exception);
        }
    }

    public PagedUser Identify(ReadOnlySpan<byte> json) => AkamaiPages.ReadOne(json);

    public Task<long> CountChangedSinceAsync(string entityType, DateTimeOffset since, CancellationToken cancellationToken) =>
        CountAsync(entityType, "lastUpdated > '" + since.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture) + "'", cancellationToken);

    public async Task<bool> IsUniqueAsync(string entityType, string attribute, CancellationToken cancellationToken)
    {
        try
        {
            IdentitySchema schema = await ReadSchemaAsync(entityType, cancellationToken).ConfigureAwait(false);
            _jsonAttributes = AkamaiSchema.JsonAttributes(schema);
            return schema.Find(attribute)?.IsUnique ?? false;
        }
        catch (MigrationException)
        {
            // A schema that can't be read does not declare the attribute as unique.
            return false;
        }
    }

    public async Task<IdentitySchema> GetSchemaAsync(string entityType, CancellationToken cancellationToken)
    {
        try
        {
            return await ReadSchemaAsync(entityType, cancellationToken).ConfigureAwait(false);
        }
        catch (IdentityStoreException exception) when (exception.Code == AkamaiCodes.UnknownEntityType)
        {
            throw SchemaErrors.EntityTypeUnknown(entityType, Uri, exception);
        }
    }

    public IReadOnlyList<string> FindDifferences(IdentityRecord record, IdentityUser user) =>
        AkamaiComparison.FindDifferences(record.Attributes, user.Attributes, _unwrap);

    public void Dispose() => _client.Dispose();

    private async Task<IdentitySchema> ReadSchemaAsync(string entityType, CancellationToken cancellationToken)
    {
        using JsonDocument answer = await _client
            .CallAsync("entityType", new FormBody().Add("type_name", entityType), s_lookUp, cancellationToken)
            .ConfigureAwait(false);
        return SchemaReader.ReadAnswer(AkamaiTarget.Dialect, answer.RootElement, entityType, Uri, _time.GetUtcNow());
    }

    private void WriteAll(Utf8JsonWriter writer, IReadOnlyList<IdentityRecord> records)
    {
        writer.WriteStartArray();
        for (int i = 0; i < records.Count; i++)
        {
            AttributeWriter.Write(writer, records[i], _unwrap);
        }

        writer.WriteEndArray();
    }

    // With an HTTP 5xx status, the code is not reliable (contract, section 5, 4).
    private static bool IsNobody(IdentityStoreException exception) =>
        exception.Code == AkamaiCodes.RecordNotFound && exception.Kind == IdentityStoreFault.Refused;

    private static FormBody AddKey(FormBody body, IdentityKey key) => key.Attribute == "uuid"
        ? body.Add("uuid", key.Value)
        : body.Add("key_attribute", key.Attribute).AddJson("key_value", writer => WriteKey(writer, key));

    private static void WriteKey(Utf8JsonWriter writer, IdentityKey key)
    {
        if (key.IsNumber)
        {
            writer.WriteRawValue(key.Value);
        }
        else
        {
            writer.WriteStringValue(key.Value);
        }
    }

    /// <summary>Reads an answer. If its format differs from the contract, the outcome is unresolved.</summary>
    private static T Understand<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception exception) when (exception is InvalidOperationException or KeyNotFoundException or FormatException or ArgumentException)
        {
            throw new IdentityStoreException(IdentityStoreFault.Unresolved, "The store answered in an unexpected format.", exception);
        }
    }

    private List<StoreRecordAnswer> ReadAnswers(JsonElement answer, int expected, bool isAllOrNone)
    {
        // "results" contains internal ids. Only uuid_results is reliable, and only if it is complete.
        if (!answer.TryGetProperty("uuid_results", out JsonElement results)
            || results.ValueKind != JsonValueKind.Array
            || results.GetArrayLength() != expected)
        {
            throw new IdentityStoreException(
                IdentityStoreFault.Unresolved,
                "The answer of the store does not contain a result for each record that was sent.");
        }

        List<StoreRecordAnswer> answers = new List<StoreRecordAnswer>(expected);
        foreach (JsonElement result in results.EnumerateArray())
        {
            answers.Add(AkamaiAnswer.ToRecordAnswer(result, _client.Mask));
        }

        int created = answers.Count(one => one.Uuid is not null);
        return answers.Where(one => one.Uuid is not null).Select(one => one.Uuid).Distinct(StringComparer.Ordinal).Count() != created
            || (isAllOrNone && created > 0 && created < expected)
            ? throw new IdentityStoreException(IdentityStoreFault.Unresolved, "The results in the answer of the store contradict each other.")
            : answers;
    }
}
