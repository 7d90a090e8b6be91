using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using UserMigration.Engine.Reports.Sections;

namespace UserMigration.Engine.Reports;

/// <summary>The page: one HTML file without a script, which loads nothing.</summary>
internal static class ReportPage
{
    private const string StyleName = "UserMigration.Engine.Reports.report.css";

    /// <summary>Creates the page.</summary>
    /// <param name="runs">The runs, at least one.</param>
    /// <param name="now">When the report is created.</param>
    public static string Create(IReadOnlyList<ReportRun> runs, DateTimeOffset now)
    {
        ReportDetail detail = new ReportDetail(runs.Count);
        string title = runs.Count == 1 ? $"Migration report: {runs[0].Name}" : $"Migration report: {runs.Count} runs";
        Markup page = Markup.Of($"""
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
            <title>{title}</title>
            <style>
            """);
        Markup content = Markup.Of($"""
            </style>
            </head>
            <body>
            <header><h1>{title}</h1><p>As of {now.UtcDateTime} UTC. The page contains counts, names of attributes and line numbers, and no value of a record.</p></header>
            <main>
            {Overview(runs)}
            {Markup.Join(runs.Select((run, i) => RunSection.Create(run, i + 1, detail)))}
            </main>
            <footer><p>Created by New-MigrationReport of the PowerShell module UserMigration. Times are in UTC. p95 is the time that 95 of 100 calls did not exceed; it is accurate to a few percent.</p></footer>
            </body>
            </html>

            """);
        return new StringBuilder().Append(page).Append(ReadStyle()).Append(content).ToString();
    }

    private static Markup Overview(IReadOnlyList<ReportRun> runs)
    {
        if (runs.Count == 1)
        {
            return Markup.None;
        }

        Markup table = DataTable.Create(
            "Runs in this report",
            "Run|State|#Input records|#In the store|#To fix|#Unknown|Ledger",
            runs.Select((run, i) => new[]
            {
                Markup.Of($"<a href=\"#run-{i + 1}\">{run.Name}</a>"),
                Markup.Of($"<span class=\"state {RunSection.StyleOf(run)}\">{run.Run.State}</span>"),
                run.Run.Summary is { } summary ? Markup.Of($"{summary.Given:N0}") : Markup.Of($"–"),
                Markup.Of($"{run.InStore:N0}"),
                Markup.Of($"{run.ToFix:N0}"),
                Markup.Of($"{run.Unknown:N0}"),
                Markup.Of($"{(run.Run.Summary is null ? "not known yet" : run.Run.Summary.IsBalanced ? "balances" : "does not balance")}"),
            }));
        return Markup.Of($"<section aria-labelledby=\"overview\"><h2 id=\"overview\">Overview</h2>{table}</section>");
    }

    private static string ReadStyle()
    {
        using Stream stream = typeof(ReportPage).Assembly.GetManifestResourceStream(StyleName)!;
        using StreamReader reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
