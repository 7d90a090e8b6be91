using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Xunit;

namespace UserMigration.Engine.Tests.Stores.Cidaas;

/// <summary>
/// A server on loopback that answers as a test says, many at a time. Without a word it knows no discovery and gives a token.
/// Each request that it gets is held against the contract when it ends.
/// </summary>
internal sealed class CidaasServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new TcpListener(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new CancellationTokenSource();
    private readonly ConcurrentQueue<CidaasRequest> _requests = new ConcurrentQueue<CidaasRequest>();
    private readonly Task _work;

    public CidaasServer()
    {
        _listener.Start();
        Uri = new Uri($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/");
        _work = WorkAsync();
    }

    /// <summary>A server that answers all calls of the API alike.</summary>
    public CidaasServer(CidaasResponse answer)
        : this()
    {
        Answer = _ => answer;
    }

    public Uri Uri { get; }

    /// <summary>What discovery answers.</summary>
    public Func<CidaasRequest, CidaasResponse> Discover { get; set; } = _ => CidaasResponse.Json("{}", 404);

    /// <summary>What the token endpoint answers.</summary>
    public Func<CidaasRequest, Task<CidaasResponse>> Grant { get; set; } = _ => Task.FromResult(CidaasResponse.Token("token-1"));

    /// <summary>What calls of the API answer.</summary>
    public Func<CidaasRequest, CidaasResponse> Answer { get; set; } = _ => CidaasResponse.Json("{}", 500);

    /// <summary>What calls of the API answer, where it takes time; null where <see cref="Answer"/> says it.</summary>
    public Func<CidaasRequest, Task<CidaasResponse>>? AnswerAsync { get; set; }

    /// <summary>The path of the token endpoint.</summary>
    public string TokenPath { get; set; } = "token-srv/token";

    public IReadOnlyList<CidaasRequest> TokenRequests => _requests.Where(IsForToken).ToArray();

    public IReadOnlyList<CidaasRequest> Calls => _requests.Where(request => !IsForToken(request) && !IsForDiscovery(request)).ToArray();

    public IReadOnlyList<CidaasRequest> Discoveries => _requests.Where(IsForDiscovery).ToArray();

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _work;
        _stop.Dispose();
        Assert.Empty(Calls.SelectMany(CidaasContract.Violations));
    }

    private bool IsForToken(CidaasRequest request) => request.Path == TokenPath;

    private static bool IsForDiscovery(CidaasRequest request) => request.Path.EndsWith(".well-known/openid-configuration", StringComparison.Ordinal);

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
                CidaasRequest request = new CidaasRequest(await ReadAsync(stream));
                _requests.Enqueue(request);
                CidaasResponse response = IsForDiscovery(request) ? Discover(request)
                    : IsForToken(request) ? await Grant(request).WaitAsync(_stop.Token)
                    : AnswerAsync is { } answer ? await answer(request)
                    : Answer(request);
                if (response.Bytes is { } bytes)
                {
                    await stream.WriteAsync(bytes, _stop.Token);
                }
                else
                {
                    client.LingerState = new LingerOption(true, 0);
                }
            }
            catch (Exception exception) when (exception is OperationCanceledException or IOException)
            {
                // The client went away, or the test is over.
            }
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
        return line is null ? 0 : int.Parse(line.AsSpan(15), System.Globalization.NumberStyles.AllowLeadingWhite, System.Globalization.CultureInfo.InvariantCulture);
    }
}
