using System;
using System.Collections.Generic;
using System.Linq;
using UserMigration.Engine.Rules;
using UserMigration.Engine.Schemas;
using UserMigration.Engine.Targets;
using UserMigration.Engine.Validation.Checks;

namespace UserMigration.Engine.Validation;

/// <summary>
/// Checks a value that a script made against the schema. Before the conversion, nobody knows the value, so the validation of the columns does
/// not check it.
/// </summary>
public sealed class ScriptedValueCheck
{
    private readonly StoreTarget _target;
    private readonly IdentitySchema _schema;
    private readonly Func<object, object?>? _unwrap;
    private readonly SchemaNode _root;
    private readonly Dictionary<string, AttributeCheck> _attributes = new Dictionary<string, AttributeCheck>(StringComparer.Ordinal);

    /// <summary>Creates a check.</summary>
    /// <param name="target">The kind of store.</param>
    /// <param name="schema">The schema.</param>
    /// <param name="unwrap">Unwraps the output of a script into a value that an attribute can have; null if nothing needs unwrapping.</param>
    public ScriptedValueCheck(StoreTarget target, IdentitySchema schema, Func<object, object?>? unwrap)
    {
        _target = target ?? throw new ArgumentNullException(nameof(target));
        _schema = schema ?? throw new ArgumentNullException(nameof(schema));
        _unwrap = unwrap;
        _root = SchemaNode.RootOf(schema, target.Schema);
    }

    /// <summary>Finds what the schema does not allow in a value.</summary>
    /// <param name="path">The full name of the attribute, with dots.</param>
    /// <param name="value">The value; not empty.</param>
    /// <param name="record">The record.</param>
    /// <returns>The first Error; null if there is none.</returns>
    public MigrationIssue? Find(string path, object value, MigrationRecord record)
    {
        if (record is null)
        {
            throw new ArgumentNullException(nameof(record));
        }

        if (!_attributes.TryGetValue(path, out AttributeCheck? attribute))
        {
            _attributes.Add(path, attribute = new AttributeCheck(this, path));
        }

        return attribute.Find(value, record);
    }

    private sealed class AttributeCheck
    {
        private readonly RecordColumns _columns;
        private readonly IRecordCheck[] _checks;

        public AttributeCheck(ScriptedValueCheck check, string path)
        {
            ValidationOptions options = new ValidationOptions(check._target)
            {
                Schema = check._schema,
                Unwrap = check._unwrap,

                // What the target converts by default was converted before.
                Transforms = new Dictionary<string, IReadOnlyList<AttributeTransform>?>(StringComparer.Ordinal) { [path] = Array.Empty<AttributeTransform>() },
            };
            IssueReport report = new IssueReport(options.Rules);
            ColumnPaths paths = new ColumnPaths(column => column, options.Map);
            AttributeKinds kinds = new AttributeKinds(options.Kinds, check._root, check._target.Rules, paths);
            AutomaticConversion conversion = new AutomaticConversion(check._target, check._schema, options.Transforms, name => throw new KeyNotFoundException(name));
            _columns = new RecordColumns(new[] { path });
            _checks = new IRecordCheck[]
            {
                new ValueCheck(options, kinds, paths, conversion, report),
                new SchemaValueCheck(check._root, options, kinds, check._target.Rules, paths, conversion, report, new HeaderReport(options.Rules)),
            };
            paths.Prepare(_columns);
            foreach (IRecordCheck one in _checks)
            {
                one.Prepare(_columns, isFirst: true);
            }
        }

        public MigrationIssue? Find(object value, MigrationRecord record)
        {
            MigrationRecord made = new MigrationRecord(_columns, new object?[] { value }, record.RecordNumber, record.Line);
            foreach (IRecordCheck check in _checks)
            {
                check.Check(made);
            }

            return made.Issues.FirstOrDefault(issue => issue.Severity == IssueSeverity.Error);
        }
    }
}
