using UserMigration.Engine.Stores.Http;

namespace UserMigration.Engine.Stores.PingOne;

/// <summary>The conclusions from calls that fail as a whole (contract of PingOne).</summary>
internal static class PingOneFailures
{
    /// <summary>The table of failures and their conclusions.</summary>
    public static readonly FailureTable Table = new FailureTable(
        new FailureRow(IdentityStoreFault.NotDone, CallEffect.None, CallWait.AsAsked, failure =>
            failure.Status is 425 or 429 || failure is { Status: 503, SaysWhenToRetry: true }),
        new FailureRow(IdentityStoreFault.TooLarge, CallEffect.None, CallWait.None, failure => failure.Status is 413 or 414),
        new FailureRow(IdentityStoreFault.Refused, CallEffect.None, CallWait.None, failure => failure.Status is 400 or 409 or 422),

        // With 408, it is unknown whether the server gave up before or after it received the call.
        new FailureRow(IdentityStoreFault.Unresolved, CallEffect.Possible, CallWait.BackOff, failure => failure.Status is 408),

        // With these redirects, the server did not process the call. With 302 and 303, it may have processed the call.
        new FailureRow(IdentityStoreFault.Denied, CallEffect.None, CallWait.None, failure =>
            failure.Status is 301 or 307 or 308 or (>= 400 and <= 499)));
}
