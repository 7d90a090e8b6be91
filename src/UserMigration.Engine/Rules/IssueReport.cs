namespace UserMigration.Engine.Rules;

/// <summary>Adds issues to records, with the severity that was chosen for their rule, and none of a rule that is left out.</summary>
internal sealed class IssueReport
{
    private readonly RuleSelection _rules;

    public IssueReport(RuleSelection rules)
    {
        _rules = rules;
    }

    /// <summary>Whether a rule is applied.</summary>
    /// <param name="rule">The rule.</param>
    public bool Applies(MigrationRule rule) => _rules.SeverityOf(rule) is not null;

    /// <summary>Adds that a record breaks a rule.</summary>
    /// <param name="record">The record.</param>
    /// <param name="rule">The rule.</param>
    /// <param name="attribute">The attribute, or null.</param>
    /// <param name="message">What is wrong; never the value.</param>
    /// <param name="recommendation">What to do; the rule's own recommendation unless given.</param>
    public void Add(MigrationRecord record, MigrationRule rule, string? attribute, string message, string? recommendation = null)
    {
        if (_rules.SeverityOf(rule) is { } severity)
        {
            record.AddIssue(rule.CreateIssue(message, recommendation, severity, attribute, record.Line));
        }
    }

    /// <summary>Adds what was found in a value.</summary>
    /// <param name="record">The record.</param>
    /// <param name="issue">What was found, by a rule that can be switched.</param>
    /// <param name="attribute">The attribute.</param>
    public void Add(MigrationRecord record, MigrationIssue issue, string attribute)
    {
        if (_rules.SeverityOf(issue) is { } severity)
        {
            record.AddIssue(issue.WithSeverity(severity).At(attribute, record.Line));
        }
    }
}
