using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Xunit;

namespace UserMigration.Sandbox.Tests;

/// <summary>What depends on the clock of a sandbox, with a clock of the test's own.</summary>
public sealed class PaceTests
{
    [Fact]
    public async Task Calls_above_the_limit_are_510_and_nothing_is_done()
    {
        using TimedSandbox sandbox = new("--rate-limit", "5");
        List<TimedSandbox.Answer> answers = [];
        for (int i = 0; i < 8; i++)
        {
            answers.Add(await sandbox.CreateAsync());
        }

        sandbox.Time.Advance(TimeSpan.FromSeconds(1));
        TimedSandbox.Answer count = await sandbox.CountAsync();

        Assert.Equal([0, 0, 0, 0, 0, 510, 510, 510], answers.Select(answer => answer.Code));
        Assert.Equal("api_limit_error", answers[^1].Body.GetProperty("error").GetString());
        Assert.Equal(5, count.Body.GetProperty("total_count").GetInt32());
    }

    [Fact]
    public async Task The_limit_holds_for_every_second_and_refused_calls_do_not_count()
    {
        using TimedSandbox sandbox = new("--rate-limit", "2");

        int[] first = await CountThriceAsync(sandbox);
        sandbox.Time.Advance(TimeSpan.FromMilliseconds(999));
        int[] soon = await CountThriceAsync(sandbox);
        sandbox.Time.Advance(TimeSpan.FromMilliseconds(1));
        int[] later = await CountThriceAsync(sandbox);

        Assert.Equal([0, 0, 510], first);
        Assert.Equal([510, 510, 510], soon);
        Assert.Equal([0, 0, 510], later);
    }

    [Theory]
    [InlineData("HiddenRateLimit:limit=3", 200, "")]
    [InlineData("HiddenRateLimit:limit=3,status=429", 429, "1")]
    [InlineData("HiddenRateLimit:limit=3,status=429,retryafter=7", 429, "7")]
    [InlineData("HiddenRateLimit:limit=3,status=510,retryafter=2", 510, "2")]
    [InlineData("HiddenRateLimit:limit=3,status=503,retryafter=0", 503, "0")]
    public async Task A_hidden_limit_answers_with_or_without_a_time_to_wait(string fault, int status, string retryAfter)
    {
        using TimedSandbox sandbox = new("--fault", fault);
        List<TimedSandbox.Answer> answers = [];
        for (int i = 0; i < 5; i++)
        {
            answers.Add(await sandbox.CreateAsync());
        }

        Assert.All(answers[..3], answer => Assert.Equal((200, 0), (answer.Status, answer.Code)));
        Assert.All(answers[3..], answer => Assert.Equal((status, retryAfter), (answer.Status, answer.RetryAfter)));
        Assert.All(answers[3..], answer => Assert.True(status != 200 || answer.Code == 510));
    }

    [Theory]
    [InlineData("--latency", "200")]
    [InlineData("--fault", "Latency:mean=200")]
    public async Task Latency_makes_every_call_wait(string option, string value)
    {
        using TimedSandbox sandbox = new(option, value);
        Task<TimedSandbox.Answer> call = sandbox.CountAsync();

        sandbox.Time.Advance(TimeSpan.FromMilliseconds(199));
        Assert.False(call.IsCompleted);
        sandbox.Time.Advance(TimeSpan.FromMilliseconds(1));

        Assert.Equal(0, (await call).Code);
    }

    [Fact]
    public async Task Latency_lies_about_its_middle()
    {
        using TimedSandbox sandbox = new("--fault-seed", "7", "--fault", "Latency:p50=5,p99=40");
        List<double> durations = [];
        for (int i = 0; i < 1000; i++)
        {
            DateTimeOffset start = sandbox.Time.GetUtcNow();
            Task<TimedSandbox.Answer> call = sandbox.CountAsync();
            sandbox.Time.Step();
            await call;
            durations.Add((sandbox.Time.GetUtcNow() - start).TotalMilliseconds);
        }

        durations.Sort();
        Assert.InRange(durations[500], 4, 6);
        Assert.InRange(durations[990], 30, 55);
    }

    [Fact]
    public async Task A_slow_start_is_503_for_its_time()
    {
        using TimedSandbox sandbox = new("--fault", "SlowStart:seconds=2,retryafter=1");

        TimedSandbox.Answer first = await sandbox.CountAsync();
        sandbox.Time.Advance(TimeSpan.FromMilliseconds(1999));
        TimedSandbox.Answer second = await sandbox.CountAsync();
        sandbox.Time.Advance(TimeSpan.FromMilliseconds(1));
        TimedSandbox.Answer third = await sandbox.CountAsync();

        Assert.Equal([503, 503, 200], new[] { first, second, third }.Select(answer => answer.Status));
        Assert.Equal("1", second.RetryAfter);
    }

    [Fact]
    public async Task A_token_ends_when_it_says_and_a_new_one_goes_on()
    {
        using TimedSandbox sandbox = new("--target", "cidaas", "--token-lifetime", "60");
        string token = await sandbox.GetTokenAsync();

        sandbox.Time.Advance(TimeSpan.FromMilliseconds(59_999));
        TimedSandbox.Answer before = await sandbox.CallAsync(Cidaas.CidaasSandbox.OldFields, token);
        sandbox.Time.Advance(TimeSpan.FromMilliseconds(1));
        TimedSandbox.Answer after = await sandbox.CallAsync(Cidaas.CidaasSandbox.OldFields, token);
        TimedSandbox.Answer again = await sandbox.CallAsync(Cidaas.CidaasSandbox.OldFields, await sandbox.GetTokenAsync());

        Assert.Equal([200, 401, 200], new[] { before, after, again }.Select(answer => answer.Status));
    }

    private static async Task<int[]> CountThriceAsync(TimedSandbox sandbox) =>
        [(await sandbox.CountAsync()).Code, (await sandbox.CountAsync()).Code, (await sandbox.CountAsync()).Code];
}
