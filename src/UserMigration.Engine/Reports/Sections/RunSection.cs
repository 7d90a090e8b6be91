using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using UserMigration.Engine.Runs.Statistics;

namespace UserMigration.Engine.Reports.Sections;

/// <summary>Everything about one run.</summary>
internal static class RunSection
{
    /// <summary>Creates the section.</summary>
    /// <param name="run">The run.</param>
    /// <param name="number">The number of the run in the report, from 1.</param>
    /// <param name="detail">How much is shown.</param>
    public static Markup Create(ReportRun run, int number, ReportDetail detail) => Markup.Of($"""
        <section id="run-{number}" aria-labelledby="run-{number}-title">
        <h2 id="run-{number}-title">{run.Name} <span class="state {StyleOf(run)}">{run.Run.State}</span></h2>
        {Cards(run)}{NextSection.Create(run)}{LedgerSection.Create(run)}{ReasonsSection.Create(run, detail)}
        {ThroughputSection.Create(run, detail)}{LatencySection.Create(run, detail)}{CoverageSection.Create(run, detail)}
        {Facts(run)}{Commands(run, detail)}{Unknown(run)}
        </section>
        """);

    /// <summary>Gets the name of the style for the state of a run.</summary>
    /// <param name="run">The run.</param>
    public static string StyleOf(ReportRun run) => run.Run.State switch
    {
        MigrationRunState.Completed when run.ToFix == 0 => "good",
        MigrationRunState.Completed or MigrationRunState.Running => "fair",
        _ => "bad",
    };

    private static Markup Cards(ReportRun run)
    {
        MigrationSummary? summary = run.Run.Summary;
        double seconds = run.Timeline.Seconds > 0 ? run.Timeline.Seconds : summary?.Elapsed.TotalSeconds ?? 0;
        return Markup.Of($"""
            <dl class="cards">
            {Card(summary is null || run.IsOfPart ? "Records in the journal" : "Input records", run.Given.ToString("N0", CultureInfo.InvariantCulture))}
            {Card("In the store", run.InStore.ToString("N0", CultureInfo.InvariantCulture))}
            {Card("To fix", run.ToFix.ToString("N0", CultureInfo.InvariantCulture))}
            {Card("Outcome unknown", run.Unknown.ToString("N0", CultureInfo.InvariantCulture))}
            {Card("Time in progress", DurationFormatter.Format(seconds))}
            </dl>
            """);
    }

    private static Markup Card(string name, string value) => Markup.Of($"<div><dt>{name}</dt><dd>{value}</dd></div>");

    private static Markup Facts(ReportRun run)
    {
        MigrationRun state = run.Run;
        List<Markup> facts = new List<Markup>
        {
            Fact("Store", Markup.Of($"{state.Target}, {state.Uri}, entity type {state.EntityType}")),
            Fact("Run folder", Markup.Of($"<code>{state.RunPath}</code>")),
            Fact("First start", Markup.Of($"{state.StartedAt} UTC")),
            Fact("Last end", state.EndedAt is { } end ? Markup.Of($"{end} UTC, exit code {state.ExitCode}") : Markup.Of($"not recorded")),
            Fact("Settings", Markup.Of(
                $"{state.BatchSize:N0} records in a call, {state.Workers} calls at the same time, {(state.RateLimit > 0 ? "at most " + state.RateLimit.ToString("0.##", CultureInfo.InvariantCulture) + " calls per second" : "no limit")}, key {state.PrimaryKey}{(state.DeltaMigration ? ", -DeltaMigration" : string.Empty)}")),
        };
        facts.AddRange(state.Sources.Take(20).Select(source => Fact("Source", Markup.Of(
            $"<code>{source.Path}</code>{(source.Size is { } size ? string.Format(CultureInfo.InvariantCulture, ", {0:N0} bytes", size) : string.Empty)}{(source.Sha256 is { } hash ? ", SHA-256 " + hash : string.Empty)}"))));
        return Markup.Of($"<h3>About the run</h3><dl class=\"facts\">{Markup.Join(facts)}</dl>");
    }

    private static Markup Fact(string name, Markup value) => Markup.Of($"<dt>{name}</dt><dd>{value}</dd>");

    private static Markup Commands(ReportRun run, ReportDetail detail)
    {
        CommandSeries[] commands = run.Timeline.Starts.Select(start => start.Command).ToArray();
        if (commands.Length < 2)
        {
            return Markup.None;
        }

        Markup table = DataTable.Create(
            $"Commands on {run.Name}",
            "Started (UTC)|#In progress|#Limit (calls/s)|#Calls|#Records sent",
            commands.Skip(Math.Max(0, commands.Length - detail.Commands)).Select(command => new[]
            {
                Markup.Of($"{command.StartedAt}"),
                Markup.Of($"{DurationFormatter.Format(command.Seconds)}"),
                Markup.Of($"{(command.RateLimit is not { } limit ? "–" : limit > 0 ? limit.ToString("0.##", CultureInfo.InvariantCulture) : "none")}"),
                Markup.Of($"{(run.Statistics is null ? "–" : command.Intervals.Values.Sum(interval => interval.Calls).ToString("N0", CultureInfo.InvariantCulture))}"),
                Markup.Of($"{command.Intervals.Values.Sum(interval => interval.Records):N0}"),
            }));
        return Markup.Of($"<h3>Commands</h3><p>{run.Totals.Starts:N0} commands have worked on the run. These are the last ones that made calls.</p>{table}");
    }

    private static Markup Unknown(ReportRun run)
    {
        List<Markup> notes = new List<Markup>();
        if (run.Statistics is null)
        {
            notes.Add(Markup.Of($"<li>Calls over time, latency, attributes and password formats: {(run.IsStatisticsDamaged ? RunStatistics.FileName + " can't be read" : "an earlier version of the module made the run, without " + RunStatistics.FileName)}.</li>"));
        }

        if (run.Run.Summary is null)
        {
            notes.Add(Markup.Of($"<li>The number of input records, and how many users the store has: they are known when a command has ended.</li>"));
        }

        if (run.Statistics is { Forgotten: > 0 } statistics)
        {
            notes.Add(Markup.Of($"<li>The calls over time of the first {statistics.Forgotten:N0} commands, which are not kept.</li>"));
        }

        return notes.Count == 0 ? Markup.None : Markup.Of($"<h3>Not known</h3><ul>{Markup.Join(notes)}</ul>");
    }
}
