using System;
using System.Collections.Generic;
using System.Linq;

namespace UserMigration;

/// <summary>The ledger of several runs together, such as the shards of a file. It contains no value of a record.</summary>
public sealed class MigrationRunTotal
{
    /// <summary>Creates the ledger of runs.</summary>
    /// <param name="runs">The runs.</param>
    /// <param name="sources">The datafiles of the runs, each once.</param>
    public MigrationRunTotal(IReadOnlyList<MigrationRun> runs, IReadOnlyList<MigrationRunTotalSource> sources)
    {
        Runs = runs ?? throw new ArgumentNullException(nameof(runs));
        Sources = sources ?? throw new ArgumentNullException(nameof(sources));
    }

    /// <summary>The runs.</summary>
    public IReadOnlyList<MigrationRun> Runs { get; }

    /// <summary>The datafiles, each once, with what is missing and what is in more than one run.</summary>
    public IReadOnlyList<MigrationRunTotalSource> Sources { get; }

    /// <summary>The number of runs whose last command did all that it could: it ended with exit code 0 or 2.</summary>
    public int Completed => Runs.Count(run => run.State == MigrationRunState.Completed);

    /// <summary>The number of records in the journals: those that were sent, and those that were rejected.</summary>
    public long Recorded => Runs.Sum(run => run.Recorded);

    /// <summary>Records from which the store created users.</summary>
    public long Created => this[BulkUserStatus.Created];

    /// <summary>Records whose user existed and was changed.</summary>
    public long Updated => this[BulkUserStatus.Updated];

    /// <summary>Records whose user existed and already matched.</summary>
    public long Unchanged => this[BulkUserStatus.Unchanged];

    /// <summary>Records whose key existed in the store; the user was not changed.</summary>
    public long Existing => this[BulkUserStatus.Existing];

    /// <summary>Records whose users the store deleted, or whose deletion it scheduled.</summary>
    public long Deleted => this[BulkUserStatus.Deleted];

    /// <summary>Records with an Error issue; never sent.</summary>
    public long Rejected => this[BulkUserStatus.Rejected];

    /// <summary>Records that the store refused.</summary>
    public long Failed => this[BulkUserStatus.Failed];

    /// <summary>Records that were sent and whose outcome is unknown.</summary>
    public long Unresolved => this[BulkUserStatus.Unresolved];

    /// <summary>Records that may have been sent and have no outcome.</summary>
    public long InFlight => Runs.Sum(run => run.InFlight);

    /// <summary>
    /// Whether each record of each datafile is in exactly one run with an outcome: nothing is missing, in two runs, in flight or unresolved. False also if
    /// the number of records in a file is unknown, because no run has read it to its end.
    /// </summary>
    public bool IsBalanced => Sources.Count > 0 && Sources.All(source => source.IsBalanced) && InFlight == 0 && Unresolved == 0;

    /// <summary>The number of records with a status in all runs.</summary>
    /// <param name="status">The status.</param>
    public long this[BulkUserStatus status] => Runs.Sum(run => run[status]);

    /// <inheritdoc/>
    public override string ToString() => $"{Runs.Count} runs, {Recorded} records: {(IsBalanced ? "balanced" : "not balanced")}";
}
