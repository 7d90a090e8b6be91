namespace UserMigration.Engine.Conversion;

/// <summary>What rows must be that become one user, and rows of a change file.</summary>
internal static class FoldingRules
{
    private const RuleScope Scope = RuleScope.Conversion;

    /// <summary>The rows of a user stand together.</summary>
    public static readonly MigrationRule RowsApart = new MigrationRule(
        nameof(RowsApart),
        Scope,
        IssueSeverity.Error,
        "With -FoldBy, the rows of one user follow each other, at most 1000 of them.",
        "Sort the records first: Import-MigrationCsv ... | Sort-Object sub | ConvertTo-IdentityRecord ... -FoldBy sub.",
        "this module");

    /// <summary>The rows of a user agree.</summary>
    public static readonly MigrationRule RowsDiffer = new MigrationRule(
        nameof(RowsDiffer),
        Scope,
        IssueSeverity.Warning,
        "The rows of one user agree in what belongs to the account. The row of the provider self decides, else the first; rows with two subs are an Error.",
        "Make the rows agree, or leave the attribute out of those that don't count.",
        "contract of cidaas, section 2.5");

    /// <summary>A password stands in the row of the provider self.</summary>
    public static readonly MigrationRule PasswordOfProvider = new MigrationRule(
        nameof(PasswordOfProvider),
        Scope,
        IssueSeverity.Warning,
        "The password of a user stands in the row of the provider self; that of another row is left out.",
        "Leave the password of the other rows blank, or correct the provider.",
        "contract of cidaas, section 7");

    /// <summary>An operation is known.</summary>
    public static readonly MigrationRule OperationUnknown = new MigrationRule(
        nameof(OperationUnknown),
        Scope,
        IssueSeverity.Error,
        "The column that -OperationColumn names has create, update or delete in each row.",
        "Write create, update or delete, in any case.",
        "this module");

    /// <summary>The rows of a user have one operation.</summary>
    public static readonly MigrationRule OperationsDiffer = new MigrationRule(
        nameof(OperationsDiffer),
        Scope,
        IssueSeverity.Error,
        "The rows that -FoldBy makes one user of have one operation.",
        "Give them the same operation, or don't fold a change file.",
        "this module");

    /// <summary>All of them.</summary>
    public static readonly MigrationRule[] All =
    {
        RowsApart,
        RowsDiffer,
        PasswordOfProvider,
        OperationUnknown,
        OperationsDiffer,
    };
}
