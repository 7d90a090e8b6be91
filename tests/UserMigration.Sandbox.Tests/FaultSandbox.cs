using System;
using System.Collections.Generic;
using System.Linq;
using System.Net.Http;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using Xunit;

namespace UserMigration.Sandbox.Tests;

/// <summary>A sandbox that records its calls. Each test sets the faults that it needs.</summary>
public sealed class FaultSandbox : IAsyncLifetime
{
    private int _number;

    public SandboxProcess Sandbox { get; private set; } = null!;

    /// <summary>A record that no other test of the class uses.</summary>
    public string NewRecord() => $$"""{"email":"user{{Interlocked.Increment(ref _number)}}@example.com"}""";

    /// <summary>Switches these faults on and all others off.</summary>
    public Task<JsonElement> SetAsync(params string[] faults) =>
        Sandbox.CallAsync("_sandbox/faults", ("faults", JsonSerializer.Serialize(faults)));

    /// <summary>The faults that are on.</summary>
    public async Task<JsonElement[]> FaultsAsync() => Members(await GetAsync("_sandbox/faults"), "faults");

    /// <summary>The calls since the log was cleared.</summary>
    public async Task<JsonElement[]> CallsAsync() => Members(await GetAsync("_sandbox/calls"), "calls");

    /// <summary>Sends records and gives what HTTP gives.</summary>
    public async Task<HttpResponseMessage> SendAsync(params string[] records)
    {
        using FormUrlEncodedContent content = new(new Dictionary<string, string>
        {
            ["type_name"] = "user",
            ["all_attributes"] = "[" + string.Join(",", records) + "]",
        });
        return await Sandbox.Http.PostAsync("entity.bulkCreate", content, TestContext.Current.CancellationToken);
    }

    /// <summary>Sends records and gives the answer, which must be JSON under HTTP 200.</summary>
    public Task<JsonElement> BulkCreateAsync(params string[] records) => Sandbox.CallAsync(
        "entity.bulkCreate", ("type_name", "user"), ("all_attributes", "[" + string.Join(",", records) + "]"));

    /// <summary>The number of users, without faults.</summary>
    public async Task<long> CountWithoutFaultsAsync()
    {
        await SetAsync();
        return await Sandbox.CountAsync();
    }

    public async ValueTask InitializeAsync() => Sandbox = await SandboxProcess.StartAsync("--record-calls", "--fault-seed", "7");

    public ValueTask DisposeAsync() => Sandbox.DisposeAsync();

    public async Task<JsonElement> GetAsync(string address)
    {
        byte[] json = await Sandbox.Http.GetByteArrayAsync(new Uri(address, UriKind.Relative), TestContext.Current.CancellationToken);
        return JsonDocument.Parse(json).RootElement;
    }

    private static JsonElement[] Members(JsonElement answer, string name) => answer.GetProperty(name).EnumerateArray().ToArray();
}
