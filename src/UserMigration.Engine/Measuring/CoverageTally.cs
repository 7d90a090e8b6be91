using System.Collections.Generic;

namespace UserMigration.Engine.Measuring;

/// <summary>Counts the records that fill an attribute of the schema, by the column of its name or those of its parts.</summary>
internal sealed class CoverageTally
{
    private readonly List<string> _columns = new List<string>();
    private long _filled;
    private long _lastRecord;

    /// <summary>Makes a tally of nothing.</summary>
    /// <param name="attribute">The path of the attribute.</param>
    public CoverageTally(string attribute)
    {
        Attribute = attribute;
    }

    /// <summary>The path of the attribute.</summary>
    public string Attribute { get; }

    /// <summary>Whether a column fills it, or a part of it.</summary>
    public bool HasColumn => _columns.Count > 0;

    /// <summary>Takes note of a column that fills it.</summary>
    /// <param name="column">The column.</param>
    public void AddColumn(string column) => _columns.Add(column);

    /// <summary>Counts a record that fills it, once.</summary>
    /// <param name="record">The number of the record among those measured, from 1.</param>
    public void Add(long record)
    {
        if (_lastRecord != record)
        {
            _lastRecord = record;
            _filled++;
        }
    }

    /// <summary>What was counted.</summary>
    public CoverageMeasure ToMeasure() => new CoverageMeasure { Attribute = Attribute, Columns = _columns, Filled = _filled };
}
