using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

namespace UserMigration.Engine.Tests.Stores;

/// <summary>
/// A server on loopback that answers as a test says, and keeps what it was sent. It speaks HTTP over bare sockets, one request for each
/// connection, so that a test can also send what no web server sends.
/// </summary>
internal sealed class WireServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new TcpListener(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new CancellationTokenSource();
    private readonly ConcurrentQueue<WireRequest> _requests = new ConcurrentQueue<WireRequest>();
    private readonly object _turn = new object();
    private readonly Func<WireRequest, CancellationToken, Task<WireResponse>> _answer;
    private readonly Task _work;

    /// <summary>Starts a server.</summary>
    /// <param name="answer">What it answers, and the end of the test. It is called by one request at a time; what it awaits runs side by side.</param>
    public WireServer(Func<WireRequest, CancellationToken, Task<WireResponse>> answer)
    {
        _answer = answer;
        _listener.Start();
        Uri = new Uri($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/");
        _work = WorkAsync();
    }

    public WireServer(Func<WireRequest, WireResponse> answer)
        : this((request, _) => Task.FromResult(answer(request)))
    {
    }

    public Uri Uri { get; }

    /// <summary>The requests in the order in which they arrived.</summary>
    public IReadOnlyList<WireRequest> Requests => _requests.ToArray();

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _work;
        _stop.Dispose();
    }

    private async Task WorkAsync()
    {
        List<Task> answers = [];
        try
        {
            while (true)
            {
                answers.Add(ServeAsync(await _listener.AcceptTcpClientAsync(_stop.Token)));
            }
        }
        catch (Exception) when (_stop.IsCancellationRequested)
        {
            // The test is over.
        }

        await Task.WhenAll(answers);
    }

    private async Task ServeAsync(TcpClient client)
    {
        using (client)
        {
            try
            {
                NetworkStream stream = client.GetStream();
                WireRequest request = new WireRequest(await ReadAsync(stream));
                WireResponse response = await AnswerAsync(request);
                if (response.Bytes is not { } bytes)
                {
                    client.LingerState = new LingerOption(true, 0);
                }
                else if (bytes.Length == 0)
                {
                    await WaitForClientAsync(stream);
                }
                else
                {
                    await stream.WriteAsync(bytes, _stop.Token);
                }
            }
            catch (Exception exception) when (exception is OperationCanceledException or IOException)
            {
                // The client went away, or the test is over.
            }
        }
    }

    private Task<WireResponse> AnswerAsync(WireRequest request)
    {
        lock (_turn)
        {
            _requests.Enqueue(request);
            return _answer(request, _stop.Token);
        }
    }

    private async Task WaitForClientAsync(NetworkStream stream)
    {
        byte[] rest = new byte[1024];
        while (await stream.ReadAsync(rest, _stop.Token) > 0)
        {
            // What comes after the request is nobody's.
        }
    }

    private async Task<string> ReadAsync(NetworkStream stream)
    {
        List<byte> request = [];
        byte[] buffer = new byte[64 * 1024];
        while (true)
        {
            int read = await stream.ReadAsync(buffer, _stop.Token);
            request.AddRange(buffer.AsSpan(0, read).ToArray());
            byte[] bytes = request.ToArray();
            int end = bytes.AsSpan().IndexOf("\r\n\r\n"u8);
            bool isWhole = end >= 0 && bytes.Length - end - 4 >= ContentLength(Encoding.UTF8.GetString(bytes, 0, end));
            if (isWhole)
            {
                return Encoding.UTF8.GetString(bytes);
            }

            if (read == 0)
            {
                throw new IOException("The client went away within its request.");
            }
        }
    }

    private static int ContentLength(string head)
    {
        string? line = head.Split("\r\n").FirstOrDefault(line => line.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase));
        return line is null ? 0 : int.Parse(line.AsSpan(15), NumberStyles.AllowLeadingWhite, CultureInfo.InvariantCulture);
    }
}
