using System;
using System.Linq;
using System.Net.Http;
using System.Text.Json;
using System.Threading.Tasks;
using Xunit;

namespace UserMigration.Sandbox.Tests;

public sealed class CallLogTests : SharedFaultSandboxTests
{
    private readonly FaultSandbox _faults;
    private readonly SandboxProcess _sandbox;

    public CallLogTests(FaultSandbox fixture)
        : base(fixture)
    {
        _faults = fixture;
        _sandbox = fixture.Sandbox;
    }

    [Fact]
    public async Task The_log_has_calls_in_order_with_times_and_answers()
    {
        await _faults.SetAsync("ErrorBeforeCommit:calls=entity.find");
        await _sandbox.CallAsync("_sandbox/calls/clear");
        await _sandbox.CallAsync("entity.count", ("type_name", "user"));
        await _sandbox.CallAsync("entity.find", ("type_name", "user"));
        await _sandbox.CallAsync("someone@example.com");

        JsonElement[] calls = await _faults.CallsAsync();

        Assert.Equal(new[] { "entity.count", "entity.find", "?" }, calls.Select(call => call.GetProperty("call").GetString()));
        Assert.Equal(new[] { "ok", "error", "error" }, calls.Select(call => call.GetProperty("answer").GetString()));
        Assert.Equal(new[] { 0, 500, 200 }, calls.Select(call => call.GetProperty("code").GetInt32()));
        Assert.Equal("ErrorBeforeCommit", Assert.Single(calls[1].GetProperty("faults").EnumerateArray()).GetString());
        double[] starts = calls.Select(call => call.GetProperty("start").GetDouble()).ToArray();
        Assert.Equal(starts.Order(), starts);
        Assert.InRange(starts[2] - starts[0], 0.001, 60_000);
        Assert.All(calls, call => Assert.True(call.GetProperty("duration").GetDouble() > 0));
    }

    [Theory]
    [InlineData("ResetBefore", "reset", 0)]
    [InlineData("TruncatedBody", "truncated", 200)]
    [InlineData("ProxyHtml:status=502", "html", 502)]
    [InlineData("ErrorAfterCommit:status=503", "http", 503)]
    public async Task The_log_tells_answers_apart_that_are_none(string fault, string kind, int status)
    {
        await _faults.SetAsync(fault);
        await _sandbox.CallAsync("_sandbox/calls/clear");

        try
        {
            using HttpResponseMessage response = await _faults.SendAsync(_faults.NewRecord());
        }
        catch (HttpRequestException)
        {
            // That is what some of them are for.
        }

        JsonElement call = Assert.Single(await _faults.CallsAsync());
        Assert.Equal(kind, call.GetProperty("answer").GetString());
        Assert.Equal(status, call.GetProperty("status").GetInt32());
    }

    [Fact]
    public async Task The_log_is_off_unless_it_is_asked_for()
    {
        await using SandboxProcess sandbox = await SandboxProcess.StartAsync();

        string json = await sandbox.Http.GetStringAsync(new Uri("_sandbox/calls", UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.Equal(200, SandboxProcess.Code(JsonDocument.Parse(json).RootElement));
        Assert.Contains("--record-calls", json, StringComparison.Ordinal);
    }
}
