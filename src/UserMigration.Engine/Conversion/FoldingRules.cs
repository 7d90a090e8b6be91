namespace UserMigration.Engine.Conversion;

/// <summary>The rules for rows that are combined into one user, and for rows of a change file.</summary>
internal static class FoldingRules
{
    private const RuleScope Scope = RuleScope.Conversion;

    /// <summary>The rows of a user must be consecutive.</summary>
    public static readonly MigrationRule RowsApart = new MigrationRule(
        nameof(RowsApart),
        Scope,
        IssueSeverity.Error,
        "With -FoldBy, the rows of a user are consecutive, and a user has at most 1000 rows.",
        "Sort the records first: Import-MigrationCsv ... | Sort-Object sub | ConvertTo-IdentityRecord ... -FoldBy sub.",
        "this module");

    /// <summary>The rows of a user must agree.</summary>
    public static readonly MigrationRule RowsDiffer = new MigrationRule(
        nameof(RowsDiffer),
        Scope,
        IssueSeverity.Warning,
        "The rows of a user have the same values for the attributes of the account. Otherwise, the row of the provider self is used, or the first row if there is none. Rows with different subs are an Error.",
        "Make the values equal, or omit the attribute from the rows that are not used.",
        "contract of cidaas, section 2.5");

    /// <summary>A password must be in the row of the provider self.</summary>
    public static readonly MigrationRule PasswordOfProvider = new MigrationRule(
        nameof(PasswordOfProvider),
        Scope,
        IssueSeverity.Warning,
        "The password of a user is in the row of the provider self. Passwords in other rows are omitted.",
        "Leave the password of the other rows empty, or correct the provider.",
        "contract of cidaas, section 7");

    /// <summary>An operation must be known.</summary>
    public static readonly MigrationRule OperationUnknown = new MigrationRule(
        nameof(OperationUnknown),
        Scope,
        IssueSeverity.Error,
        "Each row has create, update or delete in the column that -OperationColumn specifies.",
        "Write create, update or delete, in any letter case.",
        "this module");

    /// <summary>The rows of a user must have the same operation.</summary>
    public static readonly MigrationRule OperationsDiffer = new MigrationRule(
        nameof(OperationsDiffer),
        Scope,
        IssueSeverity.Error,
        "The rows that -FoldBy combines into one user have the same operation.",
        "Write the same operation in these rows, or don't use -FoldBy with a change file.",
        "this module");

    /// <summary>All rules of folding and of change files.</summary>
    public static readonly MigrationRule[] All =
    {
        RowsApart,
        RowsDiffer,
        PasswordOfProvider,
        OperationUnknown,
        OperationsDiffer,
    };
}
