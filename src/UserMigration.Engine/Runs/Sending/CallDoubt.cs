namespace UserMigration.Engine.Runs.Sending;

/// <summary>What may have been done by a call that failed.</summary>
internal static class CallDoubt
{
    /// <summary>
    /// Whether a call that was refused as too large may have been done all the same: after these answers the way to the
    /// store was open, and what is in front of it gave up (contract of Akamai, section 5, 2).
    /// </summary>
    /// <param name="exception">The failure.</param>
    public static bool MayHavePassed(IdentityStoreException exception) =>
        exception.Kind == IdentityStoreFault.TooLarge && exception.HttpStatus is 502 or 504;

    /// <summary>Whether nobody can tell what the store did.</summary>
    /// <param name="exception">The failure.</param>
    public static bool IsLeftBy(IdentityStoreException exception) => exception.Kind == IdentityStoreFault.Unresolved || MayHavePassed(exception);
}
