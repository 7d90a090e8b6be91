using System.Management.Automation;
using UserMigration.Infrastructure;

namespace UserMigration.Commands;

/// <summary>Gives the default session of this runspace; nothing where there is none.</summary>
[Cmdlet(VerbsCommon.Get, "IdentityStore")]
[OutputType(typeof(IdentityStoreSession))]
public sealed class GetIdentityStoreCommand : MigrationCommand
{
    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        if (DefaultSession.Current is { } session)
        {
            WriteObject(session);
        }
    }
}
