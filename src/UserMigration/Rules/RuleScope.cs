namespace UserMigration;

/// <summary>Where a rule is applied.</summary>
public enum RuleScope
{
    /// <summary>A datafile as a whole, before its first record: a breach ends the command with an error of the same id.</summary>
    Datafile,

    /// <summary>While a datafile is read. What is malformed stays so: these rules can't be switched off.</summary>
    Reading,

    /// <summary>The form of a value, by Test-MigrationRecord.</summary>
    Format,

    /// <summary>
    /// What a vendor's migration service asks for beyond that, by Test-MigrationRecord: no fault where the data is uploaded
    /// through the store's own interface.
    /// </summary>
    HandOff,

    /// <summary>Keys and duplicates, by Test-MigrationRecord.</summary>
    Key,

    /// <summary>What a kind of store asks for by itself, whatever its schema, by Test-MigrationRecord with -Target or -Schema.</summary>
    Target,

    /// <summary>What the schema of the store says, by Test-MigrationRecord with -Schema.</summary>
    Schema,

    /// <summary>While ConvertTo-IdentityRecord makes attributes of values.</summary>
    Conversion,

    /// <summary>While records are given to Invoke-BulkUserCreate.</summary>
    Upload,
}
