namespace UserMigration.Engine.Runs.Upload;

/// <summary>What a record must be to be uploaded.</summary>
internal static class UploadRules
{
    private const RuleScope Scope = RuleScope.Upload;

    /// <summary>Users are deleted where that is allowed.</summary>
    public static readonly MigrationRule DeleteNotAllowed = new MigrationRule(
        nameof(DeleteNotAllowed),
        Scope,
        IssueSeverity.Error,
        "A record whose operation is to delete its user is sent where -AllowDelete is given.",
        "Give -AllowDelete to Invoke-BulkUserCreate, or leave such records out with Where-Object.",
        "this module");

    /// <summary>A record is given once.</summary>
    public static readonly MigrationRule GivenTwice = new MigrationRule(
        nameof(GivenTwice),
        Scope,
        IssueSeverity.Error,
        "A record is given once in a run.",
        "Give each record once.",
        "this module");

    /// <summary>Records that come from no file have different keys.</summary>
    public static readonly MigrationRule KeyRepeated = new MigrationRule(
        nameof(KeyRepeated),
        Scope,
        IssueSeverity.Error,
        "Records that come from no file have different keys.",
        "Give each user once.",
        "this module");

    /// <summary>A record that a run has done is as it was.</summary>
    public static readonly MigrationRule PayloadChanged = new MigrationRule(
        nameof(PayloadChanged),
        Scope,
        IssueSeverity.Error,
        "A record that the run has done has the values that were sent.",
        "Bring the pipeline back as it was, or accept with -Force that the store keeps what was sent.",
        "this module");

    /// <summary>All of them.</summary>
    public static readonly MigrationRule[] All =
    {
        DeleteNotAllowed,
        GivenTwice,
        KeyRepeated,
        PayloadChanged,
    };
}
