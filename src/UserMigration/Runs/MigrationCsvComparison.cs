using System;
using System.Collections.Generic;

namespace UserMigration;

/// <summary>
/// The difference between two exports: counts, and no value of a record. Users are counted by their key: each user of
/// the earlier export is unchanged, updated, deleted or withheld; each user of the later export is unchanged, updated
/// or created.
/// </summary>
public sealed class MigrationCsvComparison
{
    /// <summary>Creates a comparison in which all counts are zero.</summary>
    /// <param name="referencePath">The earlier export; the full path.</param>
    /// <param name="differencePath">The later export; the full path.</param>
    public MigrationCsvComparison(string referencePath, string differencePath)
    {
        ReferencePath = referencePath ?? throw new ArgumentNullException(nameof(referencePath));
        DifferencePath = differencePath ?? throw new ArgumentNullException(nameof(differencePath));
    }

    /// <summary>The earlier export; the full path.</summary>
    public string ReferencePath { get; }

    /// <summary>The later export; the full path.</summary>
    public string DifferencePath { get; }

    /// <summary>The change file; null if none was written.</summary>
    public string? Path { get; set; }

    /// <summary>The number of rows in the earlier export, including malformed rows.</summary>
    public long ReferenceRecords { get; internal set; }

    /// <summary>The number of rows in the later export, including malformed rows.</summary>
    public long DifferenceRecords { get; internal set; }

    /// <summary>Users that only the later export has.</summary>
    public long Created { get; internal set; }

    /// <summary>Users of both exports whose values differ.</summary>
    public long Updated { get; internal set; }

    /// <summary>Users that only the earlier export has, and that are among the changes.</summary>
    public long Deleted { get; internal set; }

    /// <summary>Users of both exports whose values are the same.</summary>
    public long Unchanged { get; internal set; }

    /// <summary>
    /// Users that only the earlier export has, and that are not among the changes because deletions were omitted.
    /// </summary>
    public long Withheld { get; internal set; }

    /// <summary>Rows of both exports that can't be read, and were left out of the comparison.</summary>
    public long Malformed { get; internal set; }

    /// <summary>Rows of both exports that have no key, and were left out of the comparison.</summary>
    public long KeyMissing { get; internal set; }

    /// <summary>Columns that only the later export has, in its order.</summary>
    public IReadOnlyList<string> NewColumns { get; internal set; } = Array.Empty<string>();

    /// <summary>Columns that only the earlier export has, in its order. The changes do not have them.</summary>
    public IReadOnlyList<string> LostColumns { get; internal set; } = Array.Empty<string>();

    /// <summary>Whether there are changes.</summary>
    public bool HasChanges => Created + Updated + Deleted > 0;

    /// <summary>Returns the counts in one line.</summary>
    public override string ToString()
    {
        string text = FormattableString.Invariant($"{Created} created, {Updated} updated, {Deleted} deleted, {Unchanged} unchanged");
        return Withheld == 0 ? text : text + FormattableString.Invariant($", {Withheld} deletes withheld");
    }
}
