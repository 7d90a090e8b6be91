using System;
using System.Collections.Generic;
using System.Text.Json;
using System.Text.Json.Serialization;
using UserMigration.Engine.Files;

namespace UserMigration.Engine.Runs.Journal;

/// <summary>What a run is about: manifest.json of its folder. It has no value of a record.</summary>
internal sealed class RunManifest : JournalManifest
{
    /// <summary>The version of the folder's format that this code writes: 3 has deletions, 4 check values in the journal.</summary>
    public const int CurrentVersion = 4;

    /// <summary>The first version of the format that this code reads; what it writes into is of its own version then.</summary>
    private const int FirstVersion = 2;

    private const int FirstVersionWithChecks = 4;

    /// <summary>How manifests are written.</summary>
    internal static readonly JsonSerializerOptions Json = new JsonSerializerOptions
    {
        WriteIndented = true,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Converters = { new JsonStringEnumConverter() },
    };

    /// <summary>The version of the format.</summary>
    public int Version { get; set; } = CurrentVersion;

    /// <summary>When the run was first started, in UTC.</summary>
    public DateTimeOffset StartedAt { get; set; }

    /// <summary>The kind of store.</summary>
    public IdentityTarget Target { get; set; }

    /// <summary>The address of the store.</summary>
    public Uri? Uri { get; set; }

    /// <summary>The entity type.</summary>
    public string EntityType { get; set; } = string.Empty;

    /// <summary>The attribute that identifies a user.</summary>
    public string PrimaryKey { get; set; } = string.Empty;

    /// <summary>Whether users that the store has are changed.</summary>
    public bool DeltaMigration { get; set; }

    /// <summary>Whether passwords are left out of what is sent.</summary>
    public bool OmitPassword { get; set; }

    /// <summary>Records in a batch, as last started.</summary>
    public int BatchSize { get; set; }

    /// <summary>Calls under way at once, as last started.</summary>
    public int Workers { get; set; }

    /// <summary>The most calls a second, as last started; 0 is no limit.</summary>
    public double RateLimit { get; set; }

    /// <summary>The longest time that a command gave the server for a call, in seconds.</summary>
    public double LongestTimeoutSeconds { get; set; }

    /// <summary>The sources, in the order in which the run met them.</summary>
    public List<ManifestSource> Sources { get; set; } = new List<ManifestSource>();

    /// <summary>When it was begun to take the run back, in UTC; null where nobody did.</summary>
    public DateTimeOffset? TakenBackAt { get; set; }

    /// <summary>Reads a manifest.</summary>
    /// <param name="json">Its text.</param>
    /// <exception cref="JsonException">It is none.</exception>
    public static RunManifest Parse(string json) =>
        JsonSerializer.Deserialize<RunManifest>(json, Json) ?? throw new JsonException("The manifest is null.");

    /// <summary>The source that a file is, by its path or else by its bytes; null where the run does not know it.</summary>
    /// <param name="file">The file as it is now.</param>
    public ManifestSource? FindSource(ManifestSource file) =>
        Sources.Find(one => FilePaths.IsSame(one.Path, file.Path)) ?? Sources.Find(one => one.Sha256 is not null && one.Sha256 == file.Sha256);

    /// <summary>Checks that this code can read the folder.</summary>
    /// <exception cref="FormatException">It can't.</exception>
    public void CheckVersion()
    {
        if (Version is < FirstVersion or > CurrentVersion)
        {
            throw new FormatException($"Its format is {Version}, and this version knows {FirstVersion} to {CurrentVersion}.");
        }
    }

    /// <inheritdoc/>
    [JsonIgnore]
    public override bool HasChecks => Version >= FirstVersionWithChecks;

    /// <inheritdoc/>
    public override string ToJson() => JsonSerializer.Serialize(this, Json);
}
