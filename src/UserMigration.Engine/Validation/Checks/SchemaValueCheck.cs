using System;
using System.Collections;
using System.Collections.Generic;
using UserMigration.Engine.Conversion.Members;
using UserMigration.Engine.Rules;
using UserMigration.Engine.Schemas;
using UserMigration.Engine.Targets;
using UserMigration.Engine.Validation.Rules;
using UserMigration.Engine.Values;

namespace UserMigration.Engine.Validation.Checks;

/// <summary>
/// Checks each value against the schema, in addition to what <see cref="ValueCheck"/> checks by the type of the attribute. Which
/// checks a column needs is determined once for a file.
/// </summary>
internal sealed class SchemaValueCheck : IAheadCheck
{
    private const string Midnight = "00:00:00";
    private const int DateAndTimeLength = 19;

    private readonly SchemaNode _root;
    private readonly AttributeKinds _kinds;
    private readonly ColumnPaths _paths;
    private readonly string? _key;
    private readonly AutomaticConversion _conversion;
    private readonly TargetRules _rules;
    private readonly IssueReport _report;
    private readonly HeaderReport _header;
    private readonly Func<object, object?>? _unwrap;
    private readonly SchemaTexts _texts;
    private readonly SchemaTrees _trees;
    private Column[] _columns = Array.Empty<Column>();

    /// <summary>Creates a check of values against a schema.</summary>
    /// <param name="root">The schema.</param>
    /// <param name="options">What records are checked for, including the schema.</param>
    /// <param name="kinds">The types of the columns.</param>
    /// <param name="rules">The rules of the kind of store itself.</param>
    /// <param name="paths">Which attribute each column goes to.</param>
    /// <param name="conversion">The automatic conversion of values.</param>
    /// <param name="report">Receives the issues.</param>
    /// <param name="header">Receives the issues of columns.</param>
    public SchemaValueCheck(
        SchemaNode root,
        ValidationOptions options,
        AttributeKinds kinds,
        TargetRules rules,
        ColumnPaths paths,
        AutomaticConversion conversion,
        IssueReport report,
        HeaderReport header)
    {
        _root = root;
        _kinds = kinds;
        _paths = paths;
        _conversion = conversion;
        _rules = rules;
        _key = options.PrimaryKey ?? rules.UsualKey;
        _report = report;
        _header = header;
        _unwrap = options.Unwrap;
        _texts = new SchemaTexts(report, paths);
        _trees = new SchemaTrees(_texts, conversion, options.Unwrap);
    }

    /// <inheritdoc/>
    public void Prepare(RecordColumns columns, bool isFirst)
    {
        List<Column> found = new List<Column>(columns.Count);
        for (int i = 0; i < columns.Count; i++)
        {
            string name = columns[i];
            if (_paths.PathOf(name) is { } path
                && _root.FindFilledBy(path) is { IsEnabled: true } node
                && node.Path == path
                && (!node.IsReserved || node.IsCreateOnly))
            {
                // A type that the user specifies replaces the type in the schema. Everything else in the schema still applies.
                SchemaKind kind = node.Kind == SchemaKind.Text || !_kinds.IsNamed(name) ? node.Kind : SchemaKind.Unknown;
                bool isRequired = node.IsRequired && !IsSeenToAsKey(name, path);
                if (isRequired || NeedsCheck(kind) || (NeedsLimits(kind) && node.Limits is not null))
                {
                    found.Add(new Column(i, node, kind, isRequired, _conversion.Converts(path), _conversion.IsGiven(path)));
                }
            }
        }

        _columns = found.ToArray();
    }

    /// <inheritdoc/>
    public void Check(MigrationRecord record)
    {
        foreach (Column column in _columns)
        {
            object? value = record.GetValue(column.Index);
            if (column.IsGiven && value is not null and not "" && !_conversion.TryJudge(column.Node.Path, value, record, out value))
            {
                continue;
            }

            if (value is string { Length: > 0 } text)
            {
                CheckText(record, column, text);
            }
            else if (value is null or string)
            {
                if (column.IsRequired && !_rules.IsFurtherRow(record, _paths))
                {
                    _texts.Add(record, SchemaRules.RequiredValue, column.Node, "The schema requires a value.", 0);
                }
            }
            else
            {
                CheckTyped(record, column, value);
            }
        }
    }

    private bool IsSeenToAsKey(string name, string path) =>
        (string.Equals(name, _key, StringComparison.OrdinalIgnoreCase) || string.Equals(path, _key, StringComparison.Ordinal))
        && _report.Applies(KeyRules.KeyMissing);

    private static bool NeedsCheck(SchemaKind kind) => kind
        is SchemaKind.Text
        or SchemaKind.Date
        or SchemaKind.IpAddress
        or SchemaKind.Uuid
        or SchemaKind.Json
        or SchemaKind.List
        or SchemaKind.Object
        or SchemaKind.Plural;

    private static bool NeedsLimits(SchemaKind kind) => kind
        is SchemaKind.Integer
        or SchemaKind.Decimal
        or SchemaKind.Day
        or SchemaKind.IsoDateTime;

