using System;
using System.Net.Http;
using System.Text.Json;
using System.Threading.Tasks;
using Xunit;

namespace UserMigration.Sandbox.Tests.Cidaas;

/// <summary>The forms of error bodies (contract of cidaas, section 1).</summary>
public sealed class ErrorShapeTests : SharedSandboxTests
{
    private readonly CidaasSandbox _sandbox;

    public ErrorShapeTests(CidaasSandbox sandbox)
        : base(sandbox)
    {
        _sandbox = sandbox;
    }

    [Fact]
    public async Task Wrapped_has_the_code_as_text()
    {
        JsonElement error = (await NotFoundAsync("wrapped")).GetProperty("ErrorResp");

        Assert.False(error.GetProperty("success").GetBoolean());
        Assert.Equal(404, error.GetProperty("status").GetInt32());
        Assert.Equal("10301", error.GetProperty("code").GetString());
        Assert.Equal("user not found", error.GetProperty("error").GetString());
    }

    [Fact]
    public async Task Flat_has_all_at_the_root()
    {
        JsonElement error = await NotFoundAsync("flat");

        Assert.False(error.GetProperty("success").GetBoolean());
        Assert.Equal(10301, error.GetProperty("code").GetInt32());
        Assert.Equal("user not found", error.GetProperty("error").GetString());
        Assert.Equal("user not found", error.GetProperty("error_description").GetString());
        Assert.NotEmpty(error.GetProperty("referenceNumber").GetString()!);
    }

    [Fact]
    public async Task Object_has_an_object_as_error()
    {
        JsonElement root = await NotFoundAsync("object");

        Assert.Equal(404, root.GetProperty("status").GetInt32());
        JsonElement error = root.GetProperty("error");
        Assert.Equal(10301, error.GetProperty("code").GetInt32());
        Assert.Equal(404, error.GetProperty("status").GetInt32());
        Assert.Equal("user not found", error.GetProperty("error").GetString());
        Assert.NotEmpty(error.GetProperty("referenceNumber").GetString()!);
        Assert.True(error.TryGetProperty("moreInfo", out _) && error.TryGetProperty("type", out _));
    }

    [Fact]
    public async Task Refnumber_has_that_of_older_servers()
    {
        JsonElement error = await NotFoundAsync("refnumber");

        Assert.NotEmpty(error.GetProperty("refnumber").GetString()!);
        Assert.False(error.TryGetProperty("referenceNumber", out _));
    }

    [Fact]
    public async Task Html_is_a_page()
    {
        await _sandbox.SetFaultsAsync("ErrorShape:shape=html");

        using HttpResponseMessage response = await _sandbox.SendAsync(HttpMethod.Post, CidaasSandbox.Schedule + "nobody");

        Assert.Equal(404, (int)response.StatusCode);
        Assert.StartsWith("<!DOCTYPE html>", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_option_holds_for_all_errors_also_of_access()
    {
        await using CidaasSandbox sandbox = await CidaasSandbox.StartAsync("--error-shape", "flat");
        Assert.True((await sandbox.PostAsync(CidaasSandbox.Bulk, "[]")).Body.TryGetProperty("referenceNumber", out _));
        sandbox.AccessToken = "none";

        (int status, JsonElement body) = await sandbox.PostAsync(CidaasSandbox.Bulk, "[]");

        Assert.Equal(401, status);
        Assert.True(body.TryGetProperty("referenceNumber", out _));
    }

    [Fact]
    public async Task Faults_within_it_have_the_form_too()
    {
        await _sandbox.SetFaultsAsync("ErrorShape:shape=flat", "ErrorBeforeCommit:code=815");

        (int status, JsonElement body) = await _sandbox.PostAsync(CidaasSandbox.Bulk, "[]");

        Assert.Equal(500, status);
        Assert.Equal(815, body.GetProperty("code").GetInt32());
        Assert.True(body.TryGetProperty("referenceNumber", out _));
    }

    private async Task<JsonElement> NotFoundAsync(string shape)
    {
        await _sandbox.SetFaultsAsync("ErrorShape:shape=" + shape);
        (int status, JsonElement body) = await _sandbox.CallAsync(HttpMethod.Post, CidaasSandbox.Schedule + "nobody");
        Assert.Equal(404, status);
        return body;
    }
}
