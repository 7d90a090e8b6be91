using System;
using System.Collections.Generic;
using System.Linq;

namespace UserMigration.Engine.Runs.Comparison;

/// <summary>The runs that sent the records of a comparison together, such as the shards of a file.</summary>
internal sealed class ComparedRuns
{
    private readonly IReadOnlyList<ComparedRun> _runs;

    private ComparedRuns(IReadOnlyList<ComparedRun> runs)
    {
        _runs = runs;
    }

    /// <summary>The attribute that identified a user in the runs.</summary>
    public string PrimaryKey => _runs[0].PrimaryKey;

    /// <summary>Whether the runs changed existing users.</summary>
    public bool DeltaMigration => _runs[0].DeltaMigration;

    /// <summary>Whether the runs sent records without their passwords.</summary>
    public bool OmitPassword => _runs[0].OmitPassword;

    /// <summary>When the rollbacks of runs began, in UTC.</summary>
    public IEnumerable<DateTimeOffset> TakenBackAt => _runs.Select(run => run.TakenBackAt).OfType<DateTimeOffset>();

    /// <summary>Reads runs, even while commands are working on them.</summary>
    /// <param name="paths">The full paths of the run folders; at least one.</param>
    /// <param name="store">The store that is read.</param>
    /// <param name="options">The options for the comparison.</param>
    /// <param name="unwrap">Converts a value from a script to a value that an attribute can have; null if no conversion is needed.</param>
    /// <exception cref="MigrationException">A folder is not a run folder, can't be read, is damaged, or belongs to another store; or the runs were started in different ways.</exception>
    public static ComparedRuns Open(IReadOnlyList<string> paths, IIdentityStore store, ComparisonOptions options, Func<object, object?>? unwrap)
    {
        ComparedRun[] runs = paths.Select(path => ComparedRun.Open(path, store, options, unwrap)).ToArray();
        int other = Array.FindIndex(
            runs, run => run.PrimaryKey != runs[0].PrimaryKey || run.DeltaMigration != runs[0].DeltaMigration || run.OmitPassword != runs[0].OmitPassword);
        return other < 0 ? new ComparedRuns(runs) : throw ComparisonErrors.RunsDiffer(paths[0], paths[other]);
    }

    /// <summary>Sets what the runs did with a record: the record gets the identifier of its user, or is skipped.</summary>
    /// <param name="entry">The record.</param>
    /// <exception cref="MigrationException">The source of the record has changed since a run began.</exception>
    public void Recall(ComparedRecord entry)
    {
        if (!_runs.Any(run => run.TryRecall(entry)))
        {
            entry.Conclude(UserComparisonStatus.Skipped, _runs.Count == 1 ? "The run did not send the record." : "No run sent the record.");
        }
    }
}
