using System.Text.Json;
using System.Threading.Tasks;
using Xunit;

namespace UserMigration.Sandbox.Tests.Cidaas;

/// <summary>Passwords and migrationMode (contract of cidaas, section 3).</summary>
public sealed class PasswordTests : SharedSandboxTests
{
    private const string First = """{"sub":"a","email":"a@example.com","password_hash_info":{"algorithmTypeId":"SHA1","passwordHash":"00"}}""";
    private const string Second = """{"sub":"a","email":"a@example.com","given_name":"A","password_hash_info":{"algorithmTypeId":"BCRYPT_10","passwordHash":"11"}}""";
    private const string Without = """{"sub":"a","email":"a@example.com","given_name":"B"}""";

    private readonly CidaasSandbox _sandbox;

    public PasswordTests(CidaasSandbox sandbox)
        : base(sandbox)
    {
        _sandbox = sandbox;
    }

    [Theory]
    [InlineData("on", "UPDATED", "BCRYPT_10", 2)]
    [InlineData("off", "FAILED", "SHA1", 1)]
    [InlineData("ignore", "UPDATED", "SHA1", 1)]
    public async Task A_second_password_is_as_the_migration_mode_says(string mode, string state, string algorithm, int set)
    {
        await using CidaasSandbox sandbox = await CidaasSandbox.StartAsync("--migration-mode", mode);
        Assert.Equal("CREATED", CidaasSandbox.State(await sandbox.UploadOneAsync(First)));

        Assert.Equal(state, CidaasSandbox.State(await sandbox.UploadOneAsync(Second)));
        JsonElement user = (await sandbox.UsersAsync())["a"];

        Assert.Equal(algorithm, user.GetProperty("algorithmTypeId").GetString());
        Assert.Equal(set, user.GetProperty("passwordsSet").GetInt32());
        Assert.Equal(state == "UPDATED", user.GetProperty("attributes").TryGetProperty("given_name", out _));
        Assert.Equal("UPDATED", CidaasSandbox.State(await sandbox.UploadOneAsync(Without)));
    }

    [Fact]
    public async Task The_first_password_of_a_user_needs_no_migration_mode()
    {
        await using CidaasSandbox sandbox = await CidaasSandbox.StartAsync("--migration-mode", "off");
        await sandbox.UploadOneAsync(Without);
        Assert.False((await sandbox.UsersAsync())["a"].GetProperty("hasPassword").GetBoolean());

        Assert.Equal("UPDATED", CidaasSandbox.State(await sandbox.UploadOneAsync(First)));
        Assert.True((await sandbox.UsersAsync())["a"].GetProperty("hasPassword").GetBoolean());
    }

    [Theory]
    [InlineData("5")]
    [InlineData("""{"algorithmTypeId":"SHA1"}""")]
    [InlineData("""{"passwordHash":"00"}""")]
    [InlineData("""{"algorithmTypeId":"","passwordHash":"00"}""")]
    [InlineData("""{"algorithmTypeId":"PBKDF2","passwordHash":"00","hData":{"salt":"s","iterations":1000}}""")]
    [InlineData("""{"algorithmTypeId":"PBKDF2","passwordHash":"00","hData":"s"}""")]
    public async Task A_hash_in_another_form_is_refused(string hash)
    {
        JsonElement state = await _sandbox.UploadOneAsync($$"""{"email":"{{_sandbox.NewEmail()}}","password_hash_info":{{hash}}}""");

        Assert.Equal("FAILED", CidaasSandbox.State(state));
        Assert.StartsWith("password_hash_info must ", CidaasSandbox.Message(state), System.StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_clear_password_is_set_and_kept_nowhere()
    {
        JsonElement state = await _sandbox.UploadOneAsync($$"""{"email":"{{_sandbox.NewEmail()}}","password":"open-sesame"}""");

        JsonElement user = (await _sandbox.UsersAsync())[CidaasSandbox.Sub(state)];

        Assert.True(user.GetProperty("hasPassword").GetBoolean());
        Assert.Equal(JsonValueKind.Null, user.GetProperty("algorithmTypeId").ValueKind);
        Assert.DoesNotContain("sesame", user.ToString(), System.StringComparison.Ordinal);
    }
}