    private void CheckText(MigrationRecord record, Column column, string text)
    {
        switch (column.Kind)
        {
            case SchemaKind.Text:
                _texts.Check(record, column.Node, text);
                break;
            case SchemaKind.Date:
                CheckDate(record, column, text);
                break;
            case SchemaKind.Integer or SchemaKind.Decimal:
                _texts.CheckNumber(record, column.Node, text);
                break;
            case SchemaKind.Day or SchemaKind.IsoDateTime:
                _texts.CheckDate(record, column.Node, text);
                break;
            case SchemaKind.List:
                CheckList(record, column, text);
                break;
            case SchemaKind.IpAddress:
                _texts.CheckIpAddress(record, column.Node, text);
                break;
            case SchemaKind.Uuid:
                _texts.CheckUuid(record, column.Node, text);
                break;
            case SchemaKind.Json:
                TellUnconverted(column, "Json");
                break;
            case SchemaKind.Object:
                CheckTree(record, column, text);
                break;
            case SchemaKind.Plural:
                CheckTree(record, column, text);
                TellUnconverted(column, "Plural");
                break;
        }
    }

    private void CheckDate(MigrationRecord record, Column column, string text)
    {
        if (text.Length == DateAndTimeLength && !text.EndsWith(Midnight, StringComparison.Ordinal) && DateRecognizer.IsTarget(text))
        {
            _texts.Add(record, SchemaRules.TimeCutOff, column.Node, "The time of day is cut off.", 0);
        }
    }

    /// <summary>Checks a list: an array in JSON, or a value that is automatically converted to one.</summary>
    private void CheckList(MigrationRecord record, Column column, string text)
    {
        if (!column.IsConverted)
        {
            CheckTree(record, column, text);
            TellUnconverted(column, "Plural");
        }
        else if (ListMember.Read(text) is { } list)
        {
            _trees.CheckList(record, column.Node, list);
        }
        else
        {
            _texts.Add(record, SchemaRules.ListShape, column.Node, "The value is not a list of texts.", 0);
        }
    }

    private void CheckTree(MigrationRecord record, Column column, string text)
    {
        if (!JsonTree.TryParse(text, out object? tree, out string? reason))
        {
            _texts.Add(record, FormatRules.JsonShape, column.Node, "The value is not valid JSON: " + reason, 0);
        }
        else
        {
            CheckTree(record, column, tree);
        }
    }

    private void CheckTree(MigrationRecord record, Column column, object? tree)
    {
        if (column.Kind == SchemaKind.Plural)
        {
            _trees.CheckPlural(record, column.Node, tree);
        }
        else if (column.Kind == SchemaKind.List)
        {
            _trees.CheckList(record, column.Node, tree);
        }
        else
        {
            _trees.CheckObject(record, column.Node, tree);
        }
    }

    private void CheckTyped(MigrationRecord record, Column column, object value)
    {
        object? plain = _unwrap is null ? value : _unwrap(value);
        switch (column.Kind)
        {
            case SchemaKind.List when column.IsConverted && ListMember.Read(plain) is { } list:
                CheckTree(record, column, list);
                break;
            case SchemaKind.Object or SchemaKind.Plural or SchemaKind.List:
                CheckTree(record, column, plain);
                break;
            case SchemaKind.Text when (plain is bool or IEnumerable and not string || IsNumber(plain)) && !_conversion.Fixes(column.Node.Path, plain!, record):
                _texts.Add(
                    record,
                    SchemaRules.JsonType,
                    column.Node,
                    "The value is not text, and would not be sent as text.",
                    0,
                    $"Convert it to text with -Transform @{{ '{column.Node.Path}' = {{ \"$_\" }} }}.");
                break;
            case SchemaKind.Json or SchemaKind.Unknown:
                break;
            default:
                CheckText(record, column, InvariantFormatter.Write(plain) ?? string.Empty);
                break;
        }
    }

    /// <summary>
    /// Reports once per file that JSON text is sent as text unless it is converted. The defaults of the target convert it for
    /// some attributes.
    /// </summary>
    private void TellUnconverted(Column column, string transform)
    {
        if (!column.IsTold)
        {
            column.IsTold = true;
            if (!column.IsConverted && !_conversion.Gives(column.Node.Path, "Json", "Plural"))
            {
                _header.Add(
                    SchemaRules.JsonNotConverted,
                    column.Node.Path,
                    "The values are JSON text, and would be sent as text.",
                    $"Convert them with -Transform @{{ '{column.Node.Path}' = '{transform}' }}.");
            }
        }
    }

    private static bool IsNumber(object? value) => value
        is sbyte or byte or short or ushort or int or uint or long or ulong or float or double or decimal;

    private sealed class Column
    {
        public Column(int index, SchemaNode node, SchemaKind kind, bool isRequired, bool isConverted, bool isGiven)
        {
            Index = index;
            Node = node;
            Kind = kind;
            IsRequired = isRequired;
            IsConverted = isConverted;
            IsGiven = isGiven;
        }

        public int Index { get; }

        public SchemaNode Node { get; }

        public SchemaKind Kind { get; }

        public bool IsRequired { get; }

        /// <summary>Whether the values are converted automatically.</summary>
        public bool IsConverted { get; }

        /// <summary>Whether transforms are specified for the attribute.</summary>
        public bool IsGiven { get; }

        public bool IsTold { get; set; }
    }
}
