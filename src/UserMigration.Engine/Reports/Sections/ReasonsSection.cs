using System;
using System.Globalization;
using System.Linq;
using System.Text.RegularExpressions;
using UserMigration.Engine.Reports.Charts;

namespace UserMigration.Engine.Reports.Sections;

/// <summary>Shows why records have no user, with the first lines and what to do.</summary>
internal static class ReasonsSection
{
    // The name of an error comes from the store. It is shown only if it looks like a name.
    private static readonly Regex s_name = new Regex("^[A-Za-z][A-Za-z0-9_.-]{0,63}$|^[0-9]{1,9}$", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));

    /// <summary>Creates the section.</summary>
    /// <param name="run">The run.</param>
    /// <param name="detail">How much is shown.</param>
    public static Markup Create(ReportRun run, ReportDetail detail)
    {
        RunReason[] reasons = run.Reasons.ToArray();
        if (reasons.Length == 0)
        {
            return Markup.Of($"<h3>Errors by reason</h3><p>No record was rejected, failed or left open.</p>");
        }

        long most = reasons.Max(reason => reason.Records);
        Markup table = DataTable.Create(
            $"Errors of {run.Name} by reason",
            "Reason|Attribute|Status|#Records|Frequency|First lines|What to do",
            reasons.Take(detail.Reasons).Select(reason => new[]
            {
                Markup.Of($"<code>{(s_name.IsMatch(reason.Id) ? reason.Id : "error of the store")}</code>"),
                Markup.Of($"{reason.Attribute}"),
                Markup.Of($"{reason.Status}"),
                Markup.Of($"{reason.Records:N0}"),
                ShareBar.Draw((double)reason.Records / most, StyleOf(reason.Status)),
                Markup.Of($"{LinesOf(reason)}"),
                Markup.Of($"{reason.Recommendation}"),
            }));
        Markup more = reasons.Length <= detail.Reasons ? Markup.None
            : Markup.Of($"<p>{reasons.Length - detail.Reasons:N0} more reasons are in summary.json and rejects.reasons.csv in the run folder.</p>");
        return Markup.Of($"<h3>Errors by reason</h3><p>A record with several errors is counted for each of them.{(run.IsOfPart ? " These are the records of the last command." : string.Empty)}</p>{table}{more}");
    }

    private static string StyleOf(BulkUserStatus status) => status switch
    {
        BulkUserStatus.Rejected => "rejected",
        BulkUserStatus.Failed => "failed",
        BulkUserStatus.Unresolved => "unknown",
        _ => "unsent",
    };

    private static string LinesOf(RunReason reason) =>
        string.Join(", ", reason.Lines.Select(line => line.ToString(CultureInfo.InvariantCulture))) + (reason.Lines.Count > 0 && reason.Records > reason.Lines.Count ? ", …" : string.Empty);
}
