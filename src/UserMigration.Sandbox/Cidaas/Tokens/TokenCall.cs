using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using UserMigration.Sandbox.Cidaas.Calls;
using UserMigration.Sandbox.Http;
using UserMigration.Sandbox.Tokens;

namespace UserMigration.Sandbox.Cidaas.Tokens;

/// <summary>Issues access tokens for client credentials (contract of cidaas, section 4; RFC 6749).</summary>
internal sealed class TokenCall : ICidaasCall
{
    /// <summary>The path of the token endpoint.</summary>
    public const string Path = "token-srv/token";

    private readonly TokenStore _tokens;
    private readonly IReadOnlyList<string> _scopes;
    private readonly ClientCredentials _client;

    public TokenCall(TokenStore tokens, IReadOnlyList<string> scopes, ApiClient client)
    {
        _tokens = tokens;
        _scopes = scopes;
        _client = new ClientCredentials(client.Id, client.Secret);
    }

    public string Method => "POST";

    public string Name => Path;

    public Access Access => Access.Open;

    public async ValueTask<CallAnswer> AnswerAsync(CallRequest request, string segment)
    {
        IReadOnlyDictionary<string, string> parameters = await TokenParameters.ReadAsync(request).ConfigureAwait(false);
        string grant = parameters.GetValueOrDefault("grant_type")
            ?? throw OAuthException.InvalidRequest("The parameter grant_type is missing.");
        if (!ClientCredentials.Read(request, parameters).AreOf(_client))
        {
            throw OAuthException.InvalidClient();
        }

        if (grant != "client_credentials")
        {
            throw OAuthException.UnsupportedGrant();
        }

        string[] asked = (parameters.GetValueOrDefault("scope") ?? string.Empty).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (asked.Except(_scopes).Any())
        {
            throw new OAuthException("invalid_scope", "The client does not have all the scopes that are asked for.");
        }

        return TokenAnswer.Issue(_tokens, asked.Length == 0 ? _scopes.ToArray() : asked.Distinct().ToArray());
    }
}
