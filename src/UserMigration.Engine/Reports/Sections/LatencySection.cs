using System;
using System.Collections.Generic;
using System.Linq;
using UserMigration.Engine.Reports.Charts;
using UserMigration.Engine.Runs.Calls;

namespace UserMigration.Engine.Reports.Sections;

/// <summary>Shows how long calls took: the 50th, 95th and 99th percentiles, over time and by operation.</summary>
internal static class LatencySection
{
    private static readonly (double Share, string Name, string Style)[] s_lines = { (0.99, "p99", "three"), (0.95, "p95", "two"), (0.5, "p50", "one") };

    /// <summary>Creates the section.</summary>
    /// <param name="run">The run.</param>
    /// <param name="detail">How much is shown.</param>
    public static Markup Create(ReportRun run, ReportDetail detail)
    {
        if (run.Statistics is not { Operations.Count: > 0 } statistics)
        {
            return Markup.Of($"<h3>Latency</h3><p>{(run.Statistics is null ? "How long calls took is not known: the run folder has no statistics." : "No call was made.")}</p>");
        }

        IReadOnlyList<TimelinePart> parts = run.Timeline.Divide(detail.Parts);
        Markup operations = DataTable.Create(
            $"Latency of {run.Name} by operation",
            "Operation|#Calls|#p50|#p95|#p99|#Longest",
            statistics.Operations.Select(operation => new[]
            {
                Markup.Of($"{NameOf(operation.Key)}"),
                Markup.Of($"{operation.Value.Count:N0}"),
                Markup.Of($"{DurationFormatter.FormatCall(operation.Value.Quantile(0.5))}"),
                Markup.Of($"{DurationFormatter.FormatCall(operation.Value.Quantile(0.95))}"),
                Markup.Of($"{DurationFormatter.FormatCall(operation.Value.Quantile(0.99))}"),
                Markup.Of($"{DurationFormatter.FormatCall(operation.Value.Longest)}"),
            }));
        return Markup.Of($"<h3>Latency</h3>{operations}{Chart(run, parts)}");
    }

    private static Markup Chart(ReportRun run, IReadOnlyList<TimelinePart> parts)
    {
        double longest = parts.Select(part => part.Latency.Quantile(0.99) ?? 0).DefaultIfEmpty().Max();
        if (longest <= 0)
        {
            return Markup.None;
        }

        ChartSeries[] series = Array.ConvertAll(
            s_lines, line => new ChartSeries(line.Name, line.Style, parts.Select(part => part.Latency.Quantile(line.Share)).ToArray()));
        Markup chart = new StepChart(parts, AxisScale.ForTime(run.Timeline.Seconds), AxisScale.ForCalls(longest)).Draw(
            $"Latency of the calls of {run.Name} over time", "Time for a call", series, run.Timeline.Marks);
        Markup legend = Markup.Join(s_lines.Reverse().Select(line => Markup.Of(
            $"<li><svg class=\"sample\" aria-hidden=\"true\" viewBox=\"0 0 28 8\"><path class=\"line {line.Style}\" d=\"M0 4h28\"/></svg>{line.Name}</li>")));
        Markup table = DataTable.CreateForChart(
            $"Table: latency of {run.Name}",
            "From|#p50|#p95|#p99",
            parts.Select(part => new[]
            {
                Markup.Of($"{DurationFormatter.Format(part.From)}"),
                Markup.Of($"{DurationFormatter.FormatCall(part.Latency.Quantile(0.5))}"),
                Markup.Of($"{DurationFormatter.FormatCall(part.Latency.Quantile(0.95))}"),
                Markup.Of($"{DurationFormatter.FormatCall(part.Latency.Quantile(0.99))}"),
            }));
        return Markup.Of($"""
            <figure><figcaption>Time from the start of a call to its answer: 50, 95 and 99 of 100 calls took at most this long</figcaption>
            <ul class="legend">{legend}</ul>{chart}</figure>{table}
            """);
    }

    private static string NameOf(CallOperation operation) => operation switch
    {
        CallOperation.Create => "Create users",
        CallOperation.Update => "Update a user",
        CallOperation.Delete => "Delete a user",
        CallOperation.LookUp => "Look up users",
        CallOperation.Count => "Count users",
        _ => "Read the schema",
    };
}
