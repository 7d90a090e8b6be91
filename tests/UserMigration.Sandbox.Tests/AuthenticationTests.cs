using System;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Threading.Tasks;
using Xunit;

namespace UserMigration.Sandbox.Tests;

public sealed class AuthenticationTests : IClassFixture<SandboxFixture>
{
    private readonly SandboxProcess _sandbox;

    public AuthenticationTests(SandboxFixture fixture)
    {
        _sandbox = fixture.Sandbox;
    }

    [Fact]
    public async Task The_right_secret_is_let_in() =>
        Assert.Equal(0, SandboxProcess.Code(await CallAsync(SandboxProcess.Basic(_sandbox.ClientId, _sandbox.ClientSecret))));

    [Fact]
    public async Task A_wrong_secret_is_402()
    {
        JsonElement answer = await CallAsync(SandboxProcess.Basic(_sandbox.ClientId, "wrong"));

        Assert.Equal(402, SandboxProcess.Code(answer));
        Assert.Equal("error", answer.GetProperty("stat").GetString());
        Assert.Equal("invalid_client_credentials", answer.GetProperty("error").GetString());
        Assert.Equal(16, answer.GetProperty("request_token").GetString()!.Length);
        Assert.NotEmpty(answer.GetProperty("error_description").GetString()!);
    }

    [Fact]
    public async Task A_wrong_client_is_402() =>
        Assert.Equal(402, SandboxProcess.Code(await CallAsync(SandboxProcess.Basic("wrong", _sandbox.ClientSecret))));

    [Fact]
    public async Task No_header_is_402() => Assert.Equal(402, SandboxProcess.Code(await CallAsync(null)));

    [Theory]
    [InlineData("Basic", "%%%")]
    [InlineData("Basic", null)]
    public async Task A_header_that_is_broken_is_402(string scheme, string? parameter) =>
        Assert.Equal(402, SandboxProcess.Code(await CallAsync(new AuthenticationHeaderValue(scheme, parameter))));

    [Fact]
    public async Task Another_method_is_205() =>
        Assert.Equal(205, SandboxProcess.Code(await CallAsync(new AuthenticationHeaderValue("OAuth", "token"))));

    [Fact]
    public async Task The_secret_can_come_from_the_environment()
    {
        using System.Diagnostics.Process process = SandboxProcess.Launch(
            [],
            ("USERMIGRATION_SANDBOX_CLIENT_ID", "client"),
            ("USERMIGRATION_SANDBOX_CLIENT_SECRET", "a \"secret\""));
        string line = (await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken))!;
        process.StandardInput.Close();
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);

        JsonElement hello = JsonDocument.Parse(line).RootElement;
        Assert.Equal("client", hello.GetProperty("clientId").GetString());
        Assert.Equal("a \"secret\"", hello.GetProperty("clientSecret").GetString());
    }

    [Fact]
    public async Task A_secret_that_is_made_up_is_another_each_time()
    {
        await using SandboxProcess other = await SandboxProcess.StartAsync();

        Assert.NotEqual(_sandbox.ClientSecret, other.ClientSecret);
        Assert.True(other.ClientSecret.Length >= 32);
    }

    private async Task<JsonElement> CallAsync(AuthenticationHeaderValue? authorization)
    {
        using HttpClient http = new();
        using HttpRequestMessage request = new(HttpMethod.Post, new Uri(_sandbox.Uri, "entity.count"));
        request.Headers.Authorization = authorization;
        request.Content = new StringContent("type_name=user", Encoding.UTF8, "application/x-www-form-urlencoded");
        using HttpResponseMessage response = await http.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(200, (int)response.StatusCode);
        string json = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return JsonDocument.Parse(json).RootElement;
    }
}
