using System;
using System.Collections.Generic;
using UserMigration.Engine.Conversion;
using UserMigration.Engine.Stores;

namespace UserMigration.Engine.Validation;

/// <summary>
/// What is made of values without being asked for when records are converted: what that mends is no fault of a value.
/// </summary>
internal sealed class AutomaticConversion
{
    private readonly StoreTarget _target;
    private readonly RecordShape? _shape;
    private readonly Dictionary<string, AttributeTransform[]> _transforms = new Dictionary<string, AttributeTransform[]>(StringComparer.Ordinal);

    /// <summary>Makes the conversion.</summary>
    /// <param name="target">The kind of store.</param>
    /// <param name="schema">The schema that values get their types by, or null.</param>
    public AutomaticConversion(StoreTarget target, IdentitySchema? schema)
    {
        _target = target;
        _shape = target.ShapeOf(schema);
    }

    /// <summary>Whether anything is made of the values of an attribute.</summary>
    /// <param name="path">The whole name of the attribute, with dots.</param>
    public bool Converts(string path) => Find(path).Length > 0;

    /// <summary>Whether a transform that would mend a value is applied without being asked for.</summary>
    /// <param name="path">The whole name of the attribute, with dots.</param>
    /// <param name="transform">The name of the transform, or null.</param>
    public bool Has(string path, string? transform) =>
        transform is not null && _target.DefaultTransforms.TryGetValue(path, out string? known) && known == transform;

    /// <summary>Whether another value is made of a value, one that the store takes.</summary>
    /// <param name="path">The whole name of the attribute, with dots.</param>
    /// <param name="value">The value; not null.</param>
    /// <param name="record">The record that has it.</param>
    public bool Mends(string path, object value, MigrationRecord record)
    {
        AttributeTransform[] transforms = Find(path);
        object? current = value;
        foreach (AttributeTransform transform in transforms)
        {
            if (current is not null && transform.Apply(current, record, out current) is { Severity: IssueSeverity.Error })
            {
                return false;
            }
        }

        // A text that stays as it is was not mended: that it is text was no fault.
        return transforms.Length > 0 && !Equals(current, value);
    }

    private AttributeTransform[] Find(string path)
    {
        if (!_transforms.TryGetValue(path, out AttributeTransform[]? found))
        {
            List<AttributeTransform> transforms = new List<AttributeTransform>(2);
            if (_target.DefaultTransforms.TryGetValue(path, out string? name))
            {
                transforms.Add(BuiltInTransforms.Find(name, allowClearText: true)!);
            }

            if (_shape?.LastOf(path) is { } last)
            {
                transforms.Add(last);
            }

            found = transforms.ToArray();
            _transforms.Add(path, found);
        }

        return found;
    }
}
