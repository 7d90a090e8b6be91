using System;
using System.Collections.Generic;
using System.Globalization;

namespace UserMigration;

/// <summary>
/// The totals of result files that were joined with their datafile: each record has one outcome, and each line of a result file
/// belongs to one record, repeats another line, or is rejected.
/// </summary>
public sealed class MigrationResultSummary
{
    private readonly long[] _counts = new long[Enum.GetValues(typeof(MigrationResultStatus)).Length];

    /// <summary>Creates a summary in which all counts are zero.</summary>
    /// <param name="source">The datafile; the full path.</param>
    public MigrationResultSummary(string source)
    {
        Source = source ?? throw new ArgumentNullException(nameof(source));
    }

    /// <summary>The datafile; the full path.</summary>
    public string Source { get; }

    /// <summary>The result files; the full paths.</summary>
    public IReadOnlyList<string> ResultFiles { get; internal set; } = Array.Empty<string>();

    /// <summary>What the line numbers in the result files count; null if no line had to be interpreted.</summary>
    public ResultNumbering? LineIs { get; internal set; }

    /// <summary>The number of records in the datafile.</summary>
    public long Records { get; internal set; }

    /// <summary>Records that were imported: created, updated or deleted.</summary>
    public long Imported => Created + Updated + Deleted;

    /// <summary>Records from which a user was created.</summary>
    public long Created => this[MigrationResultStatus.Created];

    /// <summary>Records whose user was changed.</summary>
    public long Updated => this[MigrationResultStatus.Updated];

    /// <summary>Records whose user was deleted.</summary>
    public long Deleted => this[MigrationResultStatus.Deleted];

    /// <summary>Records that were not imported.</summary>
    public long Failed => this[MigrationResultStatus.Failed];

    /// <summary>Records about which the result files contradict each other.</summary>
    public long Unresolved => this[MigrationResultStatus.Unresolved];

    /// <summary>Records that no result file mentions.</summary>
    public long NotMentioned => this[MigrationResultStatus.NotMentioned];

    /// <summary>The number of rows in the result files, without headers.</summary>
    public long ResultRows { get; internal set; }

    /// <summary>Rows of the result files that only repeat what another row says.</summary>
    public long Repeated { get; internal set; }

    /// <summary>Rows of the result files that can't be read or belong to no record.</summary>
    public long Rejected { get; internal set; }

    /// <summary>
    /// Whether the numbers agree: records = imported + failed + unresolved + not mentioned, and no row of a result file was rejected.
    /// </summary>
    public bool IsBalanced => Records == Imported + Failed + Unresolved + NotMentioned && Rejected == 0;

    /// <summary>
    /// The exit code for a script to exit with. 0: all records were imported. 2: some failed. 3: the outcome of some is unknown, because no
    /// file mentions them, or files contradict each other, or rows were rejected. 4: not all records were returned (yet).
    /// </summary>
    public int ExitCode => Records != Imported + Failed + Unresolved + NotMentioned ? 4 : Unresolved + NotMentioned + Rejected > 0 ? 3 : Failed > 0 ? 2 : 0;

    /// <summary>Returns the counts in one line.</summary>
    public override string ToString()
    {
        string text = string.Format(
            CultureInfo.InvariantCulture, "{0:N0} records = {1:N0} imported + {2:N0} failed + {3:N0} not mentioned", Records, Imported, Failed, NotMentioned);
        text += Unresolved == 0 ? string.Empty : string.Format(CultureInfo.InvariantCulture, " + {0:N0} unresolved", Unresolved);
        return text + (Rejected == 0 ? string.Empty : string.Format(CultureInfo.InvariantCulture, "; {0:N0} rows rejected", Rejected));
    }

    internal void Add(MigrationResultStatus status) => _counts[(int)status]++;

    private long this[MigrationResultStatus status] => _counts[(int)status];
}
