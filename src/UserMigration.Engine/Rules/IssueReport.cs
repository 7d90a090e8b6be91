using System.Collections.Generic;

namespace UserMigration.Engine.Rules;

/// <summary>
/// Adds issues to records with the severity that was chosen for their rule. Issues of rules that are excluded are not added.
/// </summary>
internal sealed class IssueReport
{
    private readonly RuleSelection _rules;
    private readonly List<MigrationIssue>? _kept;

    /// <summary>Creates a report.</summary>
    /// <param name="rules">The rules that are applied.</param>
    /// <param name="kept">Receives the issues instead of their records; null to add them to the records.</param>
    public IssueReport(RuleSelection rules, List<MigrationIssue>? kept = null)
    {
        _rules = rules;
        _kept = kept;
    }

    /// <summary>Whether a rule is applied.</summary>
    /// <param name="rule">The rule.</param>
    public bool Applies(MigrationRule rule) => _rules.SeverityOf(rule) is not null;

    /// <summary>Adds an issue of a record.</summary>
    /// <param name="record">The record.</param>
    /// <param name="rule">The rule that the record violates.</param>
    /// <param name="attribute">The attribute, or null.</param>
    /// <param name="message">What is wrong; never the value.</param>
    /// <param name="recommendation">What to do; null for the recommendation of the rule.</param>
    public void Add(MigrationRecord record, MigrationRule rule, string? attribute, string message, string? recommendation = null)
    {
        if (_rules.SeverityOf(rule) is { } severity)
        {
            Add(record, rule.CreateIssue(message, recommendation, severity, attribute, record.Line));
        }
    }

    /// <summary>Adds an issue that was found in a value.</summary>
    /// <param name="record">The record.</param>
    /// <param name="issue">The issue, of a rule that can be turned off.</param>
    /// <param name="attribute">The attribute.</param>
    public void Add(MigrationRecord record, MigrationIssue issue, string attribute)
    {
        if (_rules.SeverityOf(issue) is { } severity)
        {
            Add(record, issue.WithSeverity(severity).At(attribute, record.Line));
        }
    }

    private void Add(MigrationRecord record, MigrationIssue issue)
    {
        if (_kept is null)
        {
            record.AddIssue(issue);
        }
        else
        {
            _kept.Add(issue);
        }
    }
}
