using System;
using System.Collections.Generic;
using System.Linq;
using UserMigration.Engine.Targets;
using UserMigration.Engine.Values;

namespace UserMigration.Engine.Conversion;

/// <summary>Converts records to identity records. A transform that fails affects only its record.</summary>
public sealed class IdentityConverter
{
    private readonly ConversionOptions _options;
    private readonly RecordBuilder? _shape;
    private readonly AttributeBuilder _builder;
    private readonly PlacementTally _tally = new PlacementTally();
    private RecordColumns? _columns;
    private AttributePlan? _plan;
    private string[] _paths = Array.Empty<string>();
    private Action<IdentityRecord>? _dropBlanks;
    private string _parameters;
    private WorkAhead? _work;
    private bool _isUnable;

    /// <summary>Creates a converter.</summary>
    /// <param name="options">The options of the conversion.</param>
    /// <exception cref="MigrationException">The kind of store has no lists of identities, or the schema belongs to another kind of store.</exception>
    public IdentityConverter(ConversionOptions options)
    {
        _options = options ?? throw new ArgumentNullException(nameof(options));
        _parameters = options.Parameters ?? (options.OperationColumn is null ? string.Empty : " -OperationColumn " + PowerShellText.Quote(options.OperationColumn));
        StoreTarget target = options.Target;
        if (options.Schema is { } schema && schema.Target != options.Target.Target)
        {
            throw new MigrationException(
                "SchemaOfOtherTarget",
                MigrationFault.InvalidArgument,
                $"The schema belongs to {schema.Target}, but the records are created for {options.Target.Target}. Specify a schema of that kind of store.");
        }

        _shape = target.ShapeOf(options.Schema);
        _builder = new AttributeBuilder(options, target);
        if (options.AsIdentities)
        {
            RequireFolding("AsIdentities");
            _parameters += options.Parameters is null ? " -AsIdentities" : string.Empty;
        }
    }

    /// <summary>
    /// Creates a converter with options of its own, equal to those of this one. It builds attributes in advance, on the thread that reads the
    /// records. Called by <see cref="Convert"/>; null if nothing is built in advance.
    /// </summary>
    public Func<IdentityConverter>? CreateAhead { get; set; }

    /// <summary>Where the columns of an export went so far; empty if the records are not from an export.</summary>
    public IReadOnlyList<AttributePlacement> Placements => _tally.Placements;

    /// <summary>Converts a record.</summary>
    /// <param name="record">The record; issues are added to it.</param>
    /// <returns>The identity record. It is not valid if the record is not valid or a transform failed.</returns>
    /// <exception cref="MigrationException">The map does not match the columns of the first record.</exception>
    public IdentityRecord Convert(MigrationRecord record)
    {
        if (record is null)
        {
            throw new ArgumentNullException(nameof(record));
        }

        if (_options.AsIdentities)
        {
            return Fold(new[] { record });
        }

        RecordOperation operation = _options.OperationColumn is null ? RecordOperation.Unset : ReadOperation(record);
        ForgetOmitted(record);
        Dictionary<string, object?> attributes = TakeAhead(record) ?? _builder.Create(PlanOf(record), record);
        if (_options.From is not null)
        {
            _tally.Add(record, _plan!, attributes);
            if (_shape?.HasIdentities(attributes) == true)
            {
                MigrationRecord[] row = { record };
                attributes = _shape.Fold(new[] { attributes }, row, operation);
                return new IdentityRecord(_options.Target.Target, attributes, row) { DropBlanks = _dropBlanks, Operation = operation, Conversion = _parameters };
            }
        }

        _shape?.Finish(attributes, record, operation);
        return new IdentityRecord(_options.Target.Target, attributes, record)
        {
            DropBlanks = _dropBlanks,
            Operation = operation,
            Conversion = _parameters,
            Paths = _paths,
        };
    }

