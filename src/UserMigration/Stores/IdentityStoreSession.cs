using System;

namespace UserMigration;

/// <summary>A session with an identity store. It names the client and holds the port; the secret can't be read from it.</summary>
public sealed class IdentityStoreSession : IDisposable
{
    private readonly IIdentityStore _store;

    /// <summary>Makes a session.</summary>
    /// <param name="store">The store; the session owns it.</param>
    /// <param name="clientId">The API client.</param>
    /// <param name="connectedAt">When it was made, in UTC.</param>
    /// <param name="authentication">How its calls show who makes them.</param>
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

    /// <summary>How calls show who makes them.</summary>
    public StoreAuthentication Authentication { get; }

    /// <summary>When the session was made, in UTC.</summary>
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

    /// <summary>Target, address, client, and how its calls show who makes them.</summary>
    public override string ToString() => $"{Target} {Uri} ({ClientId}, {Authentication})";
}
