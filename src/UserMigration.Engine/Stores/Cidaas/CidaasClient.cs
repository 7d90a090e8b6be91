using System;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Threading;
using System.Threading.Tasks;
using UserMigration.Engine.Stores.Http;
using UserMigration.Engine.Stores.Http.Tokens;
using UserMigration.Engine.Targets;

namespace UserMigration.Engine.Stores.Cidaas;

/// <summary>
/// Makes calls with a token. A call that is refused for its token was not processed, and is made once more with a fresh one.
/// </summary>
internal sealed class CidaasClient : IDisposable
{
    private readonly StoreHttp _http;
    private readonly TokenSource _tokens;
    private readonly StoreCredential _credential;
    private readonly string? _scope;
    private readonly CidaasAdvice _advice;
    private readonly TimeProvider _time;

    public CidaasClient(
        Uri uri, StoreHttp http, TokenSource tokens, StoreCredential credential, string? scope, CidaasAdvice advice, TimeProvider time)
    {
        Uri = uri;
        _http = http;
        _tokens = tokens;
        _credential = credential;
        _scope = scope;
        _advice = advice;
        _time = time;
    }

    public Uri Uri { get; }

    /// <summary>How far the server's clock is ahead of ours; null before its first answer.</summary>
    public TimeSpan? ClockOffset { get; private set; }

    /// <summary>Makes a call.</summary>
    /// <param name="call">The call.</param>
    /// <param name="timeout">The time it is given; getting a token is not counted.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>The answer, of whatever status; to be disposed.</returns>
    /// <exception cref="IdentityStoreException">There was none, or no token to make it with.</exception>
    public async Task<CidaasReply> CallAsync(CidaasCall call, TimeSpan timeout, CancellationToken cancellationToken)
    {
        string? scope = _scope ?? call.Scope;
        AccessToken token = await _tokens.GetAsync(scope, cancellationToken).ConfigureAwait(false);
        StoreReply reply = await SendAsync(call, token, timeout, cancellationToken).ConfigureAwait(false);
        if (reply.Status == 401)
        {
            _tokens.Drop(scope, token);
            token = await _tokens.GetAsync(scope, cancellationToken).ConfigureAwait(false);
            reply = await SendAsync(call, token, timeout, cancellationToken).ConfigureAwait(false);
        }

        return new CidaasReply(reply, token, _credential);
    }

    /// <summary>Gets a token, as each call does that needs one.</summary>
    /// <param name="scope">The scope, where none was told for all calls.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <exception cref="IdentityStoreException">There is none.</exception>
    public async Task VerifyAsync(string scope, CancellationToken cancellationToken) =>
        await _tokens.GetAsync(_scope ?? scope, cancellationToken).ConfigureAwait(false);

    /// <summary>The exception for an answer that is not what was asked for.</summary>
    /// <param name="call">The call.</param>
    /// <param name="reply">The answer.</param>
    public IdentityStoreException ToException(CidaasCall call, CidaasReply reply) => CidaasFaults.ToException(call, reply, _advice);

    /// <inheritdoc/>
    public void Dispose()
    {
        _tokens.Dispose();
        _http.Dispose();
    }

    private async Task<StoreReply> SendAsync(CidaasCall call, AccessToken token, TimeSpan timeout, CancellationToken cancellationToken)
    {
        using HttpRequestMessage request = new HttpRequestMessage(call.Method, new Uri(Uri, call.Path));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token.Value);
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        if (call.Body is not null)
        {
            request.Content = new ByteArrayContent(call.Body);
            request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        }

        StoreReply reply = await _http.SendAsync(request, timeout, cancellationToken).ConfigureAwait(false);
        ClockOffset = reply.Date is { } date ? date - _time.GetUtcNow() : ClockOffset;
        return reply;
    }
}
