using System;
using System.Text.Json;
using System.Text.Json.Serialization;
using UserMigration.Engine.Runs.Journal;

namespace UserMigration.Engine.Runs.Deletion;

/// <summary>What is taken back and where: deletion.json of the folder.</summary>
internal sealed class DeletionManifest : JournalManifest
{
    /// <summary>The version of the folder's format that this code writes: 2 has check values in the journal. It reads 1 too.</summary>
    public const int CurrentVersion = 2;

    /// <summary>The version of the format.</summary>
    public int Version { get; set; } = CurrentVersion;

    /// <summary>When it was first started, in UTC.</summary>
    public DateTimeOffset StartedAt { get; set; }

    /// <summary>The kind of store.</summary>
    public IdentityTarget Target { get; set; }

    /// <summary>The address of the store.</summary>
    public Uri? Uri { get; set; }

    /// <summary>The entity type.</summary>
    public string EntityType { get; set; } = string.Empty;

    /// <summary>The full path of the run folder or the success file that is taken back.</summary>
    public string TakesBack { get; set; } = string.Empty;

    /// <summary>What makes that the same again: a hash.</summary>
    public string Identity { get; set; } = string.Empty;

    /// <summary>Reads a manifest.</summary>
    /// <param name="json">Its text.</param>
    /// <exception cref="JsonException">It is none.</exception>
    public static DeletionManifest Parse(string json) =>
        JsonSerializer.Deserialize<DeletionManifest>(json, RunManifest.Json) ?? throw new JsonException("The manifest is null.");

    /// <inheritdoc/>
    [JsonIgnore]
    public override bool HasChecks => Version >= CurrentVersion;

    /// <inheritdoc/>
    public override string ToJson() => JsonSerializer.Serialize(this, RunManifest.Json);
}
