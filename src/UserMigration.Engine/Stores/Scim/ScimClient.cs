using System;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Threading;
using System.Threading.Tasks;
using UserMigration.Engine.Stores.Http;

namespace UserMigration.Engine.Stores.Scim;

/// <summary>
/// Makes calls. A call that is refused because of its token was not processed. It is repeated once with a new token.
/// </summary>
internal sealed class ScimClient : IDisposable
{
    private const string MediaType = "application/scim+json";

    private readonly StoreHttp _http;
    private readonly IScimAuthentication _authentication;
    private readonly TimeProvider _time;

    public ScimClient(Uri uri, StoreHttp http, IScimAuthentication authentication, TimeProvider time)
    {
        Uri = uri;
        _http = http;
        _authentication = authentication;
        _time = time;
    }

    public Uri Uri { get; }

    /// <summary>How far the clock of the server is ahead of this machine; null before the first answer.</summary>
    public TimeSpan? ClockOffset { get; private set; }

    /// <summary>Makes a call.</summary>
    /// <param name="call">The call.</param>
    /// <param name="timeout">The time after which the call is abandoned; the time to get a token does not count.</param>
    /// <param name="cancellationToken">Stops waiting for the answer.</param>
    /// <returns>The answer with any status. The caller disposes it.</returns>
    /// <exception cref="IdentityStoreException">There is no answer, or no token for the call.</exception>
    public async Task<ScimReply> CallAsync(ScimCall call, TimeSpan timeout, CancellationToken cancellationToken)
    {
        AuthenticationHeaderValue header = await _authentication.GetHeaderAsync(cancellationToken).ConfigureAwait(false);
        StoreReply reply = await SendAsync(call, header, timeout, cancellationToken).ConfigureAwait(false);
        if (reply.Status == 401 && _authentication.TryRenew(header))
        {
            header = await _authentication.GetHeaderAsync(cancellationToken).ConfigureAwait(false);
            reply = await SendAsync(call, header, timeout, cancellationToken).ConfigureAwait(false);
        }

        return new ScimReply(reply);
    }

    /// <summary>Removes the credential from a text of the server.</summary>
    /// <param name="words">The text.</param>
    public string Mask(string words) => _authentication.Mask(words);

    /// <summary>Creates the exception for an answer that reports a failure or is not understood.</summary>
    /// <param name="call">The call.</param>
    /// <param name="reply">The answer.</param>
    public IdentityStoreException ToException(ScimCall call, ScimReply reply) => ScimErrorReader.ToException(call, reply, _authentication);

    /// <inheritdoc/>
    public void Dispose()
    {
        _authentication.Dispose();
        _http.Dispose();
    }

    private async Task<StoreReply> SendAsync(ScimCall call, AuthenticationHeaderValue header, TimeSpan timeout, CancellationToken cancellationToken)
    {
        using HttpRequestMessage request = new HttpRequestMessage(call.Method, new Uri(Uri, call.Path));
        request.Headers.Authorization = header;
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue(MediaType));
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json", 0.9));
        if (call.Version is not null)
        {
            request.Headers.TryAddWithoutValidation("If-Match", call.Version);
        }

        if (call.Body is not null)
        {
            request.Content = new StoreContent(new MediaTypeHeaderValue(MediaType), new ArraySegment<byte>(call.Body));
        }

        StoreReply reply = await _http.SendAsync(request, timeout, cancellationToken).ConfigureAwait(false);
        ClockOffset = reply.Date is { } date ? date - _time.GetUtcNow() : ClockOffset;
        return reply;
    }
}
