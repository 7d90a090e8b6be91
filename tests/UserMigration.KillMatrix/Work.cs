namespace UserMigration.KillMatrix;

/// <summary>What a victim has to do.</summary>
internal enum Work
{
    /// <summary>It creates all users.</summary>
    Create,

    /// <summary>It makes every other user, with another name, so that there is something to change.</summary>
    Prepare,

    /// <summary>It creates or changes all users.</summary>
    Change,

    /// <summary>It creates every other user, and the store refuses the rest.</summary>
    Fail,

    /// <summary>It sends the refused records again.</summary>
    Retry,
}
