namespace UserMigration;

/// <summary>Where a rule is applied.</summary>
public enum RuleScope
{
    /// <summary>A datafile as a whole, before its first record: a breach ends the command with an error of the same id.</summary>
    Datafile,

    /// <summary>
    /// While a datafile is read. A malformed row remains malformed, so these rules can't be switched off.
    /// </summary>
    Reading,

    /// <summary>The form of a value, by Test-MigrationRecord.</summary>
    Format,

    /// <summary>
    /// The additional requirements of a vendor's migration service, by Test-MigrationRecord. A breach is not a fault if
    /// the data is uploaded through the store's own interface.
    /// </summary>
    HandOff,

    /// <summary>Keys and duplicates, by Test-MigrationRecord.</summary>
    Key,

    /// <summary>
    /// The requirements of a kind of store, whatever its schema, by Test-MigrationRecord with -Target or -Schema.
    /// </summary>
    Target,

    /// <summary>The requirements of the schema of the store, by Test-MigrationRecord with -Schema.</summary>
    Schema,

    /// <summary>While ConvertTo-IdentityRecord converts values to attributes.</summary>
    Conversion,

    /// <summary>While Invoke-BulkUserCreate processes records.</summary>
    Upload,
}
