using System;
using System.Text;
using System.Threading.Tasks;
using UserMigration.Sandbox.Http;
using UserMigration.Sandbox.PingOne.Calls;
using UserMigration.Sandbox.Tokens;

namespace UserMigration.Sandbox.PingOne.Tokens;

/// <summary>
/// Issues access tokens for client credentials (RFC 6749, section 4.4). The client authenticates by the Authorization header, as a worker
/// app does unless it is set up in another way.
/// </summary>
internal sealed class TokenCall : IPingOneCall
{
    private readonly TokenStore _tokens;
    private readonly ClientCredentials _client;

    public TokenCall(TokenStore tokens, ApiClient client)
    {
        _tokens = tokens;
        _client = new ClientCredentials(client.Id, client.Secret);
    }

    public string Name => CallRouter.Token;

    public bool NeedsToken => false;

    public async ValueTask<CallAnswer> AnswerAsync(CallRequest request, CallPlace place)
    {
        CallForm form = await request.ReadFormAsync().ConfigureAwait(false);
        string grant;
        try
        {
            grant = form.Fields().TryGetValue("grant_type", out ReadOnlyMemory<byte> given) ? Encoding.UTF8.GetString(given.Span) : string.Empty;
        }
        catch (FormException exception)
        {
            throw OAuthException.InvalidRequest(exception.Message);
        }

        if (!ClientCredentials.ReadHeader(request.Context.Request.Headers.Authorization).AreOf(_client))
        {
            throw OAuthException.InvalidClient();
        }

        return grant == "client_credentials" ? TokenAnswer.Issue(_tokens) : throw OAuthException.UnsupportedGrant();
    }
}
