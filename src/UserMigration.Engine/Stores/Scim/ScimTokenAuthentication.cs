using System;
using System.Net.Http.Headers;
using System.Threading;
using System.Threading.Tasks;
using UserMigration.Engine.Stores.Http;
using UserMigration.Engine.Stores.Http.Tokens;
using UserMigration.Engine.Targets;

namespace UserMigration.Engine.Stores.Scim;

/// <summary>Authenticates calls with tokens that an issuer provides for the credential (RFC 6749, section 4.4).</summary>
internal sealed class ScimTokenAuthentication : IScimAuthentication
{
    private const string UsualTokenPath = "token";

    private readonly StoreCredential _credential;
    private readonly Uri _issuer;
    private readonly string? _scope;
    private readonly TokenSource _tokens;
    private volatile AccessToken? _last;

    /// <param name="issuer">The address of the issuer.</param>
    /// <param name="credential">The credential.</param>
    /// <param name="scope">The scopes; null for those of the client.</param>
    /// <param name="http">Sends the requests.</param>
    /// <param name="time">The clock.</param>
    public ScimTokenAuthentication(Uri issuer, StoreCredential credential, string? scope, StoreHttp http, TimeProvider time)
    {
        _credential = credential;
        _issuer = issuer;
        _scope = scope;
        TokenClient client = new TokenClient(issuer, credential, UsualTokenPath, AdviseOnScope, $"Have the grant type client_credentials enabled for the API client '{credential.ClientId}'.");
        _tokens = new TokenSource(new TokenIssuer(http, client, time), time);
    }

    public string OnPermission => AdviseOnScope(_scope);

    public string OnDenied => $"It also rejects a new token from {_issuer}. Make sure that the server trusts this issuer, that -Scope names the scopes that it requires, and that -Uri and -IssuerUri are right.";

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

    /// <inheritdoc/>
    public void Dispose() => _tokens.Dispose();

    private string AdviseOnScope(string? scope) => scope is null
        ? $"Have the API client '{_credential.ClientId}' permitted to manage users, and specify the scopes that the server requires with -Scope of Connect-IdentityStore."
        : $"Have the scope {scope} enabled for the API client '{_credential.ClientId}', and check which scopes the server requires.";
}
