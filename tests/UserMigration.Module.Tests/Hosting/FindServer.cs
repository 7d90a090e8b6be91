using System;
using System.IO;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

namespace UserMigration.Module.Tests.Hosting;

/// <summary>A store on loopback that has nobody, and counts the calls that it is asked.</summary>
internal sealed class FindServer : IAsyncDisposable
{
    private const string Nobody = """{"stat":"ok","result_count":0,"results":[]}""";
    private const string NotFound = """{"stat":"error","code":310,"error":"record_not_found"}""";

    private readonly TcpListener _listener = new TcpListener(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new CancellationTokenSource();
    private readonly Task _work;
    private int _calls;

    public FindServer()
    {
        _listener.Start();
        Uri = $"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/";
        _work = WorkAsync();
    }

    public string Uri { get; }

    public int Calls => Volatile.Read(ref _calls);

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Dispose();
        await _work;
        _stop.Dispose();
    }

    private async Task WorkAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                using TcpClient client = await _listener.AcceptTcpClientAsync(_stop.Token);
                await AnswerAsync(client.GetStream());
            }
            catch (Exception exception) when (exception is OperationCanceledException or IOException or SocketException or ObjectDisposedException)
            {
                // A caller that gave up, or the end.
            }
        }
    }

    private async Task AnswerAsync(NetworkStream stream)
    {
        using StreamReader reader = new StreamReader(stream, Encoding.ASCII, false, 1024, leaveOpen: true);
        string first = await reader.ReadLineAsync(_stop.Token) ?? string.Empty;
        int length = 0;
        while (await reader.ReadLineAsync(_stop.Token) is { Length: > 0 } header)
        {
            length = header.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase)
                ? int.Parse(header.AsSpan(15), System.Globalization.CultureInfo.InvariantCulture)
                : length;
        }

        await reader.ReadBlockAsync(new char[length], _stop.Token);
        Interlocked.Increment(ref _calls);
        string body = first.Contains("entity.find", StringComparison.Ordinal) ? Nobody : NotFound;
        await stream.WriteAsync(
            Encoding.ASCII.GetBytes($"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {body.Length}\r\nConnection: close\r\n\r\n{body}"),
            _stop.Token);
    }
}
