using System;

namespace UserMigration.Sandbox.Faults;

/// <summary>The notation of a fault is not valid. The message says what is expected.</summary>
internal sealed class FaultFormatException : Exception
{
    public FaultFormatException(string message)
        : base(message)
    {
    }
}
