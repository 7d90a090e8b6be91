using System;
using System.Diagnostics;
using System.Net.Http;
using System.Text.Json;
using System.Threading.Tasks;
using Xunit;

namespace UserMigration.Sandbox.Tests.Cidaas;

/// <summary>Who may make which call (contract of cidaas, sections 1, 5, 6 and 9), and how long a token lives.</summary>
public sealed class AccessTests : SharedSandboxTests
{
    private readonly CidaasSandbox _sandbox;

    public AccessTests(CidaasSandbox sandbox)
        : base(sandbox)
    {
        _sandbox = sandbox;
    }

    [Theory]
    [InlineData("POST", CidaasSandbox.Bulk)]
    [InlineData("POST", CidaasSandbox.Existence)]
    [InlineData("POST", CidaasSandbox.Fields)]
    [InlineData("GET", CidaasSandbox.OldFields)]
    [InlineData("GET", "fieldsetup-srv/fields/email")]
    [InlineData("POST", CidaasSandbox.Schedule + "17")]
    public async Task A_token_that_is_not_known_is_401(string method, string path)
    {
        using HttpResponseMessage response = await _sandbox.SendAsync(new HttpMethod(method), path, method == "POST" ? "{}" : null, token: "none");

        Assert.Equal(401, (int)response.StatusCode);
        Assert.Equal("Bearer", Assert.Single(response.Headers.WwwAuthenticate).Scheme);
        Assert.Contains("invalid_token", response.Headers.WwwAuthenticate.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_token_is_401()
    {
        using HttpRequestMessage request = new(HttpMethod.Get, new Uri(_sandbox.Process.Uri, CidaasSandbox.OldFields));

        (int status, JsonElement body) = await CidaasSandbox.ReadAsync(request);

        Assert.Equal(401, status);
        Assert.False(body.GetProperty("ErrorResp").GetProperty("success").GetBoolean());
        Assert.Equal(401, body.GetProperty("ErrorResp").GetProperty("status").GetInt32());
    }

    [Fact]
    public async Task The_secret_itself_is_no_token()
    {
        using HttpRequestMessage request = new(HttpMethod.Get, new Uri(_sandbox.Process.Uri, CidaasSandbox.OldFields));
        request.Headers.Authorization = SandboxProcess.Basic(_sandbox.Process.ClientId, _sandbox.Process.ClientSecret);

        Assert.Equal(401, (await CidaasSandbox.ReadAsync(request)).Status);
    }

    [Theory]
    [InlineData("cidaas:bulk_user_create", 400, 403, 403)]
    [InlineData("cidaas:field_setup_read", 403, 200, 403)]
    [InlineData("cidaas:users_write", 403, 403, 404)]
    public async Task A_scope_that_the_token_lacks_is_403(string scope, int bulk, int fields, int schedule)
    {
        string token = await _sandbox.GetTokenAsync(scope);

        Assert.Equal(bulk, await StatusAsync(CidaasSandbox.Bulk, "[]", token));
        Assert.Equal(fields, await StatusAsync(CidaasSandbox.Fields, "{}", token));
        Assert.Equal(schedule, await StatusAsync(CidaasSandbox.Schedule + "17", "{}", token));
        Assert.Equal(204, await StatusAsync(CidaasSandbox.Existence, """{"userId":"x"}""", token));
    }

    [Fact]
    public async Task A_scope_that_the_client_lacks_is_neither_given_nor_asked_for()
    {
        await using CidaasSandbox sandbox = await CidaasSandbox.StartAsync("--scopes", "cidaas:field_setup_read");

        (int status, JsonElement body) = await sandbox.PostAsync(CidaasSandbox.Bulk, "[]");
        using HttpResponseMessage refused = await sandbox.SendAsync(HttpMethod.Post, CidaasSandbox.Bulk, "[]");

        Assert.Equal(403, status);
        Assert.Contains("cidaas:bulk_user_create", body.GetProperty("ErrorResp").GetProperty("error").GetString(), StringComparison.Ordinal);
        Assert.Contains("insufficient_scope", refused.Headers.WwwAuthenticate.ToString(), StringComparison.Ordinal);
        Assert.Equal(400, (await sandbox.AskForTokenAsync(
            ("grant_type", "client_credentials"),
            ("client_id", sandbox.Process.ClientId),
            ("client_secret", sandbox.Process.ClientSecret),
            ("scope", "cidaas:bulk_user_create"))).Status);
    }

    [Theory]
    [InlineData("POST", "users-srv/user/bulkload", 404)]
    [InlineData("POST", "entity.bulkCreate", 404)]
    [InlineData("POST", CidaasSandbox.Schedule, 404)]
    [InlineData("POST", CidaasSandbox.Schedule + "1/2", 404)]
    [InlineData("GET", CidaasSandbox.Bulk, 405)]
    [InlineData("GET", CidaasSandbox.Fields, 405)]
    [InlineData("GET", CidaasSandbox.Token, 405)]
    public async Task Calls_that_there_are_not_are_404_or_405(string method, string path, int status) =>
        Assert.Equal(status, (await _sandbox.CallAsync(new HttpMethod(method), path, method == "POST" ? "{}" : null)).Status);

    [Theory]
    [InlineData("--target", "okta", "The target 'okta' does not exist. Use one of these: akamai, cidaas, scim, pingone.")]
    [InlineData("--token-lifetime", "5", "The option '--token-lifetime' is not supported by the target akamai. The options are ")]
    [InlineData("--bogus", "5", "The option '--bogus' is not supported by the target akamai. The options are ")]
    public async Task A_command_line_that_can_not_be_is_one_clear_error(string option, string value, string words)
    {
        using Process process = SandboxProcess.Launch([option, value]);
        string error = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.Equal(2, process.ExitCode);
        Assert.StartsWith(words, error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--token-lifetime", "0")]
    [InlineData("--migration-mode", "maybe")]
    [InlineData("--error-shape", "round")]
    public async Task An_option_of_the_target_is_checked(string option, string value)
    {
        using Process process = SandboxProcess.Launch(["--target", "cidaas", option, value]);
        string error = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.Equal(2, process.ExitCode);
        Assert.StartsWith($"The option {option} requires ", error, StringComparison.Ordinal);
    }

    private async Task<int> StatusAsync(string path, string json, string token)
    {
        using HttpResponseMessage response = await _sandbox.SendAsync(HttpMethod.Post, path, json, token);
        return (int)response.StatusCode;
    }
}
