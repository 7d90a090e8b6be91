using System;
using System.Collections.Generic;
using System.Linq;
using UserMigration.Engine.Conversion;
using UserMigration.Engine.Conversion.Mapping;
using UserMigration.Engine.Rules;
using UserMigration.Engine.Schemas;
using UserMigration.Engine.Targets;
using UserMigration.Engine.Validation.Checks;

namespace UserMigration.Engine.Validation;

/// <summary>Checks records one by one and adds all issues to each record.</summary>
public sealed class RecordValidator : IDisposable
{
    private readonly List<IRecordCheck> _checks = new List<IRecordCheck>();
    private readonly bool[] _isMadeAhead;
    private readonly List<MigrationIssue> _kept = new List<MigrationIssue>();
    private readonly List<(int Check, MigrationIssue Issue)> _found = new List<(int Check, MigrationIssue Issue)>();
    private readonly IssueSeverities _reading;
    private readonly HeaderReport _header;
    private readonly IdentityConverter? _converter;
    private readonly KeyCheck _key;
    private readonly bool _seesMadeKey;
    private readonly ColumnPaths _paths;
    private readonly ColumnMap _map;
    private readonly string? _operationColumn;
    private RecordColumns? _columns;
    private string? _source;
    private int _operation = -1;
    private WorkAhead? _work;
    private bool _isUnable;

    /// <summary>Creates a validator.</summary>
    /// <param name="options">What to check for.</param>
    /// <param name="isAhead">Whether it makes checks in advance for another one: see <see cref="CreateAhead"/>.</param>
    /// <exception cref="MigrationException">The schema belongs to another kind of store than the one that is specified.</exception>
    public RecordValidator(ValidationOptions options, bool isAhead = false)
    {
        if (options is null)
        {
            throw new ArgumentNullException(nameof(options));
        }

        CheckTarget(options);
        StoreTarget target = options.Target;
        IssueReport report = new IssueReport(options.Rules, isAhead ? _kept : null);
        _header = new HeaderReport(options.Rules);
        _reading = options.Rules.Reading;
        _converter = options.Conversion is { } following ? new IdentityConverter(following) : null;
        _map = options.Map;
        _operationColumn = options.OperationColumn;
        IdentitySchema? described = options.Schema ?? target.BuiltInSchema;
        _paths = options.From is { } source
            ? new ColumnPaths(new ExportMap(source, target, options.Schema).FindAll, options.Map, _operationColumn)
            : new ColumnPaths(target.AttributeOf, options.Map, _operationColumn);
        SchemaNode? schema = described is null ? null : SchemaNode.RootOf(described, target.Schema);
        AttributeKinds kinds = new AttributeKinds(options.Kinds, schema, target.Rules, _paths);
        AutomaticConversion conversion = new AutomaticConversion(
            target, described, options.Transforms, name => BuiltInTransforms.Find(name, allowClearText: true, target.CreatePasswordTypeMap())!);
        if (schema is not null)
        {
            _checks.Add(new SchemaHeaderCheck(schema, _paths, conversion, _header));
        }

        _checks.Add(new ValueCheck(options, kinds, _paths, conversion, report));
        if (schema is not null)
        {
            _checks.Add(new SchemaValueCheck(schema, options, kinds, target.Rules, _paths, conversion, report, _header));
        }

        _checks.Add(new InvisibleCharacterCheck(KeysOf(options, target), kinds, _paths, report));
        _key = new KeyCheck(options.PrimaryKey, target.Rules.UsualKey, _paths, conversion, report, schema is null ? _header : null);
        _checks.Add(_key);
        _seesMadeKey = options.Conversion is { } known && target.Rules.UsualKey is { } key && !known.Unknown.Contains(key);
        _checks.AddRange(target.Rules.CreateChecks(described, _paths, conversion, report));
        if (options.DisposableDomains is { } domains)
        {
            _checks.Add(new DisposableEmailCheck(domains, kinds, report));
        }

        _checks.Add(new HandOffCheck(report));
        _checks.Add(new HandOffSizeCheck(report));
        AddDuplicateChecks(options, schema, conversion, report);
        _isMadeAhead = _checks.Select(check => check is IAheadCheck).ToArray();
    }

    /// <summary>
    /// The issues of the columns of the record that was checked last: issues of the header, not of the record. Each issue is
    /// reported once for a set of columns of a file. The line is 1, or 0 for a record that does not come from a file.
    /// </summary>
    public IReadOnlyList<MigrationIssue> HeaderIssues => _header.Issues;

    /// <summary>
    /// Creates a validator with options of its own, equal to those of this one. It checks values and tries the conversion in advance, on the
    /// thread that reads the records. Called by <see cref="Validate"/>; null if nothing is checked in advance.
    /// </summary>
    public Func<RecordValidator>? CreateAhead { get; set; }

