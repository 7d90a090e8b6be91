using System;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;

namespace UserMigration.Engine.Stores.Http.Tokens;

/// <summary>
/// Requests tokens from an issuer with client credentials (RFC 6749, section 4.4). Discovery finds the token endpoint (OpenID Connect
/// Discovery 1.0, section 4). The issuer in its answer can differ from the requested address, because a tenant can have several.
/// </summary>
internal sealed class TokenIssuer
{
    private static readonly TimeSpan s_timeout = TimeSpan.FromSeconds(15);

    private readonly StoreHttp _http;
    private readonly TokenClient _client;
    private readonly TimeProvider _time;
    private Uri? _endpoint;

    public TokenIssuer(StoreHttp http, TokenClient client, TimeProvider time)
    {
        _http = http;
        _client = client;
        _time = time;
    }

    /// <summary>Requests a token.</summary>
    /// <param name="scope">The scopes; null for the scopes of the client.</param>
    /// <param name="cancellationToken">Stops waiting for the answer.</param>
    /// <exception cref="IdentityStoreException">
    /// No token was issued: <see cref="IdentityStoreFault.NotDone"/> if the failure is temporary, otherwise <see cref="IdentityStoreFault.Denied"/>.
    /// </exception>
    public async Task<AccessToken> RequestAsync(string? scope, CancellationToken cancellationToken)
    {
        try
        {
            Uri endpoint = _endpoint ?? await DiscoverAsync(cancellationToken).ConfigureAwait(false);
            AccessToken token = await RequestAsync(endpoint, scope, cancellationToken).ConfigureAwait(false);
            _endpoint = endpoint;
            return token;
        }
        catch (IdentityStoreException exception) when (exception.Kind == IdentityStoreFault.Unresolved)
        {
            // Regardless of the outcome of the token request, the call itself was not made.
            throw TokenFailures.NotReached(_client.Issuer, exception);
        }
    }

    private async Task<Uri> DiscoverAsync(CancellationToken cancellationToken)
    {
        using HttpRequestMessage request = new HttpRequestMessage(HttpMethod.Get, new Uri(_client.Issuer, ".well-known/openid-configuration"));
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        StoreReply reply = await _http.SendAsync(request, s_timeout, cancellationToken).ConfigureAwait(false);
        if (reply.Status is 408 or 429 or >= 500)
        {
            throw TokenFailures.ToException(reply, null, null, _client);
        }

        using JsonDocument? document = reply.IsSuccess ? reply.ToJson() : null;
        string? endpoint = document is null ? null : AnswerReader.Get(document.RootElement, "token_endpoint");
        return endpoint is null ? new Uri(_client.Issuer, _client.UsualPath)
            : Uri.TryCreate(endpoint, UriKind.Absolute, out Uri? uri) && CanHaveSecret(uri) ? uri
            : throw TokenFailures.EndpointUnsafe(_client.Issuer);
    }

    // An issuer on another machine must not name an unencrypted endpoint on this machine.
    private bool CanHaveSecret(Uri endpoint) =>
        StoreAddress.IsSafe(endpoint)
        && (endpoint.Scheme == Uri.UriSchemeHttps || _client.Issuer.IsLoopback)
        && endpoint.UserInfo.Length == 0
        && endpoint.Fragment.Length == 0;

    private async Task<AccessToken> RequestAsync(Uri endpoint, string? scope, CancellationToken cancellationToken)
    {
        long asked = _time.GetTimestamp();
        StoreReply reply = await PostAsync(endpoint, scope, _client.UsesHeader, cancellationToken).ConfigureAwait(false);
        return Read(
            _client.UsesHeader && IsUnknownClient(reply) ? await PostAsync(endpoint, scope, byHeader: false, cancellationToken).ConfigureAwait(false) : reply,
            scope,
            asked);
    }

    private async Task<StoreReply> PostAsync(Uri endpoint, string? scope, bool byHeader, CancellationToken cancellationToken)
    {
        FormBody form = byHeader ? CreateForm() : CreateFormWithSecret();
        form = scope is null ? form : form.Add("scope", scope);
        try
        {
            StoreContent content = form.ToContent(new MediaTypeHeaderValue("application/x-www-form-urlencoded"));
            using HttpRequestMessage request = new HttpRequestMessage(HttpMethod.Post, endpoint) { Content = content };
            request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
            request.Headers.Authorization = byHeader ? new AuthenticationHeaderValue("Basic", _client.Credential.ToFormBasic()) : null;
            return await _http.SendAsync(request, s_timeout, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            form.Clear();
        }
    }

    // Issuers name a client that authenticates in another way than it is set up for like a client that they do not know.
    private static bool IsUnknownClient(StoreReply reply)
    {
        using JsonDocument? document = reply.IsSuccess ? null : reply.ToJson();
        return document is not null && TokenAnswer.Error(document.RootElement) == "invalid_client";
    }

    private static FormBody CreateForm() => new FormBody().Add("grant_type", "client_credentials");

    private FormBody CreateFormWithSecret() => _client.Credential.WithSecret(secret => CreateForm()
        .Add("client_id", _client.Credential.ClientId)
        .Add("client_secret", secret));

    private AccessToken Read(StoreReply reply, string? scope, long asked)
    {
        using JsonDocument? document = reply.ToJson();
        if (!reply.IsSuccess || document is null)
        {
            throw TokenFailures.ToException(reply, document?.RootElement, scope, _client);
        }

        AccessToken token = TokenAnswer.Read(document.RootElement, asked)
            ?? throw TokenFailures.ToException(reply, document.RootElement, scope, _client);
        return TokenAnswer.IsBearer(document.RootElement) ? token : throw TokenFailures.NoBearer(_client.Issuer);
    }
}
