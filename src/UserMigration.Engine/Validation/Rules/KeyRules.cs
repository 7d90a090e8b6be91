namespace UserMigration.Engine.Validation.Rules;

/// <summary>What identifies a user.</summary>
internal static class KeyRules
{
    private const RuleScope Scope = RuleScope.Key;

    /// <summary>The key is filled.</summary>
    public static readonly MigrationRule KeyMissing = new MigrationRule(
        nameof(KeyMissing),
        Scope,
        IssueSeverity.Error,
        "The key of a record is filled.",
        "Fill it in, or name another attribute with -PrimaryKey.",
        "Standard data migration services, De-duplication of records");

    /// <summary>A column goes to the key.</summary>
    public static readonly MigrationRule KeyColumnMissing = new MigrationRule(
        nameof(KeyColumnMissing),
        Scope,
        IssueSeverity.Warning,
        "A column goes to the attribute by which the store identifies its users, where another has a name like it.",
        "Rename the column with -Map.",
        "this module");

    /// <summary>A key occurs once.</summary>
    public static readonly MigrationRule DuplicateKey = new MigrationRule(
        nameof(DuplicateKey),
        Scope,
        IssueSeverity.Error,
        "A value of an attribute that -UniqueKey names, or that the schema calls unique, occurs once.",
        "Keep one of the two; letter case and Unicode form make no difference.",
        "Standard data migration services, De-duplication of records");

    /// <summary>All of them.</summary>
    public static readonly MigrationRule[] All =
    {
        KeyMissing,
        KeyColumnMissing,
        DuplicateKey,
    };
}
