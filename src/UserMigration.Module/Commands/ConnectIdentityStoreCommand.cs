using System;
using System.Management.Automation;
using UserMigration.Engine.Stores;

namespace UserMigration.Commands;

/// <summary>Makes a session with an identity store, and the default one of this runspace. No call is made yet.</summary>
[Cmdlet(VerbsCommunications.Connect, "IdentityStore")]
[OutputType(typeof(IdentityStoreSession))]
public sealed class ConnectIdentityStoreCommand : MigrationCommand
{
    /// <summary>The kind of store.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    public IdentityTarget Target { get; set; }

    /// <summary>The address of the store: https, or http on this machine.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNull]
    public Uri Uri { get; set; } = null!;

    /// <summary>The API client and its secret.</summary>
    [Parameter(Mandatory = true, Position = 2, ValueFromPipelineByPropertyName = true)]
    [Credential]
    [ValidateNotNull]
    public PSCredential Credential { get; set; } = null!;

    /// <summary>How calls show who makes them: with the secret, or with a signature.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public StoreAuthentication Authentication { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        // What follows a connection that failed must not go to the store of an earlier one.
        DefaultSession.Current = null;
        StoreCredential credential = new StoreCredential(Credential.UserName, Credential.Password);
        IIdentityStore store = Try(() => StoreFactory.Create(Target, Uri, credential, Authentication, Time, ScriptValue.ToAttribute));
        IdentityStoreSession session = new IdentityStoreSession(store, credential.ClientId, Time.GetUtcNow(), Authentication);
        DefaultSession.Current = session;
        WriteVerbose($"The default session of this runspace is now {session}. The store is not asked before the first call.");
        WriteObject(session);
    }
}
