using System;
using System.Collections;
using System.Collections.Generic;
using System.Collections.ObjectModel;
using System.Linq;
using UserMigration.Engine.Passwords;
using UserMigration.Engine.Rules;
using UserMigration.Engine.Validation.Checks;
using UserMigration.Engine.Values;

namespace UserMigration.Engine.Measuring;

/// <summary>
/// Measures records in one pass. Memory use is limited by the number of columns (80 KiB for each at most) and of rules, and
/// does not depend on the number of records. No value is stored.
/// </summary>
public sealed class RecordMeasurer
{
    private readonly MeasureOptions _options;
    private readonly SipHash _hash = SipHash.CreateRandom();
    private readonly SchemaCoverage _coverage;
    private readonly ColumnPaths _paths;
    private readonly IssueTally _issues = new IssueTally();
    private readonly List<AttributeTally> _tallies = new List<AttributeTally>();
    private readonly Dictionary<string, AttributeTally> _byName = new Dictionary<string, AttributeTally>(StringComparer.Ordinal);
    private readonly Dictionary<string, long> _kinds = new Dictionary<string, long>(StringComparer.Ordinal);
    private readonly List<string> _sources = new List<string>();
    private readonly HashSet<string> _knownSources = new HashSet<string>(StringComparer.Ordinal);
    private readonly ReceiverTally[] _receivers;
    private RecordColumns? _columns;
    private AttributeTally[] _current = Array.Empty<AttributeTally>();
    private string? _source;
    private long _records;
    private long _invalid;
    private long _converted;
    private bool _isConverted;

    /// <summary>Creates a measurer.</summary>
    /// <param name="options">What to measure.</param>
    public RecordMeasurer(MeasureOptions options)
    {
        _options = options ?? throw new ArgumentNullException(nameof(options));
        _receivers = options.Receivers.Select(target => new ReceiverTally(target)).ToArray();
        _paths = new ColumnPaths(column => options.Target?.AttributeOf(column) ?? column, options.Map);
        _coverage = new SchemaCoverage(options);
    }

    /// <summary>Measures a record.</summary>
    /// <param name="record">The record; it is not changed.</param>
    /// <exception cref="MigrationException">The first record lacks a column that a parameter names.</exception>
    public void Add(MigrationRecord record)
    {
        if (record is null)
        {
            throw new ArgumentNullException(nameof(record));
        }

        if (!ReferenceEquals(record.GetColumns(), _columns))
        {
            Prepare(record.GetColumns());
        }

        _records++;
        _invalid += record.IsValid ? 0 : 1;
        AddSource(record.Source);
        _issues.Add(record);
        AttributeTally[] tallies = _current;
        for (int i = 0; i < tallies.Length; i++)
        {
            object? value = record.GetValue(i);
            string? text = value as string ?? (value is ICollection { Count: 0 } ? string.Empty : FieldFormatter.Write(value, null));
            if (text is not null && tallies[i].Add(text))
            {
                AddFilled(tallies[i], text, record);
            }
        }
    }

    /// <summary>
    /// Measures which attributes of the schema a converted record has. Its rows are added by themselves; their columns no longer matter for
    /// the schema.
    /// </summary>
    /// <param name="record">The converted record.</param>
    public void AddAttributes(IdentityRecord record)
    {
        _isConverted = true;
        _coverage.AddConverted((record ?? throw new ArgumentNullException(nameof(record))).Attributes, ++_converted);
    }

    /// <summary>Gets the result so far.</summary>
    public MigrationMeasure ToMeasure() => new MigrationMeasure
    {
        Sources = _sources,
        Records = _records,
        Valid = _records - _invalid,
        Invalid = _invalid,
        Attributes = _tallies.ConvertAll(tally => tally.ToMeasure(_records)),
        IssuesByRule = _issues.ToMeasures(),
        HashKinds = InOrder(_kinds),
        Receivers = _kinds.Count == 0 ? Array.Empty<PasswordReceiverMeasure>() : Array.ConvertAll(_receivers, receiver => receiver.ToMeasure()),
        Coverage = _coverage.ToMeasures(_byName, _records),
        StrayColumns = _coverage.StrayColumns,
    };

    private void AddFilled(AttributeTally tally, string text, MigrationRecord record)
    {
        foreach (CoverageTally coverage in tally.Coverage)
        {
            coverage.Add(_records);
        }

        if (tally.IsPassword)
        {
            string kind = _options.KindOf(text);
            _kinds.TryGetValue(kind, out long count);
            _kinds[kind] = count + 1;
            object value = (PasswordHashes.IsEnvelope(text) ? PasswordHashes.ReadEnvelope(text) : null) ?? (object)text;
            foreach (ReceiverTally receiver in _receivers)
            {
                receiver.Add(kind, text, value, record);
            }
        }
    }

    private void AddSource(string? source)
    {
        if (!ReferenceEquals(source, _source))
        {
            _source = source;
            if (source is not null && _knownSources.Add(source))
            {
                _sources.Add(source);
            }
        }
    }

    private void Prepare(RecordColumns columns)
    {
        bool isFirst = _columns is null;
        int[] named = (_options.PasswordAttributes ?? Array.Empty<string>())
            .Select(name => ColumnLookup.Find(columns, name, "PasswordAttribute", isFirst))
            .ToArray();
        AttributeTally[] tallies = new AttributeTally[columns.Count];
        for (int i = 0; i < tallies.Length; i++)
        {
            string column = columns[i];
            if (!_byName.TryGetValue(column, out AttributeTally? tally))
            {
                bool isPassword = _options.PasswordAttributes is null ? IsPassword(column) : Array.IndexOf(named, i) >= 0;
                tally = new AttributeTally(column, isPassword, _hash, _isConverted ? Array.Empty<CoverageTally>() : _coverage.AddColumn(column));
                _byName.Add(column, tally);
                _tallies.Add(tally);
            }

            tallies[i] = tally;
        }

        (_columns, _current) = (columns, tallies);
    }

    private bool IsPassword(string column) => PasswordColumns.IsOne(column)
        || (_paths.PathOf(column) is { } path && PasswordColumns.IsOne(path))
        || _options.Sources.Any(source => PasswordColumns.IsOne(source.Key) && source.Value.Contains(column, StringComparer.OrdinalIgnoreCase));

    private static ReadOnlyDictionary<string, long> InOrder(Dictionary<string, long> kinds)
    {
        // A dictionary from which nothing was removed returns its entries in the order in which they were added.
        Dictionary<string, long> ordered = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (KeyValuePair<string, long> kind in kinds.OrderByDescending(kind => kind.Value).ThenBy(kind => kind.Key, StringComparer.Ordinal))
        {
            ordered.Add(kind.Key, kind.Value);
        }

        return new ReadOnlyDictionary<string, long>(ordered);
    }
}
