using System;
using System.Collections.Generic;
using System.Linq;

namespace UserMigration.Engine.Rules;

/// <summary>
/// Determines which attribute each column goes to when records are converted: by the map, otherwise by the default of the kind of
/// store. Checks use it to find columns, and name columns in their messages.
/// </summary>
internal sealed class ColumnPaths
{
    private readonly Func<string, string> _attributeOf;
    private readonly IReadOnlyDictionary<string, string> _renames;
    private readonly HashSet<string> _drops;
    private readonly HashSet<string> _made;
    private readonly Func<IEnumerable<string>, IEnumerable<ColumnPlace>>? _place;
    private readonly HashSet<string> _madeByColumns = new HashSet<string>(StringComparer.Ordinal);
    private Dictionary<string, string>? _placed;
    private readonly Dictionary<string, string> _columns = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Creates the paths from a map and the defaults of a kind of store.</summary>
    /// <param name="attributeOf">Returns the attribute that a column goes to by default in the kind of store.</param>
    /// <param name="map">The column map that the user specified.</param>
    /// <param name="operationColumn">The column of a change file that contains the operation, and is not an attribute unless the map says so; or null.</param>
    public ColumnPaths(Func<string, string> attributeOf, ColumnMap map, string? operationColumn = null)
    {
        _attributeOf = attributeOf;
        _renames = map.Renames;
        _drops = new HashSet<string>(map.Drops, StringComparer.OrdinalIgnoreCase);
        if (operationColumn is not null && !map.Renames.ContainsKey(operationColumn))
        {
            _drops.Add(operationColumn);
        }

        _made = new HashSet<string>(map.Made, StringComparer.Ordinal);
    }

    /// <summary>Creates the paths of an export, from a map and the default map of the export.</summary>
    /// <param name="place">Finds where columns of the export go. An attribute that has a column gets no second one.</param>
    /// <param name="map">The column map that the user specified.</param>
    /// <param name="operationColumn">The column of a change file that contains the operation, and is not an attribute unless the map says so; or null.</param>
    public ColumnPaths(Func<IEnumerable<string>, IEnumerable<ColumnPlace>> place, ColumnMap map, string? operationColumn = null)
        : this(column => column, map, operationColumn)
    {
        _place = place;
    }

    /// <summary>The attributes that are built, and that no column fills unchanged.</summary>
    public IReadOnlyCollection<string> Made => _madeByColumns.Count == 0 ? _made : _made.Concat(_madeByColumns).ToArray();

    /// <summary>Whether an attribute is built, by the map or from the structure of a column.</summary>
    /// <param name="path">The full name of the attribute.</param>
    public bool IsMade(string path) => _made.Contains(path) || _madeByColumns.Contains(path);

    /// <summary>Gets the attribute that a column goes to.</summary>
    /// <param name="column">The name of the column.</param>
    /// <returns>The full name of the attribute, with dots; null if the column is dropped, or does not go to an attribute unchanged.</returns>
    public string? PathOf(string column)
    {
        if (_drops.Contains(column))
        {
            return null;
        }

        if (_renames.TryGetValue(column, out string? named))
        {
            return named;
        }

        if (_placed is not null)
        {
            return _placed.TryGetValue(column, out string? placed) ? placed : null;
        }

        string path = _attributeOf(column);
        return _made.Contains(path) ? null : path;
    }

    /// <summary>Prepares for records that have these columns.</summary>
    /// <param name="columns">The columns.</param>
    public void Prepare(RecordColumns columns)
    {
        PlaceAll(columns);
        _columns.Clear();
        for (int i = 0; i < columns.Count; i++)
        {
            if (PathOf(columns[i]) is { } path && path != columns[i] && !_columns.ContainsKey(path))
            {
                _columns.Add(path, columns[i]);
            }
        }
    }

    private void PlaceAll(RecordColumns columns)
    {
        if (_place is null)
        {
            return;
        }

        _placed = new Dictionary<string, string>(StringComparer.Ordinal);
        _madeByColumns.Clear();
        HashSet<string> taken = new HashSet<string>(_renames.Values.Concat(_made), StringComparer.Ordinal);
        foreach (ColumnPlace place in _place(columns.Names.Where(column => !_drops.Contains(column) && !_renames.ContainsKey(column))).Where(place => taken.Add(place.Path)))
        {
            if (place.IsUnchanged && !_placed.ContainsKey(place.Column))
            {
                _placed.Add(place.Column, place.Path);
            }
            else
            {
                _madeByColumns.Add(place.Path);
            }
        }
    }

    /// <summary>Finds the position of the column that goes to an attribute; -1 if there is none.</summary>
    /// <param name="columns">The columns.</param>
    /// <param name="path">The full name of the attribute (case-sensitive).</param>
    public int FindFilling(RecordColumns columns, string path)
    {
        for (int i = 0; i < columns.Count; i++)
        {
            if (PathOf(columns[i]) == path)
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>
    /// Finds the position of the column that goes to an attribute, otherwise of the column with the name; -1 if there is none.
    /// </summary>
    /// <param name="columns">The columns.</param>
    /// <param name="name">The full name of an attribute (case-sensitive), or the name of a column in any letter case.</param>
    public int Find(RecordColumns columns, string name) => FindFilling(columns, name) is >= 0 and int index ? index : columns.IndexOf(name);

    /// <summary>
    /// Gets the name by which the user knows an attribute: the name of the column that goes to it, or to an object that contains
    /// it.
    /// </summary>
    /// <param name="path">The full name of the attribute.</param>
    public string NameOf(string path)
    {
        if (_columns.Count == 0)
        {
            return path;
        }

        if (_columns.TryGetValue(path, out string? column))
        {
            return column;
        }

        string? around = _columns.Keys.FirstOrDefault(one => path.StartsWith(one + ".", StringComparison.Ordinal));
        return around is null ? path : _columns[around] + path.Substring(around.Length);
    }
}
