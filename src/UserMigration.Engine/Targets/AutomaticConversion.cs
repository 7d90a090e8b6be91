using System;
using System.Collections.Generic;
using System.Linq;
using UserMigration.Engine.Rules;

namespace UserMigration.Engine.Targets;

/// <summary>
/// The conversion of values by the defaults of the target and by the transforms that the user specifies. A fault that it fixes is
/// not reported.
/// </summary>
internal sealed class AutomaticConversion
{
    private readonly StoreTarget _target;
    private readonly RecordBuilder? _shape;
    private readonly Func<string, AttributeTransform> _find;
    private readonly IReadOnlyDictionary<string, IReadOnlyList<AttributeTransform>?> _given;
    private readonly Dictionary<string, AttributeTransform[]> _transforms = new Dictionary<string, AttributeTransform[]>(StringComparer.Ordinal);

    /// <summary>Creates the automatic conversion for a kind of store.</summary>
    /// <param name="target">The kind of store.</param>
    /// <param name="schema">The schema that determines the types of values, or null.</param>
    /// <param name="given">The transforms that the user specifies, by attribute; null for transforms whose results can't be known in advance.</param>
    /// <param name="find">Finds a transform by name.</param>
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

    /// <summary>Whether the values of an attribute are converted.</summary>
    /// <param name="path">The full name of the attribute, with dots.</param>
    public bool Converts(string path) => Find(path).Length > 0;

    /// <summary>Whether the user specifies transforms for an attribute, so that TryJudge may return another value.</summary>
    /// <param name="path">The full name of the attribute, with dots.</param>
    public bool IsGiven(string path) => _given.ContainsKey(path);

    /// <summary>Whether the user specifies one of certain transforms for an attribute, or a script, which may do the same.</summary>
    /// <param name="path">The full name of the attribute, with dots.</param>
    /// <param name="transforms">The names of the transforms.</param>
    public bool Gives(string path, params string[] transforms) => _given.TryGetValue(path, out IReadOnlyList<AttributeTransform>? given)
        && (given is null || given.Any(one => Array.IndexOf(transforms, one.Name) >= 0));

    /// <summary>
    /// Applies the transforms that the user specifies to a value. The value stays unchanged if there are none, or if one fails.
    /// </summary>
    /// <param name="path">The full name of the attribute, with dots.</param>
    /// <param name="value">The value; not null.</param>
    /// <param name="record">The record that has the value.</param>
    /// <param name="judged">The value to check; null if it becomes empty.</param>
    /// <returns>Whether the value can be checked. The result of a script isn't known in advance.</returns>
    public bool TryJudge(string path, object value, MigrationRecord record, out object? judged) => TryJudge(path, value, record, out judged, out _);

    /// <summary>
    /// Applies the transforms that the user specifies to a value. The value stays unchanged if there are none, or if one fails.
    /// </summary>
    /// <param name="path">The full name of the attribute, with dots.</param>
    /// <param name="value">The value; not null.</param>
    /// <param name="record">The record that has the value.</param>
    /// <param name="judged">The value to check; null if it becomes empty.</param>
    /// <param name="fault">Why a transform fails; null if none does.</param>
    /// <returns>Whether the value can be checked. The result of a script isn't known in advance.</returns>
    public bool TryJudge(string path, object value, MigrationRecord record, out object? judged, out MigrationIssue? fault)
    {
        judged = value;
        fault = null;
        if (!_given.TryGetValue(path, out IReadOnlyList<AttributeTransform>? transforms))
        {
            return true;
        }

        foreach (AttributeTransform transform in transforms ?? Array.Empty<AttributeTransform>())
        {
            if (judged is not null && transform.Apply(judged, record, out judged) is { Severity: IssueSeverity.Error } found)
            {
                judged = value;
                fault = found;
                break;
            }
        }

        return transforms is not null;
    }

    /// <summary>Whether a transform that would fix a value is applied automatically.</summary>
    /// <param name="path">The full name of the attribute, with dots.</param>
    /// <param name="transform">The name of the transform, or null.</param>
    public bool Has(string path, string? transform) =>
        transform is not null && !_given.ContainsKey(path) && _target.DefaultTransforms.TryGetValue(path, out string? known) && known == transform;

    /// <summary>Whether a value is converted to another value that the store accepts.</summary>
    /// <param name="path">The full name of the attribute, with dots.</param>
    /// <param name="value">The value; not null.</param>
    /// <param name="record">The record that has the value.</param>
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

        // Text that stays unchanged was not fixed: its fault is not that it is text.
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

            if (_shape?.FinalTransformFor(path) is { } last)
            {
                transforms.Add(last);
            }

            found = transforms.ToArray();
            _transforms.Add(path, found);
        }

        return found;
    }
}
