using System;
using System.Collections.Concurrent;
using System.IO;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

namespace UserMigration.Engine.Tests.Stores;

/// <summary>A server on loopback that answers every call with the same bytes, and keeps what it was sent.</summary>
internal sealed class LoopbackServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new TcpListener(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new CancellationTokenSource();
    private readonly byte[]? _answer;
    private readonly Task _work;

    /// <summary>Starts a server.</summary>
    /// <param name="answer">The whole HTTP answer; null resets the connection, and empty text never answers.</param>
    public LoopbackServer(string? answer)
    {
        _answer = answer is null ? null : Encoding.UTF8.GetBytes(answer);
        _listener.Start();
        Uri = new Uri($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/");
        _work = WorkAsync();
    }

    public Uri Uri { get; }

    public ConcurrentQueue<string> Requests { get; } = new ConcurrentQueue<string>();

    public static LoopbackServer Json(string body, int status = 200) => Http(status, "application/json", body);

    public static LoopbackServer Http(int status, string type, string body, string headers = "") => new LoopbackServer(
        $"HTTP/1.1 {status} X\r\nContent-Type: {type}\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\n{headers}Connection: close\r\n\r\n{body}");

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _work;
        _stop.Dispose();
    }

    private async Task WorkAsync()
    {
        try
        {
            while (true)
            {
                using TcpClient client = await _listener.AcceptTcpClientAsync(_stop.Token);
                await AnswerAsync(client);
            }
        }
        catch (Exception exception) when (_stop.IsCancellationRequested || exception is SocketException or IOException)
        {
            // The test is over.
        }
    }

    private async Task AnswerAsync(TcpClient client)
    {
        NetworkStream stream = client.GetStream();
        Requests.Enqueue(await ReadRequestAsync(stream));
        if (_answer is null)
        {
            client.LingerState = new LingerOption(true, 0);
        }
        else if (_answer.Length == 0)
        {
            byte[] rest = new byte[1024];
            while (await stream.ReadAsync(rest, _stop.Token) > 0)
            {
                // Until the client gives up.
            }
        }
        else
        {
            await stream.WriteAsync(_answer, _stop.Token);
        }
    }

    private async Task<string> ReadRequestAsync(NetworkStream stream)
    {
        StringBuilder request = new StringBuilder();
        byte[] buffer = new byte[64 * 1024];
        while (true)
        {
            int read = await stream.ReadAsync(buffer, _stop.Token);
            request.Append(Encoding.UTF8.GetString(buffer, 0, read));
            string text = request.ToString();
            int end = text.IndexOf("\r\n\r\n", StringComparison.Ordinal);
            if (read == 0 || (end >= 0 && text.Length - end - 4 >= ContentLength(text)))
            {
                return text;
            }
        }
    }

    private static int ContentLength(string request)
    {
        const string Name = "Content-Length: ";
        int at = request.IndexOf(Name, StringComparison.OrdinalIgnoreCase);
        if (at < 0)
        {
            return 0;
        }

        int start = at + Name.Length;
        return int.Parse(request.AsSpan(start, request.IndexOf('\r', start) - start), System.Globalization.CultureInfo.InvariantCulture);
    }
}
