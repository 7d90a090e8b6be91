using System;
using System.Collections.Generic;
using System.Collections.ObjectModel;

namespace UserMigration;

/// <summary>What records look like as a whole: counts, and no value of a record.</summary>
public sealed class MigrationMeasure
{
    /// <summary>The files that the records were read from, in the order met; empty where they come from none.</summary>
    public IReadOnlyList<string> Sources { get; internal set; } = Array.Empty<string>();

    /// <summary>How many records there are.</summary>
    public long Records { get; internal set; }

    /// <summary>Records without an Error.</summary>
    public long Valid { get; internal set; }

    /// <summary>Records with an Error.</summary>
    public long Invalid { get; internal set; }

    /// <summary>How each attribute is filled, in the order of the columns.</summary>
    public IReadOnlyList<AttributeMeasure> Attributes { get; internal set; } = Array.Empty<AttributeMeasure>();

    /// <summary>How often each rule was broken in each attribute: Errors first, then the most frequent.</summary>
    public IReadOnlyList<IssueMeasure> IssuesByRule { get; internal set; } = Array.Empty<IssueMeasure>();

    /// <summary>How many passwords there are of each kind of hash, the most frequent first.</summary>
    public IReadOnlyDictionary<string, long> HashKinds { get; internal set; } =
        new ReadOnlyDictionary<string, long>(new Dictionary<string, long>());

    /// <summary>How many records fill each attribute of the schema, in its order; empty where no schema was given.</summary>
    public IReadOnlyList<CoverageMeasure> Coverage { get; internal set; } = Array.Empty<CoverageMeasure>();

    /// <summary>Columns that no attribute of the schema answers to; empty where no schema was given.</summary>
    public IReadOnlyList<string> StrayColumns { get; internal set; } = Array.Empty<string>();

    /// <summary>The counts in a line.</summary>
    public override string ToString() =>
        FormattableString.Invariant($"{Records} records, {Valid} valid, {Invalid} invalid, {Attributes.Count} attributes");
}
