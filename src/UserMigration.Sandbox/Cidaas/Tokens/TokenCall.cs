using System;
using System.Collections.Generic;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using System.Threading.Tasks;
using UserMigration.Sandbox.Cidaas.Answers;
using UserMigration.Sandbox.Cidaas.Calls;
using UserMigration.Sandbox.Http;

namespace UserMigration.Sandbox.Cidaas.Tokens;

/// <summary>Issues access tokens for client credentials (contract of cidaas, section 4; RFC 6749).</summary>
internal sealed class TokenCall : ICidaasCall
{
    /// <summary>The path of the token endpoint.</summary>
    public const string Path = "token-srv/token";

    private readonly TokenStore _tokens;
    private readonly IReadOnlyList<string> _scopes;
    private readonly byte[] _client;

    public TokenCall(TokenStore tokens, IReadOnlyList<string> scopes, ApiClient client)
    {
        _tokens = tokens;
        _scopes = scopes;
        _client = Hash(client.Id, client.Secret);
    }

    public string Method => "POST";

    public string Name => Path;

    public Access Access => Access.Open;

    public async ValueTask<CallAnswer> AnswerAsync(CallRequest request, string segment)
    {
        IReadOnlyDictionary<string, string> parameters = await TokenParameters.ReadAsync(request).ConfigureAwait(false);
        string grant = parameters.GetValueOrDefault("grant_type")
            ?? throw OAuthException.InvalidRequest("The parameter grant_type is missing.");
        Authenticate(ClientCredentials.Read(request, parameters));
        if (grant != "client_credentials")
        {
            throw new OAuthException("unsupported_grant_type", "The grant type must be client_credentials.");
        }

        string[] asked = (parameters.GetValueOrDefault("scope") ?? string.Empty).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (asked.Except(_scopes).Any())
        {
            throw new OAuthException("invalid_scope", "The client does not have all the scopes that are asked for.");
        }

        string[] given = asked.Length == 0 ? _scopes.ToArray() : asked.Distinct().ToArray();
        string token = _tokens.Issue(given);
        return CidaasAnswer.Json(writer =>
        {
            writer.WriteStartObject();
            writer.WriteString("access_token"u8, token);
            writer.WriteString("token_type"u8, "Bearer"u8);
            writer.WriteNumber("expires_in"u8, _tokens.Lifetime);
            writer.WriteString("scope"u8, string.Join(' ', given));
            writer.WriteEndObject();
        });
    }

    private void Authenticate((string Id, string Secret) given)
    {
        if (!CryptographicOperations.FixedTimeEquals(Hash(given.Id, given.Secret), _client))
        {
            throw OAuthException.InvalidClient();
        }
    }

    private static byte[] Hash(string id, string secret) => SHA256.HashData(Encoding.UTF8.GetBytes($"{id}\0{secret}"));
}
