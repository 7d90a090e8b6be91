using System;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using Xunit;

namespace UserMigration.Sandbox.Tests.PingOne;

/// <summary>The sandbox of PingOne behaves as the contract says, and is strict.</summary>
public sealed class PingOneTests : IClassFixture<PingOneSandbox>
{
    private const string Bcrypt = "{BCRYPT}$2b$10$abcdefghijklmnopqrstuuABCDEFGHIJKLMNOPQRSTUVWXYZ01234";

    private readonly PingOneSandbox _sandbox;

    public PingOneTests(PingOneSandbox sandbox)
    {
        _sandbox = sandbox;
    }

    [Fact]
    public async Task A_user_is_created_found_changed_and_deleted()
    {
        string name = _sandbox.NewUsername();
        (int created, JsonElement user) = await _sandbox.CreateAsync(PingOneSandbox.User(name, ""","name":{"given":"Anna","family":"Almeida"},"nickname":"annie" """));
        string path = "users/" + user.GetProperty("id").GetString();

        (_, JsonElement found) = await _sandbox.CallAsync("GET", $"users?filter={Uri.EscapeDataString($"username eq \"{name.ToUpperInvariant()}\"")}");
        (int changed, JsonElement after) = await _sandbox.CallAsync("PATCH", path, """{"name":{"given":"Anne"},"nickname":null}""");
        (int moved, _) = await _sandbox.CallAsync("PUT", path + "/population", """{"id":"00000000-0000-4000-8000-000000000003"}""");
        (int set, _) = await _sandbox.CallAsync("PUT", path + "/password", $$"""{"value":"{{Bcrypt}}"}""", "application/vnd.pingidentity.password.set+json");
        (_, JsonElement last) = await _sandbox.CallAsync("GET", path);
        (int deleted, _) = await _sandbox.CallAsync("DELETE", path);
        (int absent, _) = await _sandbox.CallAsync("DELETE", path);

        Assert.Equal((201, 200, 200, 200, 204, 404), (created, changed, moved, set, deleted, absent));
        Assert.Equal(1, found.GetProperty("count").GetInt32());
        Assert.Equal("Anne Almeida", $"{after.GetProperty("name").GetProperty("given")} {after.GetProperty("name").GetProperty("family")}");
        Assert.False(after.TryGetProperty("nickname", out _));
        Assert.EndsWith("3", last.GetProperty("population").GetProperty("id").GetString(), StringComparison.Ordinal);
        Assert.False(last.TryGetProperty("password", out _));
    }

    [Theory]
    [InlineData(""","name":{"family":"Smith & Sons"}""", "name.family")]
    [InlineData(""","name":{"formatted":"A/B"}""", "name.formatted")]
    [InlineData(""","address":{"countryCode":"de"}""", "address.countryCode")]
    [InlineData(""","mobilePhone":"unlisted" """, "mobilePhone")]
    [InlineData(""","createdAt":"2026-01-01T00:00:00Z" """, "createdAt")]
    [InlineData(""","nobody":"knows" """, "nobody")]
    [InlineData(""","mfaEnabled":"yes" """, "mfaEnabled")]
    [InlineData(""","password":{"value":"short"}""", "password.value")]
    [InlineData(""","password":{"value":"{BCRYPT}$2b$10$short"}""", "password.value")]
    [InlineData(""","password":{"value":"{SSHA}MDEyMzQ1Njc4OTAxMjM0NTY3ODk="}""", "password.value")]
    [InlineData(""","password":{"value":"{MD5}MDEyMzQ1Njc4OTAxMjM0NQ=="}""", "password.value")]
    public async Task A_wrong_value_is_refused_by_the_name_of_its_attribute(string more, string target)
    {
        (int status, JsonElement error) = await _sandbox.CreateAsync(PingOneSandbox.User(_sandbox.NewUsername(), more));

        Assert.Equal((400, "INVALID_DATA"), (status, error.GetProperty("code").GetString()));
        Assert.Equal([target], PingOneSandbox.TargetsOf(error));
    }

    [Theory]
    [InlineData("""{"email":"a@example.com"}""", "username population.id")]
    [InlineData("""{"username":"x","email":"no address","population":{"id":"other"}}""", "email population.id")]
    public async Task All_that_is_wrong_is_named(string json, string targets)
    {
        (_, JsonElement error) = await _sandbox.CreateAsync(json);

        Assert.Equal(targets, string.Join(' ', PingOneSandbox.TargetsOf(error)));
    }

    [Fact]
    public async Task A_username_is_unique_across_populations()
    {
        string name = _sandbox.NewUsername();
        await _sandbox.CreateAsync(PingOneSandbox.User(name));

        (int status, JsonElement error) = await _sandbox.CreateAsync(PingOneSandbox.User(name.ToUpperInvariant()).Replace("0002\"", "0003\"", StringComparison.Ordinal));

        Assert.Equal(400, status);
        Assert.Equal(["username"], PingOneSandbox.TargetsOf(error));
    }

    [Fact]
    public async Task A_password_is_only_accepted_in_an_import()
    {
        (int status, JsonElement error) = await _sandbox.CallAsync("POST", "users", PingOneSandbox.User(_sandbox.NewUsername(), $$$""","password":{"value":"{{{Bcrypt}}}"}"""));

        Assert.Equal(400, status);
        Assert.Equal(["password"], PingOneSandbox.TargetsOf(error));
    }

    [Theory]
    [InlineData("username eq \"a\" or username eq \"b\"", 200)]
    [InlineData("name.family sw \"Al\" and email eq \"a@example.com\"", 200)]
    [InlineData("username eq \"quote \\\" in it\"", 200)]
    [InlineData("username eq unquoted", 400)]
    [InlineData("secret eq \"a\"", 400)]
    [InlineData("username eq \"a\" nor email eq \"b\"", 400)]
    public async Task A_filter_is_read_strictly(string filter, int status) =>
        Assert.Equal(status, (await _sandbox.CallAsync("GET", "users?filter=" + Uri.EscapeDataString(filter))).Status);

    [Fact]
    public async Task Users_come_page_by_page()
    {
        foreach (int _ in Enumerable.Range(0, 3))
        {
            await _sandbox.CreateAsync(PingOneSandbox.User(_sandbox.NewUsername()));
        }

        (_, JsonElement page) = await _sandbox.CallAsync("GET", "users?limit=2");

        Assert.Equal(2, page.GetProperty("_embedded").GetProperty("users").GetArrayLength());
        Assert.Equal(2, page.GetProperty("size").GetInt32());
        Assert.Contains("cursor=", page.GetProperty("_links").GetProperty("next").GetProperty("href").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_secret_gets_no_token_and_another_environment_does_not_exist()
    {
        Assert.Equal((401, "invalid_client"), await _sandbox.AskForTokenAsync("wrong") is var (status, body) ? (status, body.GetProperty("error").GetString()) : default);
        Assert.Equal(404, (await _sandbox.CallAsync("GET", "users", environment: "99999999-0000-4000-8000-000000000001")).Status);
        Assert.Equal(405, (await _sandbox.CallAsync("PUT", "users", "{}")).Status);
        Assert.Equal(415, (await _sandbox.CallAsync("POST", "users", "{}", "text/plain")).Status);
    }
}
