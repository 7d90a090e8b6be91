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
        Protected("attributes", result => result.Attribute ?? Join(Errors(result).Select(issue => issue.Attribute).OfType<string>().Distinct(), ", ")),
        Protected("reasons", result => Errors(result).Any() ? Join(Errors(result).Select(issue => issue.RuleId + ": " + issue.Message), " ") : result.Error),
        Protected("what to do", result => Join(Errors(result).Select(issue => issue.Recommendation).Distinct().Concat(Advice(result)), " ")),
    };

    private static TableColumn<BulkUserResult> Protected(string name, System.Func<BulkUserResult, string?> get) =>
        TableColumn<BulkUserResult>.Text(name, result => FormulaGuard.Protect(get(result), null));

    private static IEnumerable<MigrationIssue> Errors(BulkUserResult result) =>
        result.Status == BulkUserStatus.Rejected ? result.Issues.Where(issue => issue.Severity == IssueSeverity.Error) : Enumerable.Empty<MigrationIssue>();

    private static IEnumerable<string> Advice(BulkUserResult result)
    {
        if (result.Status == BulkUserStatus.Failed)
        {
            yield return "Fix the value that the store's error names. If the cause was in the store, send the record again with -RetryFailed.";
        }

        if (RepeatedRecords.Includes(result))
        {
            yield return "The row is in duplicates.csv. Upload it only with a key of its own: otherwise, it could overwrite the user of the other row.";
        }

        if (!result.IdentityRecord.GetRecords().All(RowFile.HasRow))
        {
            yield return "The row is too large to be kept, so it is in no file of the run: fix it in its source.";
        }
    }

    private static string Join(IEnumerable<string> texts, string separator) => string.Join(separator, texts);
}
