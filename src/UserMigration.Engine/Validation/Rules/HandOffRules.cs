namespace UserMigration.Engine.Validation.Rules;

/// <summary>Rules of a vendor's migration service that are stricter than the store's own interface.</summary>
internal static class HandOffRules
{
    private const RuleScope Scope = RuleScope.HandOff;

    /// <summary>A quotation mark within a field is doubled, and the field is quoted.</summary>
    public static readonly MigrationRule HandOffQuote = new MigrationRule(
        nameof(HandOffQuote),
        Scope,
        IssueSeverity.Warning,
        "A quotation mark within a field is doubled, and the field is quoted (RFC 4180).",
        "For a hand-off, rewrite the file with Export-MigrationCsv.",
        "Standard data migration services, Data format");

    /// <summary>The gender is male or female.</summary>
    public static readonly MigrationRule HandOffGender = new MigrationRule(
        nameof(HandOffGender),
        Scope,
        IssueSeverity.Warning,
        "The gender is male or female, in any letter case.",
        "For a hand-off, agree on other words with the vendor.",
        "Standard data migration services, Data format");

    /// <summary>A date has no time of day.</summary>
    public static readonly MigrationRule HandOffDateTime = new MigrationRule(
        nameof(HandOffDateTime),
        Scope,
        IssueSeverity.Warning,
        "Date and time data is in the form yyyy-mm-dd, without a time of day.",
        "For a hand-off, ask the vendor whether the time of day is accepted. To remove it, keep the first ten characters of the value.",
        "Standard data migration services, Data format");

    /// <summary>A file has at most 2,000,000 records.</summary>
    public static readonly MigrationRule HandOffSize = new MigrationRule(
        nameof(HandOffSize),
        Scope,
        IssueSeverity.Warning,
        "A hand-off has at most 2,000,000 records.",
        "For a hand-off, agree on the size with the vendor, or split the file.",
        "Standard data migration services");

    /// <summary>All rules for a hand-off.</summary>
    public static readonly MigrationRule[] All =
    {
        HandOffQuote,
        HandOffGender,
        HandOffDateTime,
        HandOffSize,
    };
}
