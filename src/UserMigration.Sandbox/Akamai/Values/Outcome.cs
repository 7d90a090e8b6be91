namespace UserMigration.Sandbox.Akamai.Values;

/// <summary>The result for one value.</summary>
internal enum Outcome
{
    /// <summary>It was written.</summary>
    Written,

    /// <summary>It is null or empty, and nothing was written.</summary>
    Blank,

    /// <summary>It was refused.</summary>
    Failed,
}
