using System;
using System.Text.Json;
using System.Text.Json.Serialization;
using UserMigration.Engine.Runs.Journal;

namespace UserMigration.Engine.Runs.Deletion;

/// <summary>The manifest of a rollback, deletion.json: what is rolled back, and in which store.</summary>
internal sealed class DeletionManifest : JournalManifest
{
    /// <summary>The version of the folder format that is written: 2, with check values in the journal. Version 1 can also be read.</summary>
    public const int CurrentVersion = 2;

    /// <summary>The version of the format of this folder.</summary>
    public int Version { get; set; } = CurrentVersion;

    /// <summary>When the rollback was first started, in UTC.</summary>
    public DateTimeOffset StartedAt { get; set; }

    /// <summary>The kind of store that users are deleted from.</summary>
    public IdentityTarget Target { get; set; }

    /// <summary>The address of the store.</summary>
    public Uri? Uri { get; set; }

    /// <summary>The entity type of the users.</summary>
    public string EntityType { get; set; } = string.Empty;

    /// <summary>The full path of the run folder or the success file that is rolled back.</summary>
    public string TakesBack { get; set; } = string.Empty;

    /// <summary>A hash that identifies what is rolled back.</summary>
    public string Identity { get; set; } = string.Empty;

    /// <summary>Reads a manifest from its JSON text.</summary>
    /// <param name="json">The text of the manifest.</param>
    /// <exception cref="JsonException">The text is not a manifest.</exception>
    public static DeletionManifest Parse(string json) =>
        JsonSerializer.Deserialize<DeletionManifest>(json, RunManifest.Json) ?? throw new JsonException("The manifest is null.");

    /// <inheritdoc/>
    [JsonIgnore]
    public override bool HasChecks => Version >= CurrentVersion;

    /// <inheritdoc/>
    public override string ToJson() => JsonSerializer.Serialize(this, RunManifest.Json);
}
