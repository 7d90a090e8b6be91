using System.Linq;

namespace UserMigration.Engine.Csv;

/// <summary>Determines by the issues of a record whether its row was malformed when it was read.</summary>
internal static class MalformedRow
{
    /// <summary>Gets the most severe kind of malformation of the row.</summary>
    /// <param name="record">The record.</param>
    public static MalformedRowKind KindOf(MigrationRecord record)
    {
        MalformedRowKind worst = MalformedRowKind.None;
        if (record.IsValid)
        {
            return worst;
        }

        foreach (MigrationIssue issue in record.Issues)
        {
            MalformedRowKind kind = issue.Severity == IssueSeverity.Error ? KindOf(issue.RuleId) : MalformedRowKind.None;
            worst = kind > worst ? kind : worst;
        }

        return worst == MalformedRowKind.None || record.GetRaw() is not null ? worst : MalformedRowKind.Lost;
    }

    /// <summary>Whether lines of the row certainly look like separate rows.</summary>
    /// <param name="record">The record.</param>
    public static bool IsMerged(MigrationRecord record) => !record.IsValid
        && record.Issues.Any(issue => issue.Severity == IssueSeverity.Error && issue.RuleId == nameof(ReadingRules.MergedRows));

    private static MalformedRowKind KindOf(string ruleId) => ruleId switch
    {
        nameof(ReadingRules.TooFewFields) or nameof(ReadingRules.EmptyRow) or nameof(ReadingRules.TooManyFields)
            or nameof(ReadingRules.InvalidUtf8) or nameof(ReadingRules.NulByte) or nameof(ReadingRules.MergedRows)
            or nameof(ReadingRules.TrailingDelimiter) or nameof(ReadingRules.HeaderRepeated) => MalformedRowKind.Contained,
        nameof(ReadingRules.UnclosedQuote) or nameof(ReadingRules.TextAfterQuote)
            or nameof(ReadingRules.RecordTooLarge) => MalformedRowKind.Swallowing,

        // An exported file is UTF-8, so it can't have the bytes that could not be decoded. The issues of a copied record are lost.
        nameof(ReadingRules.InvalidEncoding) or nameof(ReadingRules.IssuesLost) or nameof(ReadingRules.JsonLine) => MalformedRowKind.Lost,
        _ => MalformedRowKind.None,
    };
}
