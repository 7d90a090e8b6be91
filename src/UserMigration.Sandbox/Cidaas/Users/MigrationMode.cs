namespace UserMigration.Sandbox.Cidaas.Users;

/// <summary>
/// What becomes of a password for a user that has one. The contract of cidaas, section 3, has it overwritten in migration
/// mode alone, and does not say what happens otherwise: so both ways can be chosen.
/// </summary>
internal enum MigrationMode
{
    /// <summary>It is overwritten.</summary>
    On,

    /// <summary>The record is refused.</summary>
    Off,

    /// <summary>It is passed over, and the rest of the record is taken.</summary>
    Ignore,
}
