using System;
using System.Collections.Generic;
using System.Linq;
using UserMigration.Engine.Conversion.Mapping;
using UserMigration.Engine.Conversion.Tolerance;
using UserMigration.Engine.Rules;
using UserMigration.Engine.Targets;
using UserMigration.Engine.Values;

namespace UserMigration.Engine.Conversion;

/// <summary>
/// Defines how the columns of a file become nested attributes. The plan is created once for all records of the file. A node is either
/// an object with parts, or a value from a column or a source.
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

    /// <summary>The name of the node within its object.</summary>
    public string Name { get; }

    /// <summary>The full name of the node, with dots.</summary>
    public string Path { get; }

    /// <summary>The column that provides the value, or -1.</summary>
    public int Column { get; private set; } = -1;

    /// <summary>The source that provides the value if no column does.</summary>
    public AttributeSource? Source { get; private set; }

    /// <summary>The positions of the source's columns.</summary>
    public int[] Positions { get; private set; } = Array.Empty<int>();

    /// <summary>The transforms that are applied to the value.</summary>
    public IReadOnlyList<AttributeTransform> Transforms { get; private set; } = s_none;

    /// <summary>The transform that is applied last and gives the value the type that the store requires; or null.</summary>
    public AttributeTransform? Last { get; private set; }

    /// <summary>What happens to a value that can't be converted. It is Reject for keys and passwords.</summary>
    public InvalidValueAction OnInvalid { get; private set; }

    /// <summary>Whether the value is one of several that can identify the user. It can be left out only if the record has another one.</summary>
    public bool IsOtherKey { get; private set; }

    /// <summary>Whether the value is a password.</summary>
    public bool IsPassword { get; private set; }

    /// <summary>Whether a script makes the value.</summary>
    public bool IsScripted { get; private set; }

    /// <summary>The members of a structure of the column that arrive in the attribute; null if the value arrives as a whole.</summary>
    public IReadOnlyCollection<string>? UsedMembers { get; private set; }

    /// <summary>Whether the node is a value, and not an object.</summary>
    public bool IsValue { get; private set; }

    /// <summary>The parts of an object.</summary>
    public IReadOnlyList<AttributePlan> Parts => _parts;

    /// <summary>Creates a plan: the columns in their order, then the attributes of the map, by name.</summary>
    /// <param name="columns">The columns.</param>
    /// <param name="options">The map and the transforms.</param>
    /// <param name="shape">The conversion that the kind of store requires; null if it accepts the attributes unchanged.</param>
    /// <exception cref="MigrationException">Two columns lead to the same attribute, or a name is not valid for an attribute.</exception>
    public static AttributePlan Create(RecordColumns columns, ConversionOptions options, RecordBuilder? shape = null)
    {
        HashSet<string> dropped = new HashSet<string>(options.Drops, StringComparer.OrdinalIgnoreCase);
        StoreTarget target = options.Target;
        AttributePlan root = new AttributePlan(string.Empty, string.Empty);
        ExportMap? export = options.From is null ? null : new ExportMap(options.From, target, options.Schema);
        HashSet<string> taken = new HashSet<string>(options.Renames.Values.Concat(options.Sources.Keys), StringComparer.Ordinal);
        for (int i = 0; i < columns.Count; i++)
        {
            string column = columns[i];
            bool isRenamed = options.Renames.TryGetValue(column, out string? renamed);
            bool isOperation = !isRenamed && column.Equals(options.OperationColumn, StringComparison.OrdinalIgnoreCase);
            if (isOperation || dropped.Contains(column))
            {
                continue;
            }

            // An export can have something that the store does not have, or has it twice.
            IEnumerable<Placement> places = export is null || isRenamed
                ? new[] { new Placement(renamed ?? target.AttributeOf(column), s_none) }
                : export.Find(column).Where(place => options.Sources.ContainsKey(place.Attribute) || taken.Add(place.Attribute));
            foreach (Placement place in places.Where(place => !options.Unknown.Contains(place.Attribute) && (isRenamed || !options.Sources.ContainsKey(place.Attribute))))
            {
                string byDefault = isRenamed || place.Attribute == column ? string.Empty : " by default";
                AttributePlan leaf = root.AddLeaf(place.Attribute, $"the column '{column}'{byDefault}", options);
                leaf.Column = i;
                leaf.UsedMembers = place.UsedMembers;
                leaf.Transforms = place.Transforms.Count > 0 ? place.Transforms.Concat(leaf.Transforms).ToArray() : leaf.Transforms;
            }
        }

        // A hashtable has no order, but each run must send the same data.
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

        root.Tolerate(options, columns);
        return root;
    }

    /// <summary>Whether a column provides the value, alone or with others.</summary>
    /// <param name="column">The position of the column.</param>
    public bool Uses(int column) => Column == column || Positions.Contains(column);

    /// <summary>Gets all values in the node, in their order.</summary>
    public IEnumerable<AttributePlan> Leaves() => IsValue ? new[] { this } : _parts.SelectMany(part => part.Leaves());

    /// <summary>Gets the full names of all values in the node, in their order.</summary>
    public IEnumerable<string> Paths() => IsValue ? new[] { Path } : _parts.SelectMany(part => part.Paths());

    private void Tolerate(ConversionOptions options, RecordColumns columns)
    {
        foreach (AttributePlan part in _parts)
        {
            part.Tolerate(options, columns);
        }

        if (!IsValue)
        {
            return;
        }

        IsScripted = Source is { NeedsPipeline: true } || Transforms.Any(transform => transform.NeedsPipeline);
        StoreCapabilities capabilities = options.Target.Capabilities;
        bool isKeyColumn = Column >= 0 && options.KeyColumns.Contains(columns[Column], StringComparer.OrdinalIgnoreCase);
        IsPassword = capabilities.PasswordAttributes.Contains(Path) || Transforms.Any(transform => transform is PasswordTransform);
        bool isKey = isKeyColumn || InvalidValuePolicy.IsKey(Path, capabilities, options.Schema);
        IsOtherKey = !isKey && capabilities.OtherKeys.Contains(Path);
        InvalidValueAction action = IsOtherKey && !options.OnInvalidValue.Names.Contains(Path) ? InvalidValueAction.Reject : options.OnInvalidValue.ActionFor(Path);
        if (action != InvalidValueAction.Reject && (isKey || IsPassword) && options.OnInvalidValue.Names.Contains(Path))
        {
            throw isKey ? InvalidValuePolicy.OfKey(Path) : InvalidValuePolicy.OfPassword(Path);
        }

        OnInvalid = isKey || IsPassword ? InvalidValueAction.Reject : action;
    }

    private void Apply(RecordBuilder shape, ConversionOptions options)
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

    // The sort is stable: a node without a defined position keeps the position of its column.
    private void Arrange(RecordBuilder shape)
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
                part.Last = shape.FinalTransformFor(part.Path);
            }
        }
    }

    private AttributePlan AddLeaf(string path, string by, ConversionOptions options)
    {
        string[] names = PathNames.Split(path);
        AttributePlan node = this;
        for (int i = 0; i < names.Length; i++)
        {
            if (names[i].Length == 0 || node.IsValue)
            {
                throw Conflict(path, names[i].Length == 0
                    ? $"has an empty part; its source is {by}"
                    : $"is a part of '{node.Path}', but {node._by} sets that attribute to a value; the source of the part is {by}");
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
                    ? $"has two sources: {next._by} and {by}"
                    : $"is set by {by}, but {next._by} sets a part of it");
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
