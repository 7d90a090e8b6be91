using System;
using System.Collections.Generic;
using System.Linq;

namespace UserMigration.Engine.Rules;

/// <summary>
/// Specifies which rules Test-MigrationRecord applies, and the severity of violations. By default, all rules are applied with
/// their own severities.
/// </summary>
public sealed class RuleSelection
{
    private readonly Dictionary<string, IssueSeverity> _severities = new Dictionary<string, IssueSeverity>(StringComparer.Ordinal);
    private readonly HashSet<string> _excluded = new HashSet<string>(StringComparer.Ordinal);
    private HashSet<string>? _kept;

    /// <summary>The severities of the rules that are applied when records are read. Such issues are already in a record.</summary>
    public IssueSeverities Reading { get; } = new IssueSeverities();

    /// <summary>Gets the severity of violations of a rule.</summary>
    /// <param name="rule">The rule.</param>
    /// <returns>The severity; null if the rule is not applied.</returns>
    internal IssueSeverity? SeverityOf(MigrationRule rule) =>
        !rule.CanBeSwitched || rule.Scope == RuleScope.Reading ? rule.Severity
        : _excluded.Contains(rule.Id) || _kept?.Contains(rule.Id) == false ? null
        : _severities.TryGetValue(rule.Id, out IssueSeverity severity) ? severity : rule.Severity;

    /// <summary>Gets the severity of an issue.</summary>
    /// <param name="issue">An issue of a rule that can be turned off, with the severity of its rule.</param>
    /// <returns>The severity; null if its rule is not applied.</returns>
    internal IssueSeverity? SeverityOf(MigrationIssue issue) =>
        _excluded.Contains(issue.RuleId) || _kept?.Contains(issue.RuleId) == false ? null
        : _severities.TryGetValue(issue.RuleId, out IssueSeverity severity) ? severity : issue.Severity;

    /// <summary>Applies only these rules.</summary>
    /// <param name="rules">The rules.</param>
    public void KeepOnly(IEnumerable<MigrationRule> rules)
    {
        HashSet<string> kept = new HashSet<string>(rules.Select(rule => rule.Id), StringComparer.Ordinal);
        kept.IntersectWith(_kept ?? kept);
        _kept = kept;
    }

    /// <summary>Excludes a rule.</summary>
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

    /// <summary>Sets the severity of violations of a rule. A rule that is not applied stays excluded.</summary>
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
