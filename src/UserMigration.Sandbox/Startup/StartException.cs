using System;

namespace UserMigration.Sandbox.Startup;

/// <summary>The sandbox can't start as it was told to. Its message is the one line on standard error.</summary>
internal sealed class StartException : Exception
{
    public StartException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }
}
