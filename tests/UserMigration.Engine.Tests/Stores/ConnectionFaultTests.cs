using System;
using System.IO;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Threading;
using System.Threading.Tasks;
using Xunit;

namespace UserMigration.Engine.Tests.Stores;

/// <summary>Connections that never come about: nothing was sent, and the cause is told with what to do.</summary>
public static class ConnectionFaultTests
{
    private const string OfMono = "Mono's TLS tells other causes.";

    [Theory]
    [InlineData("localhost", 0, "this machine does not trust the issuer of the certificate: CN=localhost.")]
    [InlineData("other.example.com", 0, "the certificate is for another name: CN=other.example.com.")]
    [InlineData("localhost", -20, "the certificate is valid from ")]
    public static async Task CertificateThatIsNotTrusted_EndsTheRun_AndNothingWasSent(string name, int days, string told)
    {
        Mono.Skip(OfMono);
        await using TlsServer server = new TlsServer(name, days);

        IdentityStoreException exception = await FailAsync(server.Uri);

        Assert.Equal(IdentityStoreFault.Denied, exception.Kind);
        Assert.StartsWith("A secure connection to the store can't be established: " + told, exception.Message, StringComparison.Ordinal);
        Assert.Contains(" Nothing was sent. Check -Uri and the clock of this machine.", exception.Message, StringComparison.Ordinal);
        Assert.Contains("add its certificate authority", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public static async Task ServerThatSpeaksNoTls_HasGotNothing()
    {
        Mono.Skip(OfMono);
        await using TlsServer server = new TlsServer("localhost", 0) { IsPlain = true };

        IdentityStoreException exception = await FailAsync(server.Uri);

        Assert.Contains(exception.Kind, new[] { IdentityStoreFault.Denied, IdentityStoreFault.NotDone });
    }

    [Theory]
    [InlineData(301, IdentityStoreFault.Denied, true, "HTTP 301 and does not come from the store. It redirects to another address: specify the address of the store itself with -Uri")]
    [InlineData(302, IdentityStoreFault.Unresolved, true, "HTTP 302 and does not come from the store. It redirects to another address")]
    [InlineData(307, IdentityStoreFault.Denied, true, "HTTP 307")]
    [InlineData(308, IdentityStoreFault.Denied, true, "HTTP 308")]
    [InlineData(407, IdentityStoreFault.Denied, true, "HTTP 407 and does not come from the store. A proxy requires authentication")]
    [InlineData(200, IdentityStoreFault.Unresolved, true, "The answer is not JSON of the store. A proxy or gateway in front of the store may have answered.")]
    [InlineData(502, IdentityStoreFault.Unresolved, false, "HTTP 502 and does not come from the store.")]
    public static async Task AnswerOfSomethingInFront_SaysWhatItIs(int status, IdentityStoreFault kind, bool isFromElsewhere, string told)
    {
        await using LoopbackServer server = LoopbackServer.Http(status, "text/html", "<!doctype html><html>Sign in</html>", "Location: https://example.com/\r\n");

        IdentityStoreException exception = await FailAsync(server.Uri);

        Assert.Equal((kind, status, isFromElsewhere), (exception.Kind, exception.HttpStatus, exception.IsFromElsewhere));
        Assert.Contains(told, exception.Message, StringComparison.Ordinal);
        Assert.Single(server.Requests);
    }

    private static async Task<IdentityStoreException> FailAsync(Uri uri)
    {
        using IIdentityStore store = AkamaiStoreTests.Connect(uri);
        return await Assert.ThrowsAsync<IdentityStoreException>(() => store.CreateAsync(
            "user", Records.Identities(1), StoreSettings.None, TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken));
    }

    /// <summary>A server whose certificate nobody issued but itself.</summary>
    private sealed class TlsServer : IAsyncDisposable
    {
        private readonly TcpListener _listener = new TcpListener(IPAddress.Loopback, 0);
        private readonly CancellationTokenSource _stop = new CancellationTokenSource();
        private readonly X509Certificate2 _certificate;
        private readonly Task _work;

        public TlsServer(string name, int days)
        {
            using RSA key = RSA.Create(2048);
            CertificateRequest request = new CertificateRequest("CN=" + name, key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
            SubjectAlternativeNameBuilder names = new SubjectAlternativeNameBuilder();
            names.AddDnsName(name);
            request.CertificateExtensions.Add(names.Build());
            DateTimeOffset from = DateTimeOffset.UtcNow.AddDays(days - 5);
            _certificate = request.CreateSelfSigned(from, from.AddDays(10));
            _listener.Start();
            Uri = new Uri($"https://localhost:{((IPEndPoint)_listener.LocalEndpoint).Port}/");
            _work = WorkAsync();
        }

        public Uri Uri { get; }

        /// <summary>Whether it answers as if nobody asked for TLS.</summary>
        public bool IsPlain { get; init; }

        public async ValueTask DisposeAsync()
        {
            await _stop.CancelAsync();
            _listener.Stop();
            await _work;
            _certificate.Dispose();
            _stop.Dispose();
        }

        private async Task WorkAsync()
        {
            while (!_stop.IsCancellationRequested)
            {
                try
                {
                    using TcpClient client = await _listener.AcceptTcpClientAsync(_stop.Token);
                    if (IsPlain)
                    {
                        await client.GetStream().WriteAsync("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n"u8.ToArray(), _stop.Token);
                        continue;
                    }

                    using SslStream tls = new SslStream(client.GetStream());
                    await tls.AuthenticateAsServerAsync(_certificate, clientCertificateRequired: false, checkCertificateRevocation: false);
                    await tls.CopyToAsync(Stream.Null, _stop.Token);
                }
                catch (Exception exception) when (exception is AuthenticationException or IOException or SocketException or OperationCanceledException or ObjectDisposedException)
                {
                    // The client has gone, as it should, or the test is over.
                }
            }
        }
    }
}
