using System;
using System.Collections.Generic;
using UserMigration.Engine.Csv;

namespace UserMigration.Engine.Changes;

/// <summary>Options for comparing two exports.</summary>
public sealed class ExportComparisonOptions
{
    /// <summary>The default name of the column with the operation for a user.</summary>
    public const string UsualOperationColumn = "operation";

    /// <summary>The options for reading both exports.</summary>
    public CsvReadOptions Reading { get; set; } = new CsvReadOptions();

    /// <summary>The columns that make up the key of a user; at least one.</summary>
    public IReadOnlyList<string> Keys { get; set; } = Array.Empty<string>();

    /// <summary>The columns whose values are compared; null for all columns of the later export.</summary>
    public IReadOnlyList<string>? Columns { get; set; }

    /// <summary>The columns whose values are not compared.</summary>
    public IReadOnlyList<string> ExcludedColumns { get; set; } = Array.Empty<string>();

    /// <summary>The name of the column with the operation for a user.</summary>
    public string OperationColumn { get; set; } = UsualOperationColumn;

    /// <summary>Whether keys are case-sensitive. Values always are.</summary>
    public bool IsCaseSensitive { get; set; }

    /// <summary>Whether rows with the same key are one user (with several identities). Otherwise, they are an error.</summary>
    public bool AllowsRepeatedKeys { get; set; }

    /// <summary>
    /// Whether deletes are left out if rows of the later export can't be read or have no key. Otherwise, these rows are an error.
    /// </summary>
    public bool SkipsMalformed { get; set; }

    /// <summary>Whether deletes are left out.</summary>
    public bool LeavesDeletesOut { get; set; }

    /// <summary>
    /// The percentage of users that may be deleted, from 0 to 100; null for 20 percent, or 10 users if that is more, but never
    /// all.
    /// </summary>
    public double? MaximumDeletePercent { get; set; }
}
