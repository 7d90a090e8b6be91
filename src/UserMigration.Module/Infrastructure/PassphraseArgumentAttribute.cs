using System;
using System.Management.Automation;
using System.Security;

namespace UserMigration.Infrastructure;

/// <summary>
/// Accepts a passphrase as SecureString, as PSCredential (whose user name does not matter), or as the output of New-MigrationPassphrase. PowerShell's own message for
/// any other value would repeat the value.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class PassphraseArgumentAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData) => ScriptValue.Bare(inputData) switch
    {
        null => null,
        SecureString secret => secret,
        PSCredential credential => credential.Password,
        MigrationPassphrase passphrase => passphrase.Passphrase,
        _ => throw new ArgumentTransformationMetadataException(
            "A passphrase must be a SecureString or a PSCredential. Create it with Read-Host -AsSecureString, Get-Credential or New-MigrationPassphrase."),
    };
}
