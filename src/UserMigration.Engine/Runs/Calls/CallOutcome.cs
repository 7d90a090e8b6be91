using System;

namespace UserMigration.Engine.Runs.Calls;

/// <summary>How a call to a store ended. It contains no value of a record and no text of the store.</summary>
/// <param name="Call">The call.</param>
/// <param name="EndedAt">When it ended, in UTC by the clock of this machine.</param>
/// <param name="Status">How it ended.</param>
/// <param name="HttpStatus">The HTTP status if the call failed and was answered; otherwise null.</param>
/// <param name="Code">The store's error code if the call failed; null if there is none.</param>
/// <param name="Duration">The time from the start of the call to its end.</param>
/// <param name="Pace">The number of calls per second that the run allowed itself at the end; 0 means no limit.</param>
public readonly record struct CallOutcome(
    StoreCall Call, DateTimeOffset EndedAt, CallStatus Status, int? HttpStatus, int? Code, TimeSpan Duration, double Pace)
{
    /// <summary>Gets the status of a call that failed.</summary>
    /// <param name="exception">The failure.</param>
    internal static CallStatus StatusOf(IdentityStoreException exception) => exception.IsThrottled ? CallStatus.Throttled : exception.Kind switch
    {
        IdentityStoreFault.NotDone => CallStatus.NotDone,
        IdentityStoreFault.TooLarge => CallStatus.TooLarge,
        IdentityStoreFault.Denied => CallStatus.Denied,
        IdentityStoreFault.Refused or IdentityStoreFault.Outdated => CallStatus.Refused,
        _ => CallStatus.Unresolved,
    };
}
