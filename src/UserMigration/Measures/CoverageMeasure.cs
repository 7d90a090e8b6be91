using System;
using System.Collections.Generic;

namespace UserMigration;

/// <summary>How many records fill an attribute of a schema.</summary>
public sealed class CoverageMeasure
{
    /// <summary>The attribute's path, in dot notation.</summary>
    public string Attribute { get; internal set; } = string.Empty;

    /// <summary>
    /// The columns that fill it: the column of its name, those of its parts, or the one that contains an enclosing
    /// attribute as a whole. Empty if there is none.
    /// </summary>
    public IReadOnlyList<string> Columns { get; internal set; } = Array.Empty<string>();

    /// <summary>Records that have a value in one of the columns.</summary>
    public long Filled { get; internal set; }

    /// <summary>Returns the attribute and how many records fill it.</summary>
    public override string ToString() => FormattableString.Invariant($"{Attribute}: {Filled} filled");
}
