namespace UserMigration.Engine.Validation.Rules;

/// <summary>Rules for values that are valid, but can't be what their attribute says of a user.</summary>
internal static class PlausibilityRules
{
    private const RuleScope Scope = RuleScope.Format;

    /// <summary>What happened is not in the future.</summary>
    public static readonly MigrationRule DateInFuture = new MigrationRule(
        nameof(DateInFuture),
        Scope,
        IssueSeverity.Warning,
        "A date of birth, of the creation of an account or of its last use is not in the future.",
        "Correct the date, or replace it with an empty value with the transform Null. For years of two digits, specify LatestYear of the transform Date.",
        "this module");

    /// <summary>A date is not a placeholder.</summary>
    public static readonly MigrationRule DatePlaceholder = new MigrationRule(
        nameof(DatePlaceholder),
        Scope,
        IssueSeverity.Warning,
        "A date of birth, of the creation of an account or of its last use is not a placeholder, such as 1900-01-01.",
        "If the date stands for an unknown one, replace it with an empty value with the transform Null.",
        "this module");

    /// <summary>All rules for plausible values.</summary>
    public static readonly MigrationRule[] All = { DateInFuture, DatePlaceholder };
}
