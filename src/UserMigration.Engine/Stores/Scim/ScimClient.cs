using System;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Threading;
using System.Threading.Tasks;
using UserMigration.Engine.Stores.Http;

namespace UserMigration.Engine.Stores.Scim;

/// <summary>Makes calls in the media type of SCIM (RFC 7644, section 3.1).</summary>
internal sealed class ScimClient : IDisposable
{
    private const string MediaType = "application/scim+json";

    private readonly StoreClient _http;
    private readonly IScimAuthentication _authentication;

    public ScimClient(StoreClient http, IScimAuthentication authentication)
    {
        _http = http;
        _authentication = authentication;
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
    public async Task<ScimReply> CallAsync(ScimCall call, TimeSpan timeout, CancellationToken cancellationToken) =>
        new ScimReply(await _http.CallAsync(() => CreateRequest(call), _authentication, timeout, cancellationToken).ConfigureAwait(false));

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

    private HttpRequestMessage CreateRequest(ScimCall call)
    {
        HttpRequestMessage request = _http.CreateRequest(call.Method, call.Path, call.Body, MediaType, MediaType);
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue(StoreClient.Json, 0.9));
        if (call.Version is not null)
        {
            request.Headers.TryAddWithoutValidation("If-Match", call.Version);
        }

        return request;
    }
}
