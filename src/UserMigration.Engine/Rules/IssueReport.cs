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
    /// <param name="mend">What to do; the rule's own mend unless given.</param>
    public void Add(MigrationRecord record, MigrationRule rule, string? attribute, string message, string? mend = null)
    {
        if (_rules.SeverityOf(rule) is { } severity)
        {
            record.AddIssue(new MigrationIssue(rule.Id, severity, attribute, message, mend ?? rule.Mend, record.Line));
        }
    }
}
