using System;
using System.Net;
using System.Net.Sockets;
using System.Threading.Tasks;

namespace UserMigration.Module.Tests.Hosting;

/// <summary>A store on loopback that never answers, and says when it was called.</summary>
internal sealed class SilentServer : IDisposable
{
    private readonly TcpListener _listener = new TcpListener(IPAddress.Loopback, 0);

    public SilentServer()
    {
        _listener.Start();
        Uri = $"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/";
        Called = _listener.AcceptTcpClientAsync();
    }

    public string Uri { get; }

    /// <summary>Ends with the first connection, which stays open.</summary>
    public Task<TcpClient> Called { get; }

    public void Dispose()
    {
        _listener.Dispose();
        if (Called.IsCompletedSuccessfully)
        {
            Called.GetAwaiter().GetResult().Dispose();
        }
    }
}
