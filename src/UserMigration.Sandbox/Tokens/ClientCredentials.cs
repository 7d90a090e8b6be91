using System;
using System.Collections.Generic;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using UserMigration.Sandbox.Http;

namespace UserMigration.Sandbox.Tokens;

/// <summary>
/// The id and the secret of the client: in the header or among the parameters (RFC 6749, section 2.3.1), but not in
/// both.
/// </summary>
internal sealed class ClientCredentials
{
    private readonly byte[] _hash;

    public ClientCredentials(string id, string secret)
    {
        _hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{id}\0{secret}"));
    }

    /// <summary>Reads the credentials.</summary>
    /// <exception cref="OAuthException">The credentials are missing, or they can't be read.</exception>
    public static ClientCredentials Read(CallRequest request, IReadOnlyDictionary<string, string> parameters)
    {
        string? header = request.Context.Request.Headers.Authorization;
        string? secret = parameters.GetValueOrDefault("client_secret");
        if (header is null)
        {
            return parameters.TryGetValue("client_id", out string? id) && secret is not null
                ? new ClientCredentials(id, secret)
                : throw OAuthException.InvalidClient();
        }

        return secret is null
            ? ReadHeader(header)
            : throw OAuthException.InvalidRequest("The client must authenticate by the header or by parameters, not by both.");
    }

    /// <summary>Reads the credentials of the Authorization header.</summary>
    /// <exception cref="OAuthException">The credentials are missing, or they can't be read.</exception>
    public static ClientCredentials ReadHeader(string? header)
    {
        if (!AuthenticationHeaderValue.TryParse(header, out AuthenticationHeaderValue? given)
            || !given.Scheme.Equals("Basic", StringComparison.OrdinalIgnoreCase)
            || given.Parameter is null)
        {
            throw OAuthException.InvalidClient();
        }

        byte[] decoded = new byte[given.Parameter.Length];
        if (!Convert.TryFromBase64String(given.Parameter, decoded, out int count))
        {
            throw OAuthException.InvalidClient();
        }

        string text = Encoding.UTF8.GetString(decoded, 0, count);
        int colon = text.IndexOf(':', StringComparison.Ordinal);
        return colon < 0
            ? throw OAuthException.InvalidClient()
            : new ClientCredentials(WebUtility.UrlDecode(text.Substring(0, colon)), WebUtility.UrlDecode(text.Substring(colon + 1)));
    }

    /// <summary>Whether they are those of a client. They are compared in constant time.</summary>
    public bool AreOf(ClientCredentials client) => CryptographicOperations.FixedTimeEquals(_hash, client._hash);
}
