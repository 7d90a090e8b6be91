namespace UserMigration.Engine.Conversion.Tolerance;

/// <summary>The rules for values that can't be converted, and that the user chose to tolerate.</summary>
internal static class ToleratedValueRules
{
    private const RuleScope Scope = RuleScope.Conversion;

    /// <summary>All values can be converted.</summary>
    public static readonly MigrationRule ValueLeftEmpty = new MigrationRule(
        ToleranceRules.ValueLeftEmpty,
        Scope,
        IssueSeverity.Warning,
        "A value can be converted. With -OnInvalidValue, the attribute of a value that can't be converted is left out.",
        "Fix the value, or complete the attribute later.",
        "this module");

    /// <summary>All values can be converted.</summary>
    public static readonly MigrationRule ValueKeptAsText = new MigrationRule(
        ToleranceRules.ValueKeptAsText,
        Scope,
        IssueSeverity.Warning,
        "A value can be converted. With -OnInvalidValue, a value that can't be converted is sent as the text that it is.",
        "Fix the value, or correct the attribute later.",
        "this module");

    /// <summary>A user keeps the password.</summary>
    public static readonly MigrationRule PasswordOmitted = new MigrationRule(
        ToleranceRules.PasswordOmitted,
        Scope,
        IssueSeverity.Warning,
        "A user keeps the password. With -OmitPasswordKind, users whose passwords are of these kinds get no password.",
        "Have the users in reset.csv in the run folder set new passwords.",
        "this module");

    /// <summary>All rules for tolerated values.</summary>
    public static readonly MigrationRule[] All =
    {
        ValueLeftEmpty,
        ValueKeptAsText,
        PasswordOmitted,
    };

    /// <summary>Creates the issue of an attribute that is left out.</summary>
    /// <param name="fault">Why the value can't be converted.</param>
    public static MigrationIssue LeftEmpty(MigrationIssue fault) => ValueLeftEmpty.CreateIssue(fault.Message + " The attribute is left out.", fault.Recommendation);

    /// <summary>Creates the issue of a value that is sent as text.</summary>
    /// <param name="fault">Why the value can't be converted.</param>
    public static MigrationIssue KeptAsText(MigrationIssue fault) => ValueKeptAsText.CreateIssue(fault.Message + " The value is sent as text.", fault.Recommendation);

    /// <summary>Creates the issue of a password that is omitted because of its kind.</summary>
    /// <param name="kind">The kind.</param>
    public static MigrationIssue Omitted(string kind) => PasswordOmitted.CreateIssue($"Passwords of the kind '{kind}' are omitted. The user gets no password.");

    /// <summary>Creates the issue of a password that is omitted because it can't be converted.</summary>
    /// <param name="fault">Why it can't be converted.</param>
    public static MigrationIssue Omitted(MigrationIssue fault) => PasswordOmitted.CreateIssue(fault.Message + " The user gets no password.");
}
