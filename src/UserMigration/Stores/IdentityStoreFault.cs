namespace UserMigration;

/// <summary>What can be concluded from a call that failed as a whole.</summary>
public enum IdentityStoreFault
{
    /// <summary>The store may or may not have acted on it: look up before anything else.</summary>
    Unresolved,

    /// <summary>The store certainly did not act on it and asks for patience.</summary>
    NotDone,

    /// <summary>The call was too large.</summary>
    TooLarge,

    /// <summary>Credential, permission or entity type is wrong: no call can succeed.</summary>
    Denied,

    /// <summary>The store refused what was sent.</summary>
    Refused,
}
