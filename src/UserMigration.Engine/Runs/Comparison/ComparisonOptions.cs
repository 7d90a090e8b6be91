using UserMigration.Engine.Runs.Sending;

namespace UserMigration.Engine.Runs.Comparison;

/// <summary>Options for comparing records with the store.</summary>
public sealed class ComparisonOptions : RunOptions
{
    /// <summary>The maximum number of users to read in one call, at least 1. The default is 100.</summary>
    public int BatchSize { get; set; } = 100;

    /// <summary>The attribute that identifies a user, as a dotted path; null for the primary key of the run, or the default of the kind of store.</summary>
    public string? PrimaryKey { get; set; }

    /// <summary>The number of records to select at random; null for all. The sample is kept in memory.</summary>
    public int? Sample { get; set; }

    /// <summary>The seed of the sample: with the same seed, the same records in the same order give the same sample.</summary>
    public int Seed { get; set; }

    /// <summary>Whether to report the values that differ, and not only the names of their attributes.</summary>
    public bool ShowValues { get; set; }
}
