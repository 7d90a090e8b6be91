using UserMigration.Engine.Runs.Sending;

namespace UserMigration.Engine.Runs.Comparison;

/// <summary>How records are compared with the store.</summary>
public sealed class ComparisonOptions : RunOptions
{
    /// <summary>Users read in one call, from 1: 100.</summary>
    public int BatchSize { get; set; } = 100;

    /// <summary>The attribute that identifies a user, with dots between the names of a path; null for the run's own, or that of the kind of store.</summary>
    public string? PrimaryKey { get; set; }

    /// <summary>How many records are taken at random; null for all. So many are held in memory.</summary>
    public int? Sample { get; set; }

    /// <summary>The seed of the sample: the same records in the same order give the same sample.</summary>
    public int Seed { get; set; }

    /// <summary>Gives the values that differ, and not the names of their attributes alone.</summary>
    public bool ShowValues { get; set; }
}
