using System;

namespace UserMigration.Engine.Targets;

/// <summary>What a session with a store is made of.</summary>
public sealed class StoreConnection
{
    /// <summary>Makes a connection; no call is made.</summary>
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

    /// <summary>How calls show who makes them; null takes what the kind of store does.</summary>
    public StoreAuthentication? Authentication { get; init; }

    /// <summary>The address of the issuer of tokens, where it is not the store's own; null if it is, or none is needed.</summary>
    public Uri? IssuerUri { get; init; }

    /// <summary>The scopes to ask a token for, in place of those that each call needs; null for those. Blanks between them.</summary>
    public string? Scope { get; init; }

    /// <summary>Unwraps the output of a script into a value that an attribute can have; null if nothing needs unwrapping.</summary>
    public Func<object, object?>? Unwrap { get; init; }
}
