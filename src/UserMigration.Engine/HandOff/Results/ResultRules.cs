namespace UserMigration.Engine.HandOff.Results;

/// <summary>The findings of result files.</summary>
internal static class ResultRules
{
    /// <summary>The record was imported.</summary>
    public static readonly MigrationRule ResultFailed = new MigrationRule(
        nameof(ResultFailed),
        RuleScope.Upload,
        IssueSeverity.Warning,
        "A record that was handed to a migration service is imported.",
        "Fix what the error says, and upload the record again.",
        "this module");

    /// <summary>All rules for results.</summary>
    public static readonly MigrationRule[] All = { ResultFailed };
}
