using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace UserMigration;

/// <summary>A map from the columns of datafiles to the attributes of a store, drafted from names and values. It contains no value.</summary>
public sealed class MigrationMap
{
    /// <summary>Creates a map.</summary>
    /// <param name="target">The kind of store.</param>
    /// <param name="columns">The columns, in the order of the file.</param>
    public MigrationMap(IdentityTarget target, IReadOnlyList<ColumnMapping> columns)
    {
        Target = target;
        Columns = columns ?? throw new ArgumentNullException(nameof(columns));
    }

    /// <summary>The kind of store.</summary>
    public IdentityTarget Target { get; }

    /// <summary>The kind of store that the records were exported from; null if they are not from an export.</summary>
    public IdentityTarget? From { get; init; }

    /// <summary>The columns, in the order of the file.</summary>
    public IReadOnlyList<ColumnMapping> Columns { get; }

    /// <summary>The full paths of the files that were read.</summary>
    public IReadOnlyList<string> Sources { get; init; } = Array.Empty<string>();

    /// <summary>The number of records, without malformed rows.</summary>
    public long Records { get; init; }

    /// <summary>The number of malformed rows, whose values were not used.</summary>
    public long Malformed { get; init; }

    /// <summary>What the schema was read from, or the kind of store if no schema was used; in words.</summary>
    public string Basis { get; init; } = string.Empty;

    /// <summary>What the store requires and no mapped column fills: the full names of attributes, or several of which one is required.</summary>
    public IReadOnlyList<string> MissingAttributes { get; init; } = Array.Empty<string>();

    /// <summary>
    /// A value of <c>-PasswordType</c> for hashes whose kind is ambiguous: <c>@{ 'hex-32' = 'password-md5' }</c>; null if none is needed.
    /// </summary>
    public string? PasswordType { get; init; }

    /// <summary>The full path of the map file; null if none was written.</summary>
    public string? Path { get; internal set; }

    /// <summary>The number of columns that are mapped.</summary>
    public int MappedColumns => Columns.Count(column => column.IsMapped);

    /// <summary>Returns the number of columns that are mapped.</summary>
    public override string ToString() => string.Format(
        CultureInfo.InvariantCulture, "{0}: {1} of {2} columns mapped", Target, MappedColumns, Columns.Count);
}
