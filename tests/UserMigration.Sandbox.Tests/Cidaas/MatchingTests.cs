using System;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using Xunit;

namespace UserMigration.Sandbox.Tests.Cidaas;

/// <summary>Which user a record is about (contract of cidaas, section 7).</summary>
public sealed class MatchingTests : SharedSandboxTests
{
    private readonly CidaasSandbox _sandbox;

    public MatchingTests(CidaasSandbox sandbox)
        : base(sandbox)
    {
        _sandbox = sandbox;
    }

    [Fact]
    public async Task A_sub_that_is_known_updates_whatever_else_has_changed()
    {
        string sub = await CreateAsync($"\"email\":\"{_sandbox.NewEmail()}\",\"given_name\":\"A\",\"family_name\":\"B\"");
        string email = _sandbox.NewEmail();

        JsonElement state = await _sandbox.UploadOneAsync($$"""{"sub":"{{sub}}","email":"{{email}}","given_name":"C"}""");

        Assert.Equal("UPDATED", CidaasSandbox.State(state));
        JsonElement user = (await _sandbox.UsersAsync())[sub];
        JsonElement attributes = user.GetProperty("attributes");
        Assert.Equal(email, attributes.GetProperty("email").GetString());
        Assert.Equal("C", attributes.GetProperty("given_name").GetString());
        Assert.Equal("B", attributes.GetProperty("family_name").GetString());
        Assert.Equal(2, user.GetProperty("written").GetInt32());
    }

    [Theory]
    [InlineData("email", "Someone{0}@Example.com", "SOMEONE{0}@example.COM")]
    [InlineData("mobile_number", "+4915100{0:000000}", "+4915100{0:000000}")]
    [InlineData("username", "Some.One{0}", "some.one{0}")]
    public async Task Without_a_sub_an_identifier_of_the_same_provider_updates(string member, string first, string second)
    {
        int number = _sandbox.NewNumber();
        string sub = await CreateAsync($"\"{member}\":\"{Format(first, number)}\"");

        JsonElement state = await _sandbox.UploadOneAsync($"{{\"{member}\":\"{Format(second, number)}\"}}");

        Assert.Equal("UPDATED", CidaasSandbox.State(state));
        Assert.Equal(sub, CidaasSandbox.Sub(state));
    }

    [Fact]
    public async Task Without_a_sub_a_custom_user_name_updates_too()
    {
        int number = _sandbox.NewNumber();
        string sub = await CreateAsync($$"""
            "customFields":{"member_id":"M-{{number}}x"}
            """);

        JsonElement state = await _sandbox.UploadOneAsync($$$"""{"customFields":{"member_id":"m-{{{number}}}X"},"given_name":"A"}""");

        Assert.Equal(sub, CidaasSandbox.Sub(state));
    }

    [Fact]
    public async Task Without_a_sub_an_identifier_of_another_provider_is_a_conflict()
    {
        string email = _sandbox.NewEmail();
        string number = $"{_sandbox.NewNumber()}";
        string sub = await CreateAsync($"\"email\":\"{email}\"");

        JsonElement state = await _sandbox.UploadOneAsync($$"""{"email":"{{email}}","provider":"facebook","providerUserId":"{{number}}"}""");
        JsonElement again = await _sandbox.UploadOneAsync($$"""{"sub":"{{sub}}","email":"{{email}}","provider":"facebook","providerUserId":"{{number}}"}""");

        Assert.Equal("FAILED", CidaasSandbox.State(state));
        Assert.StartsWith("conflict", CidaasSandbox.Message(state), StringComparison.Ordinal);
        Assert.Equal("UPDATED", CidaasSandbox.State(again));
        Assert.Equal(2, (await _sandbox.UsersAsync())[sub].GetProperty("identities").GetArrayLength());
    }

    [Fact]
    public async Task Without_a_sub_identifiers_of_two_users_are_a_conflict()
    {
        string email = _sandbox.NewEmail();
        string name = $"name{_sandbox.NewNumber()}";
        await CreateAsync($"\"email\":\"{email}\"");
        await CreateAsync($"\"username\":\"{name}\"");

        Assert.Equal("FAILED", CidaasSandbox.State(await _sandbox.UploadOneAsync($$"""{"email":"{{email}}","username":"{{name}}"}""")));
    }

