using System;

namespace UserMigration.Sandbox.PingOne.Answers;

/// <summary>A call is refused.</summary>
internal sealed class PingOneException : Exception
{
    public PingOneException(PingOneError error)
        : base(error.Message)
    {
        Error = error;
    }

    public PingOneError Error { get; }
}
