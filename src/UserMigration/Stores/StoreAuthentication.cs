namespace UserMigration;

/// <summary>How calls to a store show who makes them.</summary>
public enum StoreAuthentication
{
    /// <summary>HTTP Basic: the secret goes along with each call.</summary>
    Basic,

    /// <summary>Janrain-signed: each call carries the time and a signature, and the secret stays here.</summary>
    Signed,

    /// <summary>A bearer token that the client gets with its secret (OAuth 2.0 client credentials, RFC 6749 section 4.4).</summary>
    Token,
}
