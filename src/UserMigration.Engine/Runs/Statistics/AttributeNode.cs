using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using UserMigration.Engine.Values;

namespace UserMigration.Engine.Runs.Statistics;

/// <summary>
/// Counts the values of an attribute, or of the members of an object. The records of a file have the same names in the same order, so that a name
/// is usually found without a search.
/// </summary>
internal sealed class AttributeNode
{
    private readonly string _path;
    private readonly List<string> _names = new List<string>();
    private readonly List<AttributeNode> _members = new List<AttributeNode>();
    private long _filled;

    private AttributeNode(string path) => _path = path;

    /// <summary>Creates the root of some attributes.</summary>
    /// <param name="paths">The full names of the attributes, with dots.</param>
    public static AttributeNode CreateFrom(IReadOnlyList<string> paths)
    {
        AttributeNode root = new AttributeNode(string.Empty);
        foreach (string path in paths)
        {
            AttributeNode node = root;
            foreach (string name in PathNames.Split(path))
            {
                node = node.MemberOf(name);
            }
        }

        return root;
    }

    /// <summary>Counts the values of a record. Names that no path has are not counted, because they may come from a value.</summary>
    /// <param name="attributes">The attributes of the record, or the members of the object.</param>
    public void Add(IDictionary<string, object?> attributes)
    {
        int next = 0;
        if (attributes is Dictionary<string, object?> known)
        {
            // Without the interface, nothing is allocated.
            foreach (KeyValuePair<string, object?> attribute in known)
            {
                next = Add(attribute, next);
            }

            return;
        }

        foreach (KeyValuePair<string, object?> attribute in attributes)
        {
            next = Add(attribute, next);
        }
    }

    /// <summary>Takes the counts of all attributes, by their full names.</summary>
    public IEnumerable<KeyValuePair<string, long>> TakeCounts()
    {
        if (_members.Count > 0)
        {
            return _members.SelectMany(member => member.TakeCounts());
        }

        long filled = _filled;
        _filled = 0;
        return _path.Length == 0 ? Array.Empty<KeyValuePair<string, long>>() : new[] { new KeyValuePair<string, long>(_path, filled) };
    }

    private int Add(KeyValuePair<string, object?> attribute, int expected)
    {
        int position = expected < _names.Count && _names[expected] == attribute.Key ? expected : _names.IndexOf(attribute.Key);
        if (position < 0)
        {
            return expected;
        }

        AttributeNode member = _members[position];
        if (member._members.Count == 0)
        {
            member._filled += IsFilled(attribute.Value) ? 1 : 0;
        }
        else if (attribute.Value is IDictionary<string, object?> inner)
        {
            member.Add(inner);
        }

        return position + 1;
    }

    private AttributeNode MemberOf(string name)
    {
        int position = _names.IndexOf(name);
        if (position < 0)
        {
            position = _names.Count;
            _names.Add(name);
            _members.Add(new AttributeNode(_path.Length == 0 ? name : _path + "." + name));
        }

        return _members[position];
    }

    private static bool IsFilled(object? value) => value is string text ? text.Length > 0 : value is not (null or ICollection { Count: 0 });
}
