using System;
using System.Text.Json;
using UserMigration.Engine.Schemas;

namespace UserMigration.Engine.Stores.Scim;

/// <summary>What a server supports, according to its ServiceProviderConfig (RFC 7643, section 5). What it does not mention is not supported.</summary>
internal sealed class ScimFeatures
{
    private const int Largest = 10_000;

    /// <summary>The features of a server that has no ServiceProviderConfig: those that each server must have, and filters.</summary>
    public static ScimFeatures Least { get; } = new ScimFeatures { HasFilter = true, MaxResults = 100 };

    /// <summary>The maximum number of operations in a bulk call, from 1. With 1, users are created one by one.</summary>
    public int MaxOperations { get; private init; } = 1;

    /// <summary>The maximum size of a bulk call in bytes; null if there is no limit.</summary>
    public long? MaxPayload { get; private init; }

    /// <summary>Whether users can be changed by PATCH; otherwise they are replaced by PUT.</summary>
    public bool HasPatch { get; private init; }

    /// <summary>Whether users can be found by filters.</summary>
    public bool HasFilter { get; private init; }

    /// <summary>The maximum number of users that a filter finds.</summary>
    public int MaxResults { get; private init; }

    /// <summary>Whether a change can name the version of the user that it was planned for.</summary>
    public bool HasVersions { get; private init; }

    /// <summary>Whether there are bulk calls.</summary>
    public bool HasBulk => MaxOperations > 1;

    /// <summary>Reads the features.</summary>
    /// <param name="config">The ServiceProviderConfig.</param>
    public static ScimFeatures Read(JsonElement config)
    {
        JsonElement bulk = SchemaJson.Member(config, "bulk") ?? default;
        JsonElement filter = SchemaJson.Member(config, "filter") ?? default;
        decimal? payload = SchemaJson.Number(bulk, "maxPayloadSize");
        return new ScimFeatures
        {
            MaxOperations = IsSupported(bulk) ? Clamp(SchemaJson.Number(bulk, "maxOperations") ?? 1) : 1,
            MaxPayload = payload is > 0 and < long.MaxValue ? (long)payload.Value : null,
            HasPatch = IsSupported(SchemaJson.Member(config, "patch") ?? default),
            HasFilter = IsSupported(filter),
            MaxResults = Clamp(SchemaJson.Number(filter, "maxResults") ?? 100),
            HasVersions = IsSupported(SchemaJson.Member(config, "etag") ?? default),
        };
    }

    /// <summary>Gets the same features without bulk calls.</summary>
    public ScimFeatures WithoutBulk() => new ScimFeatures
    {
        HasPatch = HasPatch,
        HasFilter = HasFilter,
        MaxResults = MaxResults,
        HasVersions = HasVersions,
    };

    private static bool IsSupported(JsonElement feature) => SchemaJson.Boolean(feature, "supported") == true;

    private static int Clamp(decimal number) => (int)Math.Min(Math.Max(number, 1), Largest);
}
