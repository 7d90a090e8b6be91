using System;

namespace UserMigration.Engine.Reports;

/// <summary>How much a report shows of each run, so that it stays below 500 KB for any number of runs.</summary>
internal sealed class ReportDetail
{
    /// <summary>Creates the limits.</summary>
    /// <param name="runs">The number of runs in the report.</param>
    public ReportDetail(int runs)
    {
        Parts = Limit(200 / runs, 10, 80);
        Reasons = Limit(100 / runs, 5, 60);
        Attributes = Limit(200 / runs, 10, 200);
        Commands = Limit(60 / runs, 3, 40);
    }

    /// <summary>The number of parts of the time in a chart.</summary>
    public int Parts { get; }

    /// <summary>The number of reasons.</summary>
    public int Reasons { get; }

    /// <summary>The number of attributes.</summary>
    public int Attributes { get; }

    /// <summary>The number of commands.</summary>
    public int Commands { get; }

    private static int Limit(int number, int least, int most) => Math.Max(least, Math.Min(most, number));
}
