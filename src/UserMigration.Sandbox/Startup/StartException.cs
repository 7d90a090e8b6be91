using System;

namespace UserMigration.Sandbox.Startup;

/// <summary>
/// The sandbox can't start with the specified options. The message is written as one line to standard error.
/// </summary>
internal sealed class StartException : Exception
{
    public StartException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }
}
