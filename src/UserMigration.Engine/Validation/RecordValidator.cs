using System;

namespace UserMigration.Engine.Validation;

/// <summary>Checks records one by one and adds what it finds to them; all issues of a record at once.</summary>
public sealed class RecordValidator : IDisposable
{
    private readonly ValidationOptions _options;
    private readonly DuplicateSearch[] _searches;
    private RecordColumns? _columns;
    private AttributeKind[] _kinds = Array.Empty<AttributeKind>();
    private int _primaryKey = -1;
    private int[] _uniqueKeys = Array.Empty<int>();
    private bool _hasStarted;
    private bool _isKeyRequired;

    /// <summary>Makes a validator.</summary>
    /// <param name="options">What to check for.</param>
    public RecordValidator(ValidationOptions options)
    {
        _options = options ?? throw new ArgumentNullException(nameof(options));
        _searches = new DuplicateSearch[options.UniqueKeys.Count];
        for (int i = 0; i < _searches.Length; i++)
        {
            _searches[i] = new DuplicateSearch();
        }
    }

    /// <summary>Checks a record.</summary>
    /// <param name="record">The record; issues are added to it.</param>
    /// <exception cref="MigrationException">The first record lacks a column that a parameter names.</exception>
    public void Validate(MigrationRecord record)
    {
        if (record is null)
        {
            throw new ArgumentNullException(nameof(record));
        }

        RecordColumns columns = record.GetColumns();
        if (!ReferenceEquals(columns, _columns))
        {
            Prepare(columns);
        }

        for (int i = 0; i < _kinds.Length; i++)
        {
            object? value = record.GetValue(i);
            if (value is not null)
            {
                CheckValue(record, columns[i], _kinds[i], value);
            }
        }

        CheckKeys(record, columns);
    }

    private string PrimaryKey => _options.PrimaryKey ?? "email";

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (DuplicateSearch search in _searches)
        {
            search.Dispose();
        }
    }

    private static void CheckValue(MigrationRecord record, string attribute, AttributeKind kind, object value)
    {
        string? text = value as string;
        if (text is not null && text.Length > 0 && char.IsWhiteSpace(text[0]))
        {
            record.AddIssue(new MigrationIssue(
                "LeadingBlank",
                IssueSeverity.Warning,
                attribute,
                "The value starts with a blank, which is kept.",
                "Remove it, or convert with -Transform @{ '" + attribute + "' = 'Trim' }.",
                record.Line));
        }

        // A list or an object is no JSON text, and is sent as what it is.
        if (kind == AttributeKind.Text || (kind == AttributeKind.Json && text is null))
        {
            return;
        }

        text ??= InvariantText.Of(value);
        if (!string.IsNullOrEmpty(text))
        {
            MigrationIssue? issue = ValueRules.Check(kind, text!, attribute, record.Line);
            if (issue is not null)
            {
                record.AddIssue(issue);
            }
        }
    }

    private void CheckKeys(MigrationRecord record, RecordColumns columns)
    {
        bool isKeyBlank = _primaryKey < 0 || string.IsNullOrWhiteSpace(InvariantText.Of(record.GetValue(_primaryKey)));
        if (_isKeyRequired && isKeyBlank)
        {
            record.AddIssue(new MigrationIssue(
                "KeyMissing",
                IssueSeverity.Error,
                PrimaryKey,
                "The key is blank.",
                "Fill it in, or name another attribute with -PrimaryKey.",
                record.Line));
        }

        for (int i = 0; i < _uniqueKeys.Length; i++)
        {
            int column = _uniqueKeys[i];
            string? value = column < 0 ? null : InvariantText.Of(record.GetValue(column));
            if (!string.IsNullOrWhiteSpace(value))
            {
                MigrationIssue? issue = _searches[i].Check(record, columns[column], value!);
                if (issue is not null)
                {
                    record.AddIssue(issue);
                }
            }
        }
    }

    private void Prepare(RecordColumns columns)
    {
        AttributeKind[] kinds = new AttributeKind[columns.Count];
        for (int i = 0; i < kinds.Length; i++)
        {
            kinds[i] = _options.Kinds.TryGetValue(columns[i], out AttributeKind kind)
                ? kind
                : WellKnownAttributes.KindOf(columns[i]);
        }

        int primaryKey = columns.IndexOf(PrimaryKey);
        if (primaryKey < 0 && _options.PrimaryKey is not null)
        {
            RequireAtStart(columns, _options.PrimaryKey, "PrimaryKey");
        }

        int[] uniqueKeys = new int[_options.UniqueKeys.Count];
        for (int i = 0; i < uniqueKeys.Length; i++)
        {
            uniqueKeys[i] = columns.IndexOf(_options.UniqueKeys[i]);
            if (uniqueKeys[i] < 0)
            {
                RequireAtStart(columns, _options.UniqueKeys[i], "UniqueKey");
            }
        }

        foreach (string name in _options.Kinds.Keys)
        {
            if (columns.IndexOf(name) < 0)
            {
                RequireAtStart(columns, name, "AttributeType");
            }
        }

        // Once the records have shown the key, one without it is a record without a key.
        _isKeyRequired |= primaryKey >= 0 || _options.PrimaryKey is not null;
        (_columns, _kinds, _primaryKey, _uniqueKeys, _hasStarted) = (columns, kinds, primaryKey, uniqueKeys, true);
    }

    /// <summary>Later records may have other columns; that the first one lacks a named column is a slip of the pen.</summary>
    private void RequireAtStart(RecordColumns columns, string name, string parameter)
    {
        if (!_hasStarted)
        {
            throw ColumnNames.NotFound(columns.Names, name, parameter);
        }
    }
}
