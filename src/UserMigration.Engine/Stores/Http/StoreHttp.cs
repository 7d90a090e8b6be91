using System;
using System.IO;
using System.Net;
using System.Net.Http;
using System.Net.Security;
using System.Threading;
using System.Threading.Tasks;

namespace UserMigration.Engine.Stores.Http;

/// <summary>
/// Sends requests over HTTP, each once, and says what can be concluded where none is answered. Redirects are not followed.
/// </summary>
internal sealed class StoreHttp : IDisposable
{
    private const int LargestAnswer = 64 * 1024 * 1024;

    private readonly TimeProvider _time;
    private readonly Lazy<HttpClient> _near;
    private readonly Lazy<HttpClient> _far;
    private volatile bool _isDisposed;
    private string? _distrust;

    /// <summary>Makes one; no connection is opened.</summary>
    /// <param name="time">The clock.</param>
    public StoreHttp(TimeProvider time)
    {
        _time = time;
        _near = new Lazy<HttpClient>(() => MakeClient(useProxy: false));
        _far = new Lazy<HttpClient>(() => MakeClient(useProxy: true));
    }

    /// <summary>Sends a request.</summary>
    /// <param name="request">The request, with its whole address.</param>
    /// <param name="timeout">The time it is given.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>The answer, of whatever status.</returns>
    /// <exception cref="IdentityStoreException">
    /// There was none: <see cref="IdentityStoreFault.NotDone"/> where no connection came about, <see cref="IdentityStoreFault.Denied"/>
    /// where none ever will (TLS, a proxy) and for a request after <see cref="Dispose"/>, else <see cref="IdentityStoreFault.Unresolved"/>.
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
            throw ConnectionFault.ToException(exception, Volatile.Read(ref _distrust));
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

    private HttpClient MakeClient(bool useProxy)
    {
        HttpClientHandler handler = new HttpClientHandler
        {
            // A redirect would carry the credential, and with it the passwords, to somewhere else.
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.GZip | DecompressionMethods.Deflate,
            UseCookies = false,
            UseProxy = useProxy,
            MaxConnectionsPerServer = 256,

            // What is trusted is not changed; but only here is it known why a certificate is not.
            ServerCertificateCustomValidationCallback = (_, certificate, chain, errors) =>
            {
                Volatile.Write(ref _distrust, errors == SslPolicyErrors.None ? null : CertificateFault.Describe(certificate, chain, errors));
                return errors == SslPolicyErrors.None;
            },
#if NETFRAMEWORK
            // What the host process prefers can be older.
            SslProtocols = System.Security.Authentication.SslProtocols.Tls12,
#endif
        };
        HttpClient client = new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan, MaxResponseContentBufferSize = LargestAnswer };
        client.DefaultRequestHeaders.ExpectContinue = false;
        return client;
    }
}
