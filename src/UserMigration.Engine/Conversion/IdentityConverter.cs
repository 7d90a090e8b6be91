using System;
using System.Collections.Generic;
using System.Linq;

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
            AttributePlan plan = _plan is null ? MakeFirstPlan(columns) : AttributePlan.Make(columns, _options);
            _plan = plan;
            _columns = columns;
            _dropBlanks = _options.EmptyValue == EmptyValue.Default ? converted => DropBlanks(plan, converted.Attributes) : null;
        }

        return new IdentityRecord(_options.Target, MakeObject(_plan, record), record) { DropBlanks = _dropBlanks };
    }

    /// <summary>The whole names of the attributes that records with these columns will have, in their order.</summary>
    /// <param name="columns">The columns.</param>
    /// <exception cref="MigrationException">The map does not fit the columns.</exception>
    public IReadOnlyList<string> GetAttributePaths(RecordColumns columns) => MakePlan(columns).Paths().ToArray();

    // Objects of other shapes may follow the first record: what they lack is blank.
    private AttributePlan MakeFirstPlan(RecordColumns columns)
    {
        AttributePlan plan = MakePlan(columns);
        _options.CheckAttributes?.Invoke(plan.Paths().ToArray());
        return plan;
    }

    private AttributePlan MakePlan(RecordColumns columns)
    {
        foreach (string column in _options.Renames.Keys.Concat(_options.Drops).Concat(_options.Sources.Values.SelectMany(source => source.Columns)))
        {
            Require(columns, column);
        }

        AttributePlan plan = AttributePlan.Make(columns, _options);
        string[] paths = plan.Paths().ToArray();
        foreach (string attribute in _options.TransformedAttributes)
        {
            if (!paths.Contains(attribute, StringComparer.Ordinal))
            {
                string? nearest = ColumnNames.Nearest(paths, attribute);
                throw new MigrationException(
                    "ColumnNotFound",
                    MigrationFault.NotFound,
                    $"-Transform names the attribute '{attribute}', and no column and no entry of -Map fills it."
                        + (nearest is null ? string.Empty : $" Did you mean '{nearest}'?"),
                    attribute);
            }
        }

        return plan;
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
        TransformFault? fault = null;
        if (part.Source is null)
        {
            value = record.GetValue(part.Column);
        }
        else
        {
            fault = part.Source.Get(record, part.Positions, out value);
        }

        bool isPlural = false;
        for (int i = 0; i < part.Transforms.Count && fault is null; i++)
        {
            AttributeTransform transform = part.Transforms[i];
            isPlural |= transform.MakesPlural;
            if (!IsBlank(value) || transform.TakesBlank)
            {
                fault = transform.Apply(value, record, out value);
                if (fault is not null && fault.Severity != IssueSeverity.Error)
                {
                    AddIssue(record, part, fault);
                    fault = null;
                }
            }
        }

        if (fault is not null)
        {
            AddIssue(record, part, fault);
            value = null;
            return true;
        }

        if (!IsBlank(value))
        {
            value = Plain(value!);
            return true;
        }

        value = isPlural && _options.EmptyValue == EmptyValue.Default ? new BlankPlural() : null;
        return _options.EmptyValue != EmptyValue.Omit;
    }

    private static void AddIssue(MigrationRecord record, AttributePlan part, TransformFault fault) => record.AddIssue(
        new MigrationIssue(fault.RuleId, fault.Severity, part.Path, fault.Message, fault.Mend, record.Line));

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
