namespace UserMigration;

/// <summary>What can be concluded from a call that failed as a whole.</summary>
public enum IdentityStoreFault
{
    /// <summary>It is unknown whether the store acted on it: look up the users first.</summary>
    Unresolved,

    /// <summary>The store certainly did not act on it, and asks clients to wait.</summary>
    NotDone,

    /// <summary>The call was too large.</summary>
    TooLarge,

    /// <summary>Credential, permission or entity type is wrong: no call can succeed.</summary>
    Denied,

    /// <summary>The store refused the content of the call.</summary>
    Refused,

    /// <summary>The user changed after it was looked up, so the store did not act on the change: look up the user and plan the change again.</summary>
    Outdated,
}
