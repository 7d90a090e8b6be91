using System;
using System.Collections.Generic;
using System.Linq;
using UserMigration.Engine.Rules;
using UserMigration.Engine.Targets;

namespace UserMigration.Engine.Measuring;

/// <summary>Determines which columns provide which attributes of a schema. Names are case-sensitive, as in a store.</summary>
internal sealed class SchemaCoverage
{
    private static readonly CoverageTally[] s_none = Array.Empty<CoverageTally>();

    private readonly StoreTarget? _target;
    private readonly ColumnPaths _paths;
    private readonly MeasureOptions _options;
    private readonly Dictionary<string, string> _columns = new Dictionary<string, string>(StringComparer.Ordinal);
    private readonly List<CoverageTally> _attributes = new List<CoverageTally>();
    private readonly Dictionary<string, List<CoverageTally>> _converted = new Dictionary<string, List<CoverageTally>>(StringComparer.Ordinal);
    private readonly List<string> _stray = new List<string>();

    /// <summary>Creates the coverage of a schema without any columns.</summary>
    /// <param name="options">The attributes of the schema, and how columns go to them.</param>
    public SchemaCoverage(MeasureOptions options)
    {
        _options = options;
        _target = options.Target;
        _paths = new ColumnPaths(column => options.Target?.AttributeOf(column) ?? column, options.Map);
        if (options.SchemaAttributes is { } attributes)
        {
            _attributes.AddRange(attributes.Distinct(StringComparer.Ordinal).Select(path => new CoverageTally(path)));
        }
    }

    /// <summary>The columns that match no attribute.</summary>
    public IReadOnlyList<string> StrayColumns => _stray;

    /// <summary>Adds a column.</summary>
    /// <param name="column">The name of the column.</param>
    /// <returns>The attributes that the column provides: the one that it goes to, those that contain it, and those that are built from it.</returns>
    public CoverageTally[] AddColumn(string column)
    {
        if (_attributes.Count == 0)
        {
            return s_none;
        }

        string? own = _paths.PathOf(column);
        string[] built = _options.Sources
            .Where(source => source.Value.Contains(column, StringComparer.OrdinalIgnoreCase))
            .Select(source => source.Key)
            .ToArray();
        bool leadsSomewhere = built.Length > 0 || own is null;
        List<CoverageTally> filled = new List<CoverageTally>(1);
        foreach (string path in built)
        {
            Add(column, path, filled);
        }

        if (own is not null)
        {
            leadsSomewhere |= Add(column, own, filled);
        }

        if (!leadsSomewhere)
        {
            _stray.Add(column);
        }

        return filled.Count == 0 ? s_none : filled.ToArray();
    }

    /// <summary>Counts the attributes of a converted record.</summary>
    /// <param name="attributes">The attributes.</param>
    /// <param name="number">The number of the record, from 1.</param>
    public void AddConverted(IDictionary<string, object?> attributes, long number)
    {
        if (_attributes.Count > 0)
        {
            AddConverted(attributes, string.Empty, number);
        }
    }

    private void AddConverted(IDictionary<string, object?> attributes, string around, long number)
    {
        foreach (KeyValuePair<string, object?> attribute in attributes)
        {
            string path = around + attribute.Key;
            if (attribute.Value is IDictionary<string, object?> parts)
            {
                AddConverted(parts, path + ".", number);
            }

            if (attribute.Value is null or "" or IDictionary<string, object?> { Count: 0 })
            {
                continue;
            }

            foreach (CoverageTally tally in FindConverted(path))
            {
                tally.Add(number);
            }
        }
    }

    private List<CoverageTally> FindConverted(string path)
    {
        if (!_converted.TryGetValue(path, out List<CoverageTally>? filled))
        {
            filled = new List<CoverageTally>(1);
            _converted.Add(path, filled);
            if (!Add(path, path, filled))
            {
                _stray.Add(path);
            }
        }

        return filled;
    }

    private bool Add(string column, string path, List<CoverageTally> filled)
    {
        _columns[path] = column;
        bool leadsSomewhere = _target?.Schema.Extras.Contains(path) == true;
        foreach (CoverageTally attribute in _attributes)
        {
            bool isItself = string.Equals(attribute.Attribute, path, StringComparison.Ordinal);
            leadsSomewhere |= isItself || IsWithin(attribute.Attribute, path);
            if (isItself || IsWithin(path, attribute.Attribute))
            {
                // Below an object, the column must be one of its parts. The contents of an attribute without parts are up to the store.
                leadsSomewhere |= !_attributes.Exists(other => IsWithin(other.Attribute, attribute.Attribute));
                if (!filled.Contains(attribute))
                {
                    attribute.AddColumn(column);
                    filled.Add(attribute);
                }
            }
        }

        return leadsSomewhere;
    }

    /// <summary>Gets the counts for each attribute.</summary>
    /// <param name="columns">The columns with their counts.</param>
    /// <param name="records">The number of records, which all have the constants of the map.</param>
    public IReadOnlyList<CoverageMeasure> ToMeasures(IReadOnlyDictionary<string, AttributeTally> columns, long records) =>
        _attributes.ConvertAll(attribute => attribute.HasColumn ? attribute.ToMeasure()
            : IsConstant(attribute.Attribute) ? new CoverageMeasure { Attribute = attribute.Attribute, Filled = records }
            : Around(attribute.Attribute, columns));

    private bool IsConstant(string attribute) => _options.Sources.Any(source =>
        source.Value.Count == 0 && (source.Key == attribute || IsWithin(source.Key, attribute)));

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
