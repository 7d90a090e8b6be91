using System;
using System.Collections;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace UserMigration;

/// <summary>The reasons of a run, the most frequent ones first: those of records without a user, then values that were tolerated.</summary>
public sealed class RunReasonCollection : IReadOnlyCollection<RunReason>
{
    /// <summary>The number of different reasons that are kept. Records with further reasons are counted under <see cref="OtherId"/>.</summary>
    public const int MostReasons = 200;

    /// <summary>The id of the reasons that are not kept.</summary>
    public const string OtherId = "Other";

    /// <summary>What to do about records that the store refused. Their reasons contain no text of the store.</summary>
    internal const string RefusalAdvice =
        "Read the store's error in rejects.reasons.csv. Fix the value that it names in the row; if the cause was in the store, send the record again with -RetryFailed.";

    private readonly Dictionary<(BulkUserStatus Status, string Id, string? Attribute), RunReason> _reasons =
        new Dictionary<(BulkUserStatus Status, string Id, string? Attribute), RunReason>();

    /// <summary>The number of different reasons.</summary>
    public int Count => _reasons.Count;

    /// <summary>Counts the reasons of an outcome; an outcome that needs no attention, with all values as they were, has none.</summary>
    /// <param name="result">The outcome.</param>
    public void Add(BulkUserResult result)
    {
        if (result is null)
        {
            throw new ArgumentNullException(nameof(result));
        }

        switch (result.Status)
        {
            case BulkUserStatus.Rejected when result.Issues.Any(issue => issue.Severity == IssueSeverity.Error):
                // A rule can find the same thing twice in one attribute.
                foreach (IGrouping<(string, string?), MigrationIssue> same in result.Issues
                    .Where(issue => issue.Severity == IssueSeverity.Error)
                    .GroupBy(issue => (issue.RuleId, issue.Attribute)))
                {
                    MigrationIssue first = same.First();
                    Find(result.Status, first.RuleId, first.Attribute, first.Recommendation).Count(result.Line);
                }

                break;
            case BulkUserStatus.Rejected or BulkUserStatus.Failed or BulkUserStatus.Unresolved or BulkUserStatus.NotSent:
                string id = result.CodeName ?? result.Code?.ToString(CultureInfo.InvariantCulture) ?? result.Status.ToString();
                Find(result.Status, id, result.Attribute, result.Status == BulkUserStatus.Failed ? RefusalAdvice : null).Count(result.Line);
                break;
        }

        if (result.Status != BulkUserStatus.Rejected)
        {
            AddTolerated(result);
        }
    }

    // Values that were left empty or sent as text: the record is sent, and needs attention later.
    private void AddTolerated(BulkUserResult result)
    {
        IReadOnlyList<MigrationIssue> issues = result.Issues;
        for (int i = 0; i < issues.Count; i++)
        {
            if (ToleranceRules.Is(issues[i]))
            {
                Find(result.Status, issues[i].RuleId, issues[i].Attribute, issues[i].Recommendation).Count(result.Line);
            }
        }
    }

    /// <summary>Adds a reason as it was counted before.</summary>
    /// <param name="reason">The reason.</param>
    public void Add(RunReason reason)
    {
        if (reason is null)
        {
            throw new ArgumentNullException(nameof(reason));
        }

        Find(reason.Status, reason.Id, reason.Attribute, reason.Recommendation).Count(reason.Records, reason.Lines.ToArray());
    }

    /// <inheritdoc/>
    public IEnumerator<RunReason> GetEnumerator() => _reasons.Values
        .OrderBy(reason => reason.Status is BulkUserStatus.Rejected or BulkUserStatus.Failed or BulkUserStatus.Unresolved or BulkUserStatus.NotSent ? 0 : 1)
        .ThenByDescending(reason => reason.Records)
        .ThenBy(reason => reason.Id, StringComparer.Ordinal)
        .ThenBy(reason => reason.Attribute, StringComparer.Ordinal)
        .GetEnumerator();

    /// <inheritdoc/>
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private RunReason Find(BulkUserStatus status, string id, string? attribute, string? recommendation)
    {
        if (_reasons.TryGetValue((status, id, attribute), out RunReason? known))
        {
            return known;
        }

        return _reasons.Count < MostReasons ? Keep(new RunReason(status, id, attribute, recommendation))
            : _reasons.TryGetValue((status, OtherId, null), out known) ? known
            : Keep(new RunReason(status, OtherId));
    }

    private RunReason Keep(RunReason reason)
    {
        _reasons.Add((reason.Status, reason.Id, reason.Attribute), reason);
        return reason;
    }
}
