using System;
using System.Diagnostics;
using System.Linq;
using System.Text.Json;
using System.Threading.Tasks;
using Xunit;

namespace UserMigration.Sandbox.Tests;

public sealed class PaceTests
{
    [Fact]
    public async Task Calls_above_the_limit_are_510_and_nothing_is_done()
    {
        await using SandboxProcess sandbox = await SandboxProcess.StartAsync("--rate-limit", "5");

        JsonElement[] answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(number => sandbox.CallAsync(
            "entity.create", ("type_name", "user"), ("attributes", $$"""{"email":"user{{number}}@example.com"}"""))));

        Assert.Equal(5, answers.Count(answer => SandboxProcess.Code(answer) == 0));
        Assert.Equal(3, answers.Count(answer => SandboxProcess.Code(answer) == 510));
        Assert.Contains(answers, answer => SandboxProcess.Code(answer) == 510 && answer.GetProperty("error").GetString() == "api_limit_error");
    }

    [Fact]
    public async Task The_limit_holds_for_every_second_and_refused_calls_do_not_count()
    {
        await using SandboxProcess sandbox = await SandboxProcess.StartAsync("--rate-limit", "2");
        Stopwatch watch = Stopwatch.StartNew();
        int taken = 0;
        while (taken < 5)
        {
            taken += SandboxProcess.Code(await sandbox.CallAsync("entity.count", ("type_name", "user"))) == 0 ? 1 : 0;
        }

        // The fifth comes two whole seconds after the first, less what the first took to be answered.
        Assert.InRange(watch.Elapsed.TotalSeconds, 1.9, 20);
    }

    [Fact]
    public async Task Latency_makes_every_call_wait()
    {
        await using SandboxProcess sandbox = await SandboxProcess.StartAsync("--latency", "200");
        Stopwatch watch = Stopwatch.StartNew();

        Assert.Equal(0, await sandbox.CountAsync());

        Assert.True(watch.Elapsed >= TimeSpan.FromMilliseconds(190), watch.Elapsed.ToString());
    }
}
