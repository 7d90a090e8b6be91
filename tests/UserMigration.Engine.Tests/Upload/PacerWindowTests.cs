using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using UserMigration.Engine.Runs.Sending;
using UserMigration.Tests.Shared;
using Xunit;

namespace UserMigration.Engine.Tests.Upload;

/// <summary>When calls start after the server has asked for patience: the second that has been is reckoned with.</summary>
public sealed class PacerWindowTests
{
    private readonly SteppedTime _time = new SteppedTime();
    private readonly DateTimeOffset _begin = new SteppedTime().GetUtcNow();

    [Fact]
    public async Task CallAfterARefusal_WaitsUntilTheSecondHasRoomForIt()
    {
        Pacer pacer = new Pacer(10, _time);
        List<TimeSpan> starts = await StartAsync(pacer, 5);

        pacer.OnRefused(_time.GetTimestamp(), null);
        starts.AddRange(await StartAsync(pacer, 1));

        Assert.Equal(5, pacer.Rate);
        Assert.Equal(TimeSpan.FromMilliseconds(1005), starts[5] - starts[0]);
    }

    [Fact]
    public async Task CallAfterARefusal_ThatHalvesTheRateTwice_WaitsUntilFewEnoughStartedInTheSecond()
    {
        Pacer pacer = new Pacer(12, _time);
        List<TimeSpan> starts = await StartAsync(pacer, 10);

        pacer.OnRefused(_time.GetTimestamp(), null);
        _time.Advance(TimeSpan.FromMilliseconds(1));
        pacer.OnRefused(_time.GetTimestamp(), null);
        starts.AddRange(await StartAsync(pacer, 1));

        Assert.Equal(3, pacer.Rate);
        Assert.Equal(TimeSpan.FromMilliseconds(1005), starts[10] - starts[7]);
    }

    [Theory]
    [InlineData(10, 5)]
    [InlineData(20, 7)]
    public async Task CallsAfterARefusal_AreNeverMoreThanTheRateInAnySecond(int limit, int before)
    {
        Pacer pacer = new Pacer(limit, _time);
        List<TimeSpan> starts = await StartAsync(pacer, before);

        pacer.OnRefused(_time.GetTimestamp(), null);
        starts.AddRange(await StartAsync(pacer, 30));

        TimeSpan refused = starts[before - 1];
        Assert.All(
            starts.Skip(before),
            start => Assert.InRange(starts.Count(other => other > start - TimeSpan.FromSeconds(1) && other <= start), 1, (int)pacer.Rate));
        Assert.True(starts[before] > refused);
    }

    [Fact]
    public async Task PauseThatTheServerAsksFor_IsWaitedOut()
    {
        Pacer pacer = new Pacer(10, _time);
        await StartAsync(pacer, 1);

        pacer.OnRefused(_time.GetTimestamp(), TimeSpan.FromSeconds(7));

        Assert.Equal([TimeSpan.FromSeconds(7)], await StartAsync(pacer, 1));
    }

    [Fact]
    public async Task RateThatHasNoLimitAgain_WaitsForNoSecond()
    {
        Pacer pacer = new Pacer(0, _time);
        pacer.OnRefused(_time.GetTimestamp(), null);
        Assert.Equal(1, pacer.Rate);
        while (pacer.Rate > 0)
        {
            _time.Advance(TimeSpan.FromSeconds(1));
            await StartAsync(pacer, 1);
            pacer.OnAccepted();
        }

        TimeSpan now = _time.GetUtcNow() - _begin;

        Assert.All(await StartAsync(pacer, 20), start => Assert.InRange(start - now, TimeSpan.Zero, TimeSpan.FromMilliseconds(1)));
    }

    [Fact]
    public async Task FirstCall_StartsAtOnce() => Assert.Equal([TimeSpan.Zero], await StartAsync(new Pacer(1, _time), 1));

    private async Task<List<TimeSpan>> StartAsync(Pacer pacer, int calls)
    {
        List<TimeSpan> starts = [];
        for (int i = 0; i < calls; i++)
        {
            Task<PacedCall> turn = pacer.WaitAsync(CancellationToken.None);
            while (!turn.IsCompleted)
            {
                Task timerStarted = _time.TimerStarted.Next;
                if (!_time.Step())
                {
                    await Task.WhenAny(turn, timerStarted);
                }
            }

            (await turn).Leave();
            starts.Add(_time.GetUtcNow() - _begin);
        }

        return starts;
    }
}