    /// <summary>Checks a record.</summary>
    /// <param name="record">The record; issues are added to it.</param>
    /// <exception cref="MigrationException">The first record does not have a column that a parameter names.</exception>
    public void Validate(MigrationRecord record)
    {
        if (record is null)
        {
            throw new ArgumentNullException(nameof(record));
        }

        _header.Clear();
        _reading.ApplyTo(record);
        RecordColumns columns = record.GetColumns();
        if (!ReferenceEquals(columns, _columns) || record.Source != _source)
        {
            Prepare(columns, record);
        }

        // For a user to delete, only the key is sent.
        bool isDeletion = _operation >= 0 && Operations.TryRead(record.GetValue(_operation), out RecordOperation operation) && operation == RecordOperation.Delete;
        IssuesAhead? ahead = _work is null ? null : (IssuesAhead?)record.TakeAhead(this);
        int next = 0;
        for (int i = 0; i < _checks.Count; i++)
        {
            if (isDeletion && _checks[i] is not KeyCheck)
            {
                continue;
            }

            if (ahead is null || !_isMadeAhead[i])
            {
                _checks[i].Check(record);
            }
            else
            {
                for (; next < ahead.Issues.Length && ahead.Issues[next].Check == i; next++)
                {
                    record.AddIssue(ahead.Issues[next].Issue);
                }
            }
        }

        if (_converter?.Convert(record) is { } converted && _seesMadeKey)
        {
            _key.CheckMade(record, converted.Attributes);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (IRecordCheck check in _checks)
        {
            (check as IDisposable)?.Dispose();
        }
    }

    private static void CheckTarget(ValidationOptions options)
    {
        if (options.Schema is { } schema && schema.Target != options.Target.Target)
        {
            throw new MigrationException(
                "SchemaOfOtherTarget",
                MigrationFault.InvalidArgument,
                $"The schema is for {schema.Target}, not for {options.Target.Target}. Omit -Target, or specify a schema for that kind of store.");
        }
    }

    private static IEnumerable<string> KeysOf(ValidationOptions options, StoreTarget target) => options.UniqueKeys
        .Concat(target.Capabilities.OtherKeys)
        .Concat(new[] { options.PrimaryKey ?? target.Capabilities.PrimaryKey, target.Capabilities.Identifier });

    private void AddDuplicateChecks(ValidationOptions options, SchemaNode? schema, AutomaticConversion conversion, IssueReport report)
    {
        foreach (string attribute in options.UniqueKeys)
        {
            bool isCaseSensitive = options.CaseSensitiveKeys.Contains(attribute)
                || schema?.FindFilledBy(_paths.PathOf(attribute) ?? attribute) is { IsUnique: true, IsCaseSensitive: true };
            _checks.Add(new DuplicateCheck(attribute, isCaseSensitive, _paths, conversion, report, source: SourceOf(options, attribute)));
        }

        foreach (SchemaNode node in schema?.Descendants() ?? Array.Empty<SchemaNode>())
        {
            if (node.IsUnique
                && !options.UniqueKeys.Contains(node.Path, StringComparer.OrdinalIgnoreCase)
                && !options.UniqueKeys.Any(key => _paths.PathOf(key) == node.Path))
            {
                _checks.Add(new DuplicateCheck(node.Path, node.IsCaseSensitive, _paths, conversion, report, isNamed: false, SourceOf(options, node.Path)));
            }
        }
    }

    private static AttributeSource? SourceOf(ValidationOptions options, string attribute) =>
        options.Conversion is { } conversion && conversion.Sources.TryGetValue(attribute, out AttributeSource? source) && !source.NeedsPipeline ? source : null;

    private void StartAhead(MigrationRecord record)
    {
        if (CreateAhead is not null && record.GetSource()?.Ahead is { } work && !ReferenceEquals(work, _work))
        {
            _work = work;
            RecordValidator ahead = CreateAhead();
            work.Add(later => ahead.CheckAhead(later, this));
            if (_converter is not null && ahead._converter is { } converter)
            {
                _converter.CreateAhead = () => converter;
            }
        }
    }

    /// <summary>
    /// Makes the checks of values in advance, for another validator. A row with issues is left to it, and so is a record that shows an issue
    /// of a column, because only the other validator reports those.
    /// </summary>
    private void CheckAhead(MigrationRecord record, RecordValidator owner)
    {
        if (_isUnable || record.Issues.Count > 0 || !TryPrepare(record))
        {
            return;
        }

        _found.Clear();
        for (int i = 0; i < _checks.Count; i++)
        {
            if (_isMadeAhead[i])
            {
                _checks[i].Check(record);
                foreach (MigrationIssue issue in _kept)
                {
                    _found.Add((i, issue));
                }

                _kept.Clear();
            }
        }

        if (_header.Issues.Count == 0)
        {
            record.SetAhead(new IssuesAhead(owner, _found.Count == 0 ? Array.Empty<(int, MigrationIssue)>() : _found.ToArray()));
        }
    }

    private bool TryPrepare(MigrationRecord record)
    {
        RecordColumns columns = record.GetColumns();
        if (!ReferenceEquals(columns, _columns) || record.Source != _source)
        {
            try
            {
                Prepare(columns, record);
            }
            catch (MigrationException)
            {
                // The other validator meets the same fault, and reports it.
                _isUnable = true;
            }
        }

        _header.Clear();
        return !_isUnable;
    }

    private void Prepare(RecordColumns columns, MigrationRecord record)
    {
        StartAhead(record);
        bool isFirst = _columns is null;
        _header.Begin(columns, record);
        _paths.Prepare(columns);
        foreach (string column in _map.Renames.Keys.Concat(_map.Drops))
        {
            ColumnLookup.Find(columns, column, "Map", isFirst);
        }

        _operation = _operationColumn is null ? -1 : ColumnLookup.Find(columns, _operationColumn, "OperationColumn", isFirst);
        foreach (IRecordCheck check in _checks)
        {
            check.Prepare(columns, isFirst);
        }

        _columns = columns;
        _source = record.Source;
    }
}
