using System;
using UserMigration.Engine.Validation.Catalogue;

namespace UserMigration.Engine.Validation.Checks;

/// <summary>Values of an attribute that may occur once in the whole input.</summary>
internal sealed class DuplicateCheck : IRecordCheck, IDisposable
{
    private readonly string _attribute;
    private readonly IssueReport _report;
    private readonly DuplicateSearch _search = new DuplicateSearch();
    private int _column = -1;

    /// <summary>Makes the check.</summary>
    /// <param name="attribute">The attribute.</param>
    /// <param name="report">Takes the issues.</param>
    public DuplicateCheck(string attribute, IssueReport report)
    {
        _attribute = attribute;
        _report = report;
    }

    /// <inheritdoc/>
    public void Prepare(RecordColumns columns, bool isFirst) => _column = ColumnLookup.Find(columns, _attribute, "UniqueKey", isFirst);

    /// <inheritdoc/>
    public void Check(MigrationRecord record)
    {
        object? value = _column < 0 ? null : record.GetValue(_column);
        string? text = value as string ?? InvariantText.Of(value);
        if (!string.IsNullOrWhiteSpace(text) && _search.FindEarlier(record, text!) is { } earlier)
        {
            _report.Add(record, KeyRules.DuplicateKey, _attribute, $"The value occurred before, in {earlier}.");
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _search.Dispose();
}
