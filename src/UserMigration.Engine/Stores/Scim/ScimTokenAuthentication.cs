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
    private readonly TokenAuthentication _calls;

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
        _calls = new TokenAuthentication(_tokens, credential, scope);
    }

    public string OnPermission => AdviseOnScope(_scope);

    public string OnDenied => $"It also rejects a new token from {_issuer}. Make sure that the server trusts this issuer, that -Scope names the scopes that it requires, and that -Uri and -IssuerUri are right.";

    public Task<AuthenticationHeaderValue> GetHeaderAsync(CancellationToken cancellationToken) => _calls.GetHeaderAsync(cancellationToken);

    public bool TryRenew(AuthenticationHeaderValue header) => _calls.TryRenew(header);

    public string Mask(string text) => _calls.Mask(text);

    /// <inheritdoc/>
    public void Dispose() => _tokens.Dispose();

    private string AdviseOnScope(string? scope) => scope is null
        ? $"Have the API client '{_credential.ClientId}' permitted to manage users, and specify the scopes that the server requires with -Scope of Connect-IdentityStore."
        : $"Have the scope {scope} enabled for the API client '{_credential.ClientId}', and check which scopes the server requires.";
}
