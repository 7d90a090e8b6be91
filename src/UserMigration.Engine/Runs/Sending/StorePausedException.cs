using System;
using Polly.CircuitBreaker;

namespace UserMigration.Engine.Runs.Sending;

/// <summary>No attempt was made: calls kept failing and are paused, and the time that the run keeps trying is over.</summary>
internal sealed class StorePausedException : Exception
{
    /// <summary>Creates the exception for paused calls.</summary>
    /// <param name="pause">The exception that reports the pause; its cause is the error of the last call.</param>
    public StorePausedException(Exception pause)
        : base(DescribeCause(pause), pause)
    {
    }

    /// <summary>Gets the message of the store's last error, if calls are paused because of it.</summary>
    /// <param name="exception">The error of a call.</param>
    public static string DescribeCause(Exception exception) => exception is BrokenCircuitException { InnerException: IdentityStoreException cause } ? cause.Message : exception.Message;
}
