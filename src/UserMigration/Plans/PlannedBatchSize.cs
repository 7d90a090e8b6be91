using System;

namespace UserMigration;

/// <summary>How an upload would go with a batch size.</summary>
public sealed class PlannedBatchSize
{
    /// <summary>The number of records in a call.</summary>
    public int BatchSize { get; init; }

    /// <summary>The number of calls that create users.</summary>
    public long Calls { get; init; }

    /// <summary>How long these calls take at the rate limit; null if there is none.</summary>
    public TimeSpan? Duration { get; init; }

    /// <summary>The average size of a full call in bytes.</summary>
    public long AverageBytes { get; init; }

    /// <summary>The size of the largest call in bytes.</summary>
    public long LargestBytes { get; init; }

    /// <summary>Whether the largest call is within the advised size for the kind of store.</summary>
    public bool IsWithinAdvisedSize { get; init; }

    /// <summary>Whether it is the batch size of the command: the one that was specified, or the default of the kind of store.</summary>
    public bool IsCurrent { get; init; }

    /// <summary>Whether this batch size is recommended.</summary>
    public bool IsBest { get; internal set; }

    /// <summary>Returns the batch size and the duration.</summary>
    public override string ToString() => FormattableString.Invariant($"{BatchSize}: {Calls} calls, {Duration}");
}
