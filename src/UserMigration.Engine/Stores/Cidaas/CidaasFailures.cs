using UserMigration.Engine.Stores.Http;

namespace UserMigration.Engine.Stores.Cidaas;

/// <summary>What a caller concludes from a call that failed as a whole (contract of cidaas, section 1).</summary>
internal static class CidaasFailures
{
    /// <summary>The table. The status is that of the error in the body where that comes under a success.</summary>
    public static readonly FailureTable Table = new FailureTable(
        new FailureRow(IdentityStoreFault.NotDone, CallEffect.None, CallWait.AsAsked, failure =>
            failure.Status is 425 or 429 || failure is { Status: 503, SaysWhenToRetry: true }),
        new FailureRow(IdentityStoreFault.TooLarge, CallEffect.None, CallWait.None, failure => failure.Status is 413),
        new FailureRow(IdentityStoreFault.Refused, CallEffect.None, CallWait.None, failure => failure.Status is 400 or 409 or 417 or 422),

        // A 408 does not say whether the server gave up before or after it had the call.
        new FailureRow(IdentityStoreFault.Unresolved, CallEffect.Possible, CallWait.BackOff, failure => failure.Status is 408),

        // What is elsewhere was not done here; 302 and 303 can follow what was.
        new FailureRow(IdentityStoreFault.Denied, CallEffect.None, CallWait.None, failure =>
            failure.Status is 301 or 307 or 308 or (>= 400 and <= 499)));
}
