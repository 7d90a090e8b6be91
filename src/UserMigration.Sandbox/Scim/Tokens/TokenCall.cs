using System;
using System.Net.Http.Headers;
using System.Text;
using System.Threading.Tasks;
using UserMigration.Sandbox.Http;
using UserMigration.Sandbox.Scim.Answers;
using UserMigration.Sandbox.Scim.Calls;

namespace UserMigration.Sandbox.Scim.Tokens;

/// <summary>Issues access tokens for client credentials, in the form or in the header (RFC 6749, section 4.4).</summary>
internal sealed class TokenCall : IScimCall
{
    /// <summary>The name of the call.</summary>
    public const string CallName = "POST token";

    private readonly TokenStore _tokens;
    private readonly BasicAuthenticator _basic;

    public TokenCall(TokenStore tokens, ApiClient client)
    {
        _tokens = tokens;
        _basic = new BasicAuthenticator(client);
    }

    public string Name => CallName;

    public bool IsOpen => true;

    public async ValueTask<CallAnswer> AnswerAsync(CallRequest request)
    {
        CallForm form = await request.ReadFormAsync().ConfigureAwait(false);
        if (Text(form, "grant_type") != "client_credentials")
        {
            throw new TokenException("unsupported_grant_type", "The grant type must be client_credentials.");
        }

        string? header = request.Context.Request.Headers.Authorization;
        string? given = AuthenticationHeaderValue.TryParse(header, out AuthenticationHeaderValue? value) && value.Scheme.Equals("Basic", StringComparison.OrdinalIgnoreCase)
            ? value.Parameter
            : Convert.ToBase64String(Encoding.UTF8.GetBytes(Text(form, "client_id") + ":" + Text(form, "client_secret")));
        if (!await _basic.IsKnownAsync(request, given).ConfigureAwait(false))
        {
            throw TokenException.InvalidClient();
        }

        string token = _tokens.Issue();
        return CallAnswer.Json(ScimAnswer.Write(writer =>
        {
            writer.WriteStartObject();
            writer.WriteString("access_token"u8, token);
            writer.WriteString("token_type"u8, "Bearer"u8);
            writer.WriteNumber("expires_in"u8, _tokens.Lifetime);
            writer.WriteEndObject();
        }));
    }

    private static string Text(CallForm form, string name) => Encoding.UTF8.GetString(form.Find(name).Span);
}
