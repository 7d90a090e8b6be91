namespace UserMigration.Engine.Conversion;

/// <summary>What a transform must be able to do.</summary>
public static class ConversionRules
{
    private const RuleScope Scope = RuleScope.Conversion;

    /// <summary>A transform script does not fail.</summary>
    public static readonly MigrationRule TransformFailed = new MigrationRule(
        nameof(TransformFailed),
        Scope,
        IssueSeverity.Error,
        "A transform script gives a value for each record.",
        "Try the script on this record by itself.",
        "this module");

    /// <summary>Creates the issue of a script of -Transform that failed.</summary>
    /// <param name="type">The type of the exception; its text may hold values.</param>
    public static MigrationIssue FindTransformFailed(string type) => TransformFailed.CreateIssue($"The transform script failed with {type}.");

    /// <summary>All of them.</summary>
    public static readonly MigrationRule[] All =
    {
        TransformFailed,
    };
}
