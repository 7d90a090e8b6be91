using System;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Threading;
using System.Threading.Tasks;
using UserMigration.Engine.Targets;

namespace UserMigration.Engine.Stores.Http;

/// <summary>
/// Makes authenticated calls. A call that is refused because of its token was not processed. It is repeated once with a new token.
/// </summary>
internal sealed class StoreClient : IDisposable
{
    /// <summary>The media type of JSON.</summary>
    public const string Json = "application/json";

    private readonly StoreHttp _http;
    private readonly TimeProvider _time;

    public StoreClient(Uri uri, StoreHttp http, TimeProvider time)
    {
        Uri = uri;
        _http = http;
        _time = time;
    }

    /// <summary>The address of the store. The paths of calls are relative to it.</summary>
    public Uri Uri { get; }

    /// <summary>How far the clock of the server is ahead of this machine; null before the first answer.</summary>
    public TimeSpan? ClockOffset { get; private set; }

    /// <summary>Creates a request that accepts JSON.</summary>
    /// <param name="method">The HTTP method.</param>
    /// <param name="path">The path, relative to the address of the store.</param>
    /// <param name="body">The body; null for none.</param>
    /// <param name="mediaType">The media type of the body; null without a body.</param>
    /// <param name="accepted">The media type of the answer.</param>
    public HttpRequestMessage CreateRequest(HttpMethod method, string path, byte[]? body, string? mediaType, string accepted = Json)
    {
        HttpRequestMessage request = new HttpRequestMessage(method, new Uri(Uri, path));
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue(accepted));
        if (body is not null)
        {
            request.Content = new StoreContent(new MediaTypeHeaderValue(mediaType!), new ArraySegment<byte>(body));
        }
        else if (method != HttpMethod.Get)
        {
            // HttpClient repeats a request without content by itself if a connection that was used before breaks, although the server may have
            // processed it. Only requests that read may be repeated unnoticed.
            request.Content = new StoreContent(null);
        }

        return request;
    }

    /// <summary>Makes a call.</summary>
    /// <param name="create">Creates the request. It is called again if the call is repeated.</param>
    /// <param name="authentication">Authenticates the call.</param>
    /// <param name="timeout">The time after which the call is abandoned; the time to get a token does not count.</param>
    /// <param name="cancellationToken">Stops waiting for the answer.</param>
    /// <returns>The answer with any status.</returns>
    /// <exception cref="IdentityStoreException">There is no answer, or no token for the call.</exception>
    public async Task<StoreReply> CallAsync(
        Func<HttpRequestMessage> create, ICallAuthentication authentication, TimeSpan timeout, CancellationToken cancellationToken)
    {
        AuthenticationHeaderValue header = await authentication.GetHeaderAsync(cancellationToken).ConfigureAwait(false);
        StoreReply reply = await SendAsync(create, header, timeout, cancellationToken).ConfigureAwait(false);
        if (reply.Status == 401 && authentication.TryRenew(header))
        {
            header = await authentication.GetHeaderAsync(cancellationToken).ConfigureAwait(false);
            reply = await SendAsync(create, header, timeout, cancellationToken).ConfigureAwait(false);
        }

        return reply;
    }

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();

    private async Task<StoreReply> SendAsync(
        Func<HttpRequestMessage> create, AuthenticationHeaderValue header, TimeSpan timeout, CancellationToken cancellationToken)
    {
        CallDeparture? departure = await CallDeparture.TakeTurnAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            CallDeparture.Current = departure ?? CallDeparture.Current;
            using HttpRequestMessage request = create();
            request.Headers.Authorization = header;
            StoreReply reply = await _http.SendAsync(request, timeout, cancellationToken).ConfigureAwait(false);
            ClockOffset = reply.Date is { } date ? date - _time.GetUtcNow() : ClockOffset;
            return reply;
        }
        finally
        {
            departure?.End();
        }
    }
}
