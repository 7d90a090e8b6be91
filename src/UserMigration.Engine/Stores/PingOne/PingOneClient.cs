using System;
using System.Threading;
using System.Threading.Tasks;
using UserMigration.Engine.Stores.Http;
using UserMigration.Engine.Stores.Http.Tokens;
using UserMigration.Engine.Targets;

namespace UserMigration.Engine.Stores.PingOne;

/// <summary>Makes calls with a token of the worker app.</summary>
internal sealed class PingOneClient : IDisposable
{
    private readonly StoreClient _http;
    private readonly TokenSource _tokens;
    private readonly StoreCredential _credential;
    private readonly PingOneAdvice _advice;

    public PingOneClient(StoreClient http, TokenSource tokens, StoreCredential credential, PingOneAdvice advice)
    {
        _http = http;
        _tokens = tokens;
        _credential = credential;
        _advice = advice;
    }

    /// <summary>The address of the environment.</summary>
    public Uri Uri => _http.Uri;

    /// <summary>How far the clock of the server is ahead of this machine; null before the first answer.</summary>
    public TimeSpan? ClockOffset => _http.ClockOffset;

    /// <summary>Makes a call.</summary>
    /// <param name="call">The call.</param>
    /// <param name="timeout">The time after which the call is abandoned; the time to get a token does not count.</param>
    /// <param name="cancellationToken">Stops waiting for the answer.</param>
    /// <returns>The answer with any status. The caller disposes it.</returns>
    /// <exception cref="IdentityStoreException">There is no answer, or no token for the call.</exception>
    public async Task<PingOneReply> CallAsync(PingOneCall call, TimeSpan timeout, CancellationToken cancellationToken)
    {
        TokenAuthentication authentication = new TokenAuthentication(_tokens, _credential, null);
        return new PingOneReply(
            await _http.CallAsync(() => _http.CreateRequest(call.Method, call.Path, call.Body, call.MediaType), authentication, timeout, cancellationToken).ConfigureAwait(false),
            authentication);
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
}
