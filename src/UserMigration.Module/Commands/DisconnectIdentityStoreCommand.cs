using System.Management.Automation;
using UserMigration.Infrastructure;

namespace UserMigration.Commands;

/// <summary>Closes a session, or the default one of this runspace.</summary>
[Cmdlet(VerbsCommunications.Disconnect, "IdentityStore", HelpUri = HelpPages.DisconnectIdentityStore)]
public sealed class DisconnectIdentityStoreCommand : MigrationCommand
{
    /// <summary>The session to close.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true)]
    [ValidateNotNull]
    public IdentityStoreSession? Session { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        IdentityStoreSession? session = Session ?? DefaultSession.Current;
        session?.Dispose();
        if (ReferenceEquals(session, DefaultSession.Current) || DefaultSession.Current is null)
        {
            DefaultSession.Current = null;
        }
    }
}
