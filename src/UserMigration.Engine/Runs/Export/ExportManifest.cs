using System;
using System.Collections.Generic;
using System.Text.Json;
using System.Text.Json.Serialization;
using UserMigration.Engine.Runs.Journal;

namespace UserMigration.Engine.Runs.Export;

/// <summary>The manifest of an export, export.json: what is exported, from which store, since when.</summary>
internal sealed class ExportManifest : JournalManifest
{
    /// <summary>The version of the folder format that is written.</summary>
    public const int CurrentVersion = 1;

    /// <summary>The version of the format of this folder.</summary>
    public int Version { get; set; } = CurrentVersion;

    /// <summary>The kind of store.</summary>
    public IdentityTarget Target { get; set; }

    /// <summary>The address of the store.</summary>
    public Uri? Uri { get; set; }

    /// <summary>The entity type of the users.</summary>
    public string EntityType { get; set; } = string.Empty;

    /// <summary>The filter; null for all users.</summary>
    public string? Filter { get; set; }

    /// <summary>The attributes; null for all.</summary>
    public IReadOnlyList<string>? Attributes { get; set; }

    /// <summary>The full path of the file that the export writes.</summary>
    public string OutFile { get; set; } = string.Empty;

    /// <summary>When the first command started, by the clock of the store; null until a call was answered.</summary>
    public DateTimeOffset? StartedAt { get; set; }

    /// <summary>The number of users that the store counted before the first page; null if it was not asked.</summary>
    public long? CountBefore { get; set; }

    /// <inheritdoc/>
    [JsonIgnore]
    public override bool HasChecks => true;

    /// <summary>Reads a manifest from its JSON text.</summary>
    /// <param name="json">The text of the manifest.</param>
    /// <exception cref="JsonException">The text is not a manifest.</exception>
    public static ExportManifest Parse(string json) =>
        JsonSerializer.Deserialize<ExportManifest>(json, RunManifest.Json) ?? throw new JsonException("The manifest is null.");

    /// <inheritdoc/>
    public override string ToJson() => JsonSerializer.Serialize(this, RunManifest.Json);
}
