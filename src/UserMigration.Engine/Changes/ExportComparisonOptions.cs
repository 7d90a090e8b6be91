using System;
using System.Collections.Generic;
using UserMigration.Engine.Csv;

namespace UserMigration.Engine.Changes;

/// <summary>How two exports are compared.</summary>
public sealed class ExportComparisonOptions
{
    /// <summary>The name of the column that says what is to be done with a user, unless another one is given.</summary>
    public const string UsualOperationColumn = "operation";

    /// <summary>How both exports are read.</summary>
    public CsvReadOptions Reading { get; set; } = new CsvReadOptions();

    /// <summary>The columns that make up the key of a user; at least one.</summary>
    public IReadOnlyList<string> Keys { get; set; } = Array.Empty<string>();

    /// <summary>The columns whose values count; null for all that the later export has.</summary>
    public IReadOnlyList<string>? Columns { get; set; }

    /// <summary>Columns whose values do not count.</summary>
    public IReadOnlyList<string> ExcludedColumns { get; set; } = Array.Empty<string>();

    /// <summary>The name of the column that says what is to be done with a user.</summary>
    public string OperationColumn { get; set; } = UsualOperationColumn;

    /// <summary>Whether letter case makes a difference in keys. In values it always does.</summary>
    public bool IsCaseSensitive { get; set; }

    /// <summary>Whether rows of one key are one user (with several identities); else they are an error.</summary>
    public bool AllowsRepeatedKeys { get; set; }

    /// <summary>
    /// Whether deletes are left out where rows of the later export can't be read or have no key; else that is an error.
    /// </summary>
    public bool SkipsMalformed { get; set; }

    /// <summary>Whether deletes are left out.</summary>
    public bool LeavesDeletesOut { get; set; }

    /// <summary>
    /// How many of a hundred users may be deleted, from 0 to 100; null for 20, or 10 users where that is more, and never
    /// all.
    /// </summary>
    public double? MaximumDeletePercent { get; set; }
}
