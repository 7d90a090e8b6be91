using System;
using System.Diagnostics;
using System.IO;
using System.Text.Json;
using System.Threading.Tasks;
using Xunit;

namespace UserMigration.Sandbox.Tests;

public sealed class LifetimeTests
{
    [Fact]
    public async Task It_says_where_it_listens_in_one_line_and_nothing_else()
    {
        await using SandboxProcess sandbox = await SandboxProcess.StartAsync();
        await sandbox.CreateAsync("""{"email":"somebody@example.com"}""");
        await sandbox.BulkCreateAsync("""[{"email":"broken"}]""");
        await sandbox.EndAsync();

        Assert.Equal("127.0.0.1", sandbox.Uri.Host);
        Assert.Equal(sandbox.Process.Id, sandbox.Hello.GetProperty("processId").GetInt32());
        Assert.Empty(await sandbox.Process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken));
        Assert.Empty(await sandbox.Process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task It_ends_when_its_standard_input_closes()
    {
        await using SandboxProcess sandbox = await SandboxProcess.StartAsync();

        Assert.Equal(0, await sandbox.EndAsync());
    }

    [Fact]
    public async Task It_ends_on_a_signal()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such signal.");
        await using SandboxProcess sandbox = await SandboxProcess.StartAsync();

        using Process kill = Process.Start("kill", ["-TERM", sandbox.Process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        await sandbox.Process.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.Equal(0, sandbox.Process.ExitCode);
    }

    [Fact]
    public async Task A_file_keeps_its_users_and_counts_on()
    {
        using TemporaryFolder folder = new();
        string path = folder.File("users.db");
        string uuid;
        await using (SandboxProcess first = await SandboxProcess.StartAsync("--database", path))
        {
            uuid = await first.CreateAsync("""{"email":"kept@example.com","clients":[{"name":"one"}]}""");
            string gone = await first.CreateAsync("""{"email":"gone@example.com"}""");
            await first.CallAsync("entity.delete", ("type_name", "user"), ("uuid", gone));
            Assert.Equal(0, await first.EndAsync());
        }

        await using SandboxProcess second = await SandboxProcess.StartAsync("--database", path);

        JsonElement user = await second.GetAsync(uuid);
        Assert.Equal("kept@example.com", user.GetProperty("email").GetString());
        Assert.Equal(1, await second.CountAsync());
        JsonElement[] again = await second.BulkCreateAsync("""[{"email":"KEPT@example.com"},{"clients":[{"name":"two"}]}]""");
        Assert.Equal(361, SandboxProcess.Code(again[0]));
        JsonElement fresh = await second.GetAsync(again[1].GetString()!);
        Assert.Equal(3, fresh.GetProperty("id").GetInt32());
        Assert.True(fresh.GetProperty("clients")[0].GetProperty("id").GetInt64() > user.GetProperty("clients")[0].GetProperty("id").GetInt64());
    }

    [Fact]
    public async Task A_file_keeps_what_was_answered_when_the_sandbox_is_killed()
    {
        using TemporaryFolder folder = new();
        string path = folder.File("users.db");
        await using (SandboxProcess first = await SandboxProcess.StartAsync("--database", path))
        {
            await first.CreateAsync("""{"email":"kept@example.com"}""");
            first.Process.Kill();
            await first.Process.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        await using SandboxProcess second = await SandboxProcess.StartAsync("--database", path);

        Assert.Equal(1, await second.CountAsync());
    }

    [Fact]
    public async Task A_file_is_readable_by_its_owner_alone()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no file modes.");
        using TemporaryFolder folder = new();
        string path = folder.File("users.db");
        await using SandboxProcess sandbox = await SandboxProcess.StartAsync("--database", path);

        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path));
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path + "-wal"));
        }
    }

    [Theory]
    [InlineData("--nonsense")]
    [InlineData("--rate-limit")]
    [InlineData("--rate-limit", "many")]
    [InlineData("--rate-limit", "-1")]
    [InlineData("--port", "70000")]
    [InlineData("--port", "0", "--port", "0")]
    [InlineData("--schema", "absent.json")]
    [InlineData("--database", "absent/folder/users.db")]
    public async Task A_bad_option_is_one_line_and_exit_code_2(params string[] arguments) => await FailAsync(arguments);

    [Theory]
    [InlineData("{")]
    [InlineData("5")]
    [InlineData("[]")]
    [InlineData("""{"name":"user"}""")]
    [InlineData("""{"attr_defs":[{"name":"a"}]}""")]
    [InlineData("""{"attr_defs":[{"name":"a","type":"object"}]}""")]
    [InlineData("""{"attr_defs":[{"name":"a","type":"string"},{"name":"a","type":"string"}]}""")]
    public async Task A_schema_that_is_none_is_one_line_and_exit_code_2(string schema)
    {
        using TemporaryFolder folder = new();

        await FailAsync("--schema", folder.Write("schema.json", schema));
    }

    [Fact]
    public async Task A_database_that_is_none_is_one_line_and_exit_code_2()
    {
        using TemporaryFolder folder = new();

        await FailAsync("--database", folder.Write("users.db", new string('x', 5000)));
    }

    [Fact]
    public async Task A_database_that_is_open_is_refused()
    {
        using TemporaryFolder folder = new();
        string path = folder.File("users.db");
        await using SandboxProcess first = await SandboxProcess.StartAsync("--database", path);

        string error = await FailAsync("--database", path);

        Assert.Contains("another sandbox", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_with_other_unique_attributes_is_refused()
    {
        using TemporaryFolder folder = new();
        string path = folder.File("users.db");
        await using (SandboxProcess first = await SandboxProcess.StartAsync("--database", path))
        {
            await first.EndAsync();
        }

        string schema = folder.Write("schema.json", """{"attr_defs":[{"name":"a","type":"string","constraints":["unique"]}]}""");
        await FailAsync("--database", path, "--schema", schema);
    }

    [Fact]
    public async Task A_port_that_is_taken_is_refused()
    {
        await using SandboxProcess first = await SandboxProcess.StartAsync();

        await FailAsync("--port", first.Uri.Port.ToString(System.Globalization.CultureInfo.InvariantCulture));
    }

    private static async Task<string> FailAsync(params string[] arguments)
    {
        using Process process = SandboxProcess.Launch(arguments);
        string output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        string error = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(2, process.ExitCode);
        Assert.Empty(output);
        Assert.Single(error.TrimEnd().Split('\n'));
        Assert.NotEmpty(error.Trim());
        return error;
    }
}
