using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.Time.Testing;
using UserMigration.Engine.Runs.Sending;
using Xunit;

namespace UserMigration.Engine.Tests.Upload;

public static class PacerTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(20)]
    [InlineData(100)]
    public static async Task Starts_AreNeverMoreThanTheLimitInAnySecondAndUseNearlyAllOfIt(int limit)
    {
        FakeTimeProvider time = new FakeTimeProvider();
        Pacer pacer = new Pacer(limit, time);
        int calls = limit * 20;
        List<TimeSpan> starts = new List<TimeSpan>();
        long begin = time.GetTimestamp();

        for (int i = 0; i < calls; i++)
        {
            Task<PacedCall> turn = pacer.WaitAsync(CancellationToken.None);
            while (!turn.IsCompleted)
            {
                time.Advance(TimeSpan.FromMilliseconds(1));
            }

            (await turn).Leave();
            starts.Add(time.GetElapsedTime(begin));
        }

        Assert.All(starts, start => Assert.InRange(starts.Count(other => other >= start && other < start + TimeSpan.FromSeconds(1)), 1, limit));
        Assert.InRange((calls - 1) / starts[^1].TotalSeconds, limit * 0.98, limit);
    }

    [Fact]
    public static async Task IdleTime_IsNotSavedUpForABurst()
    {
        FakeTimeProvider time = new FakeTimeProvider();
        Pacer pacer = new Pacer(1, time);
        (await pacer.WaitAsync(CancellationToken.None)).Leave();
        time.Advance(TimeSpan.FromSeconds(60));

        (await pacer.WaitAsync(CancellationToken.None)).Leave();

        Assert.False(pacer.WaitAsync(CancellationToken.None).IsCompleted);
    }

    [Fact]
    public static void Zero_IsNoLimit()
    {
        Pacer pacer = new Pacer(0, new FakeTimeProvider());

        Assert.All(Enumerable.Range(0, 1000), _ => Assert.True(pacer.WaitAsync(CancellationToken.None).IsCompleted));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public static void Nonsense_IsRefused(double limit) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new Pacer(limit, new FakeTimeProvider()));

    [Fact]
    public static async Task Waiting_CanBeGivenUp()
    {
        Pacer pacer = new Pacer(1, new FakeTimeProvider());
        using CancellationTokenSource stop = new CancellationTokenSource();
        await pacer.WaitAsync(stop.Token);
        Task turn = pacer.WaitAsync(stop.Token);

        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => turn);
    }
}
