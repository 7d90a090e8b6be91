namespace UserMigration.Sandbox.Akamai.Values;

/// <summary>What became of one value.</summary>
internal enum Outcome
{
    /// <summary>It was written.</summary>
    Written,

    /// <summary>It is null or blank, and nothing was written.</summary>
    Blank,

    /// <summary>It was refused.</summary>
    Failed,
}
