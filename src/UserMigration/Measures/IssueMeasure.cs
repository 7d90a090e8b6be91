namespace UserMigration;

/// <summary>How often records broke a rule in an attribute.</summary>
public sealed class IssueMeasure
{
    /// <summary>The rule's stable id.</summary>
    public string RuleId { get; internal set; } = string.Empty;

    /// <summary>How grave it is.</summary>
    public IssueSeverity Severity { get; internal set; }

    /// <summary>The attribute, or null where the records as a whole are meant.</summary>
    public string? Attribute { get; internal set; }

    /// <summary>How many issues there are.</summary>
    public long Count { get; internal set; }

    /// <summary>The physical line of the first (the header is line 1), or 0 where it comes from no file.</summary>
    public long FirstLine { get; internal set; }

    /// <summary>The number of the first record that has it; the first data row is 1.</summary>
    public long FirstRecord { get; internal set; }

    /// <summary>The file of the first, or null.</summary>
    public string? FirstSource { get; internal set; }

    /// <summary>The rule, the attribute and the count.</summary>
    public override string ToString() =>
        System.FormattableString.Invariant($"{RuleId}{(Attribute is null ? string.Empty : " in " + Attribute)}: {Count} {Severity}");
}
