using System;

namespace UserMigration.Engine.Rules;

/// <summary>Why a transform could not transform a value, or what it has to say about one that it did.</summary>
public sealed class TransformFault
{
    /// <summary>Makes a fault.</summary>
    /// <param name="ruleId">The stable id of the issue it becomes.</param>
    /// <param name="message">What is wrong; never the value.</param>
    /// <param name="mend">What to do.</param>
    /// <param name="severity">Error where there is no result; else the result stands, and this is said about it.</param>
    public TransformFault(string ruleId, string message, string mend, IssueSeverity severity = IssueSeverity.Error)
    {
        RuleId = ruleId;
        Message = message;
        Mend = mend;
        Severity = severity;
    }

    /// <summary>Makes a fault of an issue that has no place yet.</summary>
    /// <param name="issue">The issue.</param>
    public TransformFault(MigrationIssue issue)
        : this((issue ?? throw new ArgumentNullException(nameof(issue))).RuleId, issue.Message, issue.Mend, issue.Severity)
    {
    }

    /// <summary>The stable id of the issue it becomes.</summary>
    public string RuleId { get; }

    /// <summary>What is wrong.</summary>
    public string Message { get; }

    /// <summary>What to do.</summary>
    public string Mend { get; }

    /// <summary>Error where there is no result; else the result stands.</summary>
    public IssueSeverity Severity { get; }
}
