using System;
using System.Collections.Generic;

namespace UserMigration.Engine.Rules;

/// <summary>The severities that were asked for, for rules that are applied where records are read.</summary>
public sealed class IssueSeverities
{
    private readonly Dictionary<string, IssueSeverity?> _severities = new Dictionary<string, IssueSeverity?>(StringComparer.Ordinal);

    /// <summary>Says how grave a breach of a rule is.</summary>
    /// <param name="ruleId">The rule.</param>
    /// <param name="severity">The severity; null if a breach does not count.</param>
    public void Set(string ruleId, IssueSeverity? severity) => _severities[ruleId] = severity;

    /// <summary>Gives the issues of a record these severities.</summary>
    /// <param name="record">The record, as it was read.</param>
    public void ApplyTo(MigrationRecord record)
    {
        if (record is null)
        {
            throw new ArgumentNullException(nameof(record));
        }

        if (_severities.Count == 0 || record.Issues.Count == 0)
        {
            return;
        }

        foreach (KeyValuePair<string, IssueSeverity?> rule in _severities)
        {
            record.SetSeverity(rule.Key, rule.Value);
        }
    }
}
