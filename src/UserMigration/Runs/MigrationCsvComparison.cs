using System;
using System.Collections.Generic;

namespace UserMigration;

/// <summary>
/// What two exports differ in: counts, and no value of a record. Users are counted, by their key: each user of the
/// earlier export is unchanged, updated, deleted or withheld, each of the later one unchanged, updated or created.
/// </summary>
public sealed class MigrationCsvComparison
{
    /// <summary>Makes a comparison of which nothing is counted yet.</summary>
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

    /// <summary>The change file; null where none was written.</summary>
    public string? Path { get; set; }

    /// <summary>How many rows the earlier export has, the malformed ones among them.</summary>
    public long ReferenceRecords { get; internal set; }

    /// <summary>How many rows the later export has, the malformed ones among them.</summary>
    public long DifferenceRecords { get; internal set; }

    /// <summary>Users that the later export alone has.</summary>
    public long Created { get; internal set; }

    /// <summary>Users of both exports whose values differ.</summary>
    public long Updated { get; internal set; }

    /// <summary>Users that the earlier export alone has, and that are among the changes.</summary>
    public long Deleted { get; internal set; }

    /// <summary>Users of both exports whose values are the same.</summary>
    public long Unchanged { get; internal set; }

    /// <summary>Users that the earlier export alone has, and that are not among the changes: deletes were left out.</summary>
    public long Withheld { get; internal set; }

    /// <summary>Rows of both exports that can't be read, and were left out of the comparison.</summary>
    public long Malformed { get; internal set; }

    /// <summary>Rows of both exports that have no key, and were left out of the comparison.</summary>
    public long KeyMissing { get; internal set; }

    /// <summary>Columns that the later export alone has, in its order.</summary>
    public IReadOnlyList<string> NewColumns { get; internal set; } = Array.Empty<string>();

    /// <summary>Columns that the earlier export alone has, in its order. The changes do not have them.</summary>
    public IReadOnlyList<string> LostColumns { get; internal set; } = Array.Empty<string>();

    /// <summary>Whether there is a change.</summary>
    public bool HasChanges => Created + Updated + Deleted > 0;

    /// <summary>The counts in a line.</summary>
    public override string ToString()
    {
        string text = FormattableString.Invariant($"{Created} created, {Updated} updated, {Deleted} deleted, {Unchanged} unchanged");
        return Withheld == 0 ? text : text + FormattableString.Invariant($", {Withheld} deletes withheld");
    }
}
