using System;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Threading.Tasks;
using UserMigration.Sandbox.Http;
using UserMigration.Sandbox.Scim.Answers;
using UserMigration.Sandbox.Tokens;

namespace UserMigration.Sandbox.Scim.Tokens;

/// <summary>
/// Accepts calls with a valid token, with the secret of the client as a bearer token that never expires, or with the client by HTTP Basic. The
/// standard leaves open how clients authenticate (RFC 7644, section 2).
/// </summary>
internal sealed class TokenStep : ICallStep
{
    private readonly TokenStore _tokens;
    private readonly BasicAuthenticator _basic;
    private readonly Func<string, bool> _needsClient;
    private readonly byte[] _secret;

    public TokenStep(TokenStore tokens, ApiClient client, Func<string, bool> needsClient)
    {
        _tokens = tokens;
        _basic = new BasicAuthenticator(client);
        _needsClient = needsClient;
        _secret = Hash(client.Secret);
    }

    public async ValueTask<CallAnswer> InvokeAsync(CallRequest request, CallDelegate next)
    {
        string? header = request.Context.Request.Headers.Authorization;
        return !_needsClient(request.Name)
            || (AuthenticationHeaderValue.TryParse(header, out AuthenticationHeaderValue? given) && await IsKnownAsync(request, given).ConfigureAwait(false))
            ? await next(request).ConfigureAwait(false)
            : ScimAnswer.Denied();
    }

    private async ValueTask<bool> IsKnownAsync(CallRequest request, AuthenticationHeaderValue given) =>
        given.Scheme.Equals("Basic", StringComparison.OrdinalIgnoreCase) ? await _basic.IsKnownAsync(request, given.Parameter).ConfigureAwait(false)
        : given.Scheme.Equals("Bearer", StringComparison.OrdinalIgnoreCase)
            && given.Parameter is { } token
            && (_tokens.IsValid(token) || CryptographicOperations.FixedTimeEquals(Hash(token), _secret));

    private static byte[] Hash(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));
}
