using System;
using System.Collections.Generic;
using System.Collections.ObjectModel;

namespace UserMigration;

/// <summary>An overview of records: counts, and no value of a record.</summary>
public sealed class MigrationMeasure
{
    /// <summary>
    /// The files that the records were read from, in the order of their first record; empty if there is no file.
    /// </summary>
    public IReadOnlyList<string> Sources { get; internal set; } = Array.Empty<string>();

    /// <summary>The number of records.</summary>
    public long Records { get; internal set; }

    /// <summary>Records without an Error.</summary>
    public long Valid { get; internal set; }

    /// <summary>Records with an Error.</summary>
    public long Invalid { get; internal set; }

    /// <summary>How each attribute is filled, in the order of the columns.</summary>
    public IReadOnlyList<AttributeMeasure> Attributes { get; internal set; } = Array.Empty<AttributeMeasure>();

    /// <summary>How often each rule was broken in each attribute: Errors first, then the most frequent.</summary>
    public IReadOnlyList<IssueMeasure> IssuesByRule { get; internal set; } = Array.Empty<IssueMeasure>();

    /// <summary>The number of passwords of each kind of hash, the most frequent first.</summary>
    public IReadOnlyDictionary<string, long> HashKinds { get; internal set; } =
        new ReadOnlyDictionary<string, long>(new Dictionary<string, long>());

    /// <summary>What each kind of store does with these passwords; empty if there are no passwords.</summary>
    public IReadOnlyList<PasswordReceiverMeasure> Receivers { get; internal set; } = Array.Empty<PasswordReceiverMeasure>();

    /// <summary>
    /// How many records fill each attribute of the schema, in the order of the schema; empty if no schema was
    /// specified.
    /// </summary>
    public IReadOnlyList<CoverageMeasure> Coverage { get; internal set; } = Array.Empty<CoverageMeasure>();

    /// <summary>Columns that match no attribute of the schema; empty if no schema was specified.</summary>
    public IReadOnlyList<string> StrayColumns { get; internal set; } = Array.Empty<string>();

    /// <summary>Returns the counts in one line.</summary>
    public override string ToString() =>
        FormattableString.Invariant($"{Records} records, {Valid} valid, {Invalid} invalid, {Attributes.Count} attributes");
}
