using System;
using Polly.CircuitBreaker;

namespace UserMigration.Engine.Runs.Sending;

/// <summary>No attempt was made: one call after the other failed, calls pause because of it, and the patience of the run is over.</summary>
internal sealed class StorePausedException : Exception
{
    /// <summary>Makes it.</summary>
    /// <param name="pause">What says that calls pause; its cause is what the last call met.</param>
    public StorePausedException(Exception pause)
        : base(DescribeCause(pause), pause)
    {
    }

    /// <summary>What the store did last, where calls pause because of it.</summary>
    /// <param name="exception">What a call met.</param>
    public static string DescribeCause(Exception exception) => exception is BrokenCircuitException { InnerException: IdentityStoreException cause } ? cause.Message : exception.Message;
}
