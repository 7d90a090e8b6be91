namespace UserMigration.Engine.Validation.Catalogue;

/// <summary>What a transform must be able to do.</summary>
internal static class ConversionRules
{
    private const RuleScope Scope = RuleScope.Conversion;

    /// <summary>A password is an envelope or a hash that is known.</summary>
    public static readonly MigrationRule PasswordNotRecognised = new MigrationRule(
        nameof(PasswordNotRecognised),
        Scope,
        IssueSeverity.Error,
        "A password is an envelope or a hash of a kind that is known.",
        "Give the password as JSON with the members type and value.",
        "contract of Akamai, section 6");

    /// <summary>A password that is JSON is an envelope.</summary>
    public static readonly MigrationRule PasswordEnvelope = new MigrationRule(
        nameof(PasswordEnvelope),
        Scope,
        IssueSeverity.Error,
        "A password that is JSON has the members type and value.",
        "Give it the members type and value.",
        "contract of Akamai, section 6");

    /// <summary>A hash is what its envelope says.</summary>
    public static readonly MigrationRule PasswordHashShape = new MigrationRule(
        nameof(PasswordHashShape),
        Scope,
        IssueSeverity.Error,
        "The hash in an envelope is of the kind that the envelope says.",
        "Export the hash whole.",
        "contract of Akamai, section 6");

    /// <summary>A transform script does not fail.</summary>
    public static readonly MigrationRule TransformFailed = new MigrationRule(
        nameof(TransformFailed),
        Scope,
        IssueSeverity.Error,
        "A transform script gives a value for each record.",
        "Try the script on this record by itself.",
        "this module");

    /// <summary>All of them.</summary>
    public static readonly MigrationRule[] All =
    {
        PasswordNotRecognised,
        PasswordEnvelope,
        PasswordHashShape,
        TransformFailed,
    };
}
