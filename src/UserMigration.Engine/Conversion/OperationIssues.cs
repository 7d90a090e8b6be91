using System.Globalization;

namespace UserMigration.Engine.Conversion;

/// <summary>Creates the issues of the operation column of a change file.</summary>
internal static class OperationIssues
{
    /// <summary>Creates the issue of a missing or unknown operation.</summary>
    /// <param name="column">The column.</param>
    /// <param name="value">Its value.</param>
    /// <param name="record">The record.</param>
    public static MigrationIssue Unknown(string column, object? value, MigrationRecord record) => FoldingRules.OperationUnknown.CreateIssue(
        value is null or "" ? "The operation is missing." : "This is not a valid operation.",
        attribute: column,
        line: record.Line);

    /// <summary>Creates the issue of rows of the same user with different operations.</summary>
    /// <param name="column">The column.</param>
    /// <param name="record">The record.</param>
    /// <param name="first">The first row of the user.</param>
    public static MigrationIssue Differ(string column, MigrationRecord record, MigrationRecord first) => FoldingRules.OperationsDiffer.CreateIssue(
        "This row belongs to the same user as "
            + (first.Line > 0 ? "line " + first.Line.ToString(CultureInfo.InvariantCulture) : "record " + first.RecordNumber.ToString(CultureInfo.InvariantCulture))
            + ", but has another operation.",
        attribute: column,
        line: record.Line);
}
