using System;

namespace UserMigration;

/// <summary>A rule that records are checked against. An issue names it by its id.</summary>
public sealed class MigrationRule
{
    /// <summary>Describes a rule.</summary>
    /// <param name="id">The stable PascalCase id.</param>
    /// <param name="scope">Where it is applied.</param>
    /// <param name="severity">The default severity of a breach.</param>
    /// <param name="description">What the rule requires; a sentence.</param>
    /// <param name="recommendation">What to do about a breach; a sentence.</param>
    /// <param name="origin">Where it comes from: the target's document, an RFC, or this module.</param>
    /// <param name="isJudgement">Whether a rule of reading can be wrong about a valid file, so that it can be switched off.</param>
    public MigrationRule(
        string id, RuleScope scope, IssueSeverity severity, string description, string recommendation, string origin, bool isJudgement = false)
    {
        CanBeSwitched = isJudgement || scope is RuleScope.Format or RuleScope.HandOff or RuleScope.Key or RuleScope.Target or RuleScope.Schema;
        Id = id ?? throw new ArgumentNullException(nameof(id));
        Scope = scope;
        Severity = severity;
        Description = description ?? throw new ArgumentNullException(nameof(description));
        Recommendation = recommendation ?? throw new ArgumentNullException(nameof(recommendation));
        Origin = origin ?? throw new ArgumentNullException(nameof(origin));
    }

    /// <summary>The stable id, for example <c>EmailShape</c>.</summary>
    public string Id { get; }

    /// <summary>Where it is applied.</summary>
    public RuleScope Scope { get; }

    /// <summary>The default severity of a breach.</summary>
    public IssueSeverity Severity { get; }

    /// <summary>
    /// Whether you can leave it out or change its severity: rules that Test-MigrationRecord applies, and rules that
    /// only judge by appearance.
    /// </summary>
    public bool CanBeSwitched { get; }

    /// <summary>What the rule requires.</summary>
    public string Description { get; }

    /// <summary>What to do about a breach.</summary>
    public string Recommendation { get; }

    /// <summary>Where it comes from: the target's document, an RFC, or this module.</summary>
    public string Origin { get; }

    /// <summary>Creates an issue of this rule. It has no line yet, unless a line is specified.</summary>
    /// <param name="message">What is wrong; a sentence without a field's value.</param>
    /// <param name="recommendation">What to do; the default is the recommendation of the rule.</param>
    /// <param name="severity">The severity of the issue; the default is the severity of the rule.</param>
    /// <param name="attribute">The column or attribute, or null if the issue is about the whole record.</param>
    /// <param name="line">The physical line, counted from 1 (the header), or 0 if it is unknown.</param>
    /// <param name="byteOffset">The offset of the byte in the file, counted from 0, or null.</param>
    /// <param name="transform">The name of the built-in transform that fixes it, or null.</param>
    public MigrationIssue CreateIssue(
        string message,
        string? recommendation = null,
        IssueSeverity? severity = null,
        string? attribute = null,
        long line = 0,
        long? byteOffset = null,
        string? transform = null) =>
        new MigrationIssue(Id, severity ?? Severity, attribute, message, recommendation ?? Recommendation, line, byteOffset, transform);

    /// <summary>Returns the id of the rule.</summary>
    public override string ToString() => Id;
}
