using System;
using System.Management.Automation;
using System.Security;

namespace UserMigration.Infrastructure;

/// <summary>Accepts only a SecureString. PowerShell's own message for any other value would repeat the value.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class SecureArgumentAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData) => ScriptValue.Bare(inputData) switch
    {
        null => null,
        SecureString secret => secret,
        _ => throw new ArgumentTransformationMetadataException(
            "A password must be a SecureString. Create it with Read-Host -AsSecureString or ConvertTo-SecureString."),
    };
}
