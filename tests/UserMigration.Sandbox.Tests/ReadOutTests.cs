using System;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using Xunit;

namespace UserMigration.Sandbox.Tests;

/// <summary>What an export needs: pages by id, clients without the permission to read passwords, and replicas that are late.</summary>
public sealed class ReadOutTests
{
    [Fact]
    public async Task Sample_users_are_read_page_by_page()
    {
        using TimedSandbox sandbox = new("--users", "2500");
        long last = 0;
        int count = 0;
        while (await FindAsync(sandbox, $"id > {last}") is { Length: > 0 } page)
        {
            Assert.All(page, user => Assert.True(user.GetProperty("id").GetInt64() > last));
            last = page[^1].GetProperty("id").GetInt64();
            count += page.Length;
        }

        Assert.Equal(2500, count);
    }

    [Fact]
    public async Task Sample_users_have_passwords_of_five_kinds_and_some_have_none()
    {
        using TimedSandbox sandbox = new("--users", "100");

        JsonElement[] passwords = (await FindAsync(sandbox, "id > 0")).Select(user => user.GetProperty("password")).ToArray();

        Assert.Equal(12, passwords.Count(password => password.ValueKind == JsonValueKind.Null));
        Assert.Equal(5, passwords.Where(password => password.ValueKind == JsonValueKind.Object).Select(password => password.GetProperty("type").GetString()).Distinct().Count());
    }

    [Theory]
    [InlineData("owner", true)]
    [InlineData("direct_access", true)]
    [InlineData("direct_access_read", false)]
    public async Task A_client_sees_passwords_only_with_the_right_feature(string feature, bool sees)
    {
        using TimedSandbox sandbox = new("--users", "1", "--client-feature", feature);

        Assert.Equal(sees, (await FindAsync(sandbox, "id > 0"))[0].TryGetProperty("password", out _));
        JsonElement one = (await sandbox.CallAsync("entity", null, ("type_name", "user"), ("id", "1"))).Body;
        Assert.Equal(sees, one.GetProperty("result").TryGetProperty("password", out _));
    }

    [Fact]
    public async Task A_client_that_only_reads_cannot_write()
    {
        using TimedSandbox sandbox = new("--client-feature", "direct_access_read");

        Assert.Equal(403, (await sandbox.CreateAsync()).Body.GetProperty("code").GetInt32());
    }

    [Fact]
    public async Task A_new_record_reaches_the_replicas_later()
    {
        using TimedSandbox sandbox = new("--replication-delay", "60000");
        await sandbox.CreateAsync();

        Assert.Empty(await FindAsync(sandbox, "id > 0"));
        Assert.Equal(1, (await sandbox.CountAsync()).Body.GetProperty("total_count").GetInt32());
        sandbox.Time.Advance(TimeSpan.FromSeconds(61));
        Assert.Single(await FindAsync(sandbox, "id > 0"));
    }

    private static async Task<JsonElement[]> FindAsync(TimedSandbox sandbox, string filter)
    {
        TimedSandbox.Answer answer = await sandbox.CallAsync(
            "entity.find", null, ("type_name", "user"), ("filter", filter), ("sort_on", "[\"id\"]"), ("max_results", "1000"));
        return answer.Body.GetProperty("results").EnumerateArray().ToArray();
    }
}
