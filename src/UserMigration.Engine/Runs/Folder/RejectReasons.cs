using System.Collections.Generic;
using System.Linq;
using UserMigration.Engine.Csv;

namespace UserMigration.Engine.Runs.Folder;

/// <summary>
/// The columns of rejects.reasons.csv, which people open: for each Rejected or Failed record, where it is, what is wrong and what to
/// do. Texts of a store and names of columns can begin like a formula, so they are protected.
/// </summary>
internal static class RejectReasons
{
    /// <summary>The columns, in their order.</summary>
    public static readonly TableColumn<BulkUserResult>[] Columns =
    {
        TableColumn<BulkUserResult>.NumberOrNone("line", result => result.Line),
        TableColumn<BulkUserResult>.Number("record", result => result.RecordNumber),
        TableColumn<BulkUserResult>.Text("status", result => result.Status.ToString()),
        Protected("attributes", result => Join(Errors(result).Select(issue => issue.Attribute).OfType<string>().Distinct(), ", ")),
        Protected("reasons", result => Errors(result).Any() ? Join(Errors(result).Select(issue => issue.RuleId + ": " + issue.Message), " ") : result.Error),
        Protected("what to do", result => Join(Errors(result).Select(issue => issue.Recommendation).Distinct(), " ")),
    };

    private static TableColumn<BulkUserResult> Protected(string name, System.Func<BulkUserResult, string?> get) =>
        TableColumn<BulkUserResult>.Text(name, result => FormulaGuard.Protect(get(result), null));

    private static IEnumerable<MigrationIssue> Errors(BulkUserResult result) =>
        result.Status == BulkUserStatus.Rejected ? result.Issues.Where(issue => issue.Severity == IssueSeverity.Error) : Enumerable.Empty<MigrationIssue>();

    private static string Join(IEnumerable<string> texts, string separator) => string.Join(separator, texts);
}
