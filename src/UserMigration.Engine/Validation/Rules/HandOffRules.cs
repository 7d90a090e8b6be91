namespace UserMigration.Engine.Validation.Rules;

/// <summary>What a vendor's migration service asks for where it is stricter than the store's own interface.</summary>
internal static class HandOffRules
{
    private const RuleScope Scope = RuleScope.HandOff;

    /// <summary>Each quote within a field is doubled, in a quoted field.</summary>
    public static readonly MigrationRule HandOffQuote = new MigrationRule(
        nameof(HandOffQuote),
        Scope,
        IssueSeverity.Warning,
        "A quote within a field is doubled, and the field quoted (RFC 4180).",
        "For a hand-off, write the file anew with Export-MigrationCsv.",
        "Standard data migration services, Data format");

    /// <summary>Gender is male or female.</summary>
    public static readonly MigrationRule HandOffGender = new MigrationRule(
        nameof(HandOffGender),
        Scope,
        IssueSeverity.Warning,
        "Gender is male or female, in any case.",
        "For a hand-off, agree with the vendor on other words.",
        "Standard data migration services, Data format");

    /// <summary>A date has no time of day.</summary>
    public static readonly MigrationRule HandOffDateTime = new MigrationRule(
        nameof(HandOffDateTime),
        Scope,
        IssueSeverity.Warning,
        "Date and time data is yyyy-mm-dd, without a time of day.",
        "For a hand-off, ask the vendor whether the time of day is kept.",
        "Standard data migration services, Data format");

    /// <summary>A file has at most 2,000,000 records.</summary>
    public static readonly MigrationRule HandOffSize = new MigrationRule(
        nameof(HandOffSize),
        Scope,
        IssueSeverity.Warning,
        "A hand-off has at most 2,000,000 records.",
        "For a hand-off, agree on the size with the vendor, or split it.",
        "Standard data migration services");

    /// <summary>All of them.</summary>
    public static readonly MigrationRule[] All =
    {
        HandOffQuote,
        HandOffGender,
        HandOffDateTime,
        HandOffSize,
    };
}
