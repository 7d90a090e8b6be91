namespace UserMigration.Engine.Stores.Http;

/// <summary>Conclusions that follow from only the HTTP status, for stores whose errors have one.</summary>
internal static class HttpFailures
{
    /// <summary>The store accepts no more calls at the moment, and did not process this one.</summary>
    public static readonly FailureRow Throttled = new FailureRow(IdentityStoreFault.NotDone, CallEffect.None, CallWait.AsAsked, failure =>
        failure.Status is 425 or 429 || failure is { Status: 503, SaysWhenToRetry: true });

    /// <summary>408: it is unknown whether the server gave up before or after it received the call.</summary>
    public static readonly FailureRow TimedOut = new FailureRow(IdentityStoreFault.Unresolved, CallEffect.Possible, CallWait.BackOff, failure => failure.Status is 408);

    /// <summary>
    /// Another status from 400 to 499, or a redirect with which the server did not process the call. With 302 and 303, it may have processed it.
    /// </summary>
    public static readonly FailureRow Denied = new FailureRow(IdentityStoreFault.Denied, CallEffect.None, CallWait.None, failure =>
        failure.Status is 301 or 307 or 308 or (>= 400 and <= 499));
}
