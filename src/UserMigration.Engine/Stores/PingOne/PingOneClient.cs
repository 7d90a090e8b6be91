using System;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Threading;
using System.Threading.Tasks;
using UserMigration.Engine.Stores.Http;
using UserMigration.Engine.Stores.Http.Tokens;
using UserMigration.Engine.Targets;

namespace UserMigration.Engine.Stores.PingOne;

/// <summary>
/// Makes calls with a token. A call that is refused because of its token was not processed. It is repeated once with a new token.
/// </summary>
internal sealed class PingOneClient : IDisposable
{
    private readonly StoreHttp _http;
    private readonly TokenSource _tokens;
    private readonly StoreCredential _credential;
    private readonly PingOneAdvice _advice;
    private readonly TimeProvider _time;

    public PingOneClient(Uri uri, StoreHttp http, TokenSource tokens, StoreCredential credential, PingOneAdvice advice, TimeProvider time)
    {
        Uri = uri;
        _http = http;
        _tokens = tokens;
        _credential = credential;
        _advice = advice;
        _time = time;
    }

    /// <summary>The address of the environment.</summary>
    public Uri Uri { get; }

    /// <summary>How far the clock of the server is ahead of this machine; null before the first answer.</summary>
    public TimeSpan? ClockOffset { get; private set; }

    /// <summary>Makes a call.</summary>
    /// <param name="call">The call.</param>
    /// <param name="timeout">The time after which the call is abandoned; the time to get a token does not count.</param>
    /// <param name="cancellationToken">Stops waiting for the answer.</param>
    /// <returns>The answer with any status. The caller disposes it.</returns>
    /// <exception cref="IdentityStoreException">There is no answer, or no token for the call.</exception>
    public async Task<PingOneReply> CallAsync(PingOneCall call, TimeSpan timeout, CancellationToken cancellationToken)
    {
        AccessToken token = await _tokens.GetAsync(null, cancellationToken).ConfigureAwait(false);
        StoreReply reply = await SendAsync(call, token, timeout, cancellationToken).ConfigureAwait(false);
        if (reply.Status == 401)
        {
            CallDecisions.Report("The store refused the token, so a new one is requested.");
            _tokens.Drop(null, token);
            token = await _tokens.GetAsync(null, cancellationToken).ConfigureAwait(false);
            reply = await SendAsync(call, token, timeout, cancellationToken).ConfigureAwait(false);
        }

        return new PingOneReply(reply, token, _credential);
    }

    /// <summary>Gets a token in the same way as a call does.</summary>
    /// <param name="cancellationToken">Stops waiting for the answer.</param>
    /// <returns>How long the token is valid.</returns>
    /// <exception cref="IdentityStoreException">The issuer does not provide a token.</exception>
    public async Task<TimeSpan> VerifyAsync(CancellationToken cancellationToken) =>
        (await _tokens.GetAsync(null, cancellationToken).ConfigureAwait(false)).Lifetime;

    /// <summary>Creates the exception for an answer that reports a failure or is not understood.</summary>
    /// <param name="call">The call.</param>
    /// <param name="reply">The answer.</param>
    public IdentityStoreException ToException(PingOneCall call, PingOneReply reply) => PingOneErrorReader.ToException(call, reply, _advice);

    /// <inheritdoc/>
    public void Dispose()
    {
        _tokens.Dispose();
        _http.Dispose();
    }

    private async Task<StoreReply> SendAsync(PingOneCall call, AccessToken token, TimeSpan timeout, CancellationToken cancellationToken)
    {
        using HttpRequestMessage request = new HttpRequestMessage(call.Method, new Uri(Uri, call.Path));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token.Value);
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        if (call.Body is not null)
        {
            request.Content = new StoreContent(new MediaTypeHeaderValue(call.MediaType!), new ArraySegment<byte>(call.Body));
        }

        StoreReply reply = await _http.SendAsync(request, timeout, cancellationToken).ConfigureAwait(false);
        ClockOffset = reply.Date is { } date ? date - _time.GetUtcNow() : ClockOffset;
        return reply;
    }
}
