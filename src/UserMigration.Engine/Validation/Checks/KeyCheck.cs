using System.Collections.Generic;
using System.Linq;
using UserMigration.Engine.Rules;
using UserMigration.Engine.Targets;
using UserMigration.Engine.Validation.Rules;
using UserMigration.Engine.Values;

namespace UserMigration.Engine.Validation.Checks;

/// <summary>Checks that the attribute that identifies a user has a value.</summary>
internal sealed class KeyCheck : IRecordCheck
{
    private readonly string? _named;
    private readonly string? _usual;
    private readonly ColumnPaths _paths;
    private readonly AutomaticConversion _conversion;
    private readonly IssueReport _report;
    private readonly HeaderReport? _header;
    private int _column = -1;
    private string? _given;
    private bool _isMade;
    private bool _isRequired;

    /// <summary>Creates a check of the key.</summary>
    /// <param name="primaryKey">The attribute; null for the usual one, if the records have it.</param>
    /// <param name="usual">The attribute that is the usual key with the kind of store; null if no single attribute is required of a user.</param>
    /// <param name="paths">Which attribute each column goes to.</param>
    /// <param name="conversion">The conversion of the values: a word that it replaces with an empty value is no key.</param>
    /// <param name="report">Receives the issues of records.</param>
    /// <param name="header">Receives the issues of columns; null if the schema determines what each column is.</param>
    public KeyCheck(string? primaryKey, string? usual, ColumnPaths paths, AutomaticConversion conversion, IssueReport report, HeaderReport? header)
    {
        _named = primaryKey;
        _usual = usual;
        _paths = paths;
        _conversion = conversion;
        _report = report;
        _header = header;
    }

    /// <inheritdoc/>
    public void Prepare(RecordColumns columns, bool isFirst)
    {
        _isMade = _named is null && _usual is not null && _paths.IsMade(_usual);
        _column = _named is not null ? ColumnLookup.Find(columns, _named, "PrimaryKey", isFirst, _paths)
            : _usual is not null && !_isMade ? _paths.Find(columns, _usual)
            : -1;
        _given = _column >= 0 && _paths.PathOf(columns[_column]) is { } path && _conversion.IsGiven(path) ? path : null;

        if (_header is not null && _named is null && _usual is not null && KeyColumn.FindLike(_usual, columns, _paths) is { } like)
        {
            _header.Add(KeyRules.KeyColumnMissing, like, KeyColumn.Describe(_usual, like), KeyColumn.Advise(_usual, like));
        }

        // Once a record has had the key column, a record without it is a record without a key.
        _isRequired |= _column >= 0 || _named is not null;
    }

    /// <inheritdoc/>
    public void Check(MigrationRecord record)
    {
        if (_isRequired && (_column < 0 || IsBlank(record, record.GetValue(_column))))
        {
            _report.Add(record, KeyRules.KeyMissing, _paths.NameOf((_named ?? _usual)!), "The key is empty or contains only white space.");
        }
    }

    /// <summary>Checks the key that the map builds, which no single column shows.</summary>
    /// <param name="record">The record; it receives the issue.</param>
    /// <param name="attributes">The attributes of the converted record.</param>
    public void CheckMade(MigrationRecord record, IDictionary<string, object?> attributes)
    {
        if (_isMade
            && (!attributes.TryGetValue(_usual!, out object? key) || IsBlank(key))
            && !record.Issues.Any(issue => issue.Severity == IssueSeverity.Error && issue.Attribute == _usual))
        {
            _report.Add(record, KeyRules.KeyMissing, _usual, "The key that the map builds is empty.");
        }
    }

    private static bool IsBlank(object? value) => string.IsNullOrWhiteSpace(value as string ?? InvariantFormatter.Write(value));

    private bool IsBlank(MigrationRecord record, object? value)
    {
        object? key = value;
        if (key is not null && _given is not null)
        {
            _conversion.TryJudge(_given, key, record, out key);
        }

        return IsBlank(key);
    }
}
