using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Threading.Tasks;
using UserMigration.Sandbox.Http;
using UserMigration.Sandbox.Scim.Calls;
using UserMigration.Sandbox.Tokens;

namespace UserMigration.Sandbox.Scim.Tokens;

/// <summary>Issues access tokens for client credentials, in the form or in the header (RFC 6749, section 4.4).</summary>
internal sealed class TokenCall : IScimCall
{
    /// <summary>The name of the call.</summary>
    public const string CallName = "POST token";

    private readonly TokenStore _tokens;
    private readonly ClientCredentials _client;

    public TokenCall(TokenStore tokens, ApiClient client)
    {
        _tokens = tokens;
        _client = new ClientCredentials(client.Id, client.Secret);
    }

    public string Name => CallName;

    public bool IsOpen => true;

    public async ValueTask<CallAnswer> AnswerAsync(CallRequest request)
    {
        CallForm form = await request.ReadFormAsync().ConfigureAwait(false);
        Dictionary<string, string> parameters = form.All.ToDictionary(field => field.Key, field => Encoding.UTF8.GetString(field.Value.Span), StringComparer.Ordinal);
        if (parameters.GetValueOrDefault("grant_type") != "client_credentials")
        {
            throw OAuthException.UnsupportedGrant();
        }

        return ClientCredentials.Read(request, parameters).AreOf(_client) ? TokenAnswer.Issue(_tokens) : throw OAuthException.InvalidClient();
    }
}
