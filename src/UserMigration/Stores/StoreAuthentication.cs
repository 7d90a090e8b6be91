namespace UserMigration;

/// <summary>How calls to a store are authenticated.</summary>
public enum StoreAuthentication
{
    /// <summary>HTTP Basic: the secret is sent with each call.</summary>
    Basic,

    /// <summary>Janrain-signed: each call contains the time and a signature; the secret is not sent.</summary>
    Signed,

    /// <summary>
    /// A bearer token that the client obtains with its secret (OAuth 2.0 client credentials, RFC 6749 section 4.4).
    /// </summary>
    Token,

    /// <summary>A bearer token that the administrator of the store issued: it is the secret of the credential (RFC 6750).</summary>
    Bearer,
}
