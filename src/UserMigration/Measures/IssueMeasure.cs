namespace UserMigration;

/// <summary>How often records broke a rule in an attribute.</summary>
public sealed class IssueMeasure
{
    /// <summary>The rule's stable id.</summary>
    public string RuleId { get; internal set; } = string.Empty;

    /// <summary>The severity of the issues.</summary>
    public IssueSeverity Severity { get; internal set; }

    /// <summary>The attribute, or null if the issues are about whole records.</summary>
    public string? Attribute { get; internal set; }

    /// <summary>The number of issues.</summary>
    public long Count { get; internal set; }

    /// <summary>
    /// The physical line of the first issue (the header is line 1), or 0 if it does not come from a file.
    /// </summary>
    public long FirstLine { get; internal set; }

    /// <summary>The number of the first record that has it; the first data row is 1.</summary>
    public long FirstRecord { get; internal set; }

    /// <summary>The file of the first issue, or null.</summary>
    public string? FirstSource { get; internal set; }

    /// <summary>Returns the rule, the attribute and the count.</summary>
    public override string ToString() =>
        System.FormattableString.Invariant($"{RuleId}{(Attribute is null ? string.Empty : " in " + Attribute)}: {Count} {Severity}");
}
