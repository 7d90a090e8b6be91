using System;
using System.Collections.Generic;
using System.Linq;
using UserMigration.Engine.Rules;

namespace UserMigration.Engine.Targets;

/// <summary>
/// What is made of values when records are converted, by the defaults of the target and by the transforms that are given:
/// what that fixes is no fault of a value.
/// </summary>
internal sealed class AutomaticConversion
{
    private readonly StoreTarget _target;
    private readonly RecordShape? _shape;
    private readonly Func<string, AttributeTransform> _find;
    private readonly IReadOnlyDictionary<string, IReadOnlyList<AttributeTransform>?> _given;
    private readonly Dictionary<string, AttributeTransform[]> _transforms = new Dictionary<string, AttributeTransform[]>(StringComparer.Ordinal);

    /// <summary>Makes the conversion.</summary>
    /// <param name="target">The kind of store.</param>
    /// <param name="schema">The schema that values get their types by, or null.</param>
    /// <param name="given">The transforms that are given, by attribute; null for those that can't be known before.</param>
    /// <param name="find">Finds a transform by its name.</param>
    public AutomaticConversion(
        StoreTarget target,
        IdentitySchema? schema,
        IReadOnlyDictionary<string, IReadOnlyList<AttributeTransform>?> given,
        Func<string, AttributeTransform> find)
    {
        _find = find;
        _given = given;
        _target = target;
        _shape = target.ShapeOf(schema);
    }

    /// <summary>Whether anything is made of the values of an attribute.</summary>
    /// <param name="path">The full name of the attribute, with dots.</param>
    public bool Converts(string path) => Find(path).Length > 0;

    /// <summary>Whether transforms are given for an attribute, so that <see cref="TryJudge"/> may be another value.</summary>
    /// <param name="path">The full name of the attribute, with dots.</param>
    public bool IsGiven(string path) => _given.ContainsKey(path);

    /// <summary>Whether a transform is given for an attribute, or a script, which may do what it does.</summary>
    /// <param name="path">The full name of the attribute, with dots.</param>
    /// <param name="transforms">The names of transforms that will do.</param>
    public bool Gives(string path, params string[] transforms) => _given.TryGetValue(path, out IReadOnlyList<AttributeTransform>? given)
        && (given is null || given.Any(one => Array.IndexOf(transforms, one.Name) >= 0));

    /// <summary>The value as the transforms that are given leave it; the value itself where there are none, or where one fails.</summary>
    /// <param name="path">The full name of the attribute, with dots.</param>
    /// <param name="value">The value; not null.</param>
    /// <param name="record">The record that has it.</param>
    /// <param name="judged">The value to judge; null if it becomes a blank.</param>
    /// <returns>Whether it can be judged: what a script makes of it is not known before.</returns>
    public bool TryJudge(string path, object value, MigrationRecord record, out object? judged)
    {
        judged = value;
        if (!_given.TryGetValue(path, out IReadOnlyList<AttributeTransform>? transforms))
        {
            return true;
        }

        foreach (AttributeTransform transform in transforms ?? Array.Empty<AttributeTransform>())
        {
            if (judged is not null && transform.Apply(judged, record, out judged) is { Severity: IssueSeverity.Error })
            {
                judged = value;
                break;
            }
        }

        return transforms is not null;
    }

    /// <summary>Whether a transform that would fix a value is applied without being asked for.</summary>
    /// <param name="path">The full name of the attribute, with dots.</param>
    /// <param name="transform">The name of the transform, or null.</param>
    public bool Has(string path, string? transform) =>
        transform is not null && !_given.ContainsKey(path) && _target.DefaultTransforms.TryGetValue(path, out string? known) && known == transform;

    /// <summary>Whether another value is made of a value, one that the store takes.</summary>
    /// <param name="path">The full name of the attribute, with dots.</param>
    /// <param name="value">The value; not null.</param>
    /// <param name="record">The record that has it.</param>
    public bool Fixes(string path, object value, MigrationRecord record)
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

        // A text that stays as it is was not fixed: that it is text was no fault.
        return transforms.Length > 0 && !Equals(current, value);
    }

    private AttributeTransform[] Find(string path)
    {
        if (!_transforms.TryGetValue(path, out AttributeTransform[]? found))
        {
            List<AttributeTransform> transforms = new List<AttributeTransform>(2);
            if (!_given.ContainsKey(path) && _target.DefaultTransforms.TryGetValue(path, out string? name))
            {
                transforms.Add(_find(name));
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
