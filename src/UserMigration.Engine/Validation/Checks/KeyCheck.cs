using UserMigration.Engine.Rules;
using UserMigration.Engine.Validation.Rules;
using UserMigration.Engine.Values;

namespace UserMigration.Engine.Validation.Checks;

/// <summary>The attribute that identifies a user may not be blank.</summary>
internal sealed class KeyCheck : IRecordCheck
{
    private readonly string? _named;
    private readonly string? _usual;
    private readonly ColumnPaths _paths;
    private readonly IssueReport _report;
    private readonly HeaderReport? _header;
    private int _column = -1;
    private bool _isRequired;

    /// <summary>Makes the check.</summary>
    /// <param name="primaryKey">The attribute; null takes the usual one where the records have it.</param>
    /// <param name="usual">The attribute that is usual with the kind of store; null where a user can be without any one.</param>
    /// <param name="paths">Where columns go.</param>
    /// <param name="report">Takes the issues of records.</param>
    /// <param name="header">Takes what is found of the columns; null where the schema says what each column is.</param>
    public KeyCheck(string? primaryKey, string? usual, ColumnPaths paths, IssueReport report, HeaderReport? header)
    {
        _named = primaryKey;
        _usual = usual;
        _paths = paths;
        _report = report;
        _header = header;
    }

    /// <inheritdoc/>
    public void Prepare(RecordColumns columns, bool isFirst)
    {
        _column = _named is not null ? ColumnLookup.Find(columns, _named, "PrimaryKey", isFirst, _paths)
            : _usual is not null ? _paths.Find(columns, _usual)
            : -1;

        if (_header is not null && _named is null && _usual is not null && KeyColumn.FindLike(_usual, columns, _paths) is { } like)
        {
            _header.Add(KeyRules.KeyColumnMissing, like, KeyColumn.Describe(_usual, like), KeyColumn.Advise(_usual, like));
        }

        // Once the records have shown the key, one without it is a record without a key.
        _isRequired |= _column >= 0 || _named is not null;
    }

    /// <inheritdoc/>
    public void Check(MigrationRecord record)
    {
        if (_isRequired && (_column < 0 || IsBlank(record.GetValue(_column))))
        {
            _report.Add(record, KeyRules.KeyMissing, _paths.NameOf((_named ?? _usual)!), "The key is blank.");
        }
    }

    private static bool IsBlank(object? value) => string.IsNullOrWhiteSpace(value as string ?? InvariantText.Of(value));
}