    [Fact]
    public async Task Several_providers_without_a_sub_are_a_conflict()
    {
        string email = _sandbox.NewEmail();
        string record = $$"""{"identities":[{"email":"{{email}}","provider":"self"},{"email":"{{email}}","provider":"google","providerUserId":"{{email}}"}]}""";

        Assert.Equal("FAILED", CidaasSandbox.State(await _sandbox.UploadOneAsync(record)));
    }

    [Fact]
    public async Task A_new_sub_with_the_identifier_of_another_user_is_a_conflict()
    {
        string email = _sandbox.NewEmail();
        await CreateAsync($"\"email\":\"{email}\"");

        Assert.Equal("FAILED", CidaasSandbox.State(await _sandbox.UploadOneAsync($$"""{"sub":"new-{{email}}","email":"{{email}}"}""")));
    }

    [Fact]
    public async Task An_update_can_not_take_the_identifier_of_another_user()
    {
        string email = _sandbox.NewEmail();
        await CreateAsync($"\"email\":\"{email}\"");
        string sub = await CreateAsync($"\"email\":\"{_sandbox.NewEmail()}\"");

        Assert.Equal("FAILED", CidaasSandbox.State(await _sandbox.UploadOneAsync($$"""{"sub":"{{sub}}","email":"{{email}}"}""")));
        Assert.Equal(1, (await _sandbox.UsersAsync())[sub].GetProperty("written").GetInt32());
    }

    [Fact]
    public async Task An_identifier_that_an_update_gave_up_is_free()
    {
        string old = _sandbox.NewEmail();
        string sub = await CreateAsync($"\"email\":\"{old}\"");
        await _sandbox.UploadOneAsync($$"""{"sub":"{{sub}}","email":"{{_sandbox.NewEmail()}}"}""");

        Assert.Equal("CREATED", CidaasSandbox.State(await _sandbox.UploadOneAsync($$"""{"email":"{{old}}"}""")));
    }

    [Fact]
    public async Task One_request_has_a_sub_or_an_identifier_once()
    {
        string email = _sandbox.NewEmail();
        string sub = $"twice-{email}";

        JsonElement[] subs = await _sandbox.UploadAsync(
            $$"""{"sub":"{{sub}}","email":"{{email}}"}""", $$"""{"sub":"{{sub}}","email":"{{email}}"}""");
        JsonElement[] emails = await _sandbox.UploadAsync(
            $$"""{"email":"{{email}}"}""", $$"""{"email":"{{email.ToUpperInvariant()}}"}""");

        Assert.Equal(["CREATED", "FAILED"], subs.Select(CidaasSandbox.State));
        Assert.Equal(["UPDATED", "FAILED"], emails.Select(CidaasSandbox.State));
        Assert.Contains("twice", CidaasSandbox.Message(subs[1]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_providers_may_have_the_same_number_for_different_users()
    {
        string number = $"{_sandbox.NewNumber()}";

        JsonElement[] states = await _sandbox.UploadAsync(
            $$"""{"email":"{{_sandbox.NewEmail()}}","provider":"google","providerUserId":"{{number}}"}""",
            $$"""{"email":"{{_sandbox.NewEmail()}}","provider":"facebook","providerUserId":"{{number}}"}""",
            $$"""{"email":"{{_sandbox.NewEmail()}}","provider":"google","providerUserId":"{{number}}"}""");

        Assert.Equal(["CREATED", "CREATED", "FAILED"], states.Select(CidaasSandbox.State));
    }

    [Fact]
    public async Task An_identity_that_does_not_repeat_the_sub_is_refused()
    {
        string record = $$"""{"sub":"s{{_sandbox.NewNumber()}}","identities":[{"sub":"other","email":"{{_sandbox.NewEmail()}}"}]}""";

        Assert.Contains("repeat", CidaasSandbox.Message(await _sandbox.UploadOneAsync(record)), StringComparison.Ordinal);
    }

    private static string Format(string format, int number) => string.Format(System.Globalization.CultureInfo.InvariantCulture, format, number);

    private async Task<string> CreateAsync(string members)
    {
        string sub = $"sub-{_sandbox.NewNumber()}";
        JsonElement state = await _sandbox.UploadOneAsync($"{{\"sub\":\"{sub}\",{members}}}");
        Assert.True(CidaasSandbox.State(state) == "CREATED", state.ToString());
        return sub;
    }
}
