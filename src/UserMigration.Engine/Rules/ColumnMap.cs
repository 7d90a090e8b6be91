using System;
using System.Collections.Generic;

namespace UserMigration.Engine.Rules;

/// <summary>The part of the map that checks need: which attributes columns go to.</summary>
public sealed class ColumnMap
{
    /// <summary>A map without any columns.</summary>
    public static ColumnMap Empty { get; } = new ColumnMap();

    /// <summary>The attributes that columns go to, by the name of the column in any letter case.</summary>
    public IReadOnlyDictionary<string, string> Renames { get; init; } = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);

    /// <summary>The columns that are dropped, in any letter case.</summary>
    public IReadOnlyCollection<string> Drops { get; init; } = Array.Empty<string>();

    /// <summary>
    /// The attributes that are built from something other than a column with their name. Their values are not known here.
    /// </summary>
    public IReadOnlyCollection<string> Made { get; init; } = Array.Empty<string>();
}
