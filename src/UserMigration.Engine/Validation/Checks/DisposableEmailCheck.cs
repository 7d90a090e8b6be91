using System;
using System.Collections.Generic;
using UserMigration.Engine.Rules;
using UserMigration.Engine.Values;

namespace UserMigration.Engine.Validation.Checks;

/// <summary>Checks that no e-mail address belongs to a domain that offers disposable addresses.</summary>
internal sealed class DisposableEmailCheck : IRecordCheck
{
    private readonly DomainList _domains;
    private readonly AttributeKinds _kinds;
    private readonly IssueReport _report;
    private RecordColumns _columns = null!;
    private int[] _emails = Array.Empty<int>();

    /// <summary>Creates a check of e-mail domains.</summary>
    /// <param name="domains">The domains that offer disposable addresses.</param>
    /// <param name="kinds">The types of the columns.</param>
    /// <param name="report">Receives the issues.</param>
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
            if (_kinds.Get(columns[i]) == AttributeKind.Email)
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
            if ((record.GetValue(column) as string ?? InvariantFormatter.Write(record.GetValue(column))) is { Length: > 0 } text && _domains.HasDomainOf(text.Trim()))
            {
                _report.Add(record, FormatRules.DisposableEmail, _columns[column], "The domain of the e-mail address is in the list of disposable domains.");
            }
        }
    }
}
