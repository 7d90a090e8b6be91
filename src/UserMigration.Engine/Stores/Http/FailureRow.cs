using System;

namespace UserMigration.Engine.Stores.Http;

/// <summary>A row of a <see cref="FailureTable"/>: the conclusions from certain failures.</summary>
internal sealed class FailureRow
{
    private readonly Func<StoreFailure, bool> _applies;

    /// <param name="conclusion">The conclusion, which determines what the run does next.</param>
    /// <param name="effect">Whether the call may have taken effect.</param>
    /// <param name="wait">How long to wait before the next call.</param>
    /// <param name="applies">Whether the row applies to a failure.</param>
    public FailureRow(IdentityStoreFault conclusion, CallEffect effect, CallWait wait, Func<StoreFailure, bool> applies)
    {
        Conclusion = conclusion;
        Effect = effect;
        Wait = wait;
        _applies = applies;
    }

    /// <summary>The conclusion from the failure.</summary>
    public IdentityStoreFault Conclusion { get; }

    /// <summary>Whether the call may have taken effect.</summary>
    public CallEffect Effect { get; }

    /// <summary>How long to wait before the next call.</summary>
    public CallWait Wait { get; }

    /// <summary>Whether the row applies to a failure.</summary>
    /// <param name="failure">The failure.</param>
    public bool AppliesTo(StoreFailure failure) => _applies(failure);

    /// <summary>Creates the exception for a call that failed in this way.</summary>
    /// <param name="message">The message, without a field's value or a secret.</param>
    public IdentityStoreException CreateException(string message) => new IdentityStoreException(Conclusion, message)
    {
        MayHaveTakenEffect = Effect == CallEffect.Possible,
        IsThrottled = Wait == CallWait.AsAsked,
    };
}

/// <summary>Whether a call that failed may have taken effect.</summary>
internal enum CallEffect
{
    /// <summary>The store certainly did not process the call.</summary>
    None,

    /// <summary>The store may have processed the call. Its users must be looked up before anything is sent again.</summary>
    Possible,
}

/// <summary>How long to wait after a call that failed.</summary>
internal enum CallWait
{
    /// <summary>Waiting does not help.</summary>
    None,

    /// <summary>As long as the store asks for, or until the rate of calls is reduced, because the store throttles calls.</summary>
    AsAsked,

    /// <summary>Longer with each failure: exponential back-off with jitter.</summary>
    BackOff,
}
