using System;
using System.Net;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using UserMigration.Engine.Stores.Http;
using Xunit;

namespace UserMigration.Engine.Tests.Stores;

/// <summary>A connection that was used before and breaks within a call.</summary>
public sealed class ConnectionReuseTests : IDisposable
{
    private static readonly TimeSpan s_timeout = TimeSpan.FromSeconds(30);

    private readonly TcpListener _listener = new TcpListener(IPAddress.Loopback, 0);
    private readonly StoreHttp _http = new StoreHttp(TimeProvider.System);
    private int _requests;

    public void Dispose()
    {
        _listener.Stop();
        _http.Dispose();
    }

    [Theory]
    [InlineData("DELETE")]
    [InlineData("POST")]
    public async Task CallThatChangesSomething_AndHasNoBody_IsNotRepeatedUnnoticed(string method)
    {
        _listener.Start();
        Task server = ServeAsync();
        using StoreClient client = new StoreClient(new Uri($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/"), _http, TimeProvider.System);

        StoreReply first = await CallAsync(client, "GET");
        IdentityStoreException exception = await Assert.ThrowsAsync<IdentityStoreException>(() => CallAsync(client, method));

        Assert.Equal((200, IdentityStoreFault.Unresolved), (first.Status, exception.Kind));
        Assert.Equal(2, Volatile.Read(ref _requests));
        _listener.Stop();
        await server;
    }

    private static Task<StoreReply> CallAsync(StoreClient client, string method) => client.CallAsync(
        () => client.CreateRequest(new HttpMethod(method), "users/1", null, null), new Anyone(), s_timeout, TestContext.Current.CancellationToken);

    /// <summary>Answers the first request, and resets the connection after each later one.</summary>
    private async Task ServeAsync()
    {
        byte[] answer = Encoding.ASCII.GetBytes("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}");
        byte[] buffer = new byte[64 * 1024];
        try
        {
            while (true)
            {
                using TcpClient connection = await _listener.AcceptTcpClientAsync();
                NetworkStream stream = connection.GetStream();
                while (await stream.ReadAsync(buffer, TestContext.Current.CancellationToken) > 0)
                {
                    if (Interlocked.Increment(ref _requests) > 1)
                    {
                        connection.LingerState = new LingerOption(true, 0);
                        break;
                    }

                    await stream.WriteAsync(answer, TestContext.Current.CancellationToken);
                }
            }
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException or System.IO.IOException)
        {
            // The test is over.
        }
    }

    private sealed class Anyone : ICallAuthentication
    {
        public Task<AuthenticationHeaderValue> GetHeaderAsync(CancellationToken cancellationToken) => Task.FromResult(new AuthenticationHeaderValue("Bearer", "t"));

        public bool TryRenew(AuthenticationHeaderValue header) => false;

        public string Mask(string text) => text;
    }
}
