using System;
using System.Collections.Generic;
using System.Linq;

namespace UserMigration.Engine.Rules;

/// <summary>
/// Which attribute each column goes to when records are converted: as the map says, else by the default of the kind of
/// store. Checks look columns up by it, and speak of columns.
/// </summary>
internal sealed class ColumnPaths
{
    private readonly Func<string, string> _attributeOf;
    private readonly IReadOnlyDictionary<string, string> _renames;
    private readonly HashSet<string> _drops;
    private readonly HashSet<string> _made;
    private readonly Dictionary<string, string> _columns = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Makes the paths.</summary>
    /// <param name="attributeOf">The attribute that a column goes to by default, in the kind of store.</param>
    /// <param name="map">The column map that the user specified.</param>
    /// <param name="operationColumn">The column of a change file that is no attribute unless the map says so; or null.</param>
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

    /// <summary>The attributes that the map makes, and no column.</summary>
    public IReadOnlyCollection<string> Made => _made;

    /// <summary>Whether the map makes an attribute.</summary>
    /// <param name="path">The full name of the attribute.</param>
    public bool IsMade(string path) => _made.Contains(path);

    /// <summary>The attribute that a column goes to.</summary>
    /// <param name="column">The column.</param>
    /// <returns>Its full name, with dots; null if the column goes nowhere.</returns>
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

        string path = _attributeOf(column);
        return _made.Contains(path) ? null : path;
    }

    /// <summary>The next records have these columns.</summary>
    /// <param name="columns">The columns.</param>
    public void Prepare(RecordColumns columns)
    {
        _columns.Clear();
        for (int i = 0; i < columns.Count; i++)
        {
            if (PathOf(columns[i]) is { } path && path != columns[i] && !_columns.ContainsKey(path))
            {
                _columns.Add(path, columns[i]);
            }
        }
    }

    /// <summary>The position of the column that goes to an attribute; -1 if there is none.</summary>
    /// <param name="columns">The columns.</param>
    /// <param name="path">The full name of the attribute, exact.</param>
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

    /// <summary>The position of the column that goes to an attribute, else of one that has the name; -1 if there is none.</summary>
    /// <param name="columns">The columns.</param>
    /// <param name="name">The full name of an attribute, exact, or the name of a column in any case.</param>
    public int Find(RecordColumns columns, string name) => FindFilling(columns, name) is >= 0 and int index ? index : columns.IndexOf(name);

    /// <summary>The name that the reader of a message knows an attribute by: that of the column which goes to it, or around it.</summary>
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
