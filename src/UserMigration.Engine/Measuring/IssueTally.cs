using System.Collections.Generic;

namespace UserMigration.Engine.Measuring;

/// <summary>Counts issues by rule, severity and attribute.</summary>
internal sealed class IssueTally
{
    private readonly Dictionary<(string RuleId, IssueSeverity Severity, string? Attribute), IssueMeasure> _measures =
        new Dictionary<(string RuleId, IssueSeverity Severity, string? Attribute), IssueMeasure>();

    /// <summary>Counts the issues of a record.</summary>
    /// <param name="record">The record.</param>
    public void Add(MigrationRecord record)
    {
        IReadOnlyList<MigrationIssue> issues = record.Issues;
        for (int i = 0; i < issues.Count; i++)
        {
            MigrationIssue issue = issues[i];
            (string RuleId, IssueSeverity Severity, string? Attribute) key = (issue.RuleId, issue.Severity, issue.Attribute);
            if (!_measures.TryGetValue(key, out IssueMeasure? measure))
            {
                measure = new IssueMeasure
                {
                    RuleId = issue.RuleId,
                    Severity = issue.Severity,
                    Attribute = issue.Attribute,
                    FirstLine = issue.Line > 0 ? issue.Line : record.Line,
                    FirstRecord = record.RecordNumber,
                    FirstSource = record.Source,
                };
                _measures.Add(key, measure);
            }

            measure.Count++;
        }
    }

    /// <summary>Gets the counts: Errors first, then in descending order of frequency.</summary>
    public IReadOnlyList<IssueMeasure> ToMeasures()
    {
        List<IssueMeasure> measures = new List<IssueMeasure>(_measures.Values);
        measures.Sort(Compare);
        return measures;
    }

    private static int Compare(IssueMeasure one, IssueMeasure other)
    {
        int order = other.Severity.CompareTo(one.Severity);
        order = order != 0 ? order : other.Count.CompareTo(one.Count);
        order = order != 0 ? order : string.CompareOrdinal(one.RuleId, other.RuleId);
        return order != 0 ? order : string.CompareOrdinal(one.Attribute, other.Attribute);
    }
}
