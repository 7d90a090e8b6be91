using System;
using System.Collections.Generic;

namespace UserMigration.Engine.Conversion;

/// <summary>
/// How the columns of a file become nested attributes: worked out once for all of its records. A node is an object with
/// parts, or takes a column or a constant.
/// </summary>
internal sealed class AttributePlan
{
    private static readonly IReadOnlyList<AttributeTransform> s_none = Array.Empty<AttributeTransform>();

    private readonly List<AttributePlan> _parts = new List<AttributePlan>();

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

    /// <summary>The constant that it takes where it takes no column.</summary>
    public object? Constant { get; private set; }

    /// <summary>What is applied to its value.</summary>
    public IReadOnlyList<AttributeTransform> Transforms { get; private set; } = s_none;

    /// <summary>Whether it is a value and not an object.</summary>
    public bool IsValue { get; private set; }

    /// <summary>The parts of an object.</summary>
    public IReadOnlyList<AttributePlan> Parts => _parts;

    /// <summary>Works a plan out.</summary>
    /// <param name="columns">The columns.</param>
    /// <param name="options">The map and the transforms.</param>
    /// <exception cref="MigrationException">Two columns lead to one attribute, or a name can't be an attribute.</exception>
    public static AttributePlan Make(RecordColumns columns, ConversionOptions options)
    {
        HashSet<string> dropped = new HashSet<string>(options.Drops, StringComparer.OrdinalIgnoreCase);
        AttributePlan root = new AttributePlan(string.Empty, string.Empty);
        for (int i = 0; i < columns.Count; i++)
        {
            string column = columns[i];
            if (dropped.Contains(column))
            {
                continue;
            }

            string attribute = options.Renames.TryGetValue(column, out string? renamed) ? renamed : column;
            if (!options.Constants.ContainsKey(attribute))
            {
                AttributePlan leaf = root.AddLeaf(attribute);
                leaf.Column = i;
                leaf.Transforms = options.Transforms.TryGetValue(attribute, out IReadOnlyList<AttributeTransform>? some) ? some : s_none;
            }
        }

        foreach (KeyValuePair<string, object?> constant in options.Constants)
        {
            root.AddLeaf(constant.Key).Constant = constant.Value;
        }

        return root;
    }

    private AttributePlan AddLeaf(string path)
    {
        string[] names = path.Split('.');
        AttributePlan node = this;
        for (int i = 0; i < names.Length; i++)
        {
            if (names[i].Length == 0 || node.IsValue)
            {
                throw Conflict(path, names[i].Length == 0 ? "has an empty part" : $"is a part of '{node.Path}', which has a column of its own");
            }

            AttributePlan? next = node._parts.Find(part => string.Equals(part.Name, names[i], StringComparison.Ordinal));
            if (next is null)
            {
                next = new AttributePlan(names[i], string.Join(".", names, 0, i + 1));
                node._parts.Add(next);
            }
            else if (i == names.Length - 1)
            {
                throw Conflict(path, next.IsValue ? "is filled twice" : "has parts in columns of their own");
            }

            node = next;
        }

        node.IsValue = true;
        return node;
    }

    private static MigrationException Conflict(string path, string reason) => new MigrationException(
        "AttributeConflict",
        MigrationFault.InvalidData,
        $"The attribute '{path}' {reason}. Rename or drop one of the columns with -Map.",
        path);
}
