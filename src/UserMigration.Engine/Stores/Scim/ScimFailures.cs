using UserMigration.Engine.Stores.Http;

namespace UserMigration.Engine.Stores.Scim;

/// <summary>The conclusions from calls that fail as a whole (RFC 7644, section 3.12; contract of SCIM). The code is the status of an error of the server itself.</summary>
internal static class ScimFailures
{
    /// <summary>The table.</summary>
    public static readonly FailureTable Table = new FailureTable(
        HttpFailures.Throttled,
        new FailureRow(IdentityStoreFault.TooLarge, CallEffect.None, CallWait.None, failure => failure.Status is 413),
        new FailureRow(IdentityStoreFault.Outdated, CallEffect.None, CallWait.None, failure => failure.Status is 412),
        new FailureRow(IdentityStoreFault.Refused, CallEffect.None, CallWait.None, failure => failure.Status is 400 or 409 or 417 or 422 or 501),

        // Only the server itself knows that there is no such user. Another 404 means that the address is wrong.
        new FailureRow(IdentityStoreFault.Refused, CallEffect.None, CallWait.None, failure => failure is { Status: 404, Code: not null }),
        HttpFailures.TimedOut,
        HttpFailures.Denied);
}
