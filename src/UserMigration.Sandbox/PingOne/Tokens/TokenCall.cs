using System;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Threading.Tasks;
using UserMigration.Sandbox.Http;
using UserMigration.Sandbox.PingOne.Answers;
using UserMigration.Sandbox.PingOne.Calls;

namespace UserMigration.Sandbox.PingOne.Tokens;

/// <summary>
/// Issues access tokens for client credentials (RFC 6749, section 4.4). The client authenticates by the Authorization header, as a worker
/// app does unless it is set up in another way.
/// </summary>
internal sealed class TokenCall : IPingOneCall
{
    private readonly TokenTable _tokens;
    private readonly byte[] _client;

    public TokenCall(TokenTable tokens, ApiClient client)
    {
        _tokens = tokens;
        _client = Hash(client.Id, client.Secret);
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
            return PingOneAnswer.OAuthError("invalid_request", exception.Message, 400);
        }

        return !IsClient(request.Context.Request.Headers.Authorization) ? UnknownClient()
            : grant != "client_credentials" ? PingOneAnswer.OAuthError("unsupported_grant_type", "The grant type must be client_credentials.", 400)
            : Issue();
    }

    /// <summary>Creates the answer to a client that is not known.</summary>
    public static CallAnswer UnknownClient() =>
        PingOneAnswer.OAuthError("invalid_client", "The client is not known, its secret is wrong, or it must authenticate in another way.", 401);

    private CallAnswer Issue() => PingOneAnswer.Json(writer =>
    {
        writer.WriteStartObject();
        writer.WriteString("access_token"u8, _tokens.Issue());
        writer.WriteString("token_type"u8, "Bearer"u8);
        writer.WriteNumber("expires_in"u8, _tokens.Lifetime);
        writer.WriteEndObject();
    });

    private bool IsClient(string? header)
    {
        if (!AuthenticationHeaderValue.TryParse(header, out AuthenticationHeaderValue? given)
            || !given.Scheme.Equals("Basic", StringComparison.OrdinalIgnoreCase)
            || given.Parameter is not { } parameter)
        {
            return false;
        }

        byte[] decoded = new byte[parameter.Length];
        if (!Convert.TryFromBase64String(parameter, decoded, out int count))
        {
            return false;
        }

        string[] pair = Encoding.UTF8.GetString(decoded, 0, count).Split(':', 2);
        return pair.Length == 2 && CryptographicOperations.FixedTimeEquals(Hash(WebUtility.UrlDecode(pair[0]), WebUtility.UrlDecode(pair[1])), _client);
    }

    private static byte[] Hash(string id, string secret) => SHA256.HashData(Encoding.UTF8.GetBytes($"{id}\0{secret}"));
}
