using System;
using System.Collections.Generic;

namespace UserMigration.Engine.Rules;

/// <summary>What a map says of columns, as far as checks need to know.</summary>
public sealed class ColumnMap
{
    /// <summary>Nothing is said of any column.</summary>
    public static ColumnMap Empty { get; } = new ColumnMap();

    /// <summary>The attributes that columns go to, by column in any case.</summary>
    public IReadOnlyDictionary<string, string> Renames { get; init; } = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);

    /// <summary>The columns that go nowhere, in any case.</summary>
    public IReadOnlyCollection<string> Drops { get; init; } = Array.Empty<string>();

    /// <summary>The attributes that are made of other things than a column of their name; what they will be is not known here.</summary>
    public IReadOnlyCollection<string> Made { get; init; } = Array.Empty<string>();
}
