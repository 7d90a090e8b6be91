using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Threading.Tasks;
using UserMigration.Module.Tests.Hosting;

namespace UserMigration.Module.Tests.Machines;

/// <summary>A sandbox of Akamai that records when each call arrives.</summary>
internal sealed class CountingStore : IDisposable
{
    private readonly Process _process;
    private readonly HttpClient _http;

    private CountingStore(Process process, JsonElement hello)
    {
        _process = process;
        Uri = hello.GetProperty("uri").GetString()!;
        ClientId = hello.GetProperty("clientId").GetString()!;
        Secret = hello.GetProperty("clientSecret").GetString()!;
        _http = new HttpClient { BaseAddress = new Uri(Uri) };
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{ClientId}:{Secret}")));
    }

    public string Uri { get; }

    public string ClientId { get; }

    public string Secret { get; }

    public static CountingStore Start()
    {
        Process process = Process.Start(new ProcessStartInfo("dotnet", [Path.Combine(LaidOutModule.Folder, "sandbox", "UserMigration.Sandbox.dll"), "--target", "akamai", "--record-calls"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
        return new CountingStore(process, JsonDocument.Parse(process.StandardOutput.ReadLine()!).RootElement);
    }

    /// <summary>When the calls of the uploads arrived, in milliseconds, in their order.</summary>
    public async Task<double[]> ReadArrivalsAsync()
    {
        string text = await _http.GetStringAsync("_sandbox/calls");
        using JsonDocument calls = JsonDocument.Parse(text);
        return calls.RootElement.GetProperty("calls").EnumerateArray()
            .Select(call => call.GetProperty("start").GetDouble())
            .Order()
            .ToArray();
    }

    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.WaitForExit(10_000);
        _process.Dispose();
        _http.Dispose();
    }
}
