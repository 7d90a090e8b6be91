using System;
using System.Collections.Generic;
using UserMigration.Engine.Rules;

namespace UserMigration.Engine.Validation.Checks;

/// <summary>
/// Collects the issues of columns, with the severity that was chosen for their rules. An issue is reported once for each set of
/// columns of a file, not for each record.
/// </summary>
internal sealed class HeaderReport
{
    private readonly RuleSelection _rules;
    private readonly List<MigrationIssue> _issues = new List<MigrationIssue>();
    private readonly Dictionary<string, HashSet<string>> _known = new Dictionary<string, HashSet<string>>(StringComparer.Ordinal);
    private HashSet<string> _current = new HashSet<string>();
    private long _line;

    public HeaderReport(RuleSelection rules)
    {
        _rules = rules;
    }

    /// <summary>Whether the columns are seen for the first time and need to be checked.</summary>
    public bool IsNew { get; private set; }

    /// <summary>The issues that were found since the last call of <see cref="Clear"/>.</summary>
    public IReadOnlyList<MigrationIssue> Issues => _issues;

    /// <summary>Starts a set of columns, which the next records have.</summary>
    /// <param name="columns">The columns.</param>
    /// <param name="record">The first record that has the columns.</param>
    public void Begin(RecordColumns columns, MigrationRecord record)
    {
        string key = record.Source + "\n" + string.Join("\n", columns.Names);
        IsNew = !_known.TryGetValue(key, out HashSet<string>? current);
        if (IsNew)
        {
            current = new HashSet<string>(StringComparer.Ordinal);
            _known.Add(key, current);
        }

        _current = current!;
        _line = record.Line > 0 ? 1 : 0;
    }

    /// <summary>Adds an issue of a column, unless the issue was added before.</summary>
    /// <param name="rule">The rule that the column violates.</param>
    /// <param name="column">The column, or the attribute that has no column.</param>
    /// <param name="message">What is wrong.</param>
    /// <param name="recommendation">What to do; null for the recommendation of the rule.</param>
    public void Add(MigrationRule rule, string column, string message, string? recommendation = null)
    {
        if (_rules.SeverityOf(rule) is { } severity && _current.Add(rule.Id + "\n" + column))
        {
            _issues.Add(rule.CreateIssue(message, recommendation, severity, column, _line));
        }
    }

    /// <summary>Adds one issue of several columns, unless it was added before.</summary>
    /// <param name="rule">The rule that the columns violate.</param>
    /// <param name="columns">The columns.</param>
    /// <param name="message">What is wrong.</param>
    /// <param name="recommendation">What to do.</param>
    public void AddAll(MigrationRule rule, IReadOnlyList<string> columns, string message, string recommendation)
    {
        if (_rules.SeverityOf(rule) is { } severity && _current.Add(rule.Id + "\n" + string.Join("\n", columns)))
        {
            _issues.Add(rule.CreateIssue(message, recommendation, severity, null, _line));
        }
    }

    /// <summary>Removes the issues that were found.</summary>
    public void Clear()
    {
        if (_issues.Count > 0)
        {
            _issues.Clear();
        }
    }
}
