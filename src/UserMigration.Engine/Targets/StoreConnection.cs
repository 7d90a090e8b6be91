using System;

namespace UserMigration.Engine.Targets;

/// <summary>The settings of a session with a store.</summary>
public sealed class StoreConnection
{
    /// <summary>Creates the settings. No call is made.</summary>
    /// <param name="uri">The address of the store; https, or http on loopback.</param>
    /// <param name="credential">The API client.</param>
    /// <param name="time">The clock.</param>
    public StoreConnection(Uri uri, StoreCredential credential, TimeProvider time)
    {
        Uri = uri ?? throw new ArgumentNullException(nameof(uri));
        Credential = credential ?? throw new ArgumentNullException(nameof(credential));
        Time = time ?? throw new ArgumentNullException(nameof(time));
    }

    /// <summary>The address of the store.</summary>
    public Uri Uri { get; }

    /// <summary>The API client.</summary>
    public StoreCredential Credential { get; }

    /// <summary>The clock.</summary>
    public TimeProvider Time { get; }

    /// <summary>The way in which calls authenticate; null for the default of the kind of store.</summary>
    public StoreAuthentication? Authentication { get; init; }

    /// <summary>The address of the token issuer; null if it is the address of the store, or if no tokens are needed.</summary>
    public Uri? IssuerUri { get; init; }

    /// <summary>The scopes to request for a token, separated by spaces; null for the scopes that each call needs.</summary>
    public string? Scope { get; init; }

    /// <summary>The settings of the connection that only some kinds of store have.</summary>
    public StoreSettings Settings { get; init; } = StoreSettings.None;

    /// <summary>Unwraps the output of a script into a value that an attribute can have; null if nothing needs unwrapping.</summary>
    public Func<object, object?>? Unwrap { get; init; }

    /// <summary>Checks that the session does not specify another authentication than tokens.</summary>
    /// <param name="store">The name of the kind of store.</param>
    /// <exception cref="MigrationException">It does.</exception>
    internal void RequireTokens(string store)
    {
        if (Authentication is { } kind and not StoreAuthentication.Token)
        {
            throw new MigrationException(
                "AuthenticationUnknown",
                MigrationFault.InvalidArgument,
                $"{store} does not support the authentication {kind}. Use -Authentication Token, or omit -Authentication.");
        }
    }
}
