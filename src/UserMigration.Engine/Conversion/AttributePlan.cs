using System;
using System.Collections.Generic;
using System.Linq;
using UserMigration.Engine.Conversion.Mapping;
using UserMigration.Engine.Rules;
using UserMigration.Engine.Targets;

namespace UserMigration.Engine.Conversion;

/// <summary>
/// How the columns of a file become nested attributes: worked out once for all of its records. A node is an object with
/// parts, or takes a column or a source.
/// </summary>
internal sealed class AttributePlan
{
    private static readonly IReadOnlyList<AttributeTransform> s_none = Array.Empty<AttributeTransform>();

    private readonly List<AttributePlan> _parts = new List<AttributePlan>();
    private string _by = string.Empty;

    private AttributePlan(string name, string path)
    {
        Name = name;
        Path = path;
    }

    /// <summary>The name within its object.</summary>
    public string Name { get; }

    /// <summary>The whole name, with dots.</summary>
    public string Path { get; }

    /// <summary>The column that it takes, or -1.</summary>
    public int Column { get; private set; } = -1;

    /// <summary>What it takes its value from where it takes no column.</summary>
    public AttributeSource? Source { get; private set; }

    /// <summary>Where the columns of its source are.</summary>
    public int[] Positions { get; private set; } = Array.Empty<int>();

    /// <summary>What is applied to its value.</summary>
    public IReadOnlyList<AttributeTransform> Transforms { get; private set; } = s_none;

    /// <summary>What is applied after them, so that the value has the type that the store wants; or null.</summary>
    public AttributeTransform? Last { get; private set; }

    /// <summary>Whether it is a value and not an object.</summary>
    public bool IsValue { get; private set; }

    /// <summary>The parts of an object.</summary>
    public IReadOnlyList<AttributePlan> Parts => _parts;

    /// <summary>Works a plan out: the columns in their order, then what the map makes, by name.</summary>
    /// <param name="columns">The columns.</param>
    /// <param name="options">The map and the transforms.</param>
    /// <param name="shape">What the kind of store makes of attributes; null where it takes them as they are.</param>
    /// <exception cref="MigrationException">Two columns lead to one attribute, or a name can't be an attribute.</exception>
    public static AttributePlan Make(RecordColumns columns, ConversionOptions options, RecordShape? shape = null)
    {
        HashSet<string> dropped = new HashSet<string>(options.Drops, StringComparer.OrdinalIgnoreCase);
        StoreTarget target = options.Target;
        AttributePlan root = new AttributePlan(string.Empty, string.Empty);
        for (int i = 0; i < columns.Count; i++)
        {
            string column = columns[i];
            bool isRenamed = options.Renames.TryGetValue(column, out string? attribute);
            attribute ??= target.AttributeOf(column);
            bool isOperation = !isRenamed && column.Equals(options.OperationColumn, StringComparison.OrdinalIgnoreCase);
            if (!isOperation && !dropped.Contains(column) && !options.Unknown.Contains(attribute) && (isRenamed || !options.Sources.ContainsKey(attribute)))
            {
                string byDefault = isRenamed || attribute == column ? string.Empty : " by default";
                root.AddLeaf(attribute, $"the column '{column}'{byDefault}", options).Column = i;
            }
        }

        // A hashtable has no order, and what is sent must be the same in each run.
        foreach (string attribute in options.Sources.Keys.Except(options.Unknown).OrderBy(name => name, StringComparer.Ordinal))
        {
            AttributePlan leaf = root.AddLeaf(attribute, "its entry in -Map", options);
            leaf.Source = options.Sources[attribute];
            leaf.Positions = leaf.Source.Columns.Select(columns.IndexOf).ToArray();
        }

        if (shape is not null)
        {
            root.Apply(shape, options);
        }

        return root;
    }

    /// <summary>The whole names of all values in it, in their order.</summary>
    public IEnumerable<string> Paths() => IsValue ? new[] { Path } : _parts.SelectMany(part => part.Paths());

    private void Apply(RecordShape shape, ConversionOptions options)
    {
        foreach (KeyValuePair<string, string> known in shape.Defaults)
        {
            if (!Paths().Contains(known.Key, StringComparer.Ordinal))
            {
                AddLeaf(known.Key, "default", options).Source = new ConstantSource(known.Value);
            }
        }

        Arrange(shape);
    }

    // Stable: what has no place of its own keeps that of its column.
    private void Arrange(RecordShape shape)
    {
        AttributePlan[] ordered = _parts.OrderBy(part => shape.PlaceOf(part.Path)).ToArray();
        _parts.Clear();
        _parts.AddRange(ordered);
        foreach (AttributePlan part in _parts)
        {
            if (!part.IsValue)
            {
                part.Arrange(shape);
            }
            else
            {
                part.Last = shape.LastOf(part.Path);
            }
        }
    }

    private AttributePlan AddLeaf(string path, string by, ConversionOptions options)
    {
        string[] names = path.Split('.');
        AttributePlan node = this;
        for (int i = 0; i < names.Length; i++)
        {
            if (names[i].Length == 0 || node.IsValue)
            {
                throw Conflict(path, names[i].Length == 0
                    ? $"has an empty part, by {by}"
                    : $"is a part of '{node.Path}', which is a value by {node._by}; it is filled by {by}");
            }

            AttributePlan? next = node._parts.Find(part => string.Equals(part.Name, names[i], StringComparison.Ordinal));
            if (next is null)
            {
                next = new AttributePlan(names[i], string.Join(".", names, 0, i + 1)) { _by = by };
                node._parts.Add(next);
            }
            else if (i == names.Length - 1)
            {
                throw Conflict(path, next.IsValue
                    ? $"is filled twice, by {next._by} and by {by}"
                    : $"is filled by {by}, and has parts of its own by {next._by}");
            }

            node = next;
        }

        node.IsValue = true;
        node.Transforms = options.Transforms.TryGetValue(path, out IReadOnlyList<AttributeTransform>? some) ? some : s_none;
        return node;
    }

    private static MigrationException Conflict(string path, string reason) => new MigrationException(
        "AttributeConflict",
        MigrationFault.InvalidData,
        $"The attribute '{path}' {reason}. Rename or drop one of the columns with -Map.",
        path);
}
