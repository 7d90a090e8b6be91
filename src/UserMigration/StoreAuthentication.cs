namespace UserMigration;

/// <summary>How calls to a store show who makes them.</summary>
public enum StoreAuthentication
{
    /// <summary>HTTP Basic: the secret goes along with each call.</summary>
    Basic,

    /// <summary>Janrain-signed: each call carries the time and a signature, and the secret stays here.</summary>
    Signed,
}
