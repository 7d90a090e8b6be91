using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.Time.Testing;
using UserMigration.Engine.Runs.Sending;
using UserMigration.Engine.Targets;
using Xunit;

namespace UserMigration.Engine.Tests.Upload;

/// <summary>The pace of calls that are delayed between their turn and the network.</summary>
public sealed class PacerDelayTests
{
    private static readonly TimeSpan s_second = TimeSpan.FromSeconds(1);

    private readonly FakeTimeProvider _time = new FakeTimeProvider();

    [Theory]
    [InlineData(1, 0.3, 400)]
    [InlineData(5, 0.2, 300)]
    [InlineData(20, 0.1, 100)]
    [InlineData(100, 0.05, 60)]
    [InlineData(100, 0.5, 8)]
    public async Task CallsThatLeaveLate_AreNeverMoreThanTheLimitInAnySecond(int limit, double share, int longestDelay)
    {
        Random random = new Random(limit);
        List<TimeSpan> left = await RunAsync(
            limit, limit * 20, () => TimeSpan.FromMilliseconds(random.NextDouble() < share ? random.Next(1, longestDelay + 1) : 0));

        Assert.All(left, first => Assert.InRange(left.Count(other => other >= first && other < first + s_second), 1, limit));
    }

    [Theory]
    [InlineData(5, 100)]
    [InlineData(20, 100)]
    [InlineData(100, 60)]
    public async Task FewCallsThatLeaveLate_CostNearlyNothing(int limit, int delay)
    {
        int calls = limit * 30;
        int number = 0;

        List<TimeSpan> left = await RunAsync(limit, calls, () => TimeSpan.FromMilliseconds(++number % ((3 * limit) + 1) == 0 ? delay : 0));

        Assert.InRange((calls - 1) / (left[^1] - left[0]).TotalSeconds, limit * 0.98, limit);
    }

    [Fact]
    public async Task CallThatHasNotLeft_CountsForAsLongAsItIsHeld()
    {
        Pacer pacer = new Pacer(1, _time);
        PacedCall held = await pacer.WaitAsync(CancellationToken.None);
        Task<PacedCall> next = pacer.WaitAsync(CancellationToken.None);

        Pass(TimeSpan.FromSeconds(5));
        Assert.False(next.IsCompleted);
        held.Leave();
        Pass(s_second);
        Assert.False(next.IsCompleted);
        Pass(TimeSpan.FromMilliseconds(5));
        Assert.True(next.IsCompleted);
    }

    [Fact]
    public async Task CallThatEndsWithoutLeaving_NoLongerHoldsOthersBack()
    {
        Pacer pacer = new Pacer(1, _time);
        PacedCall failed = await pacer.WaitAsync(CancellationToken.None);
        failed.Dispose();
        failed.Expect();
        Task<PacedCall> next = pacer.WaitAsync(CancellationToken.None);

        Pass(TimeSpan.FromSeconds(1.1));

        Assert.True(next.IsCompleted);
    }

    [Fact]
    public async Task CallThatIsSentAgain_CountsFromTheLastTime()
    {
        Pacer pacer = new Pacer(1, _time);
        PacedCall call = await pacer.WaitAsync(CancellationToken.None);
        call.Leave();
        Pass(TimeSpan.FromSeconds(0.5));
        call.Expect();
        call.Leave();
        call.Leave();
        Task<PacedCall> next = pacer.WaitAsync(CancellationToken.None);

        Pass(s_second);
        Assert.False(next.IsCompleted);
        Pass(TimeSpan.FromMilliseconds(5));
        Assert.True(next.IsCompleted);
    }

    [Fact]
    public async Task CallThatDoesNotSayWhenItLeaves_LeavesWhenItIsMade()
    {
        Pacer pacer = new Pacer(1, _time);
        TaskCompletionSource<int> answer = new TaskCompletionSource<int>();
        PacedCall call = await pacer.WaitAsync(CancellationToken.None);
        Task<int> made = call.MakeAsync(() => answer.Task);
        Task<PacedCall> next = pacer.WaitAsync(CancellationToken.None);

        Pass(TimeSpan.FromSeconds(1.1));

        Assert.True(next.IsCompleted);
        answer.SetResult(7);
        Assert.Equal(7, await made);
    }

    [Fact]
    public async Task SecondRequestOfACall_WaitsForItsTurn_AndCountsToo()
    {
        Pacer pacer = new Pacer(1, _time);
        using PacedCall call = await pacer.WaitAsync(CancellationToken.None);
        TaskCompletionSource<CallDeparture?> answer = new TaskCompletionSource<CallDeparture?>();
        Task<CallDeparture?> first = answer.Task;
        Task<CallDeparture?> second = answer.Task;
        await call.MakeAsync(() =>
        {
            first = CallDeparture.TakeTurnAsync(CancellationToken.None);
            second = CallDeparture.TakeTurnAsync(CancellationToken.None);
            return Task.FromResult(0);
        });

        Assert.Null(await first);
        Assert.False(second.IsCompleted);
        Pass(TimeSpan.FromSeconds(1.1));
        CallDeparture? again = await second;
        Assert.NotSame(call, again);
        again!.Leave();
        again.End();
        Task<PacedCall> next = pacer.WaitAsync(CancellationToken.None);
        Pass(TimeSpan.FromSeconds(0.9));
        Assert.False(next.IsCompleted);
        Pass(TimeSpan.FromSeconds(0.2));
        Assert.True(next.IsCompleted);
    }

    [Theory]
    [InlineData(1, true)]
    [InlineData(0, false)]
    public async Task Departure_IsOnlyAskedForIfThereIsALimit(double limit, bool isAskedFor)
    {
        Pacer pacer = new Pacer(limit, _time);
        using PacedCall call = await pacer.WaitAsync(CancellationToken.None);

        CallDeparture? departure = await call.MakeAsync(() => Task.FromResult(CallDeparture.Current));

        Assert.Same(isAskedFor ? call : null, departure);
    }

    /// <summary>Makes calls, each as soon as the pacer allows it, and returns when they left.</summary>
    private async Task<List<TimeSpan>> RunAsync(int limit, int calls, Func<TimeSpan> nextDelay)
    {
        Pacer pacer = new Pacer(limit, _time);
        long begin = _time.GetTimestamp();
        List<(TimeSpan At, PacedCall Call)> delayed = [];
        List<TimeSpan> left = [];
        Task<PacedCall> turn = pacer.WaitAsync(CancellationToken.None);
        int started = 0;
        while (left.Count < calls)
        {
            TimeSpan now = _time.GetElapsedTime(begin);
            while (started < calls && turn.IsCompleted)
            {
                delayed.Add((now + nextDelay(), await turn));
                started++;
                turn = pacer.WaitAsync(CancellationToken.None);
            }

            foreach ((TimeSpan _, PacedCall call) in delayed.Where(one => one.At <= now))
            {
                call.Leave();
                left.Add(now);
            }

            delayed.RemoveAll(one => one.At <= now);
            _time.Advance(TimeSpan.FromMilliseconds(1));
        }

        return left;
    }

    private void Pass(TimeSpan span)
    {
        for (TimeSpan passed = TimeSpan.Zero; passed < span; passed += TimeSpan.FromMilliseconds(1))
        {
            _time.Advance(TimeSpan.FromMilliseconds(1));
        }
    }
}
