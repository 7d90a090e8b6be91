using System;
using UserMigration.Engine.Validation.Catalogue;

namespace UserMigration.Engine.Validation.Checks;

/// <summary>What each value must look like by itself.</summary>
internal sealed class ValueCheck : IRecordCheck
{
    private readonly AttributeKinds _known;
    private readonly IssueReport _report;
    private AttributeKind[] _kinds = Array.Empty<AttributeKind>();
    private RecordColumns _columns = null!;

    /// <summary>Makes the check.</summary>
    /// <param name="kinds">What columns look like.</param>
    /// <param name="report">Takes the issues.</param>
    public ValueCheck(AttributeKinds kinds, IssueReport report)
    {
        _known = kinds;
        _report = report;
    }

    /// <inheritdoc/>
    public void Prepare(RecordColumns columns, bool isFirst)
    {
        foreach (string name in _known.Named)
        {
            ColumnLookup.Find(columns, name, "AttributeType", isFirst);
        }

        _columns = columns;
        _kinds = new AttributeKind[columns.Count];
        for (int i = 0; i < _kinds.Length; i++)
        {
            _kinds[i] = _known.Of(columns[i]);
        }
    }

    /// <inheritdoc/>
    public void Check(MigrationRecord record)
    {
        for (int i = 0; i < _kinds.Length; i++)
        {
            object? value = record.GetValue(i);
            if (value is not null)
            {
                CheckValue(record, _columns[i], _kinds[i], value);
            }
        }
    }

    private void CheckValue(MigrationRecord record, string attribute, AttributeKind kind, object value)
    {
        string? text = value as string;
        if (text is not null && text.Length > 0 && char.IsWhiteSpace(text[0]))
        {
            _report.Add(
                record,
                FormatRules.LeadingBlank,
                attribute,
                "The value starts with a blank, which is kept.",
                "Remove it, or convert with -Transform @{ '" + attribute + "' = 'Trim' }.");
        }

        // A list or an object is no JSON text, and is sent as what it is.
        if (kind == AttributeKind.Text || (kind == AttributeKind.Json && text is null))
        {
            return;
        }

        text ??= InvariantText.Of(value);
        if (!string.IsNullOrEmpty(text) && ValueRules.Find(kind, text!, attribute) is { } breach)
        {
            _report.Add(record, breach.Rule, attribute, breach.Message, breach.Mend);
        }
    }
}
