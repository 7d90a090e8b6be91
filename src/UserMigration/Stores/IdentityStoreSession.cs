using System;

namespace UserMigration;

/// <summary>
/// A session with an identity store. It names the client and contains the port; the secret can't be read from it.
/// </summary>
public sealed class IdentityStoreSession : IDisposable
{
    private readonly IIdentityStore _store;

    /// <summary>Creates a session.</summary>
    /// <param name="store">The store; the session owns it.</param>
    /// <param name="clientId">The API client.</param>
    /// <param name="connectedAt">When it was opened, in UTC.</param>
    /// <param name="authentication">How its calls are authenticated.</param>
    public IdentityStoreSession(
        IIdentityStore store,
        string clientId,
        DateTimeOffset connectedAt,
        StoreAuthentication authentication = StoreAuthentication.Basic)
    {
        _store = store ?? throw new ArgumentNullException(nameof(store));
        ClientId = clientId;
        ConnectedAt = connectedAt;
        Authentication = authentication;
    }

    /// <summary>The kind of store.</summary>
    public IdentityTarget Target => _store.Target;

    /// <summary>The address of the store.</summary>
    public Uri Uri => _store.Uri;

    /// <summary>The API client.</summary>
    public string ClientId { get; }

    /// <summary>How its calls are authenticated.</summary>
    public StoreAuthentication Authentication { get; }

    /// <summary>The name of the profile that it was opened with, or null.</summary>
    public string? Profile { get; init; }

    /// <summary>The entity type of commands that do not specify one; null for the usual one.</summary>
    public string? EntityType { get; init; }

    /// <summary>The maximum number of calls per second of commands that do not specify one, 0 for no limit; null for the usual one.</summary>
    public double? RateLimit { get; init; }

    /// <summary>When the session was opened, in UTC.</summary>
    public DateTimeOffset ConnectedAt { get; }

    /// <summary>Whether it was closed.</summary>
    public bool IsDisconnected { get; private set; }

    /// <summary>The port to the store.</summary>
    /// <exception cref="ObjectDisposedException">The session was closed.</exception>
    public IIdentityStore GetStore() =>
        IsDisconnected ? throw new ObjectDisposedException(nameof(IdentityStoreSession)) : _store;

    /// <summary>Closes the session.</summary>
    public void Dispose()
    {
        IsDisconnected = true;
        _store.Dispose();
    }

    /// <summary>Returns the target, the address, the client and the kind of authentication.</summary>
    public override string ToString() => $"{Target} {Uri} ({ClientId}, {Authentication})";
}
