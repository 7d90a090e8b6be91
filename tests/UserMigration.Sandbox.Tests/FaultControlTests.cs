using System;
using System.Diagnostics;
using System.Linq;
using System.Net.Http;
using System.Text.Json;
using System.Threading.Tasks;
using Xunit;

namespace UserMigration.Sandbox.Tests;

public sealed class FaultControlTests : SharedFaultSandboxTests
{
    private readonly FaultSandbox _faults;
    private readonly SandboxProcess _sandbox;

    public FaultControlTests(FaultSandbox fixture)
        : base(fixture)
    {
        _faults = fixture;
        _sandbox = fixture.Sandbox;
    }

    [Theory]
    [InlineData("Flood", "The fault 'Flood' does not exist. Use one of these: CredentialsRevoked, ErrorAfterCommit, ErrorBeforeCommit, FewerResults, Hang, HiddenRateLimit, ")]
    [InlineData("", "The fault '' does not exist.")]
    [InlineData("ResetAfter:p", "'p' of the fault ResetAfter must have the form key=value.")]
    [InlineData("ResetAfter:p=2", "The key p of the fault ResetAfter must be a number from 0 to 1.")]
    [InlineData("ResetAfter:p=1,P=1", "The fault ResetAfter has a duplicate key: P.")]
    [InlineData("ResetAfter:often=1", "The fault ResetAfter does not have the key 'often'. Its keys are p, calls, after, first.")]
    [InlineData("ResetAfter:calls=entity.bulk", "The key calls of the fault ResetAfter must be one or several of entity.bulkCreate, entity.create, ")]
    [InlineData("Hang:when=never", "The key when of the fault Hang must be before or after.")]
    [InlineData("HiddenRateLimit", "The fault HiddenRateLimit requires limit, ")]
    [InlineData("TooLarge:bytes=many", "The key bytes of the fault TooLarge must be a whole number ")]
    [InlineData("SlowStart", "The fault SlowStart requires seconds.")]
    [InlineData("Latency", "The fault Latency requires p50 and p99, ")]
    [InlineData("Latency:p50=20,p99=10", "The fault Latency requires p50 and p99, ")]
    [InlineData("Latency:p50=20,mean=10", "The fault Latency requires p50 and p99, ")]
    [InlineData("RefusedRecord:value=x", "The fault RefusedRecord requires attribute, ")]
    [InlineData("RefusedRecord:attribute=email", "The fault RefusedRecord requires value.")]
    public async Task A_wrong_fault_is_refused_in_words_that_help(string fault, string words)
    {
        JsonElement answer = await _faults.SetAsync(fault);

        Assert.Equal(200, SandboxProcess.Code(answer));
        Assert.Equal("faults", answer.GetProperty("argument_name").GetString());
        Assert.StartsWith(words, answer.GetProperty("error_description").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_set_changes_nothing()
    {
        await _faults.SetAsync("Latency:mean=1");

        await _faults.SetAsync("ResetAfter", "Flood");

        Assert.Equal("Latency:mean=1", Assert.Single(await _faults.FaultsAsync()).GetProperty("fault").GetString());
    }

    [Fact]
    public async Task Faults_are_set_by_lines_too()
    {
        JsonElement answer = await _sandbox.CallAsync("_sandbox/faults", ("faults", "Latency:mean=1\r\nresetafter:p=0\n"));

        Assert.Equal("ok", answer.GetProperty("stat").GetString());
        Assert.Equal(new[] { "Latency", "ResetAfter" }, (await _faults.FaultsAsync()).Select(fault => fault.GetProperty("name").GetString()));
    }

    [Fact]
    public async Task Nothing_in_the_field_switches_all_off()
    {
        await _faults.SetAsync("CredentialsRevoked");

        await _sandbox.CallAsync("_sandbox/faults", ("faults", string.Empty));

        Assert.Empty(await _faults.FaultsAsync());
        await _sandbox.CountAsync();
    }

    [Fact]
    public async Task A_missing_field_is_100() =>
        Assert.Equal(100, SandboxProcess.Code(await _sandbox.CallAsync("_sandbox/faults")));

    [Fact]
    public async Task A_fault_tells_what_it_saw_and_struck()
    {
        await _faults.SetAsync("ErrorBeforeCommit:calls=entity.count+entity.find,first=2");
        for (int i = 0; i < 3; i++)
        {
            await _sandbox.CallAsync("entity.count", ("type_name", "user"));
        }

        await _sandbox.CallAsync("entityType", ("type_name", "user"));

        JsonElement fault = Assert.Single(await _faults.FaultsAsync());
        Assert.Equal(3, fault.GetProperty("seen").GetInt32());
        Assert.Equal(2, fault.GetProperty("struck").GetInt32());
    }

    [Fact]
    public async Task A_fault_strikes_the_calls_and_numbers_that_it_is_told()
    {
        await _faults.SetAsync("ErrorBeforeCommit:calls=entity.count,after=1,first=2");

        int[] counts = new int[5];
        for (int i = 0; i < counts.Length; i++)
        {
            counts[i] = SandboxProcess.Code(await _sandbox.CallAsync("entity.count", ("type_name", "user")));
        }

        Assert.Equal(new[] { 0, 500, 500, 0, 0 }, counts);
        Assert.Equal(0, SandboxProcess.Code(await _sandbox.CallAsync("entityType", ("type_name", "user"))));
    }

    [Fact]
    public async Task No_fault_strikes_the_controls()
    {
        await _faults.SetAsync("CredentialsRevoked", "ResetBefore");

        Assert.Equal(2, (await _faults.FaultsAsync()).Length);
    }

    [Theory]
    [InlineData("_sandbox/faults")]
    [InlineData("_sandbox/calls")]
    public async Task The_controls_ask_for_the_credential(string address)
    {
        using HttpClient http = new();

        string json = await http.GetStringAsync(new Uri(_sandbox.Uri, address), TestContext.Current.CancellationToken);

        Assert.Equal(402, SandboxProcess.Code(JsonDocument.Parse(json).RootElement));
    }

    [Fact]
    public async Task A_call_that_hangs_does_not_keep_the_sandbox_from_ending()
    {
        await using SandboxProcess sandbox = await SandboxProcess.StartAsync("--fault", "Hang");
        using FormUrlEncodedContent content = new([new("type_name", "user")]);
        Task<HttpResponseMessage> hanging = sandbox.Http.PostAsync("entity.count", content, TestContext.Current.CancellationToken);
        int struck = 0;
        while (struck == 0)
        {
            string json = await sandbox.Http.GetStringAsync(new Uri("_sandbox/faults", UriKind.Relative), TestContext.Current.CancellationToken);
            struck = JsonDocument.Parse(json).RootElement.GetProperty("faults")[0].GetProperty("struck").GetInt32();
        }

        Stopwatch watch = Stopwatch.StartNew();
        Assert.Equal(0, await sandbox.EndAsync());

        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(4.5), watch.Elapsed.ToString());
        await Assert.ThrowsAsync<HttpRequestException>(() => hanging);
    }

    [Fact]
    public async Task The_command_line_switches_several_on()
    {
        await using SandboxProcess sandbox = await SandboxProcess.StartAsync("--fault", "Latency:mean=1", "--fault-seed", "12", "--fault", "ResetAfter:p=0");

        string json = await sandbox.Http.GetStringAsync(new Uri("_sandbox/faults", UriKind.Relative), TestContext.Current.CancellationToken);

        JsonElement answer = JsonDocument.Parse(json).RootElement;
        Assert.Equal(12, answer.GetProperty("seed").GetInt32());
        Assert.Equal(2, answer.GetProperty("faults").GetArrayLength());
    }

    [Fact]
    public async Task A_wrong_fault_on_the_command_line_is_one_clear_error()
    {
        using Process process = SandboxProcess.Launch(["--fault", "Flood"]);
        string error = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.Equal(2, process.ExitCode);
        Assert.StartsWith("The fault 'Flood' does not exist. Use one of these: ", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_seed_strikes_the_same_calls_and_another_does_not()
    {
        bool[] first = await ThrowAsync("5");
        bool[] again = await ThrowAsync("5");
        bool[] other = await ThrowAsync("6");

        Assert.Equal(first, again);
        Assert.NotEqual(first, other);
        Assert.InRange(first.Count(isStruck => isStruck), 5, 35);
    }

    private static async Task<bool[]> ThrowAsync(string seed)
    {
        await using SandboxProcess sandbox = await SandboxProcess.StartAsync("--fault-seed", seed, "--fault", "ErrorBeforeCommit:p=0.5");
        bool[] struck = new bool[40];
        for (int i = 0; i < struck.Length; i++)
        {
            struck[i] = SandboxProcess.Code(await sandbox.CallAsync("entity.count", ("type_name", "user"))) == 500;
        }

        return struck;
    }
}
