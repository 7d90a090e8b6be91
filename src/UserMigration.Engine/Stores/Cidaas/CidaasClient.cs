using System;
using System.Threading;
using System.Threading.Tasks;
using UserMigration.Engine.Stores.Http;
using UserMigration.Engine.Stores.Http.Tokens;
using UserMigration.Engine.Targets;

namespace UserMigration.Engine.Stores.Cidaas;

/// <summary>Makes calls with a token for the scope that the session or the call specifies.</summary>
internal sealed class CidaasClient : IDisposable
{
    private readonly StoreClient _http;
    private readonly TokenSource _tokens;
    private readonly StoreCredential _credential;
    private readonly string? _scope;
    private readonly CidaasAdvice _advice;

    public CidaasClient(StoreClient http, TokenSource tokens, StoreCredential credential, string? scope, CidaasAdvice advice)
    {
        _http = http;
        _tokens = tokens;
        _credential = credential;
        _scope = scope;
        _advice = advice;
    }

    public Uri Uri => _http.Uri;

    /// <summary>How far the clock of the server is ahead of this machine; null before the first answer.</summary>
    public TimeSpan? ClockOffset => _http.ClockOffset;

    /// <summary>Makes a call.</summary>
    /// <param name="call">The call.</param>
    /// <param name="timeout">The time after which the call is abandoned; the time to get a token does not count.</param>
    /// <param name="cancellationToken">Stops waiting for the answer.</param>
    /// <returns>The answer with any status. The caller disposes it.</returns>
    /// <exception cref="IdentityStoreException">There is no answer, or no token for the call.</exception>
    public async Task<CidaasReply> CallAsync(CidaasCall call, TimeSpan timeout, CancellationToken cancellationToken)
    {
        TokenAuthentication authentication = new TokenAuthentication(_tokens, _credential, _scope ?? call.Scope);
        return new CidaasReply(
            await _http.CallAsync(() => _http.CreateRequest(call.Method, call.Path, call.Body, StoreClient.Json), authentication, timeout, cancellationToken).ConfigureAwait(false),
            authentication);
    }

    /// <summary>Gets a token in the same way as a call does, to check the credential.</summary>
    /// <param name="scope">The scope to use if the session does not specify one for all calls.</param>
    /// <param name="cancellationToken">Stops waiting for the answer.</param>
    /// <exception cref="IdentityStoreException">The issuer does not provide a token.</exception>
    /// <returns>How long the token is valid.</returns>
    public async Task<TimeSpan> VerifyAsync(string scope, CancellationToken cancellationToken) =>
        (await _tokens.GetAsync(_scope ?? scope, cancellationToken).ConfigureAwait(false)).Lifetime;

    /// <summary>Creates the exception for an answer that reports a failure or is not understood.</summary>
    /// <param name="call">The call.</param>
    /// <param name="reply">The answer.</param>
    public IdentityStoreException ToException(CidaasCall call, CidaasReply reply) => CidaasErrorReader.ToException(call, reply, _advice);

    /// <inheritdoc/>
    public void Dispose()
    {
        _tokens.Dispose();
        _http.Dispose();
    }
}
