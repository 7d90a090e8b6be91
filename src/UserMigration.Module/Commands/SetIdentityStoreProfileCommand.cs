using System;
using System.Linq;
using System.Management.Automation;
using System.Security;
using UserMigration.Completion;
using UserMigration.Engine.Composition;
using UserMigration.Engine.Profiles;
using UserMigration.Engine.Targets;
using UserMigration.Infrastructure;

namespace UserMigration.Commands;

/// <summary>
/// Creates or replaces a profile: how to connect with a store, under a name. The profile says where the secret is; the secret itself
/// is never part of it.
/// </summary>
[Cmdlet(VerbsCommon.Set, "IdentityStoreProfile", HelpUri = HelpPages.SetIdentityStoreProfile, SupportsShouldProcess = true, DefaultParameterSetName = AskSet)]
[OutputType(typeof(IdentityStoreProfile))]
public sealed class SetIdentityStoreProfileCommand : MigrationCommand, IDynamicParameters
{
    private const string AskSet = "Ask";
    private const string VaultSet = "Vault";
    private const string FileSet = "File";
    private const string VariableSet = "Variable";
    private const string CommandSet = "Command";

    private StoreSettingParameters? _settings;

    /// <summary>The name of the profile: letters, digits, hyphens, dots and underscores.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(ProfileCompleter))]
    [ValidatePattern(@"^[\w.-]{1,64}\z")]
    public string Name { get; set; } = null!;

    /// <summary>The kind of store.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipelineByPropertyName = true)]
    public IdentityTarget Target { get; set; }

    /// <summary>The address of the store: https, or http on this machine. For PingOne, -Region is sufficient.</summary>
    [Parameter(Position = 2, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNull]
    public Uri? Uri { get; set; }

    /// <summary>The API client.</summary>
    [Parameter(Position = 3, ValueFromPipelineByPropertyName = true)]
    [ValidateNotNullOrEmpty]
    public string? ClientId { get; set; }

    /// <summary>How calls are authenticated.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public StoreAuthentication? Authentication { get; set; }

    /// <summary>The address of the issuer of tokens, if it is not that of the store.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public Uri? IssuerUri { get; set; }

    /// <summary>The scopes to request for tokens, in place of those that each call needs.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(ScopeCompleter))]
    public string[]? Scope { get; set; }

    /// <summary>The entity type for commands that do not specify one.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(EntityTypeCompleter))]
    public string? EntityType { get; set; }

    /// <summary>
    /// The maximum number of calls per second for commands that do not specify one, from 0 to 100,000; 0 means no
    /// limit.
    /// </summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ValidateRange(0.0, 100_000.0)]
    public double? RateLimit { get; set; }

    /// <summary>
    /// The name of the secret in SecretManagement (Get-Secret): a text, a SecureString or a PSCredential.
    /// </summary>
    [Parameter(Mandatory = true, ParameterSetName = VaultSet)]
    [ValidateNotNullOrEmpty]
    public string? SecretName { get; set; }

    /// <summary>The vault of SecretManagement.</summary>
    [Parameter(ParameterSetName = VaultSet)]
    [ValidateNotNullOrEmpty]
    public string? SecretVault { get; set; }

    /// <summary>A file that Export-Clixml created from a PSCredential or a SecureString.</summary>
    [Parameter(Mandatory = true, ParameterSetName = FileSet)]
    [ValidateNotNullOrEmpty]
    public string? CredentialPath { get; set; }

    /// <summary>The name of an environment variable.</summary>
    [Parameter(Mandatory = true, ParameterSetName = VariableSet)]
    [ValidatePattern(@"^[^=\s]+\z")]
    public string? SecretVariable { get; set; }

    /// <summary>A command whose output is the secret: one text, SecureString or PSCredential.</summary>
    [Parameter(Mandatory = true, ParameterSetName = CommandSet)]
    [ValidateNotNull]
    public ScriptBlock? SecretCommand { get; set; }

    /// <summary>
    /// Makes this the default profile, which Connect-IdentityStore uses if no profile and no address is specified.
    /// </summary>
    [Parameter]
    public SwitchParameter Default { get; set; }

    /// <summary>Returns the profile.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private StoreSettingParameters Parameters => _settings ??= new StoreSettingParameters(StoreSettingScope.Connection);

    /// <summary>Returns the parameters for settings that only some kinds of store have, such as -EnvironmentId.</summary>
    public object GetDynamicParameters() => Parameters.Definitions;

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        ProfileFile file = Try(ProfileFile.OfUser);
        IdentityStoreProfile profile = Try(() => Create(IsDefault(file)));
        if (ShouldProcess($"{profile} in '{file.FilePath}'", "Set a profile"))
        {
            Try(file.Set, profile);
        }

        if (PassThru)
        {
            WriteObject(profile);
        }
    }

    // A profile that is set again remains the default one, unless it is specified otherwise.
    private bool IsDefault(ProfileFile file) => MyInvocation.BoundParameters.ContainsKey(nameof(Default))
        ? Default
        : file.Read().Any(profile => profile.IsDefault && string.Equals(profile.Name, Name, StringComparison.OrdinalIgnoreCase));

    private IdentityStoreProfile Create(bool isDefault) => new IdentityStoreProfile(Name, Target, CheckedUri())
    {
        IsDefault = isDefault,
        Settings = ConnectionSettings.ToTexts(Parameters.Read()),
        ClientId = ClientId,
        Authentication = Authentication,
        IssuerUri = IssuerUri,
        Scope = Scope ?? Array.Empty<string>(),
        EntityType = EntityType,
        RateLimit = RateLimit,
        SecretName = SecretName,
        SecretVault = SecretVault,
        CredentialPath = CredentialPath is null ? null : PathResolver.ResolveLiteral(this, CredentialPath),
        SecretVariable = SecretVariable,
        SecretCommand = SecretCommand?.ToString().Trim(),
    };

    // A profile that no session could be opened with is refused now. No call is made.
    private Uri CheckedUri()
    {
        StoreSettings settings = Parameters.Read();
        SettingCheck.Check(settings, Target, StoreTargets.Get(Target).Capabilities);
        Uri address = Uri ?? StoreTargets.Get(Target).AddressFrom(settings) ?? throw ConnectIdentityStoreCommand.UriMissing(Target);
        using SecureString secret = new SecureString();
        secret.AppendChar('-');
        using IIdentityStore store = StoreTargets.Get(Target).Connect(new StoreConnection(address, new StoreCredential(ClientId ?? Name, secret), Time)
        {
            Settings = settings,
            Authentication = Authentication,
            IssuerUri = IssuerUri,
            Scope = Scope is null ? null : string.Join(" ", Scope),
            Unwrap = ScriptValue.ToAttribute,
        });
        SettingCheck.Check(EntityType is null ? StoreSettings.None : StoreSettings.None.With(StoreSetting.EntityType, EntityType), store);
        return store.Uri;
    }
}
