using System;
using System.Linq;
using System.Management.Automation;
using UserMigration.Completion;
using UserMigration.Engine.Composition;
using UserMigration.Engine.Profiles;
using UserMigration.Engine.Targets;
using UserMigration.Infrastructure;

namespace UserMigration.Commands;

/// <summary>
/// Opens a session with an identity store and makes it the default of this runspace. One call that changes nothing
/// checks whether the store accepts the credential.
/// </summary>
[Cmdlet(VerbsCommunications.Connect, "IdentityStore", HelpUri = HelpPages.ConnectIdentityStore, DefaultParameterSetName = ProfileSet)]
[OutputType(typeof(IdentityStoreSession))]
public sealed class ConnectIdentityStoreCommand : MigrationCommand, IDynamicParameters
{
    private const string AddressSet = "Address";
    private const string ProfileSet = "Profile";

    private StoreSettingParameters? _settings;

    /// <summary>The name of a profile (Get-IdentityStoreProfile).</summary>
    [Parameter(ParameterSetName = ProfileSet)]
    [ArgumentCompleter(typeof(ProfileCompleter))]
    [ValidateNotNullOrEmpty]
    public string? Profile { get; set; }

    /// <summary>The kind of store: Akamai (Akamai Identity Cloud), Cidaas, Scim (SCIM 2.0) or PingOne.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true, ParameterSetName = AddressSet)]
    public IdentityTarget Target { get; set; }

    /// <summary>
    /// The address of the store: for Akamai the address of the Capture domain, for cidaas the address of the tenant, for
    /// SCIM the address below which Users is. For PingOne, -Region is sufficient.
    /// </summary>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true, ParameterSetName = AddressSet)]
    [ValidateNotNull]
    public Uri? Uri { get; set; }

    /// <summary>The API client: its ID as the user name and its secret as the password.</summary>
    [Parameter(Position = 2, ValueFromPipelineByPropertyName = true, ParameterSetName = AddressSet)]
    [Parameter(ParameterSetName = ProfileSet)]
    [Credential]
    [ValidateNotNull]
    public PSCredential Credential { get; set; } = null!;

    /// <summary>How calls authenticate.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true, ParameterSetName = AddressSet)]
    [Parameter(ParameterSetName = ProfileSet)]
    public StoreAuthentication? Authentication { get; set; }

    /// <summary>
    /// The address of the token issuer, if it differs from the address of the store: for cidaas, the issuer URL of the
    /// tenant if -Uri is another name of the tenant.
    /// </summary>
    [Parameter(ValueFromPipelineByPropertyName = true, ParameterSetName = AddressSet)]
    [Parameter(ParameterSetName = ProfileSet)]
    [ValidateNotNull]
    public Uri? IssuerUri { get; set; }

    /// <summary>The scopes to request for tokens, instead of the scopes that each call needs.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true, ParameterSetName = AddressSet)]
    [Parameter(ParameterSetName = ProfileSet)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ScopeCompleter))]
    public string[]? Scope { get; set; }

    /// <summary>Makes no call.</summary>
    [Parameter]
    public SwitchParameter NoVerify { get; set; }

    /// <summary>Never asks for a credential.</summary>
    [Parameter]
    public SwitchParameter NonInteractive { get; set; }

    private StoreSettingParameters Parameters => _settings ??= new StoreSettingParameters(StoreSettingScope.Connection);

    /// <summary>Returns the parameters for settings that only some kinds of store have, such as -EnvironmentId.</summary>
    public object GetDynamicParameters() => Parameters.Definitions;

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        // After a failed connection, the following commands must not use the store of an earlier one.
        DefaultSession.Current = null;
        IdentityStoreProfile? profile = ParameterSetName == ProfileSet ? Try(() => ProfileFile.OfUser().Find(Profile)) : null;
        if (profile is not null)
        {
            WriteVerbose($"The profile is {profile}. The secret comes from {(Credential is null ? profile.SecretSource : "-Credential")}.");
            Target = profile.Target;
            Uri = profile.Uri;
            Authentication ??= profile.Authentication;
            IssuerUri ??= profile.IssuerUri;
            Scope ??= profile.Scope.Count > 0 ? profile.Scope.ToArray() : null;
            Credential ??= Try(new ProfileSecret(this, profile, canAsk: !NonInteractive).Read);
        }

        StoreSettings settings = Try(() => ReadSettings(profile));
        Uri address = Uri ?? Try(() => StoreTargets.Get(Target).AddressFrom(settings) ?? throw UriMissing(Target));
        Credential ??= Try(() => AskCredential(address));

        StoreCredential credential = new StoreCredential(Credential.UserName, Credential.Password);
        IIdentityStore store = Try(() => StoreTargets.Get(Target).Connect(new StoreConnection(address, credential, Time)
        {
            Settings = settings,
            Authentication = Authentication,
            IssuerUri = IssuerUri,
            Scope = Scope is null ? null : string.Join(" ", Scope),
            Unwrap = ScriptValue.ToAttribute,
        }));
        if (!NoVerify)
        {
            Verify(store, address);
        }

        IdentityStoreSession session = new IdentityStoreSession(store, credential.ClientId, Time.GetUtcNow(), Authentication ?? store.Capabilities.Authentication)
        {
            Profile = profile?.Name,
            EntityType = profile?.EntityType,
            RateLimit = profile?.RateLimit,
        };
        DefaultSession.Current = session;
        WriteVerbose($"The default session of this runspace is now {session}.{(NoVerify ? " The credential was not verified with the store." : string.Empty)}");
        WriteObject(session);
    }

    internal static MigrationException UriMissing(IdentityTarget target)
    {
        bool hasRegion = ConnectionSettings.Of(StoreTargets.Get(target)).Any(setting => setting.Values.Count > 0);
        return new MigrationException(
            "StoreUriMissing",
            MigrationFault.InvalidArgument,
            $"The address of the store is missing. Specify it with -Uri{(hasRegion ? ", or specify the settings that determine it" : string.Empty)}.",
            exitCode: 5);
    }

    private StoreSettings ReadSettings(IdentityStoreProfile? profile)
    {
        StoreTarget target = StoreTargets.Get(Target);
        StoreSettings given = Parameters.Read();
        SettingCheck.Check(given, Target, target.Capabilities);
        return profile is null ? given : ConnectionSettings.Complete(given, profile, target);
    }

    private PSCredential AskCredential(Uri address)
    {
        MigrationException CreateFault() => new MigrationException(
            "CredentialMissing",
            MigrationFault.InvalidArgument,
            $"The credential for {address} is missing. Specify -Credential, for example with Import-Clixml, or -Profile with a profile that says where its secret is.",
            exitCode: 5);
        return Interaction.AskCredential(this, $"{Target} at {address}", null, !NonInteractive, CreateFault) ?? throw CreateFault();
    }

    private void Verify(IIdentityStore store, Uri address)
    {
        bool isDenied = true;
        try
        {
            Join(async token =>
            {
                await store.VerifyAsync(token).ConfigureAwait(false);
                return true;
            });
            isDenied = false;
        }
        catch (IdentityStoreException exception) when (exception.Kind != IdentityStoreFault.Denied)
        {
            isDenied = false;
            WriteWarning($"The credential could not be verified with the store: {exception.Message} The session was created anyway. To skip the verification, use -NoVerify.");
        }
        catch (IdentityStoreException exception)
        {
            ThrowTerminatingError(ErrorRecords.Create(exception, address));
        }
        finally
        {
            if (isDenied)
            {
                store.Dispose();
            }
        }
    }
}
