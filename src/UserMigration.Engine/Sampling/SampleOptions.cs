namespace UserMigration.Engine.Sampling;

/// <summary>Options for a sample datafile.</summary>
public sealed class SampleOptions
{
    /// <summary>Creates the options.</summary>
    /// <param name="shape">The shape of the rows.</param>
    /// <param name="count">The number of rows.</param>
    /// <param name="seed">The seed: the same seed creates the same file.</param>
    /// <param name="defectRate">The share of rows with a defect, from 0 to 1.</param>
    internal SampleOptions(SampleLayout shape, int count, int seed, double defectRate)
    {
        Shape = shape;
        Count = count;
        Seed = seed;
        DefectRate = defectRate;
    }

    /// <summary>The number of rows.</summary>
    public int Count { get; }

    /// <summary>The seed: the same seed creates the same file.</summary>
    public int Seed { get; }

    /// <summary>The share of rows with a defect, from 0 to 1.</summary>
    public double DefectRate { get; }

    /// <summary>The shape of the rows.</summary>
    internal SampleLayout Shape { get; }
}
