using System;
using System.Collections.Generic;
using UserMigration.Engine.Rules;
using UserMigration.Engine.Values;

namespace UserMigration.Engine.Validation.Checks;

/// <summary>No e-mail address is of a domain that gives them away for a while.</summary>
internal sealed class DisposableEmailCheck : IRecordCheck
{
    private readonly DomainList _domains;
    private readonly AttributeKinds _kinds;
    private readonly IssueReport _report;
    private RecordColumns _columns = null!;
    private int[] _emails = Array.Empty<int>();

    /// <summary>Makes the check.</summary>
    /// <param name="domains">The domains.</param>
    /// <param name="kinds">What columns look like.</param>
    /// <param name="report">Takes the issues.</param>
    public DisposableEmailCheck(DomainList domains, AttributeKinds kinds, IssueReport report)
    {
        _domains = domains;
        _kinds = kinds;
        _report = report;
    }

    /// <inheritdoc/>
    public void Prepare(RecordColumns columns, bool isFirst)
    {
        _columns = columns;
        List<int> emails = new List<int>();
        for (int i = 0; i < columns.Count; i++)
        {
            if (_kinds.Of(columns[i]) == AttributeKind.Email)
            {
                emails.Add(i);
            }
        }

        _emails = emails.ToArray();
    }

    /// <inheritdoc/>
    public void Check(MigrationRecord record)
    {
        foreach (int column in _emails)
        {
            if ((record.GetValue(column) as string ?? InvariantText.Of(record.GetValue(column))) is { Length: > 0 } text && _domains.HasDomainOf(text.Trim()))
            {
                _report.Add(record, FormatRules.DisposableEmail, _columns[column], "The address is of a domain in the list of disposable ones.");
            }
        }
    }
}
