using System;
using System.Linq;
using System.Net.Http;
using System.Text.Json;
using System.Threading.Tasks;
using Xunit;

namespace UserMigration.Sandbox.Tests.Cidaas;

/// <summary>The sandbox's own calls.</summary>
public sealed class ControlTests : SharedSandboxTests
{
    private readonly CidaasSandbox _sandbox;

    public ControlTests(CidaasSandbox sandbox)
        : base(sandbox)
    {
        _sandbox = sandbox;
    }

    [Fact]
    public async Task The_log_has_calls_by_their_paths_and_no_value()
    {
        await using CidaasSandbox sandbox = await CidaasSandbox.StartAsync();
        await sandbox.Process.CallAsync("_sandbox/calls/clear");
        await sandbox.GetTokenAsync();
        await sandbox.UploadOneAsync("""{"sub":"secret-sub","email":"a@example.com"}""");
        await sandbox.PostAsync(CidaasSandbox.Existence, """{"userId":"nobody"}""");
        await sandbox.CallAsync(HttpMethod.Post, CidaasSandbox.Schedule + "secret-sub");
        await sandbox.CallAsync(HttpMethod.Post, CidaasSandbox.Schedule + "secret-other");
        await sandbox.CallAsync(HttpMethod.Get, "fieldsetup-srv/fields/email?secret=1");
        await sandbox.CallAsync(HttpMethod.Get, "secret/path");

        JsonElement[] calls = await sandbox.CallLogAsync();

        Assert.Equal(
            [CidaasSandbox.Token, CidaasSandbox.Bulk, CidaasSandbox.Existence, CidaasSandbox.Schedule + "{sub}", CidaasSandbox.Schedule + "{sub}", "fieldsetup-srv/fields/{fieldKey}", "?"],
            calls.Select(call => call.GetProperty("call").GetString()));
        Assert.Equal(["ok", "ok", "ok", "ok", "error", "ok", "error"], calls.Select(call => call.GetProperty("answer").GetString()));
        Assert.Equal([200, 200, 204, 200, 404, 200, 404], calls.Select(call => call.GetProperty("status").GetInt32()));
        Assert.DoesNotContain(calls, call => call.ToString().Contains("secret", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("_sandbox/users")]
    [InlineData("_sandbox/calls")]
    [InlineData("_sandbox/faults")]
    public async Task The_controls_ask_for_the_credential_and_take_no_token(string address)
    {
        Assert.Equal(401, (await _sandbox.CallAsync(HttpMethod.Get, address)).Status);
        Assert.Equal(200, (int)(await _sandbox.Process.Http.GetAsync(new Uri(address, UriKind.Relative), TestContext.Current.CancellationToken)).StatusCode);
    }

    [Fact]
    public async Task Users_come_out_one_a_line_in_the_order_of_their_creation()
    {
        await using CidaasSandbox sandbox = await CidaasSandbox.StartAsync();
        for (int batch = 0; batch < 3; batch++)
        {
            await sandbox.UploadAsync(Enumerable.Range(batch * 400, 400).Select(i => $$"""{"sub":"{{i}}","email":"user{{i}}@example.com"}""").ToArray());
        }

        string lines = await sandbox.Process.Http.GetStringAsync(new Uri("_sandbox/users", UriKind.Relative), TestContext.Current.CancellationToken);

        string[] users = lines.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(Enumerable.Range(0, 1200).Select(i => $"{i}"), users.Select(user => JsonDocument.Parse(user).RootElement.GetProperty("sub").GetString()));
        JsonElement last = JsonDocument.Parse(users[^1]).RootElement;
        Assert.Equal("VERIFIED", last.GetProperty("attributes").GetProperty("userStatus").GetString());
        Assert.Equal("self", last.GetProperty("attributes").GetProperty("provider").GetString());
        Assert.False(last.GetProperty("isScheduledForDeletion").GetBoolean());
        Assert.Equal(1, last.GetProperty("written").GetInt32());
    }

    [Fact]
    public async Task Akamai_has_its_own_means_for_that()
    {
        await using SandboxProcess sandbox = await SandboxProcess.StartAsync();

        string json = await sandbox.Http.GetStringAsync(new Uri("_sandbox/users", UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.Equal(200, SandboxProcess.Code(JsonDocument.Parse(json).RootElement));
        Assert.Equal("akamai", sandbox.Hello.GetProperty("target").GetString());
    }

    [Fact]
    public async Task A_database_of_another_target_is_refused()
    {
        using TemporaryFolder folder = new();
        string path = folder.Write("users.db", string.Empty);
        await using (await SandboxProcess.StartAsync("--database", path))
        {
        }

        InvalidOperationException exception = await Assert.ThrowsAsync<InvalidOperationException>(() => CidaasSandbox.StartAsync("--database", path));

        Assert.Contains("another program or target", exception.Message, StringComparison.Ordinal);
    }
}
