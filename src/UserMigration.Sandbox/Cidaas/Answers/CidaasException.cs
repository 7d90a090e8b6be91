using System;

namespace UserMigration.Sandbox.Cidaas.Answers;

/// <summary>A whole call is refused.</summary>
internal sealed class CidaasException : Exception
{
    public CidaasException(CidaasError error)
        : base(error.Text)
    {
        Error = error;
    }

    public CidaasError Error { get; }
}
