using System;
using System.Collections.Generic;
using System.Text.Json;
using System.Text.Json.Serialization;
using UserMigration.Engine.Files;

namespace UserMigration.Engine.Runs.Journal;

/// <summary>The description of a run: manifest.json in its folder. It contains no value of a record.</summary>
internal sealed class RunManifest : JournalManifest
{
    /// <summary>
    /// The version of the folder's format that this code writes: version 3 added deletions, version 4 added check values
    /// in the journal.
    /// </summary>
    public const int CurrentVersion = 4;

    /// <summary>The first version of the format that this code reads. A folder that this code writes to is upgraded to the current version.</summary>
    private const int FirstVersion = 2;

    private const int FirstVersionWithChecks = 4;

    /// <summary>The serializer options for manifests.</summary>
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

    /// <summary>Whether existing users are changed.</summary>
    public bool DeltaMigration { get; set; }

    /// <summary>Whether records are sent without their passwords.</summary>
    public bool OmitPassword { get; set; }

    /// <summary>The number of records in a batch, as of the last start.</summary>
    public int BatchSize { get; set; }

    /// <summary>The number of concurrent calls, as of the last start.</summary>
    public int Workers { get; set; }

    /// <summary>The maximum number of calls per second, as of the last start; 0 means no limit.</summary>
    public double RateLimit { get; set; }

    /// <summary>The longest timeout that any command used for a call, in seconds.</summary>
    public double LongestTimeoutSeconds { get; set; }

    /// <summary>The sources, in the order in which the run read them.</summary>
    public List<ManifestSource> Sources { get; set; } = new List<ManifestSource>();

    /// <summary>
    /// The commands that the records passed before their conversion, each preceded by <c> | </c>; null if an earlier version started the run.
    /// </summary>
    public string? Steps { get; set; }

    /// <summary>The parameters of the conversion except the kind of store, each preceded by a space; null if an earlier version started the run.</summary>
    public string? Conversion { get; set; }

    /// <summary>The SHA-256 of each table as the last command wrote it, by its file name; empty while a command works on the run.</summary>
    public Dictionary<string, string> Tables { get; set; } = new Dictionary<string, string>();

    /// <summary>When the rollback of the run began, in UTC, or that of a part of it; null if nothing was rolled back.</summary>
    public DateTimeOffset? TakenBackAt { get; set; }

    /// <summary>Reads a manifest.</summary>
    /// <param name="json">The JSON.</param>
    /// <exception cref="JsonException">The text is not a manifest.</exception>
    public static RunManifest Parse(string json) =>
        JsonSerializer.Deserialize<RunManifest>(json, Json) ?? throw new JsonException("The manifest is null.");

    /// <summary>Finds the source that matches a file, by its path or otherwise by its bytes; null if the run does not have the source.</summary>
    /// <param name="file">The file as it is now.</param>
    public ManifestSource? FindSource(ManifestSource file) =>
        Sources.Find(one => FilePaths.IsSame(one.Path, file.Path)) ?? Sources.Find(one => one.Sha256 is not null && one.Sha256 == file.Sha256);

    /// <summary>Checks that this code supports the format of the folder.</summary>
    /// <exception cref="FormatException">The version of the format is not supported.</exception>
    public void CheckVersion()
    {
        if (Version is < FirstVersion or > CurrentVersion)
        {
            throw new FormatException($"Its format version is {Version}, but this version of the module supports {FirstVersion} to {CurrentVersion}.");
        }
    }

    /// <inheritdoc/>
    [JsonIgnore]
    public override bool HasChecks => Version >= FirstVersionWithChecks;

    /// <inheritdoc/>
    public override string ToJson() => JsonSerializer.Serialize(this, Json);
}
