using System;
using System.Diagnostics;
using System.IO;
using System.Net;
using System.Net.Sockets;
using System.Threading;
using System.Threading.Tasks;
using Xunit;

namespace UserMigration.Engine.Tests.Stores.PingOne.Prism;

/// <summary>
/// Prism between a store and a server, in a process of its own: it checks each request and each answer against an OpenAPI document, and
/// answers with an error of its own if one violates it.
/// </summary>
internal sealed class PrismProxy : IAsyncDisposable
{
    private const string FolderVariable = "USERMIGRATION_PRISM";

    private readonly Process _process;
    private Task<string> _reading = Task.FromResult(string.Empty);

    private PrismProxy(Process process, Uri uri)
    {
        _process = process;
        Uri = uri;
    }

    public Uri Uri { get; }

    /// <summary>Starts a proxy; skips the test where node or the package is missing.</summary>
    /// <param name="document">The path of the OpenAPI document.</param>
    /// <param name="server">The address of the server.</param>
    public static async Task<PrismProxy> StartAsync(string document, Uri server)
    {
        string? folder = Environment.GetEnvironmentVariable(FolderVariable);
        string program = Path.Combine(folder ?? string.Empty, "node_modules", "@stoplight", "prism-cli", "dist", "index.js");
        RequiredPart.Demand(
            folder is not null && File.Exists(program),
            $"Prism is missing, which checks requests here: install what Stores/PingOne/Prism/package.json names with npm, and name the folder in {FolderVariable}.");
        int port = FreePort();
        Process process = NodeProcess.StartNode("Prism", program, "proxy", document, server.ToString().TrimEnd('/'), "--errors", "--host", "127.0.0.1", "--port", port.ToString(System.Globalization.CultureInfo.InvariantCulture));
        PrismProxy proxy = new PrismProxy(process, new Uri($"http://127.0.0.1:{port}/"));
        try
        {
            await proxy.WaitAsync();
            return proxy;
        }
        catch
        {
            await proxy.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        await _process.WaitForExitAsync();
        await _reading;
        _process.Dispose();
    }

    private static int FreePort()
    {
        TcpListener listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        int port = ((IPEndPoint)listener.LocalEndpoint).Port;
        listener.Stop();
        return port;
    }

    private async Task WaitAsync()
    {
        using CancellationTokenSource tooLong = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        tooLong.CancelAfter(TimeSpan.FromMinutes(2));
        while (await _process.StandardOutput.ReadLineAsync(tooLong.Token) is { } line)
        {
            if (line.Contains("is listening", StringComparison.Ordinal))
            {
                // What Prism says of each call must not fill its pipe.
                _reading = _process.StandardOutput.ReadToEndAsync(CancellationToken.None);
                _process.BeginErrorReadLine();
                return;
            }
        }

        Assert.Fail("Prism did not start: " + await _process.StandardError.ReadToEndAsync(tooLong.Token));
    }
}
