using System;
using UserMigration.Engine.Stores.Http;

namespace UserMigration.Engine.Stores.Akamai;

/// <summary>The conclusions from a call that failed as a whole: the ordered table in section 5 of the contract.</summary>
internal static class AkamaiFailures
{
    private static readonly string[] s_sizeWords =
    {
        "too large", "too big", "request size", "payload size", "body size", "size limit", "maximum size", "content length",
    };

    /// <summary>The table of failures and their conclusions.</summary>
    public static readonly FailureTable Table = new FailureTable(
        new FailureRow(IdentityStoreFault.NotDone, CallEffect.None, CallWait.AsAsked, failure =>
            failure.Status is 429 or 510 || failure.Code is 510 or 480 || failure is { Status: 503, SaysWhenToRetry: true }),
        new FailureRow(IdentityStoreFault.TooLarge, CallEffect.None, CallWait.None, failure =>
            failure.Status is 413 || (failure.Status is 403 && SpeaksOfSize(failure.Words))),

        // The store could be reached, but a server in front of it gave up.
        new FailureRow(IdentityStoreFault.TooLarge, CallEffect.Possible, CallWait.BackOff, failure =>
            failure.Status is 502 or 504 && SpeaksOfSize(failure.Words)),

        // A redirected call was not executed here. But 302 and 303 can follow a call that was executed.
        new FailureRow(IdentityStoreFault.Denied, CallEffect.None, CallWait.None, failure =>
            failure.Status is 401 or 403
            || (failure.Code is null && failure.Status is 407 or 301 or 307 or 308)
            || failure.Code is 205 or (>= 210 and <= 213) or 221 or 222 or 224 or (>= 400 and <= 499)),
        new FailureRow(IdentityStoreFault.Unresolved, CallEffect.Possible, CallWait.BackOff, failure => failure.Status >= 500),
        new FailureRow(IdentityStoreFault.Refused, CallEffect.None, CallWait.None, failure => failure.Code is >= 100 and <= 399));

    // Whether the text of an answer states that the call is too large.
    private static bool SpeaksOfSize(string? text) =>
        text is not null && Array.Exists(s_sizeWords, words => text.IndexOf(words, StringComparison.OrdinalIgnoreCase) >= 0);
}
