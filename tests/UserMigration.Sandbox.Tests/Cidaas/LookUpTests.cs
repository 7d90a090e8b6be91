using System;
using System.Net.Http;
using System.Text.Json;
using System.Threading.Tasks;
using Xunit;

namespace UserMigration.Sandbox.Tests.Cidaas;

/// <summary>The existence API and the scheduled deletion (contract of cidaas, sections 5 and 9).</summary>
public sealed class LookUpTests : IClassFixture<CidaasSandbox>, IAsyncLifetime
{
    private readonly CidaasSandbox _sandbox;

    public LookUpTests(CidaasSandbox sandbox)
    {
        _sandbox = sandbox;
    }

    public async ValueTask InitializeAsync()
    {
        await _sandbox.SetFaultsAsync();
        JsonElement state = await _sandbox.UploadOneAsync(
            """
            {"sub":"The/Sub","email":"Someone@Example.com","mobile_number":"+491511234567","username":"Some.One","identityId":"id-1",
             "providerUserId":"4711","customFields":{"member_id":"M-0815"}}
            """);
        Assert.True(CidaasSandbox.State(state) != "FAILED", state.ToString());
    }

    public ValueTask DisposeAsync() => default;

    [Theory]
    [InlineData("The/Sub")]
    [InlineData("someone@example.com")]
    [InlineData("SOMEONE@EXAMPLE.COM")]
    [InlineData("+491511234567")]
    [InlineData("some.one")]
    [InlineData("m-0815")]
    [InlineData("id-1")]
    [InlineData("4711")]
    public async Task A_user_is_found_by_any_of_its_identifiers(string identifier)
    {
        (int status, JsonElement body) = await FindAsync(identifier);

        Assert.Equal(200, status);
        Assert.True(body.GetProperty("success").GetBoolean());
        Assert.Equal("The/Sub", body.GetProperty("data").GetProperty("sub").GetString());
    }

    [Theory]
    [InlineData("the/sub")]
    [InlineData("nobody@example.com")]
    public async Task A_user_that_is_not_known_is_204(string identifier)
    {
        using HttpResponseMessage response = await _sandbox.SendAsync(
            HttpMethod.Post, CidaasSandbox.Existence, JsonSerializer.Serialize(new { userId = identifier }));

        Assert.Equal(204, (int)response.StatusCode);
        Assert.Empty(await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("UnknownUser", 417)]
    [InlineData("UnknownUser:status=404", 404)]
    [InlineData("UnknownUser:status=200", 200)]
    public async Task A_fault_has_it_said_by_an_error(string fault, int expected)
    {
        await _sandbox.SetFaultsAsync(fault);

        (int status, JsonElement body) = await FindAsync("nobody@example.com");

        Assert.Equal(expected, status);
        Assert.Equal("10301", body.GetProperty("ErrorResp").GetProperty("code").GetString());
        Assert.Equal("user not found", body.GetProperty("ErrorResp").GetProperty("error").GetString());
        Assert.Equal(200, (await FindAsync("some.one")).Status);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"userId":""}""")]
    [InlineData("""{"userId":5}""")]
    [InlineData("""{"userId":"\ud800"}""")]
    [InlineData("[]")]
    [InlineData("")]
    public async Task A_body_without_the_user_id_is_400(string body) =>
        Assert.Equal(400, (await _sandbox.PostAsync(CidaasSandbox.Existence, body)).Status);

    [Fact]
    public async Task A_deletion_is_noted_and_the_user_stays()
    {
        (int status, JsonElement body) = await _sandbox.CallAsync(HttpMethod.Post, CidaasSandbox.Schedule + Uri.EscapeDataString("The/Sub"));

        Assert.Equal(200, status);
        Assert.True(body.GetProperty("success").GetBoolean());
        Assert.True((await _sandbox.UsersAsync())["The/Sub"].GetProperty("isScheduledForDeletion").GetBoolean());
        Assert.Equal(200, (await FindAsync("some.one")).Status);
    }

    [Fact]
    public async Task A_deletion_of_a_user_that_is_not_known_is_404()
    {
        (int status, JsonElement body) = await _sandbox.CallAsync(HttpMethod.Post, CidaasSandbox.Schedule + "nobody");

        Assert.Equal(404, status);
        Assert.Equal("10301", body.GetProperty("ErrorResp").GetProperty("code").GetString());
    }

    private Task<(int Status, JsonElement Body)> FindAsync(string identifier) =>
        _sandbox.PostAsync(CidaasSandbox.Existence, JsonSerializer.Serialize(new { userId = identifier }));
}
