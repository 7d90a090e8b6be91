using System;
using System.Linq;
using UserMigration.Engine.Runs.Upload;
using UserMigration.Engine.Validation.Rules;

namespace UserMigration.Engine.Runs.Folder;

/// <summary>
/// Finds records that were rejected because another record of the run has their key, or because they were already passed. If such a row is
/// uploaded by itself, no check finds the other record, and the store may give the other person the values of this row.
/// </summary>
internal static class RepeatedRecords
{
    private static readonly string[] s_rules = { KeyRules.DuplicateKey.Id, UploadRules.KeyRepeated.Id, UploadRules.GivenTwice.Id };

    /// <summary>Whether a record was rejected for this reason, perhaps among others.</summary>
    /// <param name="result">The outcome of the record.</param>
    public static bool Includes(BulkUserResult result) => result.Status == BulkUserStatus.Rejected
        && result.Issues.Any(issue => issue.Severity == IssueSeverity.Error && Array.IndexOf(s_rules, issue.RuleId) >= 0);
}
