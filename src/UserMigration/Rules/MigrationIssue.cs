using System;
using System.Globalization;

namespace UserMigration;

/// <summary>
/// Something that a rule found on a record. It names the rule, the place and the mend, and never a field's value.
/// </summary>
public sealed class MigrationIssue
{
    /// <summary>Makes an issue.</summary>
    /// <param name="ruleId">The rule's stable PascalCase id.</param>
    /// <param name="severity">How grave it is.</param>
    /// <param name="attribute">The column or attribute, or null where the record as a whole is meant.</param>
    /// <param name="message">What is wrong; a sentence without a field's value.</param>
    /// <param name="mend">What to do about it.</param>
    /// <param name="line">The physical line, counted from 1 (the header), or 0 where none is known.</param>
    /// <param name="byteOffset">The offset in the file of the byte meant, counted from 0, or null.</param>
    public MigrationIssue(
        string ruleId,
        IssueSeverity severity,
        string? attribute,
        string message,
        string mend,
        long line = 0,
        long? byteOffset = null)
    {
        RuleId = ruleId ?? throw new ArgumentNullException(nameof(ruleId));
        Severity = severity;
        Attribute = attribute;
        Message = message ?? throw new ArgumentNullException(nameof(message));
        Mend = mend ?? throw new ArgumentNullException(nameof(mend));
        Line = line;
        ByteOffset = byteOffset;
    }

    /// <summary>The rule's stable id, for example <c>EmailShape</c>.</summary>
    public string RuleId { get; }

    /// <summary>How grave it is.</summary>
    public IssueSeverity Severity { get; }

    /// <summary>The column or attribute, or null where the record as a whole is meant.</summary>
    public string? Attribute { get; }

    /// <summary>What is wrong, without a field's value.</summary>
    public string Message { get; }

    /// <summary>What to do about it.</summary>
    public string Mend { get; }

    /// <summary>The physical line, counted from 1 (the header); 0 where none is known.</summary>
    public long Line { get; }

    /// <summary>The offset in the file of the byte meant, counted from 0; null where no single byte is meant.</summary>
    public long? ByteOffset { get; }

    /// <summary>The same issue with another severity.</summary>
    /// <param name="severity">The severity.</param>
    public MigrationIssue WithSeverity(IssueSeverity severity) =>
        severity == Severity ? this : new MigrationIssue(RuleId, severity, Attribute, Message, Mend, Line, ByteOffset);

    /// <summary>One line of text: place, rule, what is wrong, what to do.</summary>
    public override string ToString()
    {
        string place = Line > 0 ? "line " + Line.ToString(CultureInfo.InvariantCulture) + ", " : string.Empty;
        string attribute = Attribute is null ? string.Empty : Attribute + ": ";
        return $"{place}{attribute}{Message} {Mend} ({RuleId})";
    }
}
