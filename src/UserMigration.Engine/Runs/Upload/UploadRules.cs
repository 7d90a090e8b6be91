namespace UserMigration.Engine.Runs.Upload;

/// <summary>The rules that a record must meet to be uploaded.</summary>
internal static class UploadRules
{
    private const RuleScope Scope = RuleScope.Upload;

    /// <summary>Users are only deleted if deletions are allowed.</summary>
    public static readonly MigrationRule DeleteNotAllowed = new MigrationRule(
        nameof(DeleteNotAllowed),
        Scope,
        IssueSeverity.Error,
        "A record whose operation is to delete its user is only sent if -AllowDelete is specified.",
        "Use -AllowDelete with Invoke-BulkUserCreate, or exclude these records with Where-Object.",
        "this module");

    /// <summary>A record is only passed once.</summary>
    public static readonly MigrationRule GivenTwice = new MigrationRule(
        nameof(GivenTwice),
        Scope,
        IssueSeverity.Error,
        "A record is passed only once in a run.",
        "Pass each record only once.",
        "this module");

    /// <summary>Records that do not come from a file have different keys.</summary>
    public static readonly MigrationRule KeyRepeated = new MigrationRule(
        nameof(KeyRepeated),
        Scope,
        IssueSeverity.Error,
        "Records that do not come from a file have different keys.",
        "Pass each user only once.",
        "this module");

    /// <summary>A record that a run has already processed is unchanged.</summary>
    public static readonly MigrationRule PayloadChanged = new MigrationRule(
        nameof(PayloadChanged),
        Scope,
        IssueSeverity.Error,
        "A record that the run has already processed still has the values that were sent.",
        "Restore the original pipeline, or use -Force to accept that the store keeps what was sent.",
        "this module");

    /// <summary>All rules of the upload.</summary>
    public static readonly MigrationRule[] All =
    {
        DeleteNotAllowed,
        GivenTwice,
        KeyRepeated,
        PayloadChanged,
    };
}
