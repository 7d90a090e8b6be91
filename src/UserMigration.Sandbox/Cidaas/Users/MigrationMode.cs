namespace UserMigration.Sandbox.Cidaas.Users;

/// <summary>
/// What happens to a password for a user that already has one. According to the contract of cidaas, section 3, it is
/// overwritten only in migration mode. What happens otherwise is not documented, so both ways can be chosen.
/// </summary>
internal enum MigrationMode
{
    /// <summary>The password is overwritten.</summary>
    On,

    /// <summary>The record is refused.</summary>
    Off,

    /// <summary>The password is ignored, and the rest of the record is accepted.</summary>
    Ignore,
}
