using System;
using System.Collections.Generic;
using System.Linq;

namespace UserMigration.Engine.Rules;

/// <summary>Which rules Test-MigrationRecord applies, and how grave a breach of each is: all, with their own severities, unless it is told.</summary>
public sealed class RuleSelection
{
    private readonly Dictionary<string, IssueSeverity> _severities = new Dictionary<string, IssueSeverity>(StringComparer.Ordinal);
    private readonly HashSet<string> _excluded = new HashSet<string>(StringComparer.Ordinal);
    private HashSet<string>? _kept;

    /// <summary>What was said of the rules of reading, whose issues a record brings along.</summary>
    public IssueSeverities Reading { get; } = new IssueSeverities();

    /// <summary>How grave a breach of a rule is.</summary>
    /// <param name="rule">The rule.</param>
    /// <returns>The severity; null if the rule is not applied.</returns>
    internal IssueSeverity? SeverityOf(MigrationRule rule) =>
        !rule.CanBeSwitched || rule.Scope == RuleScope.Reading ? rule.Severity
        : _excluded.Contains(rule.Id) || _kept?.Contains(rule.Id) == false ? null
        : _severities.TryGetValue(rule.Id, out IssueSeverity severity) ? severity : rule.Severity;

    /// <summary>How grave an issue is.</summary>
    /// <param name="issue">An issue of a rule that can be switched, with the severity of its rule.</param>
    /// <returns>The severity; null if its rule is not applied.</returns>
    internal IssueSeverity? SeverityOf(MigrationIssue issue) =>
        _excluded.Contains(issue.RuleId) || _kept?.Contains(issue.RuleId) == false ? null
        : _severities.TryGetValue(issue.RuleId, out IssueSeverity severity) ? severity : issue.Severity;

    /// <summary>Applies no other rules than these.</summary>
    /// <param name="rules">The rules.</param>
    public void KeepOnly(IEnumerable<MigrationRule> rules)
    {
        HashSet<string> kept = new HashSet<string>(rules.Select(rule => rule.Id), StringComparer.Ordinal);
        kept.IntersectWith(_kept ?? kept);
        _kept = kept;
    }

    /// <summary>Does not apply a rule.</summary>
    /// <param name="rule">The rule.</param>
    public void Exclude(MigrationRule rule)
    {
        if (rule is null)
        {
            throw new ArgumentNullException(nameof(rule));
        }

        if (rule.Scope == RuleScope.Reading)
        {
            Reading.Set(rule.Id, null);
        }

        _excluded.Add(rule.Id);
    }

    /// <summary>Says how grave a breach of a rule is; one that is not applied stays so.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="severity">The severity.</param>
    public void SetSeverity(MigrationRule rule, IssueSeverity severity)
    {
        if (rule is null)
        {
            throw new ArgumentNullException(nameof(rule));
        }

        if (rule.Scope == RuleScope.Reading)
        {
            Reading.Set(rule.Id, severity);
        }
        else
        {
            _severities[rule.Id] = severity;
        }
    }
}
