using System;
using System.Collections.Generic;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using Xunit;

namespace UserMigration.Sandbox.Tests.PingOne;

/// <summary>A sandbox of PingOne, and a client with a token.</summary>
public sealed class PingOneSandbox : IAsyncLifetime
{
    public const string Population = "00000000-0000-4000-8000-000000000002";
    public const string Import = "application/vnd.pingidentity.user.import+json";

    private const string Environment = "00000000-0000-4000-8000-000000000001";

    private static readonly HttpClient s_http = new() { Timeout = TimeSpan.FromSeconds(60) };

    private string _token = string.Empty;
    private int _number;

    public SandboxProcess Process { get; private set; } = null!;

    /// <summary>A username that no other test of the class has.</summary>
    public string NewUsername() => $"user{Interlocked.Increment(ref _number)}";

    public Task SetFaultsAsync(params string[] faults) => Process.CallAsync("_sandbox/faults", ("faults", JsonSerializer.Serialize(faults)));

    /// <summary>A new user in JSON.</summary>
    public static string User(string username, string more = "") =>
        $$$"""{"username":"{{{username}}}","email":"{{{username}}}@example.com","population":{"id":"{{{Population}}}"}{{{more}}}}""";

    /// <summary>Sends a call of the API, and gives the status and the JSON.</summary>
    public Task<(int Status, JsonElement Body)> CallAsync(string method, string path, string? json = null, string type = "application/json", string environment = Environment) =>
        SendAsync(method, $"v1/environments/{environment}/{path}", json, type, new AuthenticationHeaderValue("Bearer", _token));

    /// <summary>Creates a user, and gives the status and the JSON.</summary>
    public Task<(int Status, JsonElement Body)> CreateAsync(string json) => CallAsync("POST", "users", json, Import);

    /// <summary>Asks for a token.</summary>
    public Task<(int Status, JsonElement Body)> AskForTokenAsync(string secret, string environment = Environment) =>
        SendAsync("POST", $"{environment}/as/token", "grant_type=client_credentials", "application/x-www-form-urlencoded", SandboxProcess.Basic(Process.ClientId, secret));

    /// <summary>The targets of the details of an error.</summary>
    public static IReadOnlyList<string> TargetsOf(JsonElement error)
    {
        List<string> targets = [];
        foreach (JsonElement detail in error.GetProperty("details").EnumerateArray())
        {
            targets.Add(detail.GetProperty("target").GetString()!);
        }

        return targets;
    }

    public async ValueTask InitializeAsync()
    {
        Process = await SandboxProcess.StartAsync("--target", "pingone");
        _token = (await AskForTokenAsync(Process.ClientSecret)).Body.GetProperty("access_token").GetString()!;
    }

    public ValueTask DisposeAsync() => Process.DisposeAsync();

    private async Task<(int Status, JsonElement Body)> SendAsync(string method, string path, string? body, string type, AuthenticationHeaderValue authorization)
    {
        using HttpRequestMessage request = new(new HttpMethod(method), new Uri(Process.Uri, path));
        request.Headers.Authorization = authorization;
        if (body is not null)
        {
            request.Content = new StringContent(body);
            request.Content.Headers.ContentType = new MediaTypeHeaderValue(type);
        }

        using HttpResponseMessage response = await s_http.SendAsync(request, TestContext.Current.CancellationToken);
        string text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return ((int)response.StatusCode, text.StartsWith('{') ? JsonDocument.Parse(text).RootElement : default);
    }
}
