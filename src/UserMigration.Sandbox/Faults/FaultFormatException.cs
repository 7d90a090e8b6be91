using System;

namespace UserMigration.Sandbox.Faults;

/// <summary>A fault can't be switched on as it is written. The message says what would do.</summary>
internal sealed class FaultFormatException : Exception
{
    public FaultFormatException(string message)
        : base(message)
    {
    }
}
