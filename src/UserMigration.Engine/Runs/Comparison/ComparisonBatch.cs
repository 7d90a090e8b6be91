using System.Collections.Generic;

namespace UserMigration.Engine.Runs.Comparison;

/// <summary>Records that are read together.</summary>
public sealed class ComparisonBatch
{
    internal ComparisonBatch(IReadOnlyList<ComparedRecord> entries) => Entries = entries;

    /// <summary>The number of records.</summary>
    public int Count => Entries.Count;

    /// <summary>The records with what is known about them.</summary>
    internal IReadOnlyList<ComparedRecord> Entries { get; }
}
