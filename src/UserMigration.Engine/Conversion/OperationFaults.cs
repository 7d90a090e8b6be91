using System.Globalization;

namespace UserMigration.Engine.Conversion;

/// <summary>What can be wrong with the operation column of a change file.</summary>
internal static class OperationFaults
{
    /// <summary>It says nothing, or something else.</summary>
    /// <param name="column">The column.</param>
    /// <param name="value">Its value.</param>
    /// <param name="record">The record.</param>
    public static MigrationIssue Unknown(string column, object? value, MigrationRecord record) => FoldingRules.OperationUnknown.CreateIssue(
        value is null or "" ? "It does not say what is to be done with the user." : "It is no operation.",
        attribute: column,
        line: record.Line);

    /// <summary>Two rows of one user say different things.</summary>
    /// <param name="column">The column.</param>
    /// <param name="record">The record.</param>
    /// <param name="first">The first row of the user.</param>
    public static MigrationIssue Differ(string column, MigrationRecord record, MigrationRecord first) => FoldingRules.OperationsDiffer.CreateIssue(
        "The row is of one user with that of "
            + (first.Line > 0 ? "line " + first.Line.ToString(CultureInfo.InvariantCulture) : "record " + first.RecordNumber.ToString(CultureInfo.InvariantCulture))
            + ", and has another operation.",
        attribute: column,
        line: record.Line);
}
