using System;
using System.IO;
using System.Text.Json;
using UserMigration.Engine.Files;
using UserMigration.Engine.Runs.Folder;
using UserMigration.Engine.Runs.Journal;
using UserMigration.Engine.Runs.Statistics;

namespace UserMigration.Engine.Reports;

/// <summary>What a report knows about a run. It contains no value of a record.</summary>
internal sealed class ReportRun
{
    private ReportRun(MigrationRun run, JournalTotals totals, RunStatistics? statistics, bool isStatisticsDamaged)
    {
        Run = run;
        Totals = totals;
        Statistics = statistics;
        IsStatisticsDamaged = isStatisticsDamaged;
        Timeline = new Timeline(statistics is { Commands.Count: > 0 } ? statistics.Commands : totals.Commands);
        Reasons = run.Summary is { Reasons.Count: > 0 } summary ? summary.Reasons
            : statistics is { Reasons.Count: > 0 } ? statistics.Reasons
            : totals.GetReasons();
    }

    /// <summary>The state of the run.</summary>
    public MigrationRun Run { get; }

    /// <summary>The totals of the journal.</summary>
    public JournalTotals Totals { get; }

    /// <summary>The statistics; null if there are none, or if they can't be read.</summary>
    public RunStatistics? Statistics { get; }

    /// <summary>Whether there are statistics that can't be read.</summary>
    public bool IsStatisticsDamaged { get; }

    /// <summary>The calls or outcomes over time.</summary>
    public Timeline Timeline { get; }

    /// <summary>Why records have no user, or no certain outcome.</summary>
    public RunReasonCollection Reasons { get; }

    /// <summary>The name of the run folder.</summary>
    public string Name => Path.GetFileName(Run.RunPath.TrimEnd('/', '\\'));

    /// <summary>The number of users that the run created, changed or found with the values of their records.</summary>
    public long Matching => Totals[BulkUserStatus.Created] + Totals[BulkUserStatus.Updated] + Totals[BulkUserStatus.Unchanged];

    /// <summary>The number of records whose users are in the store.</summary>
    public long InStore => Matching + Totals[BulkUserStatus.Existing] - (Run.RolledBack ?? 0);

    /// <summary>Whether all users that the run created were rolled back.</summary>
    public bool IsRolledBack => Run.TakenBackAt is not null && Run.RolledBack >= Run.Created;

    /// <summary>Whether the last command processed only a part of the records of the run, so that its summary does not describe the run.</summary>
    public bool IsOfPart => Run.Summary is { } summary && summary.Done < Run.Recorded;

    /// <summary>The number of input records of the run; that of its journal if no summary has it.</summary>
    public long Given => Run.Summary is { } summary && !IsOfPart ? summary.Given : Run.Recorded + (Run.Summary?.NotSent ?? 0);

    /// <summary>The number of records of the run with a status.</summary>
    /// <param name="status">The status.</param>
    public long this[BulkUserStatus status] => Run.Summary is not { } summary ? Run[status]
        : IsOfPart && status != BulkUserStatus.NotSent ? Run[status]
        : summary[status];

    /// <summary>The number of records that have to be fixed.</summary>
    public long ToFix => this[BulkUserStatus.Rejected] + this[BulkUserStatus.Failed];

    /// <summary>The number of records whose outcome is unknown.</summary>
    public long Unknown => Run.Unresolved + Run.InFlight;

    /// <summary>Reads a run folder. It is not changed, and a command may be working on it.</summary>
    /// <param name="path">The full path.</param>
    /// <exception cref="MigrationException">The folder is not a run folder, can't be read, or is damaged.</exception>
    public static ReportRun Read(string path)
    {
        JournalTotals totals = new JournalTotals();
        MigrationRun run = RunFolderReader.Read(path, totals);
        string file = Path.Combine(path, RunStatistics.FileName);
        try
        {
            return new ReportRun(run, totals, File.Exists(file) ? RunStatistics.Parse(OwnerOnly.ReadText(file)) : null, isStatisticsDamaged: false);
        }
        catch (Exception exception) when (exception is JsonException || FileFault.Is(exception))
        {
            return new ReportRun(run, totals, null, isStatisticsDamaged: true);
        }
    }
}
