namespace UserMigration.Engine.Conversion;

/// <summary>The rules that apply to transforms.</summary>
public static class ConversionRules
{
    private const RuleScope Scope = RuleScope.Conversion;

    /// <summary>A transform script must not fail.</summary>
    public static readonly MigrationRule TransformFailed = new MigrationRule(
        nameof(TransformFailed),
        Scope,
        IssueSeverity.Error,
        "A transform script returns a value for each record.",
        "Test the script with only this record.",
        "this module");

    /// <summary>Creates the issue of a failed script of -Transform.</summary>
    /// <param name="type">The type of the exception. Its message is not shown, because it can contain values.</param>
    public static MigrationIssue FindTransformFailed(string type) => TransformFailed.CreateIssue($"The transform script failed with {type}.");

    /// <summary>All rules of transforms.</summary>
    public static readonly MigrationRule[] All =
    {
        TransformFailed,
    };
}
