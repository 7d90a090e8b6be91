using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Text;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using Xunit;

namespace UserMigration.Sandbox.Tests.Scim;

/// <summary>A sandbox of SCIM, and a client with a token.</summary>
public sealed class ScimSandbox : IAsyncLifetime
{
    public const string Core = "urn:ietf:params:scim:schemas:core:2.0:User";
    public const string Enterprise = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";

    private static readonly HttpClient s_http = new() { Timeout = TimeSpan.FromSeconds(60) };

    private int _number;

    public SandboxProcess Process { get; private set; } = null!;

    public string AccessToken { get; private set; } = string.Empty;

    /// <summary>A userName that no other test of the class has.</summary>
    public string NewName() => $"user{Interlocked.Increment(ref _number)}";

    public static string User(string userName, string more = "") => $$"""{"schemas":["{{Core}}"],"userName":"{{userName}}"{{more}}}""";

    public Task SetFaultsAsync(params string[] faults) => Process.CallAsync("_sandbox/faults", ("faults", JsonSerializer.Serialize(faults)));

    /// <summary>Sends a call and gives the status and the JSON, if there is any.</summary>
    public async Task<(int Status, JsonElement Body)> CallAsync(string method, string path, string? json = null, string? ifMatch = null, string? authorization = null)
    {
        using HttpRequestMessage request = new(new HttpMethod(method), new Uri(Process.Uri, path));
        request.Headers.TryAddWithoutValidation("Authorization", authorization ?? "Bearer " + AccessToken);
        if (ifMatch is not null)
        {
            request.Headers.TryAddWithoutValidation("If-Match", ifMatch);
        }

        if (json is not null)
        {
            request.Content = new StringContent(json, Encoding.UTF8, "application/scim+json");
        }

        using HttpResponseMessage response = await s_http.SendAsync(request, TestContext.Current.CancellationToken);
        string text = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        bool isJson = response.Content.Headers.ContentType?.MediaType == "application/json";
        return ((int)response.StatusCode, isJson ? JsonDocument.Parse(text).RootElement : default);
    }

    /// <summary>Creates a user, and gives it.</summary>
    public async Task<JsonElement> CreateAsync(string userName, string more = "")
    {
        (int status, JsonElement body) = await CallAsync("POST", "Users", User(userName, more));
        Assert.True(status == 201, body.ToString());
        return body;
    }

    /// <summary>Sends a bulk call, and gives the results.</summary>
    public async Task<JsonElement[]> BulkAsync(params string[] operations)
    {
        (int status, JsonElement body) = await CallAsync(
            "POST", "Bulk", $$"""{"schemas":["urn:ietf:params:scim:api:messages:2.0:BulkRequest"],"Operations":[{{string.Join(',', operations)}}]}""");
        Assert.True(status == 200, body.ToString());
        return body.GetProperty("Operations").EnumerateArray().ToArray();
    }

    public async ValueTask InitializeAsync()
    {
        Process = await SandboxProcess.StartAsync(["--target", "scim", "--fault-seed", "7"]);
        using FormUrlEncodedContent form = new(new Dictionary<string, string>
        {
            ["grant_type"] = "client_credentials",
            ["client_id"] = Process.ClientId,
            ["client_secret"] = Process.ClientSecret,
        });
        using HttpResponseMessage response = await s_http.PostAsync(new Uri(Process.Uri, "token"), form, TestContext.Current.CancellationToken);
        using JsonDocument body = JsonDocument.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        AccessToken = body.RootElement.GetProperty("access_token").GetString()!;
    }

    public ValueTask DisposeAsync() => Process.DisposeAsync();
}
