using System;
using System.Collections.Generic;

namespace UserMigration.Engine.Rules;

/// <summary>The severities that the user chose for rules that are applied when records are read.</summary>
public sealed class IssueSeverities
{
    private readonly Dictionary<string, IssueSeverity?> _severities = new Dictionary<string, IssueSeverity?>(StringComparer.Ordinal);

    /// <summary>Sets the severity of violations of a rule.</summary>
    /// <param name="ruleId">The id of the rule.</param>
    /// <param name="severity">The severity; null to ignore violations.</param>
    public void Set(string ruleId, IssueSeverity? severity) => _severities[ruleId] = severity;

    /// <summary>Changes the issues of a record to the chosen severities.</summary>
    /// <param name="record">The record with the issues that the reader added.</param>
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
