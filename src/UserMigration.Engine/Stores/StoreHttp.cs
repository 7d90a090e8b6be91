using System;
using System.IO;
using System.Net;
using System.Net.Http;
using System.Net.Sockets;
using System.Threading;
using System.Threading.Tasks;

namespace UserMigration.Engine.Stores;

/// <summary>
/// Sends requests over HTTP, each once, and says what can be concluded where none is answered. Redirects are not followed.
/// </summary>
internal sealed class StoreHttp : IDisposable
{
    private const int LargestAnswer = 64 * 1024 * 1024;

    private readonly TimeProvider _time;
    private readonly Lazy<HttpClient> _near = new Lazy<HttpClient>(() => MakeClient(useProxy: false));
    private readonly Lazy<HttpClient> _far = new Lazy<HttpClient>(() => MakeClient(useProxy: true));
    private volatile bool _isDisposed;

    /// <summary>Makes one; no connection is opened.</summary>
    /// <param name="time">The clock.</param>
    public StoreHttp(TimeProvider time)
    {
        _time = time;
    }

    /// <summary>Sends a request.</summary>
    /// <param name="request">The request, with its whole address.</param>
    /// <param name="timeout">The time it is given.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>The answer, of whatever status.</returns>
    /// <exception cref="IdentityStoreException">
    /// There was none: <see cref="IdentityStoreFault.NotDone"/> where no connection came about, else
    /// <see cref="IdentityStoreFault.Unresolved"/>; <see cref="IdentityStoreFault.Denied"/> for a request after <see cref="Dispose"/>.
    /// </exception>
    public async Task<StoreReply> SendAsync(HttpRequestMessage request, TimeSpan timeout, CancellationToken cancellationToken)
    {
        using CancellationTokenSource limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(timeout);
        try
        {
            using HttpResponseMessage response = await ClientFor(request.RequestUri!).SendAsync(request, limit.Token).ConfigureAwait(false);
            return await ReadAsync(response).ConfigureAwait(false);
        }
        catch (HttpRequestException exception)
        {
            bool isRefused = IsNeverConnected(exception);
            throw new IdentityStoreException(
                isRefused ? IdentityStoreFault.NotDone : IdentityStoreFault.Unresolved,
                isRefused ? "The store can't be reached." : "The connection to the store broke.",
                exception);
        }
        catch (IOException exception)
        {
            throw new IdentityStoreException(IdentityStoreFault.Unresolved, "The connection to the store broke.", exception);
        }
        catch (InvalidDataException exception)
        {
            throw new IdentityStoreException(IdentityStoreFault.Unresolved, "The answer is not packed as it says.", exception);
        }
        catch (ObjectDisposedException exception)
        {
            throw new IdentityStoreException(IdentityStoreFault.Denied, "The session was disconnected.", exception);
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw new IdentityStoreException(
                IdentityStoreFault.Unresolved,
                _isDisposed ? "The session was disconnected." : $"The store did not answer within {timeout.TotalSeconds:0} s.",
                exception);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _isDisposed = true;
        foreach (Lazy<HttpClient> client in new[] { _near, _far })
        {
            if (client.IsValueCreated)
            {
                client.Value.Dispose();
            }
        }
    }

    // The body is here already.
    private async Task<StoreReply> ReadAsync(HttpResponseMessage response) =>
        new StoreReply(response, await response.Content.ReadAsByteArrayAsync().ConfigureAwait(false), _time.GetUtcNow());

    private HttpClient ClientFor(Uri uri) => _isDisposed
        ? throw new ObjectDisposedException(nameof(StoreHttp))
        : uri.IsLoopback ? _near.Value : _far.Value;

    private static HttpClient MakeClient(bool useProxy)
    {
        HttpClientHandler handler = new HttpClientHandler
        {
            // A redirect would carry the credential, and with it the passwords, to somewhere else.
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.GZip | DecompressionMethods.Deflate,
            UseCookies = false,
            UseProxy = useProxy,
            MaxConnectionsPerServer = 256,
#if NETFRAMEWORK
            // What the host process prefers can be older.
            SslProtocols = System.Security.Authentication.SslProtocols.Tls12,
#endif
        };
        HttpClient client = new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan, MaxResponseContentBufferSize = LargestAnswer };
        client.DefaultRequestHeaders.ExpectContinue = false;
        return client;
    }

    // Certain only where no connection came about: then nothing was sent.
    private static bool IsNeverConnected(HttpRequestException exception) =>
        exception.InnerException is SocketException
        {
            SocketErrorCode: SocketError.ConnectionRefused or SocketError.HostNotFound or SocketError.HostUnreachable or SocketError.NetworkUnreachable,
        }
        || exception.InnerException is WebException { Status: WebExceptionStatus.ConnectFailure or WebExceptionStatus.NameResolutionFailure };
}