    /// <summary>Combines the rows of a user into one identity record.</summary>
    /// <param name="records">The rows, in their order; at least one. The issues of all rows are added to the first row.</param>
    /// <exception cref="MigrationException">The kind of store has no such records, or the map does not match the columns of the first record.</exception>
    public IdentityRecord Fold(IReadOnlyList<MigrationRecord> records)
    {
        if (records is null || records.Count == 0)
        {
            throw new ArgumentException("The list of records is empty.", nameof(records));
        }

        RequireFolding("FoldBy");
        MigrationRecord first = records[0];
        RecordOperation operation = RecordOperation.Unset;
        List<Dictionary<string, object?>> rows = new List<Dictionary<string, object?>>(records.Count);
        foreach (MigrationRecord record in records)
        {
            if (_options.OperationColumn is not null)
            {
                RecordOperation own = ReadOperation(record);
                operation = ReferenceEquals(record, first) ? own : operation;
                if (own != operation)
                {
                    record.AddIssue(OperationIssues.Differ(_options.OperationColumn, record, first));
                }
            }

            ForgetOmitted(record);
            rows.Add(_builder.Create(PlanOf(record), record));
        }

        Dictionary<string, object?> attributes = _shape!.Fold(rows, records, operation);
        for (int i = 1; i < records.Count; i++)
        {
            foreach (MigrationIssue issue in records[i].Issues)
            {
                first.AddIssue(issue);
            }
        }

        return new IdentityRecord(_options.Target.Target, attributes, records) { DropBlanks = _dropBlanks, Operation = operation, Conversion = _parameters };
    }

    /// <summary>Adds the columns by which rows are folded to the parameters noted on the records.</summary>
    /// <param name="columns">The columns.</param>
    internal void NoteFolding(IReadOnlyList<string> columns) =>
        _parameters += _options.Parameters is null ? " -FoldBy " + string.Join(", ", columns.Select(PowerShellText.Quote)) : string.Empty;

    /// <summary>Throws if the kind of store has no records with several rows.</summary>
    /// <param name="parameter">The parameter that requires such records.</param>
    /// <exception cref="MigrationException">The kind of store has no such records.</exception>
    internal void RequireFolding(string parameter)
    {
        if (_shape is not { Folds: true })
        {
            throw new MigrationException(
                "FoldingUnsupported",
                MigrationFault.InvalidArgument,
                $"-{parameter} creates a list of identities, but {_options.Target.Target} does not support such lists: each row is a user. Omit -{parameter}.",
                parameter);
        }
    }

    private Dictionary<string, object?>? TakeAhead(MigrationRecord record)
    {
        if (_work is null || record.TakeAhead(this) is not AttributesAhead ahead)
        {
            return null;
        }

        // The plan decides which blanks can be dropped, so it must be that of the columns of the record.
        PlanOf(record);
        foreach (AttributeIssue issue in ahead.Issues)
        {
            AttributeBuilder.AddIssue(record, issue);
        }

        return ahead.Attributes;
    }

    // Test-MigrationRecord may have been given other kinds of passwords to omit. Only this conversion knows which users get none.
    private void ForgetOmitted(MigrationRecord record)
    {
        if (!HasOmitted(record))
        {
            return;
        }

        RecordColumns columns = record.GetColumns();
        foreach (AttributePlan password in PlanOf(record).Leaves().Where(leaf => leaf.IsPassword))
        {
            string? column = password.Column >= 0 ? columns[password.Column] : null;
            record.RemoveIssues(known => known.RuleId == ToleranceRules.PasswordOmitted
                && (known.Attribute == password.Path || (column is not null && known.Attribute == column)));
        }
    }

    private static bool HasOmitted(MigrationRecord record)
    {
        for (int i = 0; i < record.Issues.Count; i++)
        {
            if (record.Issues[i].RuleId == ToleranceRules.PasswordOmitted)
            {
                return true;
            }
        }

        return false;
    }

    private void StartAhead(MigrationRecord record)
    {
        if (CreateAhead is not null
            && _options.CanBeBuiltAhead
            && record.GetSource()?.Ahead is { } work
            && !ReferenceEquals(work, _work))
        {
            _work = work;
            IdentityConverter ahead = CreateAhead();
            work.Add(later => ahead.BuildAhead(later, this));
        }
    }

