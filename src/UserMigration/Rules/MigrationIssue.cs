using System;
using System.Globalization;

namespace UserMigration;

/// <summary>
/// A problem that a rule found on a record. It names the rule, the place and the recommendation, but never the value of
/// a field.
/// </summary>
public sealed class MigrationIssue
{
    /// <summary>Creates an issue.</summary>
    /// <param name="ruleId">The rule's stable PascalCase id.</param>
    /// <param name="severity">The severity of the issue.</param>
    /// <param name="attribute">The column or attribute, or null if the issue is about the whole record.</param>
    /// <param name="message">What is wrong; a sentence without a field's value.</param>
    /// <param name="recommendation">What to do about it.</param>
    /// <param name="line">The physical line, counted from 1 (the header), or 0 if it is unknown.</param>
    /// <param name="byteOffset">The offset of the byte in the file, counted from 0, or null.</param>
    /// <param name="transform">The name of the built-in transform that fixes it, or null.</param>
    public MigrationIssue(
        string ruleId,
        IssueSeverity severity,
        string? attribute,
        string message,
        string recommendation,
        long line = 0,
        long? byteOffset = null,
        string? transform = null)
    {
        RuleId = ruleId ?? throw new ArgumentNullException(nameof(ruleId));
        Severity = severity;
        Attribute = attribute;
        Message = message ?? throw new ArgumentNullException(nameof(message));
        Recommendation = recommendation ?? throw new ArgumentNullException(nameof(recommendation));
        Line = line;
        ByteOffset = byteOffset;
        Transform = transform;
    }

    /// <summary>The rule's stable id, for example <c>EmailShape</c>.</summary>
    public string RuleId { get; }

    /// <summary>The severity of the issue.</summary>
    public IssueSeverity Severity { get; private set; }

    /// <summary>The column or attribute, or null if the issue is about the whole record.</summary>
    public string? Attribute { get; private set; }

    /// <summary>What is wrong, without a field's value.</summary>
    public string Message { get; private set; }

    /// <summary>What to do about it.</summary>
    public string Recommendation { get; private set; }

    /// <summary>The physical line, counted from 1 (the header); 0 if it is unknown.</summary>
    public long Line { get; private set; }

    /// <summary>
    /// The offset of the byte in the file, counted from 0; null if the issue is not about a single byte.
    /// </summary>
    public long? ByteOffset { get; }

    /// <summary>
    /// The name of the built-in transform that fixes it (see Get-MigrationTransform); null if there is none.
    /// </summary>
    public string? Transform { get; }

    /// <summary>Returns the same issue with another severity.</summary>
    /// <param name="severity">The severity.</param>
    public MigrationIssue WithSeverity(IssueSeverity severity)
    {
        if (severity == Severity)
        {
            return this;
        }

        MigrationIssue copy = (MigrationIssue)MemberwiseClone();
        copy.Severity = severity;
        return copy;
    }

    /// <summary>Returns the same issue with another message.</summary>
    /// <param name="message">What is wrong; a sentence without a field's value.</param>
    /// <param name="recommendation">What to do about it; unchanged if null.</param>
    public MigrationIssue WithMessage(string message, string? recommendation = null)
    {
        MigrationIssue copy = (MigrationIssue)MemberwiseClone();
        copy.Message = message ?? throw new ArgumentNullException(nameof(message));
        copy.Recommendation = recommendation ?? Recommendation;
        return copy;
    }

    /// <summary>Returns the same issue at another place.</summary>
    /// <param name="attribute">The column or attribute, or null if the issue is about the whole record.</param>
    /// <param name="line">The physical line, counted from 1 (the header), or 0 if it is unknown.</param>
    public MigrationIssue At(string? attribute, long line)
    {
        MigrationIssue copy = (MigrationIssue)MemberwiseClone();
        copy.Attribute = attribute;
        copy.Line = line;
        return copy;
    }

    /// <summary>Returns one line of text: the place, the rule, what is wrong and what to do.</summary>
    public override string ToString()
    {
        string place = Line > 0 ? "line " + Line.ToString(CultureInfo.InvariantCulture) + ", " : string.Empty;
        string attribute = Attribute is null ? string.Empty : Attribute + ": ";
        return $"{place}{attribute}{Message} {Recommendation} ({RuleId})";
    }
}
