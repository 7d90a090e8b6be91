using System;
using System.Globalization;
using System.Net.Http;
using System.Text.Json;
using System.Threading.Tasks;
using Xunit;

namespace UserMigration.Sandbox.Tests.Cidaas;

/// <summary>The existence API and the scheduled deletion (contract of cidaas, sections 5 and 9).</summary>
public sealed class LookUpTests : SharedSandboxTests
{
    private readonly CidaasSandbox _sandbox;
    private readonly int _number;

    public LookUpTests(CidaasSandbox sandbox)
        : base(sandbox)
    {
        _sandbox = sandbox;
        _number = sandbox.NewNumber();
    }

    private string UserSub => $"The/Sub{_number}";

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        JsonElement state = await _sandbox.UploadOneAsync(
            $$$"""
            {"sub":"{{{UserSub}}}","email":"Someone{{{_number}}}@Example.com","mobile_number":"+4915100{{{_number:000000}}}",
             "username":"Some.One{{{_number}}}","identityId":"id-{{{_number}}}","providerUserId":"p{{{_number}}}",
             "customFields":{"member_id":"M-{{{_number}}}x"}}
            """);
        Assert.Equal("CREATED", CidaasSandbox.State(state));
    }

    [Theory]
    [InlineData("The/Sub{0}")]
    [InlineData("someone{0}@example.com")]
    [InlineData("SOMEONE{0}@EXAMPLE.COM")]
    [InlineData("+4915100{0:000000}")]
    [InlineData("some.one{0}")]
    [InlineData("m-{0}X")]
    [InlineData("id-{0}")]
    [InlineData("p{0}")]
    public async Task A_user_is_found_by_any_of_its_identifiers(string identifier)
    {
        (int status, JsonElement body) = await FindAsync(identifier);

        Assert.Equal(200, status);
        Assert.True(body.GetProperty("success").GetBoolean());
        Assert.Equal(UserSub, body.GetProperty("data").GetProperty("sub").GetString());
    }

    [Theory]
    [InlineData("the/sub{0}")]
    [InlineData("nobody@example.com")]
    public async Task A_user_that_is_not_known_is_204(string identifier)
    {
        using HttpResponseMessage response = await _sandbox.SendAsync(
            HttpMethod.Post, CidaasSandbox.Existence, JsonSerializer.Serialize(new { userId = Format(identifier) }));

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
        Assert.Equal(200, (await FindAsync("some.one{0}")).Status);
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
        (int status, JsonElement body) = await _sandbox.CallAsync(HttpMethod.Post, CidaasSandbox.Schedule + Uri.EscapeDataString(UserSub));

        Assert.Equal(200, status);
        Assert.True(body.GetProperty("success").GetBoolean());
        Assert.True((await _sandbox.UsersAsync())[UserSub].GetProperty("isScheduledForDeletion").GetBoolean());
        Assert.Equal(200, (await FindAsync("some.one{0}")).Status);
    }

    [Fact]
    public async Task A_deletion_of_a_user_that_is_not_known_is_404()
    {
        (int status, JsonElement body) = await _sandbox.CallAsync(HttpMethod.Post, CidaasSandbox.Schedule + "nobody");

        Assert.Equal(404, status);
        Assert.Equal("10301", body.GetProperty("ErrorResp").GetProperty("code").GetString());
    }

    private string Format(string identifier) => string.Format(CultureInfo.InvariantCulture, identifier, _number);

    private Task<(int Status, JsonElement Body)> FindAsync(string identifier) =>
        _sandbox.PostAsync(CidaasSandbox.Existence, JsonSerializer.Serialize(new { userId = Format(identifier) }));
}