    private void BuildAhead(MigrationRecord record, IdentityConverter owner)
    {
        if (_isUnable)
        {
            return;
        }

        try
        {
            List<AttributeIssue> issues = _builder.Kept ??= new List<AttributeIssue>();
            Dictionary<string, object?> attributes = _builder.Create(PlanOf(record), record);
            record.SetAhead(new AttributesAhead(owner, attributes, issues.Count == 0 ? Array.Empty<AttributeIssue>() : issues.ToArray()));
            issues.Clear();
        }
        catch (MigrationException)
        {
            // The other converter meets the same fault, and reports it.
            _isUnable = true;
        }
    }

    private AttributePlan PlanOf(MigrationRecord record)
    {
        RecordColumns columns = record.GetColumns();
        if (_plan is null || !ReferenceEquals(columns, _columns))
        {
            StartAhead(record);
            AttributePlan plan = _plan is null ? CreateFirstPlan(columns) : AttributePlan.Create(columns, _options, _shape);
            _plan = plan;
            _columns = columns;
            _paths = plan.Paths().Select(path => _shape?.PathInRecord(path) ?? path).Distinct(StringComparer.Ordinal).ToArray();
            _dropBlanks = _builder.CanDropBlanks ? converted => AttributeBuilder.DropBlanks(plan, converted.Attributes) : null;
        }

        return _plan;
    }

    private RecordOperation ReadOperation(MigrationRecord record)
    {
        if (_plan is null)
        {
            PlanOf(record);
        }

        object? value = record.GetValue(_options.OperationColumn!);
        bool isKnown = Operations.TryRead(value, out RecordOperation operation);
        if (!isKnown)
        {
            record.AddIssue(OperationIssues.Unknown(_options.OperationColumn!, value, record));
        }

        _builder.IsDeletion = operation == RecordOperation.Delete;
        return operation;
    }

    /// <summary>Gets the full names of the attributes of records with these columns, in their order.</summary>
    /// <param name="columns">The columns.</param>
    /// <exception cref="MigrationException">The map does not match the columns.</exception>
    public IReadOnlyList<string> GetAttributePaths(RecordColumns columns) => CreatePlan(columns).Paths().ToArray();

    // Objects with other members can follow the first record. Members that they don't have are empty.
    private AttributePlan CreateFirstPlan(RecordColumns columns)
    {
        AttributePlan plan = CreatePlan(columns);
        _options.CheckAttributes?.Invoke(plan.Paths().ToArray());
        return plan;
    }

    private AttributePlan CreatePlan(RecordColumns columns)
    {
        foreach (string column in _options.Renames.Keys.Concat(_options.Drops).Concat(_options.Sources.Values.SelectMany(source => source.Columns)))
        {
            Require(columns, column);
        }

        if (_options.OperationColumn is { } operation && columns.IndexOf(operation) < 0)
        {
            throw ColumnNames.NotFound(columns.Names, operation, "OperationColumn");
        }

        AttributePlan plan = AttributePlan.Create(columns, _options, _shape);
        string[] paths = plan.Paths().ToArray();
        Require(paths, _options.TransformedAttributes, "Transform");
        Require(paths, _options.OnInvalidValue.Names, "OnInvalidValue");
        return plan;
    }

    private static void Require(string[] paths, IEnumerable<string> attributes, string parameter)
    {
        foreach (string attribute in attributes)
        {
            if (!paths.Contains(attribute, StringComparer.Ordinal))
            {
                string? nearest = ColumnNames.Nearest(paths, attribute);
                throw new MigrationException(
                    "ColumnNotFound",
                    MigrationFault.NotFound,
                    $"-{parameter} names the attribute '{attribute}', but neither a column nor an entry of -Map sets it."
                        + (nearest is null ? string.Empty : $" Did you mean '{nearest}'?"),
                    attribute);
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
}
