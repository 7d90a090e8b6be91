using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using UserMigration.Engine.Runs.Journal;

namespace UserMigration.Engine.Runs.Planning;

/// <summary>A saved plan of an upload: from what it was made, and what would be done. It contains no value of a record and no secret.</summary>
internal sealed class UploadPlan
{
    /// <summary>The version of the format.</summary>
    public const int CurrentVersion = 1;

    /// <summary>The version of the format of the file.</summary>
    public int Version { get; set; } = CurrentVersion;

    /// <summary>When the plan was made, in UTC.</summary>
    public DateTimeOffset CreatedAt { get; set; }

    /// <summary>The kind of store.</summary>
    public IdentityTarget Target { get; set; }

    /// <summary>The address of the store.</summary>
    public Uri? Uri { get; set; }

    /// <summary>The API client.</summary>
    public string ClientId { get; set; } = string.Empty;

    /// <summary>The state of the store when the plan was made.</summary>
    public PlannedStore Store { get; set; } = new PlannedStore();

    /// <summary>The options that decide what is done with a record, by the name of the parameter.</summary>
    public Dictionary<string, string> Options { get; set; } = new Dictionary<string, string>();

    /// <summary>The commands that the records passed.</summary>
    public string Pipeline { get; set; } = string.Empty;

    /// <summary>The files that these commands read, in the order in which the commands name them.</summary>
    public List<PlannedFile> Files { get; set; } = new List<PlannedFile>();

    /// <summary>The files, in the order in which they are read.</summary>
    public List<PlannedSource> Sources { get; set; } = new List<PlannedSource>();

    /// <summary>The number of the first record that was read.</summary>
    public long FirstRecord { get; set; } = 1;

    /// <summary>The maximum number of records to read; null for all.</summary>
    public long? MostRecords { get; set; }

    /// <summary>The number of records.</summary>
    public long Records { get; set; }

    /// <summary>The number of records with each status that has any.</summary>
    public Dictionary<string, long> Statuses { get; set; } = new Dictionary<string, long>();

    /// <summary>The number of users for which each attribute would be set, changed, erased or sent.</summary>
    public Dictionary<string, Dictionary<string, long>> Attributes { get; set; } = new Dictionary<string, Dictionary<string, long>>();

    /// <summary>Notes what would be done.</summary>
    /// <param name="summary">The summary of the planning.</param>
    public void Note(MigrationSummary summary)
    {
        Records = summary.Given;
        Statuses = summary.GetCounts().Where(count => count.Value > 0).ToDictionary(count => count.Key, count => count.Value);
        Attributes = summary.Changes.ToDictionary(
            plan => plan.Attribute,
            plan => ((PlannedChangeKind[])Enum.GetValues(typeof(PlannedChangeKind))).Where(kind => plan[kind] > 0).ToDictionary(kind => kind.ToString(), kind => plan[kind]));
    }

    /// <summary>Reads a plan.</summary>
    /// <param name="json">The JSON.</param>
    /// <exception cref="JsonException">The text is not a plan.</exception>
    public static UploadPlan Parse(string json)
    {
        UploadPlan plan = JsonSerializer.Deserialize<UploadPlan>(json, RunManifest.Json) ?? throw new JsonException("The plan is null.");
        return plan.Version != CurrentVersion ? throw new JsonException($"Its format version is {plan.Version}, but this version of the module supports {CurrentVersion}.")
            : plan.Uri is null || plan.Sources is not { Count: > 0 } || plan.Store is null || plan.Options is null || plan.Files is null ? throw new JsonException("A member is missing.")
            : plan;
    }

    /// <summary>Converts the plan to JSON.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, RunManifest.Json);
}
