namespace UserMigration;

/// <summary>Where a rule is applied.</summary>
public enum RuleScope
{
    /// <summary>While a datafile is read. What is malformed stays so: these rules can't be switched off.</summary>
    Reading,

    /// <summary>The form of a value, by Test-MigrationRecord.</summary>
    Format,

    /// <summary>Keys and duplicates, by Test-MigrationRecord.</summary>
    Key,

    /// <summary>What the schema of the store says, by Test-MigrationRecord with -Schema.</summary>
    Schema,

    /// <summary>While ConvertTo-IdentityRecord makes attributes of values.</summary>
    Conversion,

    /// <summary>While records are given to Invoke-BulkUserCreate.</summary>
    Upload,
}
