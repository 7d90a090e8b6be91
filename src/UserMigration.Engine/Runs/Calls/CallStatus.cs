namespace UserMigration.Engine.Runs.Calls;

/// <summary>How a call to a store ended.</summary>
public enum CallStatus
{
    /// <summary>The store answered the call. It may nevertheless have refused single records.</summary>
    Answered,

    /// <summary>The store asks clients to make fewer calls. It did not act on the call.</summary>
    Throttled,

    /// <summary>The store certainly did not act on the call.</summary>
    NotDone,

    /// <summary>It is unknown whether the store acted on the call.</summary>
    Unresolved,

    /// <summary>The call was too large.</summary>
    TooLarge,

    /// <summary>The credential, its permissions or the entity type is wrong.</summary>
    Denied,

    /// <summary>The store refused the content of the call.</summary>
    Refused,

    /// <summary>The command ended before the call was answered.</summary>
    Canceled,
}
