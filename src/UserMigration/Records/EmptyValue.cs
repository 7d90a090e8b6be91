namespace UserMigration;

/// <summary>What a blank field becomes.</summary>
public enum EmptyValue
{
    /// <summary>
    /// What the target's contract says: for Akamai null, and an empty array for an empty plural; for cidaas it is left out,
    /// since each call may meet a user that is there. A delta migration leaves it out, so that a blank never erases.
    /// </summary>
    Default,

    /// <summary>Always null.</summary>
    Null,

    /// <summary>The attribute is left out.</summary>
    Omit,
}
