using System;
using System.Collections.Generic;

namespace UserMigration;

/// <summary>
/// How to connect with a store, under a name. It says where the secret is, and never contains it. Profiles are kept in a file of
/// the user's own.
/// </summary>
public sealed class IdentityStoreProfile
{
    /// <summary>Creates a profile.</summary>
    /// <param name="name">The name. It is not case-sensitive.</param>
    /// <param name="target">The kind of store.</param>
    /// <param name="uri">The address of the store.</param>
    public IdentityStoreProfile(string name, IdentityTarget target, Uri uri)
    {
        Name = name ?? throw new ArgumentNullException(nameof(name));
        Target = target;
        Uri = uri ?? throw new ArgumentNullException(nameof(uri));
    }

    /// <summary>The name. It is not case-sensitive.</summary>
    public string Name { get; }

    /// <summary>Whether Connect-IdentityStore uses this profile if none is named.</summary>
    public bool IsDefault { get; init; }

    /// <summary>The kind of store.</summary>
    public IdentityTarget Target { get; }

    /// <summary>The address of the store.</summary>
    public Uri Uri { get; }

    /// <summary>The API client; null if it comes with the secret.</summary>
    public string? ClientId { get; init; }

    /// <summary>How calls are authenticated; null for the default of the kind of store.</summary>
    public StoreAuthentication? Authentication { get; init; }

    /// <summary>The address of the issuer of tokens; null for that of the store.</summary>
    public Uri? IssuerUri { get; init; }

    /// <summary>The scopes to request for tokens; empty for those that each call needs.</summary>
    public IReadOnlyList<string> Scope { get; init; } = Array.Empty<string>();

    /// <summary>The settings of the connection that only some kinds of store have, by name.</summary>
    public IReadOnlyDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>(0);

    /// <summary>The entity type of commands that do not specify one; null for the usual one.</summary>
    public string? EntityType { get; init; }

    /// <summary>The maximum number of calls per second of commands that do not specify one, 0 for no limit; null for the usual one.</summary>
    public double? RateLimit { get; init; }

    /// <summary>The name of the secret in SecretManagement, or null.</summary>
    public string? SecretName { get; init; }

    /// <summary>The vault of SecretManagement; null for any vault.</summary>
    public string? SecretVault { get; init; }

    /// <summary>The full path of a file that Export-Clixml created from a PSCredential or a SecureString, or null.</summary>
    public string? CredentialPath { get; init; }

    /// <summary>The name of an environment variable whose value is the secret, or null.</summary>
    public string? SecretVariable { get; init; }

    /// <summary>A command of PowerShell whose output is the secret, or null.</summary>
    public string? SecretCommand { get; init; }

    /// <summary>Where the secret comes from, in words.</summary>
    public string SecretSource =>
        SecretName is not null ? "SecretManagement, " + SecretName
        : CredentialPath ?? (SecretVariable is not null ? "$env:" + SecretVariable : SecretCommand ?? "-Credential");

    /// <summary>Returns the name, the target and the address.</summary>
    public override string ToString() => $"{Name}: {Target} {Uri}";
}
