using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;

namespace UserMigration.Engine.Conversion;

/// <summary>Counts for each column in how many records it has a value, and in how many of these the value arrived in an attribute.</summary>
internal sealed class PlacementTally
{
    private readonly Dictionary<string, AttributePlacement> _placements = new Dictionary<string, AttributePlacement>(StringComparer.Ordinal);
    private readonly List<AttributePlacement> _order = new List<AttributePlacement>();
    private RecordColumns? _columns;
    private (AttributePlacement Placement, string[][] Paths)[] _current = Array.Empty<(AttributePlacement, string[][])>();

    /// <summary>The counts, in the order of the columns.</summary>
    public IReadOnlyList<AttributePlacement> Placements => _order;

    /// <summary>Counts a record, before its attributes are shaped for the store.</summary>
    /// <param name="record">The record.</param>
    /// <param name="plan">Where its columns go.</param>
    /// <param name="attributes">The attributes.</param>
    public void Add(MigrationRecord record, AttributePlan plan, Dictionary<string, object?> attributes)
    {
        if (!ReferenceEquals(_columns, record.GetColumns()))
        {
            _columns = record.GetColumns();
            _current = Enumerable.Range(0, _columns.Count).Select(i => Prepare(_columns[i], plan.Leaves().Where(leaf => leaf.Uses(i)).ToArray())).ToArray();
        }

        for (int i = 0; i < _current.Length; i++)
        {
            if (record.GetValue(i) is not (null or "" or ICollection { Count: 0 }))
            {
                _current[i].Placement.Filled++;
                _current[i].Placement.Sent += record.IsValid && Array.Exists(_current[i].Paths, path => IsFilled(attributes, path)) ? 1 : 0;
            }
        }
    }

    private (AttributePlacement Placement, string[][] Paths) Prepare(string column, AttributePlan[] leaves)
    {
        if (!_placements.TryGetValue(column, out AttributePlacement? placement))
        {
            placement = new AttributePlacement(column, leaves.Length == 0 ? null : leaves[0].Path);
            _placements.Add(column, placement);
            _order.Add(placement);
        }

        return (placement, Array.ConvertAll(leaves, leaf => leaf.Path.Split('.')));
    }

    private static bool IsFilled(Dictionary<string, object?> attributes, string[] path)
    {
        object? value = attributes;
        foreach (string name in path)
        {
            if (value is not Dictionary<string, object?> members || !members.TryGetValue(name, out value))
            {
                return false;
            }
        }

        return value is not null;
    }
}
