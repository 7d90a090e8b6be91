using UserMigration.Engine.Validation.Catalogue;

namespace UserMigration.Engine.Validation.Checks;

/// <summary>The attribute that identifies a user may not be blank.</summary>
internal sealed class KeyCheck : IRecordCheck
{
    /// <summary>The attribute that is taken for the key where none is named and the records have it.</summary>
    public const string Usual = "email";

    private readonly string? _named;
    private readonly IssueReport _report;
    private int _column = -1;
    private bool _isRequired;

    /// <summary>Makes the check.</summary>
    /// <param name="primaryKey">The attribute; null takes email where the records have it.</param>
    /// <param name="report">Takes the issues.</param>
    public KeyCheck(string? primaryKey, IssueReport report)
    {
        _named = primaryKey;
        _report = report;
    }

    /// <inheritdoc/>
    public void Prepare(RecordColumns columns, bool isFirst)
    {
        _column = _named is null ? columns.IndexOf(Usual) : ColumnLookup.Find(columns, _named, "PrimaryKey", isFirst);

        // Once the records have shown the key, one without it is a record without a key.
        _isRequired |= _column >= 0 || _named is not null;
    }

    /// <inheritdoc/>
    public void Check(MigrationRecord record)
    {
        if (_isRequired && (_column < 0 || IsBlank(record.GetValue(_column))))
        {
            _report.Add(record, KeyRules.KeyMissing, _named ?? Usual, "The key is blank.");
        }
    }

    private static bool IsBlank(object? value) => string.IsNullOrWhiteSpace(value as string ?? InvariantText.Of(value));
}
