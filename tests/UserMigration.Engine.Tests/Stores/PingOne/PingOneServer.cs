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
using UserMigration.Engine.Composition;
using UserMigration.Engine.Targets;
using UserMigration.Engine.Tests.Stores.Cidaas;
using Xunit;

namespace UserMigration.Engine.Tests.Stores.PingOne;

/// <summary>A server on loopback that gives a token, and answers all other calls as a test says.</summary>
internal sealed class PingOneServer : IAsyncDisposable
{
    public const string Environment = "00000000-0000-4000-8000-000000000001";
    public const string Population = "00000000-0000-4000-8000-000000000002";
    public const string UserId = "11111111-2222-4333-8444-555555555555";

    private readonly TcpListener _listener = new TcpListener(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new CancellationTokenSource();
    private readonly ConcurrentQueue<CidaasRequest> _requests = new ConcurrentQueue<CidaasRequest>();
    private readonly Func<CidaasRequest, CidaasResponse> _answer;
    private readonly Task _work;

    public PingOneServer(Func<CidaasRequest, CidaasResponse> answer)
    {
        _answer = answer;
        _listener.Start();
        Uri = new Uri($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/");
        _work = WorkAsync();
    }

    public PingOneServer(string body, int status = 200, string headers = "")
        : this(_ => CidaasResponse.Json(body, status, headers))
    {
    }

    public Uri Uri { get; }

    /// <summary>The calls of the API.</summary>
    public IReadOnlyList<CidaasRequest> Calls => _requests.Where(request => !IsOfToken(request)).ToArray();

    public IReadOnlyList<CidaasRequest> TokenRequests => _requests.Where(request => request.Path.EndsWith("/token", StringComparison.Ordinal)).ToArray();

    /// <summary>How the token endpoint answers.</summary>
    public Func<CidaasRequest, CidaasResponse> Grant { get; set; } = _ => CidaasResponse.Token("token-1");

    public IIdentityStore Connect(string? population = Population)
    {
        StoreTarget target = StoreTargets.Get(IdentityTarget.PingOne);
        StoreSettings settings = Set(StoreSettings.None, target, "EnvironmentId", Environment);
        settings = population is null ? settings : Set(settings, target, "PopulationId", population);
        return target.Connect(
            new StoreConnection(Uri, new StoreCredential("worker", new NetworkCredential(string.Empty, CidaasCase.Secret).SecurePassword), TimeProvider.System) { Settings = settings });
    }

    public static StoreSettings Set(StoreSettings settings, StoreTarget target, string name, string value) =>
        settings.With(target.Capabilities.Settings.Single(setting => setting.Name == name), value);

    public static IdentityRecord Record(params (string Name, object? Value)[] attributes) => new IdentityRecord(
        IdentityTarget.PingOne, attributes.ToDictionary(pair => pair.Name, pair => pair.Value, StringComparer.Ordinal), Records.Of(attributes.Select(pair => (pair.Name, (object?)"x")).ToArray()));

    /// <summary>A record with a username and an e-mail address.</summary>
    public static IdentityRecord Anna() => Record(("username", "anna"), ("email", "anna@example.com"));

    public static async Task<StoreRecordAnswer> CreateAsync(IIdentityStore store, IdentityRecord record) => Assert.Single(
        await store.CreateAsync("user", [record], StoreSettings.None, TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken));

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _work;
        _stop.Dispose();
    }

    private static bool IsOfToken(CidaasRequest request) => request.Path.Contains("/as/", StringComparison.Ordinal);

    private async Task WorkAsync()
    {
        try
        {
            while (true)
            {
                using TcpClient client = await _listener.AcceptTcpClientAsync(_stop.Token);
                CidaasRequest request = new CidaasRequest(await ReadAsync(client.GetStream()));
                _requests.Enqueue(request);
                CidaasResponse response = !IsOfToken(request) ? _answer(request)
                    : request.Path.EndsWith("/token", StringComparison.Ordinal) ? Grant(request)
                    : CidaasResponse.Json("{}", 404);
                await client.GetStream().WriteAsync(response.Bytes, _stop.Token);
            }
        }
        catch (Exception exception) when (_stop.IsCancellationRequested || exception is SocketException or IOException)
        {
            // The test is over.
        }
    }

    private async Task<string> ReadAsync(NetworkStream stream)
    {
        StringBuilder request = new StringBuilder();
        byte[] buffer = new byte[64 * 1024];
        while (true)
        {
            request.Append(Encoding.UTF8.GetString(buffer, 0, await stream.ReadAsync(buffer, _stop.Token)));
            string text = request.ToString();
            int end = text.IndexOf("\r\n\r\n", StringComparison.Ordinal);
            if (end >= 0 && Encoding.UTF8.GetByteCount(text.AsSpan(end + 4)) >= LengthOf(text[..end]))
            {
                return text;
            }
        }
    }

    private static int LengthOf(string head) => head.Split("\r\n").FirstOrDefault(line => line.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase)) is { } line
        ? int.Parse(line.AsSpan(15).Trim(), System.Globalization.CultureInfo.InvariantCulture)
        : 0;
}
