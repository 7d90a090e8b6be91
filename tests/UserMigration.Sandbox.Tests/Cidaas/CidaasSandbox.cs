using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using Xunit;

namespace UserMigration.Sandbox.Tests.Cidaas;

/// <summary>A sandbox of cidaas that records its calls, and a client with a token.</summary>
public sealed class CidaasSandbox : IAsyncLifetime
{
    public const string Bulk = "users-srv/user/bulk";
    public const string Existence = "useractions-srv/userexistence";
    public const string Fields = "fieldsetup-srv/graph/fields";
    public const string OldFields = "registration-setup-srv/fields/list";
    public const string Schedule = "users-srv/user/unregister/scheduler/schedule/";
    public const string Token = "token-srv/token";

    private static readonly HttpClient s_http = new() { Timeout = TimeSpan.FromSeconds(60) };

    private int _number;

    public SandboxProcess Process { get; private set; } = null!;

    /// <summary>The token of the calls.</summary>
    public string AccessToken { get; set; } = string.Empty;

    public static async Task<CidaasSandbox> StartAsync(params string[] arguments)
    {
        CidaasSandbox sandbox = new();
        await sandbox.StartProcessAsync(arguments);
        return sandbox;
    }

    /// <summary>A number that no other test of the class has.</summary>
    public int NewNumber() => Interlocked.Increment(ref _number);

    /// <summary>An address that no other test of the class has.</summary>
    public string NewEmail() => $"user{NewNumber()}@example.com";

    public Task SetFaultsAsync(params string[] faults) =>
        Process.CallAsync("_sandbox/faults", ("faults", JsonSerializer.Serialize(faults)));

    /// <summary>Asks for a token in a form.</summary>
    public async Task<(int Status, JsonElement Body)> AskForTokenAsync(params (string Name, string Value)[] fields)
    {
        using FormUrlEncodedContent content = new(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
        using HttpRequestMessage request = new(HttpMethod.Post, new Uri(Process.Uri, Token)) { Content = content };
        return await ReadAsync(request);
    }

    /// <summary>Gets a token, for some scopes or for all.</summary>
    public async Task<string> GetTokenAsync(string? scope = null)
    {
        List<(string, string)> fields = [("grant_type", "client_credentials"), ("client_id", Process.ClientId), ("client_secret", Process.ClientSecret)];
        if (scope is not null)
        {
            fields.Add(("scope", scope));
        }

        (int status, JsonElement body) = await AskForTokenAsync(fields.ToArray());
        Assert.True(status == 200, body.ToString());
        return body.GetProperty("access_token").GetString()!;
    }

    /// <summary>Sends a call and gives what HTTP gives.</summary>
    public async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, string? json = null, string? token = null)
    {
        using HttpRequestMessage request = new(method, new Uri(Process.Uri, path));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token ?? AccessToken);
        if (json is not null)
        {
            request.Content = new StringContent(json, Encoding.UTF8, "application/json");
        }

        return await s_http.SendAsync(request, TestContext.Current.CancellationToken);
    }

    /// <summary>Sends a call and gives the status and the JSON, if there is any.</summary>
    public async Task<(int Status, JsonElement Body)> CallAsync(HttpMethod method, string path, string? json = null)
    {
        using HttpResponseMessage response = await SendAsync(method, path, json);
        return await ReadAsync(response);
    }

    public Task<(int Status, JsonElement Body)> PostAsync(string path, string json) => CallAsync(HttpMethod.Post, path, json);

    /// <summary>Uploads records, of which each gets a state.</summary>
    public async Task<JsonElement[]> UploadAsync(params string[] records)
    {
        (int status, JsonElement body) = await PostAsync(Bulk, "[" + string.Join(",", records) + "]");
        Assert.True(status == 200, body.ToString());
        return body.GetProperty("data").GetProperty("process_states").EnumerateArray().ToArray();
    }

    /// <summary>Uploads one record.</summary>
    public async Task<JsonElement> UploadOneAsync(string record) => Assert.Single(await UploadAsync(record));

    /// <summary>The stored users, by sub.</summary>
    public async Task<Dictionary<string, JsonElement>> UsersAsync()
    {
        string lines = await Process.Http.GetStringAsync(new Uri("_sandbox/users", UriKind.Relative), TestContext.Current.CancellationToken);
        return lines.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => JsonDocument.Parse(line).RootElement)
            .ToDictionary(user => user.GetProperty("sub").GetString()!);
    }

    /// <summary>The calls since the log was cleared.</summary>
    public async Task<JsonElement[]> CallLogAsync()
    {
        string json = await Process.Http.GetStringAsync(new Uri("_sandbox/calls", UriKind.Relative), TestContext.Current.CancellationToken);
        return JsonDocument.Parse(json).RootElement.GetProperty("calls").EnumerateArray().ToArray();
    }

    public static string State(JsonElement state) => state.GetProperty("process_state").GetString()!;

    public static string Sub(JsonElement state) => state.GetProperty("sub").GetString()!;

    public static string Message(JsonElement state) => state.GetProperty("message").GetString()!;

    public async ValueTask InitializeAsync() => await StartProcessAsync([]);

    public ValueTask DisposeAsync() => Process.DisposeAsync();

    /// <summary>Sends a request without the client's usual header.</summary>
    public static async Task<(int Status, JsonElement Body)> ReadAsync(HttpRequestMessage request)
    {
        using HttpResponseMessage response = await s_http.SendAsync(request, TestContext.Current.CancellationToken);
        return await ReadAsync(response);
    }

    private static async Task<(int Status, JsonElement Body)> ReadAsync(HttpResponseMessage response)
    {
        string text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        bool isJson = response.Content.Headers.ContentType?.MediaType == "application/json";
        return ((int)response.StatusCode, isJson ? JsonDocument.Parse(text).RootElement : default);
    }

    private async Task StartProcessAsync(string[] arguments)
    {
        Process = await SandboxProcess.StartAsync(["--target", "cidaas", "--record-calls", "--fault-seed", "7", .. arguments]);
        AccessToken = await GetTokenAsync();
    }
}
