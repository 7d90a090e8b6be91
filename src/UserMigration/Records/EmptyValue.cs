namespace UserMigration;

/// <summary>How an empty field is sent.</summary>
public enum EmptyValue
{
    /// <summary>
    /// As the contract of the target defines it: for Akamai null, and an empty array for an empty plural; for cidaas
    /// the attribute is left out, because each call can meet an existing user. A delta migration leaves it out, so that
    /// an empty value never erases anything.
    /// </summary>
    Default,

    /// <summary>Always null.</summary>
    Null,

    /// <summary>The attribute is left out.</summary>
    Omit,
}
