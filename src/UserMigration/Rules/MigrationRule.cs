using System;

namespace UserMigration;

/// <summary>A rule that records are held against. An issue names it by its id.</summary>
public sealed class MigrationRule
{
    /// <summary>Describes a rule.</summary>
    /// <param name="id">The stable PascalCase id.</param>
    /// <param name="scope">Where it is applied.</param>
    /// <param name="severity">How grave a breach is, unless told otherwise.</param>
    /// <param name="description">What it asks for; a sentence.</param>
    /// <param name="recommendation">What to do about a breach; a sentence.</param>
    /// <param name="origin">Where it comes from: the target's document, an RFC, or this module.</param>
    /// <param name="isJudgement">Whether a rule of reading can be wrong about a sound file, so that it can be switched.</param>
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

    /// <summary>How grave a breach is, unless told otherwise.</summary>
    public IssueSeverity Severity { get; }

    /// <summary>Whether it can be left out or given another severity: where Test-MigrationRecord applies it, and where it only judges by looks.</summary>
    public bool CanBeSwitched { get; }

    /// <summary>What it asks for.</summary>
    public string Description { get; }

    /// <summary>What to do about a breach.</summary>
    public string Recommendation { get; }

    /// <summary>Where it comes from: the target's document, an RFC, or this module.</summary>
    public string Origin { get; }

    /// <summary>Creates an issue of this rule that has no line yet, unless one is given.</summary>
    /// <param name="message">What is wrong; a sentence without a field's value.</param>
    /// <param name="recommendation">What to do; the rule's own recommendation unless given.</param>
    /// <param name="severity">How grave it is; the rule's own severity unless given.</param>
    /// <param name="attribute">The column or attribute, or null where the record as a whole is meant.</param>
    /// <param name="line">The physical line, counted from 1 (the header), or 0 where none is known.</param>
    /// <param name="byteOffset">The offset in the file of the byte meant, counted from 0, or null.</param>
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

    /// <summary>The id.</summary>
    public override string ToString() => Id;
}
