using System;
using System.Collections.Generic;
using System.Linq;
using UserMigration.Engine.Reports.Charts;

namespace UserMigration.Engine.Reports.Sections;

/// <summary>Shows where each record is, and whether the numbers balance.</summary>
internal static class LedgerSection
{
    private static readonly (BulkUserStatus Status, string Style, string Meaning)[] s_statuses =
    {
        (BulkUserStatus.Created, "done", "The store created a user."),
        (BulkUserStatus.Updated, "changed", "The user existed, and the store changed it."),
        (BulkUserStatus.Unchanged, "same", "The user existed with these values."),
        (BulkUserStatus.Existing, "existing", "The user existed, and was left unchanged."),
        (BulkUserStatus.Deleted, "changed", "The store deleted the user, or scheduled its deletion."),
        (BulkUserStatus.Rejected, "rejected", "The record has an error, and was not sent."),
        (BulkUserStatus.Failed, "failed", "The store refused the record."),
        (BulkUserStatus.Unresolved, "unknown", "The record was sent, and its outcome is unknown."),
        (BulkUserStatus.NotSent, "unsent", "The command ended before the record was sent."),
    };

    /// <summary>Creates the section.</summary>
    /// <param name="run">The run.</param>
    public static Markup Create(ReportRun run)
    {
        MigrationSummary? summary = run.Run.Summary;
        List<(string Name, string Style, string Meaning, long Number)> lines = s_statuses
            .Select(one => (one.Status.ToString(), one.Style, one.Meaning, run[one.Status]))
            .ToList();
        if (summary is null || run.IsOfPart)
        {
            lines.Add(("In progress", "unsent", "The record may have been sent, and has no outcome yet.", run.Run.InFlight));
        }

        lines.RemoveAll(line => line.Number == 0);
        long sum = lines.Sum(line => line.Number);
        Markup bar = sum == 0 ? Markup.None : ShareBar.Stack($"Records of {run.Name} by status", lines.ConvertAll(line => (line.Style, line.Number)));
        Markup table = DataTable.Create(
            $"Ledger of {run.Name}",
            "Status|#Records|#Share|Meaning",
            lines.Select(line => new[]
            {
                Markup.Of($"<span class=\"key {line.Style}\"></span>{line.Name}"),
                Markup.Of($"{line.Number:N0}"),
                Markup.Of($"{Percentage(line.Number, sum)}"),
                Markup.Of($"{line.Meaning}"),
            }).Append(new[] { Markup.Of($"Sum"), Markup.Of($"<strong>{sum:N0}</strong>"), Markup.None, Markup.None }));
        return Markup.Of($"<h3>Ledger</h3>{Balance(run, summary, sum)}{bar}{table}{Notes(run, summary)}");
    }

    /// <summary>Formats a share of records so that only nothing is 0 % and only everything is 100 %.</summary>
    /// <param name="number">The number of records.</param>
    /// <param name="sum">The number of all records.</param>
    public static string Percentage(long number, long sum)
    {
        if (sum == 0 || number == 0 || number == sum)
        {
            return number == 0 || sum == 0 ? "0 %" : "100 %";
        }

        double share = Math.Max(0.01, Math.Min(99.99, Math.Round(100.0 * number / sum, 2)));
        return share.ToString("0.##", System.Globalization.CultureInfo.InvariantCulture) + " %";
    }

    private static Markup Balance(ReportRun run, MigrationSummary? summary, long sum) => summary is null
        ? Markup.Of($"<p class=\"note\">{(run.Run.EndedAt is null ? "The last command has not ended" : "The summary of the last command is missing")}, so the number of input records is not known and the ledger can't be balanced yet. These are the {sum:N0} records in the journal.</p>")
        : run.IsOfPart && summary.IsBalanced
            ? Markup.Of($"<p class=\"note\">The last command processed only {summary.Given:N0} of the {sum:N0} records of the run, and each of them has exactly one outcome. The ledger shows all records, according to the journal.</p>")
        : summary.IsBalanced
            ? Markup.Of($"<p class=\"note good\"><strong>The ledger balances.</strong> {summary.Given:N0} input records were given, and each of them has exactly one outcome.</p>")
            : Markup.Of($"<p class=\"note bad\"><strong>The ledger does not balance.</strong> {summary.Given:N0} input records were given, but {sum:N0} outcomes are known. Run the same command again with the run folder {run.Name}.</p>");

    private static Markup Notes(ReportRun run, MigrationSummary? summary)
    {
        List<Markup> notes = new List<Markup>();
        if (run.Run.Settled > 0)
        {
            notes.Add(Markup.Of($"<li>The answer for {run.Run.Settled:N0} records was lost. A look-up showed that the store has their users.</li>"));
        }

        if (run.Run.RolledBack is > 0 and var gone)
        {
            notes.Add(Markup.Of($"<li>{gone:N0} of the users that the run created were rolled back, and are no longer in the store.</li>"));
        }

        if (summary is { FromJournal: > 0 } && !run.IsOfPart)
        {
            notes.Add(Markup.Of($"<li>{summary.FromJournal:N0} of these outcomes come from an earlier command on the run.</li>"));
        }

        if (summary is { Folded: > 0 })
        {
            notes.Add(Markup.Of($"<li>{summary.Folded:N0} more rows were folded into the records of their users.</li>"));
        }

        if (summary is { Merged: > 0 })
        {
            notes.Add(Markup.Of($"<li>{summary.Merged:N0} rejected records contain lines that look like rows of other users.</li>"));
        }

        if (summary?.StoreCount is { } count)
        {
            notes.Add(Markup.Of($"<li>At the end, the store had {count:N0} users of the entity type {summary.EntityType}.</li>"));
        }

        return notes.Count == 0 ? Markup.None : Markup.Of($"<ul>{Markup.Join(notes)}</ul>");
    }
}
