using System;
using System.Collections.Generic;
using System.Collections.ObjectModel;
using System.Linq;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Security;
using UserMigration.Engine.Profiles;
using UserMigration.Engine.Values;

namespace UserMigration.Infrastructure;

/// <summary>Gets the credential of a profile from where the profile says it is. No message contains the secret or the output of a command.</summary>
internal sealed class ProfileSecret
{
    private const int Refused = 5;

    // A native command reports a failure only by its exit code.
    private const string RunCommand = """
        param($Command)
        Set-StrictMode -Off
        $before = $global:LASTEXITCODE
        $global:LASTEXITCODE = 0
        & ([scriptblock]::Create($Command))
        if ($global:LASTEXITCODE -ne 0) { throw "exit code $global:LASTEXITCODE" }
        $global:LASTEXITCODE = $before
        """;

    private readonly PSCmdlet _command;
    private readonly IdentityStoreProfile _profile;
    private readonly bool _canAsk;

    /// <param name="command">The command.</param>
    /// <param name="profile">The profile.</param>
    /// <param name="canAsk">Whether the user may be asked.</param>
    public ProfileSecret(PSCmdlet command, IdentityStoreProfile profile, bool canAsk)
    {
        _canAsk = canAsk;
        _command = command;
        _profile = profile;
    }

    /// <summary>Gets the credential.</summary>
    /// <exception cref="MigrationException">There is none, or it belongs to another client.</exception>
    public PSCredential Read()
    {
        object? secret = _profile.SecretName is { } name ? FromVault(name)
            : _profile.CredentialPath is { } path ? FromFile(path)
            : _profile.SecretVariable is { } variable ? Environment.GetEnvironmentVariable(variable)
            : _profile.SecretCommand is { } command ? Single(Run(RunCommand, "Run the command by itself to see why.", command))
            : Ask();
        return secret switch
        {
            PSCredential credential when _profile.ClientId is null || credential.UserName == _profile.ClientId => credential,
            PSCredential => throw Fault(
                "ProfileSecretInvalid",
                MigrationFault.InvalidData,
                $"The credential of the profile '{_profile.Name}' ({_profile.SecretSource}) is that of another client than the profile names. Correct one of them."),
            SecureString { Length: > 0 } text => new PSCredential(ClientId(), text),
            string { Length: > 0 } text => new PSCredential(ClientId(), Secure(text)),
            null or SecureString or string => throw Fault(
                "ProfileSecretNotFound",
                MigrationFault.NotFound,
                $"The profile '{_profile.Name}' gets its secret from {_profile.SecretSource}, and there is none. Create it there, or specify -Credential."),
            _ => throw Fault(
                "ProfileSecretInvalid",
                MigrationFault.InvalidData,
                $"The profile '{_profile.Name}' gets its secret from {_profile.SecretSource}, and this is not a text, a SecureString or a PSCredential."),
        };
    }

    private string ClientId() => _profile.ClientId ?? throw Fault(
        "ProfileSecretInvalid",
        MigrationFault.InvalidData,
        $"The secret of the profile '{_profile.Name}' comes without a client. Set the profile again with -ClientId.");

    private object? FromVault(string name)
    {
        if (_command.InvokeCommand.GetCommand("Get-Secret", CommandTypes.Cmdlet | CommandTypes.Function) is null)
        {
            throw Fault(
                "SecretManagementMissing",
                MigrationFault.NotInstalled,
                $"The profile '{_profile.Name}' gets its secret from SecretManagement, which is not installed. Run: Install-Module Microsoft.PowerShell.SecretManagement");
        }

        string advice = $"Run Get-Secret -Name {PowerShellText.Quote(name)} to see why.";
        return Single(_profile.SecretVault is { } vault
            ? Run("param($Name, $Vault) Get-Secret -Name $Name -Vault $Vault -ErrorAction Stop", advice, name, vault)
            : Run("param($Name) Get-Secret -Name $Name -ErrorAction Stop", advice, name));
    }

    private object? FromFile(string path)
    {
        CredentialFile.Check(path);
        return Single(Run(
            "param($Path) Import-Clixml -LiteralPath $Path -ErrorAction Stop",
            "The file must have been created with Export-Clixml; on Windows, by this user on this machine.",
            path));
    }

    private PSCredential? Ask() => Interaction.AskCredential(_command, _profile.ToString(), _profile.ClientId, _canAsk, () => Fault(
        "ProfileSecretNotFound",
        MigrationFault.NotFound,
        $"The profile '{_profile.Name}' does not say where its secret is, and nobody can be asked. Specify -Credential, or set the profile again with -SecretName, -CredentialPath, -SecretVariable or -SecretCommand."));

    private Collection<PSObject> Run(string script, string advice, params object[] arguments)
    {
        try
        {
            return _command.InvokeCommand.InvokeScript(script, true, PipelineResultTypes.None, null, arguments);
        }
        catch (RuntimeException exception) when (exception is not PipelineStoppedException)
        {
            throw Fault(
                "ProfileSecretFailed",
                MigrationFault.InvalidOperation,
                $"The profile '{_profile.Name}' gets its secret from {_profile.SecretSource}, and this ended with an error ({(exception.InnerException ?? exception).GetType().Name}). {advice}");
        }
    }

    private object? Single(IEnumerable<PSObject?> output)
    {
        object[] found = output.Select(item => item?.BaseObject).OfType<object>().Where(item => item is not string text || text.Trim().Length > 0).ToArray();
        return found.Length < 2 ? found.FirstOrDefault() : throw Fault(
            "ProfileSecretInvalid",
            MigrationFault.InvalidData,
            $"The profile '{_profile.Name}' gets its secret from {_profile.SecretSource}, and this returned {found.Length} objects. It must return one.");
    }

    private static SecureString Secure(string text)
    {
        SecureString secret = new SecureString();
        foreach (char character in text)
        {
            secret.AppendChar(character);
        }

        secret.MakeReadOnly();
        return secret;
    }

    private MigrationException Fault(string id, MigrationFault fault, string message) =>
        new MigrationException(id, fault, message, _profile.Name, exitCode: Refused);
}
