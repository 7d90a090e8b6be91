using System;
using System.Collections.Generic;
using System.Linq;
using UserMigration.Engine.Csv;
using UserMigration.Engine.Rules;
using UserMigration.Engine.Schemas;
using UserMigration.Engine.Validation;
using UserMigration.Engine.Validation.Checks;

namespace UserMigration.Engine.Repairs;

/// <summary>
/// Repairs records in place, and adds a note of each change to the record. Typed values, malformed rows, secrets, values that
/// look like hashes, and JSON stay unchanged.
/// </summary>
public sealed class RecordRepairer
{
    private readonly RepairOptions _options;
    private readonly ValueRepair[] _repairs;
    private readonly long[] _counts;
    private readonly AttributeKinds _known;
    private readonly ColumnPaths _paths;
    private RecordColumns? _columns;
    private AttributeKind[] _kinds = Array.Empty<AttributeKind>();
    private MigrationRepair?[][] _notes = Array.Empty<MigrationRepair?[]>();

    /// <summary>Creates a repairer.</summary>
    /// <param name="options">What to repair.</param>
    public RecordRepairer(RepairOptions options)
    {
        _options = options ?? throw new ArgumentNullException(nameof(options));
        _repairs = options.Repairs.ToArray();
        _counts = new long[_repairs.Length];
        _paths = new ColumnPaths(options.Target.AttributeOf, options.Map);
        _known = new AttributeKinds(
            options.Kinds,
            options.Schema is null ? null : SchemaNode.RootOf(options.Schema, options.Target.Schema),
            options.Target.Rules,
            _paths);
    }

    /// <summary>The number of records that were processed.</summary>
    public long Records { get; private set; }

    /// <summary>The number of records that were changed.</summary>
    public long Changed { get; private set; }

    /// <summary>The number of malformed rows, which stay unchanged.</summary>
    public long Malformed { get; private set; }

    /// <summary>The number of changed records that already had issues, which may no longer apply.</summary>
    public long Stale { get; private set; }

    /// <summary>The number of values that each repair changed. Repairs that changed no value are left out.</summary>
    public IEnumerable<KeyValuePair<string, long>> Counts => _repairs
        .Select((repair, i) => new KeyValuePair<string, long>(repair.Name, _counts[i]))
        .Where(count => count.Value > 0);

    /// <summary>The repairs that apply to no attribute of the last records.</summary>
    public IEnumerable<ValueRepair> Idle => _repairs.Where((_, i) => !_notes.Any(notes => notes.Length > 0 && notes[i] is not null));

    /// <summary>Repairs a record.</summary>
    /// <param name="record">The record; it is changed.</param>
    /// <exception cref="MigrationException">The first record does not have a column that a parameter names, or a named column contains secrets.</exception>
    public void Repair(MigrationRecord record)
    {
        if (record is null)
        {
            throw new ArgumentNullException(nameof(record));
        }

        if (!ReferenceEquals(record.GetColumns(), _columns))
        {
            Prepare(record.GetColumns());
        }

        Records++;
        if (MalformedRow.KindOf(record) != MalformedRowKind.None)
        {
            Malformed++;
            return;
        }

        bool isChanged = false;
        bool isStale = false;
        for (int i = 0; i < _notes.Length; i++)
        {
            if (_notes[i].Length > 0 && record.GetValue(i) is string { Length: > 0 } text && RepairValue(record, i, text))
            {
                isChanged = true;
                isStale = isStale || HasIssue(record, _columns![i]);
            }
        }

        Changed += isChanged ? 1 : 0;
        Stale += isStale ? 1 : 0;
    }

    private static bool HasIssue(MigrationRecord record, string attribute)
    {
        foreach (MigrationIssue issue in record.Issues)
        {
            if (issue.Attribute == attribute && issue.RuleId != nameof(ReadingRules.MergedRows))
            {
                return true;
            }
        }

        return false;
    }

    private bool RepairValue(MigrationRecord record, int column, string text)
    {
        MigrationRepair?[] notes = _notes[column];
        string value = text;
        for (int i = 0; i < notes.Length && value.Length > 0; i++)
        {
            if (notes[i] is not { } note)
            {
                continue;
            }

            string repaired = _repairs[i].Apply(value, _kinds[column]);
            if (ReferenceEquals(repaired, value))
            {
                continue;
            }

            if (ReferenceEquals(value, text) && ProtectedFields.IsProtected(text))
            {
                return false;
            }

            value = repaired;
            record.AddRepair(note);
            _counts[i]++;
        }

        if (ReferenceEquals(value, text))
        {
            return false;
        }

        record.SetValue(column, value);
        return true;
    }

    private void Prepare(RecordColumns columns)
    {
        bool isFirst = _columns is null;
        foreach (string column in _options.Map.Renames.Keys.Concat(_options.Map.Drops))
        {
            ColumnLookup.Find(columns, column, "Map", isFirst);
        }

        HashSet<int>? chosen = _options.Attributes is null ? null : new HashSet<int>();
        foreach (string name in _options.Attributes ?? Array.Empty<string>())
        {
            int index = Find(columns, name, "Attribute", isFirst);
            CheckSecret(index < 0 ? name : columns[index], name);
            chosen!.Add(index);
        }

        HashSet<int> excluded = new HashSet<int>();
        foreach (string name in _options.ExcludedAttributes)
        {
            excluded.Add(Find(columns, name, "ExcludeAttribute", isFirst));
        }

        foreach (string name in _known.Named)
        {
            Find(columns, name, "AttributeType", isFirst);
        }

        _kinds = new AttributeKind[columns.Count];
        _notes = new MigrationRepair?[columns.Count][];
        for (int i = 0; i < columns.Count; i++)
        {
            string name = columns[i];
            _kinds[i] = _known.Get(name);
            bool isWanted = chosen?.Contains(i) != false && !excluded.Contains(i) && !IsSecret(name);
            _notes[i] = isWanted
                ? _repairs.Select(repair => repair.AppliesTo(_kinds[i]) ? new MigrationRepair(name, repair.Name) : null).ToArray()
                : Array.Empty<MigrationRepair?>();
        }

        _columns = columns;
    }

    /// <summary>Finds the column that goes to an attribute, or that has the name.</summary>
    private int Find(RecordColumns columns, string name, string parameter, bool isFirst) =>
        _paths.Find(columns, name) is >= 0 and int index ? index : ColumnLookup.Find(columns, name, parameter, isFirst);

    /// <summary>Whether a column contains secrets, by its own name or by the attribute that it goes to.</summary>
    private bool IsSecret(string column) => SecretNames.IsSecret(column)
        || (_options.Map.Renames.TryGetValue(column, out string? path) && (SecretNames.IsSecret(path) || _options.Target.Capabilities.PasswordAttributes.Contains(path)));

    private void CheckSecret(string column, string name)
    {
        if (IsSecret(column) || SecretNames.IsSecret(name))
        {
            throw new MigrationException(
                "RepairOfSecret",
                MigrationFault.InvalidArgument,
                $"-Attribute names '{name}', which contains secrets. Changing a password or a hash makes it invalid. Remove the name.",
                name);
        }
    }
}
