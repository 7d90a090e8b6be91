using System;
using System.Collections.Generic;
using System.Linq;
using System.Security;
using Renci.SshNet;
using Renci.SshNet.Common;

namespace UserMigration.Engine.Transfer.Connection;

/// <summary>How the user signs in: with a key, then with a password, then by answering the server's prompt for the password (RFC 4252, RFC 4256).</summary>
internal sealed class SignIn : IDisposable
{
    private readonly SftpSettings _settings;
    private readonly PrivateKeyFile? _key;
    private string? _prompt;

    /// <summary>Creates the methods for signing in.</summary>
    /// <param name="settings">The user, the key and the password.</param>
    /// <exception cref="MigrationException">There is neither a key nor a password, or the key can't be used.</exception>
    public SignIn(SftpSettings settings)
    {
        _settings = settings;
        if (settings.KeyFile is null && settings.Password is null)
        {
            throw new MigrationException(
                "SftpCredentialMissing",
                MigrationFault.InvalidArgument,
                $"There is neither a key nor a password for '{settings.Address}'. Specify -KeyFile, or -Credential with the user name and the password.",
                settings.Address.ToString());
        }

        _key = settings.KeyFile is null ? null : PrivateKeyReader.Read(settings.KeyFile, settings.KeyPassphrase);
    }

    /// <summary>Creates the methods for a new connection.</summary>
    public AuthenticationMethod[] CreateMethods()
    {
        List<AuthenticationMethod> methods = new List<AuthenticationMethod>();
        if (_key is not null)
        {
            methods.Add(new PrivateKeyAuthenticationMethod(_settings.UserName, _key));
        }

        if (_settings.Password is { } password)
        {
            methods.Add(new PasswordAuthenticationMethod(_settings.UserName, SecretText.Read(password)));
            KeyboardInteractiveAuthenticationMethod interactive = new KeyboardInteractiveAuthenticationMethod(_settings.UserName);
            bool isAnswered = false;
            interactive.AuthenticationPrompt += (_, arguments) => isAnswered = Answer(arguments, password, isAnswered);
            methods.Add(interactive);
        }

        return methods.ToArray();
    }

    /// <summary>Explains why the server refused the user.</summary>
    /// <param name="exception">What the library reported.</param>
    public MigrationException Explain(SshAuthenticationException exception)
    {
        string user = $"The server '{_settings.Address}' refused the user '{_settings.UserName}'";
        if (_prompt is not null)
        {
            return Fault("SftpPromptNotSupported", $"{user}: it asks for more than a password (\"{_prompt}\"). Ask the operator for an account that signs in with a key.", exception);
        }

        // "No suitable authentication method found to complete authentication (publickey,password)."
        int list = exception.Message.LastIndexOf('(');
        if (exception.Message.StartsWith("No suitable", StringComparison.Ordinal) && list > 0)
        {
            string methods = exception.Message.Substring(list).Trim('(', ')', '.');
            return Fault("SftpMethodNotAccepted", $"{user}: it accepts only {methods}. {(methods.Contains("publickey") ? "Specify -KeyFile." : "Specify -Credential with a password.")}", exception);
        }

        return _settings.Password is null
            ? Fault("SftpKeyRefused", $"{user} with the key '{_settings.KeyFile}'. Check the user name, and whether the operator has installed the public key of this file.", exception)
            : Fault("SftpPasswordRefused", $"{user} with {(_key is null ? string.Empty : $"the key '{_settings.KeyFile}' and ")}the password. Check the user name and the password.", exception);
    }

    /// <inheritdoc/>
    public void Dispose() => _key?.Dispose();

    // The password answers one prompt, the hidden one. A code from a device can't be answered.
    private bool Answer(AuthenticationPromptEventArgs arguments, SecureString password, bool isAnswered)
    {
        foreach (AuthenticationPrompt prompt in arguments.Prompts)
        {
            if (isAnswered || prompt.IsEchoed)
            {
                _prompt = new string(prompt.Request.Where(letter => !char.IsControl(letter)).Take(100).ToArray()).Trim();
                prompt.Response = string.Empty;
                continue;
            }

            prompt.Response = SecretText.Read(password);
            isAnswered = true;
        }

        return isAnswered;
    }

    private MigrationException Fault(string id, string message, Exception exception) =>
        new MigrationException(id, MigrationFault.PermissionDenied, message, _settings.Address.ToString(), exception);
}
