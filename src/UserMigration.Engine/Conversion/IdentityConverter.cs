using System;
using System.Collections.Generic;

namespace UserMigration.Engine.Conversion;

/// <summary>Turns records into identity records. A transform that fails marks its record and no other.</summary>
public sealed class IdentityConverter
{
    private readonly ConversionOptions _options;
    private RecordColumns? _columns;
    private AttributePlan? _plan;
    private Action<IdentityRecord>? _dropBlanks;

    /// <summary>Makes a converter.</summary>
    /// <param name="options">How to convert.</param>
    public IdentityConverter(ConversionOptions options)
    {
        _options = options ?? throw new ArgumentNullException(nameof(options));
    }

    /// <summary>Converts a record.</summary>
    /// <param name="record">The record; issues are added to it.</param>
    /// <returns>The identity record; not valid where the record is not or a transform failed.</returns>
    /// <exception cref="MigrationException">The map does not fit the first record's columns.</exception>
    public IdentityRecord Convert(MigrationRecord record)
    {
        if (record is null)
        {
            throw new ArgumentNullException(nameof(record));
        }

        RecordColumns columns = record.GetColumns();
        if (_plan is null || !ReferenceEquals(columns, _columns))
        {
            CheckMap(columns);
            AttributePlan plan = AttributePlan.Make(columns, _options);
            _plan = plan;
            _columns = columns;
            _dropBlanks = _options.EmptyValue == EmptyValue.Default ? converted => DropBlanks(plan, converted.Attributes) : null;
        }

        return new IdentityRecord(_options.Target, MakeObject(_plan, record), record) { DropBlanks = _dropBlanks };
    }

    private void CheckMap(RecordColumns columns)
    {
        if (_plan is not null)
        {
            return;
        }

        foreach (string column in _options.Renames.Keys)
        {
            Require(columns, column);
        }

        foreach (string column in _options.Drops)
        {
            Require(columns, column);
        }

        CheckTransforms(columns);
    }

    private void CheckTransforms(RecordColumns columns)
    {
        List<string> attributes = new List<string>(columns.Count);
        foreach (string column in columns.Names)
        {
            attributes.Add(_options.Renames.TryGetValue(column, out string? renamed) ? renamed : column);
        }

        HashSet<string> known = new HashSet<string>(attributes, StringComparer.Ordinal);
        foreach (string attribute in _options.TransformedAttributes)
        {
            if (!known.Contains(attribute))
            {
                throw ColumnNames.NotFound(attributes, attribute, "Transform");
            }
        }
    }

    private static void Require(RecordColumns columns, string column)
    {
        if (columns.IndexOf(column) < 0)
        {
            throw ColumnNames.NotFound(columns.Names, column, "Map");
        }
    }

    private Dictionary<string, object?> MakeObject(AttributePlan plan, MigrationRecord record)
    {
        Dictionary<string, object?> attributes = new Dictionary<string, object?>(plan.Parts.Count, StringComparer.Ordinal);
        for (int i = 0; i < plan.Parts.Count; i++)
        {
            AttributePlan part = plan.Parts[i];
            if (!part.IsValue)
            {
                Dictionary<string, object?> inner = MakeObject(part, record);
                if (inner.Count > 0)
                {
                    attributes.Add(part.Name, inner);
                }
            }
            else if (TryMakeValue(part, record, out object? value))
            {
                attributes.Add(part.Name, value);
            }
        }

        return attributes;
    }

    private bool TryMakeValue(AttributePlan part, MigrationRecord record, out object? value)
    {
        value = part.Column < 0 ? part.Constant : record.GetValue(part.Column);
        bool isPlural = false;
        for (int i = 0; i < part.Transforms.Count; i++)
        {
            AttributeTransform transform = part.Transforms[i];
            isPlural |= transform.MakesPlural;
            if (IsBlank(value) && !transform.TakesBlank)
            {
                continue;
            }

            TransformFault? fault = transform.Apply(value, record, out value);
            if (fault is not null)
            {
                record.AddIssue(new MigrationIssue(
                    fault.RuleId, IssueSeverity.Error, part.Path, fault.Message, fault.Mend, record.Line));
                value = null;
                return true;
            }
        }

        if (!IsBlank(value))
        {
            value = Plain(value!);
            return true;
        }

        value = isPlural && _options.EmptyValue == EmptyValue.Default ? new BlankPlural() : null;
        return _options.EmptyValue != EmptyValue.Omit;
    }

    // An object of which no part is left is left out too, as with Omit.
    private static void DropBlanks(AttributePlan plan, IDictionary<string, object?> attributes)
    {
        foreach (AttributePlan part in plan.Parts)
        {
            if (!attributes.TryGetValue(part.Name, out object? value))
            {
                continue;
            }

            if (!part.IsValue && value is IDictionary<string, object?> members)
            {
                DropBlanks(part, members);
                value = members.Count == 0 ? null : members;
            }

            if (value is null or BlankPlural { Count: 0 })
            {
                attributes.Remove(part.Name);
            }
        }
    }

    private object? Plain(object value) => value switch
    {
        string or bool or long or int or decimal => value,
        DateTime or DateTimeOffset or Guid or Enum or TimeSpan => InvariantText.Of(value),
        _ => _options.Unwrap is null ? value : _options.Unwrap(value),
    };

    private static bool IsBlank(object? value) => value is null or "" or DBNull;

    /// <summary>What a blank becomes where a plural belongs, and not the empty plural that a row gives.</summary>
    private sealed class BlankPlural : List<object?>
    {
    }
}
