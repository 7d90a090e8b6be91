using System.Management.Automation;
using UserMigration.Infrastructure;

namespace UserMigration.Commands;

/// <summary>Returns the default session of this runspace, or nothing if there is none.</summary>
[Cmdlet(VerbsCommon.Get, "IdentityStore", HelpUri = HelpPages.GetIdentityStore)]
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
