namespace UserMigration.Engine.Validation.Rules;

/// <summary>Rules for the attributes that identify a user.</summary>
internal static class KeyRules
{
    private const RuleScope Scope = RuleScope.Key;

    /// <summary>The key has a value.</summary>
    public static readonly MigrationRule KeyMissing = new MigrationRule(
        nameof(KeyMissing),
        Scope,
        IssueSeverity.Error,
        "The key of a record has a value.",
        "Add the value, or specify another attribute with -PrimaryKey.",
        "Standard data migration services, De-duplication of records");

    /// <summary>A column goes to the key.</summary>
    public static readonly MigrationRule KeyColumnMissing = new MigrationRule(
        nameof(KeyColumnMissing),
        Scope,
        IssueSeverity.Warning,
        "A column goes to the attribute that identifies users in the store, if another column has a similar name.",
        "Rename the column with -Map.",
        "this module");

    /// <summary>A key occurs only once.</summary>
    public static readonly MigrationRule DuplicateKey = new MigrationRule(
        nameof(DuplicateKey),
        Scope,
        IssueSeverity.Error,
        "A value occurs only once in an attribute that -UniqueKey names or that is unique in the schema.",
        "Keep one of the two. The comparison ignores letter case and the Unicode normalization form.",
        "Standard data migration services, De-duplication of records");

    /// <summary>All rules for keys.</summary>
    public static readonly MigrationRule[] All =
    {
        KeyMissing,
        KeyColumnMissing,
        DuplicateKey,
    };
}
