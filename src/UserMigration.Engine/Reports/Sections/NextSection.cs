using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using UserMigration.Engine.Runs.Upload;
using UserMigration.Engine.Values;

namespace UserMigration.Engine.Reports.Sections;

/// <summary>Shows what to do next, with commands that can be pasted.</summary>
internal static class NextSection
{
    /// <summary>Creates the section.</summary>
    /// <param name="run">The run.</param>
    public static Markup Create(ReportRun run)
    {
        List<Markup> steps = new List<Markup>();
        string path = PowerShellText.Quote(run.Run.RunPath);
        if (run.Run.TakenBackAt is { } begun && !run.IsRolledBack)
        {
            string number = run.Run.RolledBack is { } gone
                ? string.Format(CultureInfo.InvariantCulture, "{0:N0} of the {1:N0} users that the run created were rolled back", gone, run.Run.Created)
                : "The run, or a part of it, was rolled back";
            steps.Add(Markup.Of($"<li><p>{number}, beginning at {begun} UTC. The others are still in the store.</p></li>"));
            AddEnded(run, path, steps);
        }
        else if (run.Run.TakenBackAt is { } time)
        {
            steps.Add(Markup.Of($"<li>The run was rolled back, beginning at {time} UTC. Nothing remains to be done with this run folder.</li>"));
        }
        else if (run.Run.State == MigrationRunState.Running)
        {
            steps.Add(Step("A command is working on the run. To see its state:", $"Get-MigrationRun -LiteralPath {path}"));
        }
        else
        {
            AddEnded(run, path, steps);
        }

        return Markup.Of($"<h3>What to do next</h3><ol class=\"steps\">{Markup.Join(steps)}</ol>");
    }

    private static void AddEnded(ReportRun run, string path, List<Markup> steps)
    {
        string rejects = Path.Combine(run.Run.RunPath, "rejects.reasons.csv");
        if (run.ToFix > 0 && File.Exists(rejects))
        {
            steps.Add(Step("See what is wrong with each row, and fix the rows in rejects.csv:", $"Import-Csv -LiteralPath {PowerShellText.Quote(rejects)}"));
        }

        if (run.Run.Next is { } next)
        {
            int command = next.IndexOf(SummaryConclusions.Then, StringComparison.Ordinal);
            steps.Add(command < 0
                ? Markup.Of($"<li><p>{next}</p></li>")
                : Step(next.Substring(0, command) + SummaryConclusions.Then, next.Substring(command + SummaryConclusions.Then.Length)));
        }
        else if (run.ToFix + run.Unknown == 0 && run.Run.TakenBackAt is null)
        {
            steps.Add(Markup.Of($"<li><p>Nothing remains to be done: each record is in the store.</p></li>"));
        }

        if (run.Run.Created > 0)
        {
            steps.Add(Step("If the run was a mistake, this shows which users a rollback would delete:", $"Invoke-BulkUserDelete -RunPath {path} -WhatIf"));
        }
    }

    private static Markup Step(string text, string command) => Markup.Of($"<li><p>{text.Trim()}</p><pre><code>{command.Trim()}</code></pre></li>");
}
