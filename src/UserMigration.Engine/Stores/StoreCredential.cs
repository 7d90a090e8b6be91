using System;
using System.Net;
using System.Security;
using System.Text;

namespace UserMigration.Engine.Stores;

/// <summary>A client's name and secret. The secret can't be read from it; it goes into the request that needs it.</summary>
public sealed class StoreCredential
{
    private readonly SecureString _secret;

    /// <summary>Makes a credential.</summary>
    /// <param name="clientId">The API client.</param>
    /// <param name="secret">Its secret.</param>
    public StoreCredential(string clientId, SecureString secret)
    {
        ClientId = clientId ?? throw new ArgumentNullException(nameof(clientId));
        _secret = (secret ?? throw new ArgumentNullException(nameof(secret))).Copy();
        _secret.MakeReadOnly();
    }

    /// <summary>The API client.</summary>
    public string ClientId { get; }

    /// <summary>The value of a Basic authorization header (RFC 7617).</summary>
    internal string ToBasic()
    {
        string secret = new NetworkCredential(string.Empty, _secret).Password;
        return Convert.ToBase64String(Encoding.UTF8.GetBytes(ClientId + ":" + secret));
    }

    /// <summary>The client; never the secret.</summary>
    public override string ToString() => ClientId;
}
