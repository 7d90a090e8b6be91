using System;
using System.Collections.Generic;
using System.Linq;
using UserMigration.Engine.Targets;

namespace UserMigration.Engine.Measuring;

/// <summary>Determines which columns provide which attributes of a schema. Names are case-sensitive, as in a store.</summary>
internal sealed class SchemaCoverage
{
    private static readonly CoverageTally[] s_none = Array.Empty<CoverageTally>();

    private readonly StoreTarget? _target;
    private readonly Dictionary<string, string> _columns = new Dictionary<string, string>(StringComparer.Ordinal);
    private readonly List<CoverageTally> _attributes = new List<CoverageTally>();
    private readonly List<string> _stray = new List<string>();

    /// <summary>Creates the coverage of a schema without any columns.</summary>
    /// <param name="attributes">The paths of the attributes of the schema, or null.</param>
    /// <param name="target">The kind of store that maps columns to attributes; null to use the names of the columns.</param>
    public SchemaCoverage(IReadOnlyCollection<string>? attributes, StoreTarget? target = null)
    {
        _target = target;
        if (attributes is not null)
        {
            _attributes.AddRange(attributes.Distinct(StringComparer.Ordinal).Select(path => new CoverageTally(path)));
        }
    }

    /// <summary>The columns that match no attribute.</summary>
    public IReadOnlyList<string> StrayColumns => _stray;

    /// <summary>Adds a column.</summary>
    /// <param name="column">The name of the column.</param>
    /// <returns>The attributes that the column provides: the one of its name, and those that contain it.</returns>
    public CoverageTally[] AddColumn(string column)
    {
        if (_attributes.Count == 0)
        {
            return s_none;
        }

        string path = _target?.AttributeOf(column) ?? column;
        _columns[path] = column;
        bool leadsSomewhere = _target?.Schema.Extras.Contains(path) == true;
        List<CoverageTally> filled = new List<CoverageTally>(1);
        foreach (CoverageTally attribute in _attributes)
        {
            bool isItself = string.Equals(attribute.Attribute, path, StringComparison.Ordinal);
            leadsSomewhere |= isItself || IsWithin(attribute.Attribute, path);
            if (isItself || IsWithin(path, attribute.Attribute))
            {
                // Below an object, the column must be one of its parts. The contents of an attribute without parts are up to the store.
                leadsSomewhere |= !_attributes.Exists(other => IsWithin(other.Attribute, attribute.Attribute));
                attribute.AddColumn(column);
                filled.Add(attribute);
            }
        }

        if (!leadsSomewhere)
        {
            _stray.Add(column);
        }

        return filled.Count == 0 ? s_none : filled.ToArray();
    }

    /// <summary>Gets the counts for each attribute.</summary>
    /// <param name="columns">The columns with their counts.</param>
    public IReadOnlyList<CoverageMeasure> ToMeasures(IReadOnlyDictionary<string, AttributeTally> columns) =>
        _attributes.ConvertAll(attribute => attribute.HasColumn ? attribute.ToMeasure() : Around(attribute.Attribute, columns));

    /// <summary>If a column provides an attribute as a whole, it is assumed to provide all parts of the attribute.</summary>
    private CoverageMeasure Around(string attribute, IReadOnlyDictionary<string, AttributeTally> columns)
    {
        for (int dot = attribute.LastIndexOf('.'); dot > 0; dot = attribute.LastIndexOf('.', dot - 1))
        {
            string around = attribute.Substring(0, dot);
            around = _columns.TryGetValue(around, out string? column) ? column : around;
            if (columns.TryGetValue(around, out AttributeTally? tally))
            {
                return new CoverageMeasure { Attribute = attribute, Columns = new[] { around }, Filled = tally.Filled };
            }
        }

        return new CoverageMeasure { Attribute = attribute };
    }

    private static bool IsWithin(string path, string around) =>
        path.Length > around.Length && path[around.Length] == '.' && path.StartsWith(around, StringComparison.Ordinal);
}
