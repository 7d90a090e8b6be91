namespace UserMigration;

/// <summary>A kind of identity store.</summary>
public enum IdentityTarget
{
    /// <summary>Akamai Identity Cloud.</summary>
    Akamai,

    /// <summary>cidaas.</summary>
    Cidaas,

    /// <summary>PingOne.</summary>
    PingOne = 3,
}
