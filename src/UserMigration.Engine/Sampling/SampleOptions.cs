namespace UserMigration.Engine.Sampling;

/// <summary>What a sample datafile is like.</summary>
public sealed class SampleOptions
{
    /// <summary>The kind of store whose attribute names the columns have.</summary>
    public IdentityTarget Target { get; set; }

    /// <summary>The number of rows.</summary>
    public int Count { get; set; }

    /// <summary>The seed: the same seed makes the same file.</summary>
    public int Seed { get; set; }

    /// <summary>The share of rows with a defect, from 0 to 1.</summary>
    public double DefectRate { get; set; }
}
