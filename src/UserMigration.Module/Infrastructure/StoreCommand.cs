using System;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;

namespace UserMigration.Infrastructure;

/// <summary>A cmdlet that works with a store: through the specified session, or through that of the runspace.</summary>
public abstract class StoreCommand : MigrationCommand
{
    /// <summary>The session. By default, the one that Connect-IdentityStore opened last in this runspace.</summary>
    [Parameter]
    [ValidateNotNull]
    public IdentityStoreSession? Session { get; set; }

    /// <summary>The entity type.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string EntityType { get; set; } = "user";

    /// <summary>Returns the session to use.</summary>
    /// <exception cref="MigrationException">There is no session, or it was closed.</exception>
    protected IdentityStoreSession GetSession()
    {
        IdentityStoreSession? session = Session ?? DefaultSession.Current;
        return session is { IsDisconnected: false } ? session : throw new MigrationException(
            "NotConnected",
            MigrationFault.InvalidOperation,
            "There is no session with an identity store. Connect with Connect-IdentityStore.",
            exitCode: 5);
    }

    /// <summary>Makes a call and waits for it on the pipeline thread. A failure ends the command.</summary>
    /// <param name="call">The call.</param>
    protected T Call<T>(Func<IIdentityStore, CancellationToken, Task<T>> call)
    {
        IdentityStoreSession session = Try(GetSession);
        IIdentityStore store = session.GetStore();
        try
        {
            return Join(token => call(store, token));
        }
        catch (IdentityStoreException exception)
        {
            ThrowTerminatingError(ErrorRecords.Create(exception, session.Uri));
            throw;
        }
    }
}
