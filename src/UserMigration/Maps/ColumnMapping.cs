using System;
using System.Collections.Generic;

namespace UserMigration;

/// <summary>What a column of a datafile probably means for a store. It contains no value.</summary>
public sealed class ColumnMapping
{
    /// <summary>Creates the mapping of a column.</summary>
    /// <param name="column">The name of the column.</param>
    /// <param name="position">The position of the column, from 1.</param>
    public ColumnMapping(string column, int position)
    {
        Column = column ?? throw new ArgumentNullException(nameof(column));
        Position = position;
    }

    /// <summary>The name of the column.</summary>
    public string Column { get; }

    /// <summary>The position of the column, from 1.</summary>
    public int Position { get; }

    /// <summary>The full name of the attribute, with dots; null if none was found.</summary>
    public string? Attribute { get; init; }

    /// <summary>How certain the attribute is.</summary>
    public MappingCertainty Certainty { get; init; }

    /// <summary>Whether the map sends the column. If not, the map leaves it out.</summary>
    public bool IsMapped => Attribute is not null && Certainty >= MappingCertainty.Likely;

    /// <summary>
    /// Whether only the default map of an export can place the column, because the attribute is built from a structure, or there are several. The
    /// map has no entry for it.
    /// </summary>
    public bool IsPlacedByExport { get; init; }

    /// <summary>
    /// The transforms that the values need, as <c>-Transform</c> accepts them: <c>@{ Date = 'dd.MM.yyyy' }</c>; null if they
    /// need none besides the defaults of the store.
    /// </summary>
    public string? Transform { get; init; }

    /// <summary>The transforms of which one may be needed, if the values do not show which; otherwise empty.</summary>
    public IReadOnlyList<string> TransformCandidates { get; init; } = Array.Empty<string>();

    /// <summary>
    /// The most frequent shape of the values: each digit as 9, each letter as a or A; null if there are no values.
    /// </summary>
    public string? Shape { get; init; }

    /// <summary>The number of records that have a value.</summary>
    public long Filled { get; init; }

    /// <summary>The number of records.</summary>
    public long Records { get; init; }

    /// <summary>Why the attribute was chosen or not, and what to know about the values; sentences.</summary>
    public IReadOnlyList<string> Notes { get; init; } = Array.Empty<string>();

    /// <summary>Returns the column, the attribute and the certainty.</summary>
    public override string ToString() => Attribute is null ? $"{Column} (no attribute)" : $"{Column} -> {Attribute} ({Certainty})";
}
