using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Reflection;
using System.Text;
using System.Text.Json;
using System.Threading.Tasks;
using Xunit;

namespace UserMigration.Sandbox.Tests;

/// <summary>A sandbox, started as a child process, and a client that talks to it over loopback.</summary>
public sealed class SandboxProcess : IAsyncDisposable
{
    private SandboxProcess(Process process, JsonElement hello)
    {
        Process = process;
        Hello = hello;
        Uri = new Uri(hello.GetProperty("uri").GetString()!);
        ClientId = hello.GetProperty("clientId").GetString()!;
        ClientSecret = hello.GetProperty("clientSecret").GetString()!;
        Http = new HttpClient { BaseAddress = Uri, Timeout = TimeSpan.FromSeconds(60) };
        Http.DefaultRequestHeaders.Authorization = Basic(ClientId, ClientSecret);
    }

    public Process Process { get; }

    public JsonElement Hello { get; }

    public Uri Uri { get; }

    public string ClientId { get; }

    public string ClientSecret { get; }

    public HttpClient Http { get; }

    public static async Task<SandboxProcess> StartAsync(params string[] arguments)
    {
        Process process = Launch(arguments);
        string line = await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken)
            ?? throw new InvalidOperationException(await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken));
        return new SandboxProcess(process, JsonDocument.Parse(line).RootElement);
    }

    /// <summary>Starts the program and leaves the rest to the caller.</summary>
    public static Process Launch(IEnumerable<string> arguments, params (string Name, string Value)[] environment)
    {
        string path = typeof(SandboxProcess).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
            .Single(item => item.Key == "SandboxPath").Value!;
        ProcessStartInfo start = new("dotnet", new[] { path }.Concat(arguments))
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach ((string name, string value) in environment)
        {
            start.Environment[name] = value;
        }

        return Process.Start(start)!;
    }

    public static AuthenticationHeaderValue Basic(string id, string secret) =>
        new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(id + ":" + secret)));

    public async Task<JsonElement> CallAsync(string call, params (string Name, string Value)[] fields)
    {
        using FormUrlEncodedContent content = new(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
        return await PostAsync(call, content);
    }

    public async Task<JsonElement> PostAsync(string call, HttpContent content)
    {
        using HttpResponseMessage response = await Http.PostAsync(call, content, TestContext.Current.CancellationToken);
        Assert.Equal(200, (int)response.StatusCode);
        Assert.Equal("application/json", response.Content.Headers.ContentType?.MediaType);
        byte[] json = await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        return JsonDocument.Parse(json).RootElement;
    }

    /// <summary>Creates records in one call and gives what <c>uuid_results</c> says.</summary>
    public async Task<JsonElement[]> BulkCreateAsync(string records, string type = "user", string? commitEach = null)
    {
        List<(string, string)> fields = [("type_name", type), ("all_attributes", records), ("timeout", "10")];
        if (commitEach is not null)
        {
            fields.Add(("commit_each", commitEach));
        }

        JsonElement answer = await CallAsync("entity.bulkCreate", fields.ToArray());
        Assert.Equal("ok", answer.GetProperty("stat").GetString());
        JsonElement[] results = answer.GetProperty("results").EnumerateArray().ToArray();
        JsonElement[] uuids = answer.GetProperty("uuid_results").EnumerateArray().ToArray();
        Assert.Equal(uuids.Select(Code), results.Select(Code));
        return uuids;
    }

    /// <summary>Creates one record that must be accepted.</summary>
    public async Task<string> CreateAsync(string record, string type = "user")
    {
        JsonElement result = Assert.Single(await BulkCreateAsync("[" + record + "]", type));
        return result.ValueKind == JsonValueKind.String ? result.GetString()! : throw new InvalidOperationException(result.ToString());
    }

    public async Task<JsonElement> GetAsync(string uuid, string type = "user")
    {
        JsonElement answer = await CallAsync("entity", ("type_name", type), ("uuid", uuid));
        return answer.GetProperty("result");
    }

    public async Task<JsonElement[]> FindAsync(params (string Name, string Value)[] fields)
    {
        JsonElement answer = await CallAsync("entity.find", [("type_name", "user"), .. fields]);
        Assert.True(answer.GetProperty("stat").GetString() == "ok", answer.ToString());
        JsonElement[] results = answer.GetProperty("results").EnumerateArray().ToArray();
        Assert.Equal(results.Length, answer.GetProperty("result_count").GetInt32());
        return results;
    }

    public async Task<long> CountAsync(string? filter = null)
    {
        JsonElement answer = filter is null
            ? await CallAsync("entity.count", ("type_name", "user"))
            : await CallAsync("entity.count", ("type_name", "user"), ("filter", filter));
        Assert.True(answer.GetProperty("stat").GetString() == "ok", answer.ToString());
        return answer.GetProperty("total_count").GetInt64();
    }

    /// <summary>The error code of an answer or of a record's element, or 0.</summary>
    public static int Code(JsonElement answer) =>
        answer.ValueKind == JsonValueKind.Object && answer.TryGetProperty("code", out JsonElement code) ? code.GetInt32() : 0;

    /// <summary>Closes its standard input and waits until it has ended.</summary>
    public async Task<int> EndAsync()
    {
        Process.StandardInput.Close();
        await Process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return Process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        if (!Process.HasExited)
        {
            Process.StandardInput.Close();
            await Process.WaitForExitAsync();
        }

        Process.Dispose();
    }
}
