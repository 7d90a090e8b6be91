using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using UserMigration.Engine.Reports.Charts;

namespace UserMigration.Engine.Reports.Sections;

/// <summary>Shows calls and records per second over time, and the limit.</summary>
internal static class ThroughputSection
{
    /// <summary>Creates the section.</summary>
    /// <param name="run">The run.</param>
    /// <param name="detail">How much is shown.</param>
    public static Markup Create(ReportRun run, ReportDetail detail)
    {
        IReadOnlyList<TimelinePart> parts = run.Timeline.Divide(detail.Parts);
        if (parts.Count == 0)
        {
            return Markup.Of($"<h3>Throughput</h3><p>No call was made.</p>");
        }

        AxisScale time = AxisScale.ForTime(run.Timeline.Seconds);
        IReadOnlyList<double> marks = run.Timeline.Marks;
        Markup calls = run.Statistics is null
            ? Markup.Of($"<p class=\"note\">Calls over time are not known: the run folder has no statistics. Records over time come from the journal.</p>")
            : Calls(run, parts, time, marks);
        AxisScale values = AxisScale.ForNumbers(parts.Max(part => part.RecordRate));
        Markup records = new StepChart(parts, time, values).Draw(
            $"Records per second of {run.Name} over time",
            "Records per second",
            new[] { new ChartSeries("Records per second", "two", parts.Select(part => (double?)part.RecordRate).ToArray()) },
            marks);
        Markup table = DataTable.CreateForChart(
            $"Table: throughput of {run.Name}",
            "From|#Limit (calls/s)|#Calls/s|#Records/s|#Throttled calls|#Failed calls",
            parts.Select(part => new[]
            {
                Markup.Of($"{DurationFormatter.Format(part.From)}"),
                Markup.Of($"{LimitOf(part)}"),
                Markup.Of($"{(run.Statistics is null ? "–" : Rate(part.CallRate))}"),
                Markup.Of($"{Rate(part.RecordRate)}"),
                Markup.Of($"{(run.Statistics is null ? "–" : part.Throttled.ToString("N0", CultureInfo.InvariantCulture))}"),
                Markup.Of($"{(run.Statistics is null ? "–" : part.Failed.ToString("N0", CultureInfo.InvariantCulture))}"),
            }));
        Markup separators = marks.Count == 0 ? Markup.None
            : Markup.Of($"<p>A dotted vertical line marks the start of a later command on the run. The time between two commands is left out.</p>");
        return Markup.Of($"""
            <h3>Throughput</h3>{calls}
            <figure><figcaption>Outcomes of records that were sent, per second</figcaption>{records}</figure>
            {separators}{table}
            """);
    }

    private static Markup Calls(ReportRun run, IReadOnlyList<TimelinePart> parts, AxisScale time, IReadOnlyList<double> marks)
    {
        double most = parts.Max(part => System.Math.Max(part.CallRate, part.Limit ?? 0));
        List<ChartSeries> series = new List<ChartSeries>();
        Markup limit = Markup.Of($"<li>No limit was set for some commands.</li>");
        if (run.Timeline.HasLimit)
        {
            series.Add(new ChartSeries("Limit", "limit", parts.Select(part => part.Limit is > 0 ? part.Limit : null).ToArray()));
            limit = Markup.Of($"<li><svg class=\"sample\" aria-hidden=\"true\" viewBox=\"0 0 28 8\"><path class=\"line limit\" d=\"M0 4h28\"/></svg>Limit (-RateLimit)</li>");
        }

        series.Add(new ChartSeries("Calls per second", "one", parts.Select(part => (double?)part.CallRate).ToArray()));
        double throttled = parts.Sum(part => part.Throttled);
        double failed = parts.Sum(part => part.Failed);
        Markup chart = new StepChart(parts, time, AxisScale.ForNumbers(most)).Draw(
            $"Calls per second of {run.Name} over time, and the limit", "Calls per second", series, marks);
        return Markup.Of($"""
            <p>The store throttled {throttled:N0} calls. {failed:N0} calls failed for another reason.</p>
            <figure><figcaption>Calls to the store per second, against the limit</figcaption>
            <ul class="legend"><li><svg class="sample" aria-hidden="true" viewBox="0 0 28 8"><path class="line one" d="M0 4h28"/></svg>Calls per second</li>{limit}</ul>
            {chart}</figure>
            """);
    }

    private static string LimitOf(TimelinePart part) => part.Limit is not { } limit ? "–" : limit > 0 ? limit.ToString("0.##", CultureInfo.InvariantCulture) : "none";

    private static string Rate(double rate) => rate.ToString(rate < 10 ? "0.00" : "N0", CultureInfo.InvariantCulture);
}
