using System;
using System.Linq;
using System.Management.Automation;
using System.Threading;
using System.Threading.Tasks;
using UserMigration.Engine.Targets;

namespace UserMigration.Infrastructure;

/// <summary>A cmdlet that works with a store: through the specified session, or through that of the runspace.</summary>
public abstract class StoreCommand : MigrationCommand, IDynamicParameters
{
    private StoreSettingParameters? _parameters;
    private StoreSettings? _settings;

    /// <summary>The session to use, as returned by Connect-IdentityStore.</summary>
    [Parameter]
    [ValidateNotNull]
    public IdentityStoreSession? Session { get; set; }

    /// <summary>Whether the cmdlet uploads, so that it also has the settings of uploads.</summary>
    private protected virtual bool IsUpload => false;

    /// <summary>The settings that the user specified.</summary>
    /// <exception cref="PipelineStoppedException">The store of the session lacks one of them; the command ends with an error.</exception>
    private protected StoreSettings Settings => _settings ??= Try(ReadSettings);

    /// <summary>The entity type of the users.</summary>
    /// <exception cref="PipelineStoppedException">The store of the session has no such setting; the command ends with an error.</exception>
    private protected string EntityType => (string)Settings.Get(StoreSetting.EntityType)!;

    private StoreSettingParameters Parameters => _parameters ??= new StoreSettingParameters(IsUpload);

    /// <summary>Returns the parameters for settings that only some kinds of store have, such as -EntityType.</summary>
    public object GetDynamicParameters() => Parameters.Definitions;

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
    /// <param name="call">The call: of a store, for an entity type.</param>
    protected T Call<T>(Func<IIdentityStore, string, CancellationToken, Task<T>> call)
    {
        IdentityStoreSession session = Try(GetSession);
        IIdentityStore store = session.GetStore();
        string entityType = EntityType;
        try
        {
            return Join(token => call(store, entityType, token));
        }
        catch (IdentityStoreException exception)
        {
            ThrowTerminatingError(ErrorRecords.Create(exception, session.Uri));
            throw;
        }
    }

    private StoreSettings ReadSettings()
    {
        IdentityStoreSession session = GetSession();
        StoreSettings settings = Parameters.Read();
        SettingCheck.Check(settings, session.GetStore());
        return session.EntityType is { } entityType && !settings.Any(setting => setting.Key == StoreSetting.EntityType)
            ? settings.With(StoreSetting.EntityType, entityType)
            : settings;
    }
}
