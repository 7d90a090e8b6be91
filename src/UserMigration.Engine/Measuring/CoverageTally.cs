using System.Collections.Generic;

namespace UserMigration.Engine.Measuring;

/// <summary>Counts the records that have a value for an attribute of the schema, in the column of that name or in columns of its parts.</summary>
internal sealed class CoverageTally
{
    private readonly List<string> _columns = new List<string>();
    private long _filled;
    private long _lastRecord;

    /// <summary>Creates an empty tally.</summary>
    /// <param name="attribute">The path of the attribute.</param>
    public CoverageTally(string attribute)
    {
        Attribute = attribute;
    }

    /// <summary>The path of the attribute.</summary>
    public string Attribute { get; }

    /// <summary>Whether a column provides the attribute or a part of it.</summary>
    public bool HasColumn => _columns.Count > 0;

    /// <summary>Adds a column that provides the attribute.</summary>
    /// <param name="column">The column.</param>
    public void AddColumn(string column) => _columns.Add(column);

    /// <summary>Counts a record that has a value for the attribute, only once for each record.</summary>
    /// <param name="record">The number of the record among those measured, from 1.</param>
    public void Add(long record)
    {
        if (_lastRecord != record)
        {
            _lastRecord = record;
            _filled++;
        }
    }

    /// <summary>Gets the counts.</summary>
    public CoverageMeasure ToMeasure() => new CoverageMeasure { Attribute = Attribute, Columns = _columns, Filled = _filled };
}
