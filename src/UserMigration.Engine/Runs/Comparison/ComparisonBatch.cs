using System.Collections.Generic;

namespace UserMigration.Engine.Runs.Comparison;

/// <summary>Records that are read together.</summary>
public sealed class ComparisonBatch
{
    internal ComparisonBatch(IReadOnlyList<ComparedRecord> entries) => Entries = entries;

    /// <summary>How many records it has.</summary>
    public int Count => Entries.Count;

    /// <summary>The records, with what is known of them.</summary>
    internal IReadOnlyList<ComparedRecord> Entries { get; }
}
