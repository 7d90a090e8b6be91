namespace UserMigration.Sandbox.Akamai;

/// <summary>
/// What a client may do (contract of Akamai, sections 1 and 8). Which features show passwords is not documented: here, those that may write.
/// </summary>
internal enum ClientFeature
{
    /// <summary>Everything.</summary>
    Owner,

    /// <summary>Reads and writes records.</summary>
    DirectAccess,

    /// <summary>Only reads records, and does not see passwords.</summary>
    DirectAccessRead,
}
