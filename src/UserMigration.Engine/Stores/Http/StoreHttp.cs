using System;
using System.IO;
using System.Net;
using System.Net.Http;
using System.Net.Security;
using System.Threading;
using System.Threading.Tasks;
using UserMigration.Engine.Targets;

namespace UserMigration.Engine.Stores.Http;

/// <summary>
/// Sends each request over HTTP once, and draws conclusions if there is no answer. Redirects are not followed.
/// </summary>
internal sealed class StoreHttp : IDisposable
{
    private const int LargestAnswer = 64 * 1024 * 1024;

    private readonly TimeProvider _time;
    private readonly Lazy<HttpClient> _near;
    private readonly Lazy<HttpClient> _far;
    private volatile bool _isDisposed;
    private string? _distrust;

    /// <summary>Creates an HTTP client without opening a connection.</summary>
    /// <param name="time">The clock.</param>
    public StoreHttp(TimeProvider time)
    {
        _time = time;
        _near = new Lazy<HttpClient>(() => CreateClient(useProxy: false));
        _far = new Lazy<HttpClient>(() => CreateClient(useProxy: true));
    }

    /// <summary>Sends a request.</summary>
    /// <param name="request">The request, with its absolute address.</param>
    /// <param name="timeout">The time after which the request is abandoned.</param>
    /// <param name="cancellationToken">Stops waiting for the answer.</param>
    /// <returns>The answer, with any status.</returns>
    /// <exception cref="IdentityStoreException">
    /// There was no answer: <see cref="IdentityStoreFault.NotDone"/> if no connection was established; <see cref="IdentityStoreFault.Denied"/>
    /// if no connection is possible (TLS, a proxy) or the object was disposed; otherwise <see cref="IdentityStoreFault.Unresolved"/>.
    /// </exception>
    public async Task<StoreReply> SendAsync(HttpRequestMessage request, TimeSpan timeout, CancellationToken cancellationToken)
    {
        using CancellationTokenSource limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(timeout);
        CallDeparture? departure = CallDeparture.Current;
        departure?.Expect();
        try
        {
            using HttpResponseMessage response = await SendAsync(request, departure, limit.Token).ConfigureAwait(false);
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
            throw new IdentityStoreException(IdentityStoreFault.Unresolved, "The answer is not compressed as its header states.", exception);
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
        finally
        {
            departure?.Leave();
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

    private Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CallDeparture? departure, CancellationToken cancellationToken)
    {
        if (request.Content is StoreContent content)
        {
            content.Departure = departure;
        }

        Task<HttpResponseMessage> answer = ClientFor(request.RequestUri!).SendAsync(request, cancellationToken);
        if (request.Content is null)
        {
            departure?.Leave();
        }

        return answer;
    }

    // The body was already received.
    private async Task<StoreReply> ReadAsync(HttpResponseMessage response) =>
        new StoreReply(response, await response.Content.ReadAsByteArrayAsync().ConfigureAwait(false), _time.GetUtcNow());

    private HttpClient ClientFor(Uri uri) => _isDisposed
        ? throw new ObjectDisposedException(nameof(StoreHttp))
        : uri.IsLoopback ? _near.Value : _far.Value;

    private HttpClient CreateClient(bool useProxy)
    {
        HttpClientHandler handler = new HttpClientHandler
        {
            // A redirect would send the credential, and with it the passwords, to another server.
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.GZip | DecompressionMethods.Deflate,
            UseCookies = false,
            UseProxy = useProxy,
            MaxConnectionsPerServer = 256,

            // This does not change what is trusted. But only here is it known why a certificate is not trusted.
            ServerCertificateCustomValidationCallback = (_, certificate, chain, errors) =>
            {
                Volatile.Write(ref _distrust, errors == SslPolicyErrors.None ? null : CertificateFault.Describe(certificate, chain, errors));
                return errors == SslPolicyErrors.None;
            },
#if NETFRAMEWORK
            // The default of the host process can be an older version.
            SslProtocols = System.Security.Authentication.SslProtocols.Tls12,
#endif
        };
        HttpClient client = new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan, MaxResponseContentBufferSize = LargestAnswer };
        client.DefaultRequestHeaders.ExpectContinue = false;
        return client;
    }
}
