using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using UserMigration.Engine.Values;

namespace UserMigration.Engine.Conversion;

/// <summary>
/// Counts for each column in how many records it has a value, and in how many of these the value arrived in an attribute. Members of lists that do
/// not arrive are counted under the name of the column and their own.
/// </summary>
internal sealed class PlacementTally
{
    private readonly Dictionary<string, AttributePlacement> _placements = new Dictionary<string, AttributePlacement>(StringComparer.Ordinal);
    private readonly List<AttributePlacement> _order = new List<AttributePlacement>();
    private readonly HashSet<string> _left = new HashSet<string>(StringComparer.Ordinal);
    private RecordColumns? _columns;
    private Place[] _current = Array.Empty<Place>();

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
            Place place = _current[i];
            object? value = record.GetValue(i);
            if (value is null or "" or ICollection { Count: 0 })
            {
                continue;
            }

            place.Placement.Filled++;
            place.Placement.Sent += record.IsValid && Array.Exists(place.Paths, path => IsFilled(attributes, path)) ? 1 : 0;
            if (place.UsedMembers is not null)
            {
                AddMembers(place, value);
            }
        }
    }

    private void AddMembers(Place place, object value)
    {
        if (value is string text && !JsonTree.TryParse(text, out value!, out _))
        {
            return;
        }

        _left.Clear();
        foreach (IDictionary element in (value is IDictionary byName ? byName.Values : value as IEnumerable ?? Array.Empty<object>()).OfType<IDictionary>())
        {
            foreach (KeyValuePair<string, object?> member in AttributeWriter.MembersOf(element))
            {
                if (member.Value is not (null or "" or ICollection { Count: 0 }) && !place.UsedMembers!.Contains(member.Key))
                {
                    _left.Add(member.Key);
                }
            }
        }

        foreach (string member in _left)
        {
            Get(place.Placement.Column + "." + member, null, isMember: true).Filled++;
        }
    }

    private Place Prepare(string column, AttributePlan[] leaves)
    {
        string[] paths = Array.ConvertAll(leaves, leaf => leaf.Path);
        return new Place(
            Get(column, paths.Length == 0 ? null : string.Join(", ", paths), isMember: false),
            Array.ConvertAll(paths, PathNames.Split),
            leaves.Length == 0 || Array.Exists(leaves, leaf => leaf.UsedMembers is null) ? null : leaves.SelectMany(leaf => leaf.UsedMembers!).ToArray());
    }

    private AttributePlacement Get(string column, string? attribute, bool isMember)
    {
        if (!_placements.TryGetValue(column, out AttributePlacement? placement))
        {
            placement = new AttributePlacement(column, attribute) { IsMember = isMember };
            _placements.Add(column, placement);
            _order.Add(placement);
        }

        return placement;
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

    /// <summary>Where a column goes.</summary>
    private sealed class Place
    {
        public Place(AttributePlacement placement, string[][] paths, string[]? usedMembers)
        {
            Placement = placement;
            Paths = paths;
            UsedMembers = usedMembers;
        }

        public AttributePlacement Placement { get; }

        public string[][] Paths { get; }

        public string[]? UsedMembers { get; }
    }
}
