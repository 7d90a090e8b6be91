using System;
using System.Collections.Generic;
using UserMigration.Engine.Rules;

namespace UserMigration.Engine.Validation.Checks;

/// <summary>
/// Takes what is found about columns as such, with the severity that was chosen for its rule. A finding is kept once for
/// each set of columns of a file, and not for each record.
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

    /// <summary>Whether the columns are seen for the first time, so that it is worth a look at them.</summary>
    public bool IsNew { get; private set; }

    /// <summary>What was found since <see cref="Clear"/>.</summary>
    public IReadOnlyList<MigrationIssue> Issues => _issues;

    /// <summary>The next records have these columns.</summary>
    /// <param name="columns">The columns.</param>
    /// <param name="record">The first of the records.</param>
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

    /// <summary>Adds that a column breaks a rule, unless that is known.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="column">The column, or the attribute that has none.</param>
    /// <param name="message">What is wrong.</param>
    /// <param name="recommendation">What to do; the rule's own recommendation unless given.</param>
    public void Add(MigrationRule rule, string column, string message, string? recommendation = null)
    {
        if (_rules.SeverityOf(rule) is { } severity && _current.Add(rule.Id + "\n" + column))
        {
            _issues.Add(rule.CreateIssue(message, recommendation, severity, column, _line));
        }
    }

    /// <summary>Lets go of what was found.</summary>
    public void Clear()
    {
        if (_issues.Count > 0)
        {
            _issues.Clear();
        }
    }
}
