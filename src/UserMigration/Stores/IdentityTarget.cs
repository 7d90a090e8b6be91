namespace UserMigration;

/// <summary>A kind of identity store.</summary>
public enum IdentityTarget
{
    /// <summary>Akamai Identity Cloud.</summary>
    Akamai,

    /// <summary>cidaas.</summary>
    Cidaas,

    /// <summary>A server with SCIM 2.0 (RFC 7643, RFC 7644).</summary>
    Scim,

    /// <summary>PingOne.</summary>
    PingOne,
}
