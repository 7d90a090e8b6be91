using System;
using System.Collections.Generic;
using System.Linq;
using UserMigration.Engine.Validation.Catalogue;

namespace UserMigration.Engine.Validation;

/// <summary>Which rules Test-MigrationRecord applies, and how grave a breach of each is.</summary>
public sealed class RuleSelection
{
    private readonly Dictionary<string, IssueSeverity> _severities = new Dictionary<string, IssueSeverity>(StringComparer.Ordinal);

    /// <summary>Selects all rules, with their own severities.</summary>
    public RuleSelection()
    {
        foreach (MigrationRule rule in RuleCatalogue.All.Where(rule => rule.CanBeSwitched && rule.Scope != RuleScope.Reading))
        {
            _severities.Add(rule.Id, rule.Severity);
        }
    }

    /// <summary>What was said of the rules of reading, whose issues a record brings along.</summary>
    public IssueSeverities Reading { get; } = new IssueSeverities();

    /// <summary>How grave a breach of a rule is.</summary>
    /// <param name="rule">The rule.</param>
    /// <returns>The severity; null where the rule is not applied.</returns>
    internal IssueSeverity? SeverityOf(MigrationRule rule) =>
        !rule.CanBeSwitched || rule.Scope == RuleScope.Reading ? rule.Severity : _severities.TryGetValue(rule.Id, out IssueSeverity severity) ? severity : null;

    /// <summary>Applies no other rules than these.</summary>
    /// <param name="rules">The rules.</param>
    public void KeepOnly(IEnumerable<MigrationRule> rules)
    {
        HashSet<string> kept = new HashSet<string>(rules.Select(rule => rule.Id), StringComparer.Ordinal);
        foreach (string id in _severities.Keys.Where(id => !kept.Contains(id)).ToArray())
        {
            _severities.Remove(id);
        }
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

        _severities.Remove(rule.Id);
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
        else if (_severities.ContainsKey(rule.Id))
        {
            _severities[rule.Id] = severity;
        }
    }
}
