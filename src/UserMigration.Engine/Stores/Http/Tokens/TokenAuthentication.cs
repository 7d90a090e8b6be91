using System.Net.Http.Headers;
using System.Threading;
using System.Threading.Tasks;
using UserMigration.Engine.Targets;

namespace UserMigration.Engine.Stores.Http.Tokens;

/// <summary>Authenticates calls with tokens that an issuer provides for the credential (RFC 6749, section 4.4).</summary>
internal sealed class TokenAuthentication : ICallAuthentication
{
    private readonly TokenSource _tokens;
    private readonly StoreCredential _credential;
    private readonly string? _scope;
    private volatile AccessToken? _last;

    /// <param name="tokens">Provides the tokens.</param>
    /// <param name="credential">The credential.</param>
    /// <param name="scope">The scopes; null for those of the client.</param>
    public TokenAuthentication(TokenSource tokens, StoreCredential credential, string? scope)
    {
        _tokens = tokens;
        _credential = credential;
        _scope = scope;
    }

    public async Task<AuthenticationHeaderValue> GetHeaderAsync(CancellationToken cancellationToken)
    {
        AccessToken token = await _tokens.GetAsync(_scope, cancellationToken).ConfigureAwait(false);
        _last = token;
        return new AuthenticationHeaderValue("Bearer", token.Value);
    }

    public bool TryRenew(AuthenticationHeaderValue header)
    {
        if (_last is { } token && token.Value == header.Parameter)
        {
            CallDecisions.Report("The store refused the token, so a new one is requested.");
            _tokens.Drop(_scope, token);
        }

        return true;
    }

    public string Mask(string text) => _last is { } token ? token.Mask(_credential.Mask(text)) : _credential.Mask(text);
}
