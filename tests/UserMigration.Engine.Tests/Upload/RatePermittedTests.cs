using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.Time.Testing;
using UserMigration.Engine.Runs.Sending;
using Xunit;

namespace UserMigration.Engine.Tests.Upload;

/// <summary>How the rate falls when the server asks for patience, and climbs back.</summary>
public sealed class RatePermittedTests
{
    private const string Recovered = "The server accepts calls at the full rate again.";

    private readonly FakeTimeProvider _time = new FakeTimeProvider();

    private long Now => _time.GetTimestamp();

    [Fact]
    public void RateOfOneCall_IsSaidInTheSingular()
    {
        RateControl control = new RateControl(2, _time);

        Assert.Equal("The server throttles calls: slowing down to 1 call per second.", control.OnRefused(Now, Now));
    }

    [Fact]
    public void FirstRefusal_IsSaid_WithTheRate()
    {
        RateControl control = new RateControl(10, _time);

        Assert.Equal("The server throttles calls: slowing down to 5 calls per second.", control.OnRefused(Now, Now));

        Assert.Equal(5, control.Rate);
    }

    [Fact]
    public void RefusalOfACallFromBeforeTheSlowDown_SaysNothingNew()
    {
        RateControl control = new RateControl(10, _time);
        long early = Now;
        _time.Advance(TimeSpan.FromMilliseconds(10));
        control.OnRefused(early, Now);

        Assert.Null(control.OnRefused(early, Now));
        Assert.Null(control.OnRefused(Now, Now));

        Assert.Equal(5, control.Rate);
    }

    [Fact]
    public void LaterRefusal_SlowsDownFurther_AndIsNotSaid()
    {
        RateControl control = new RateControl(10, _time);
        control.OnRefused(Now, Now);
        _time.Advance(TimeSpan.FromMilliseconds(10));

        Assert.Null(control.OnRefused(Now, Now));

        Assert.Equal(2.5, control.Rate);
    }

    [Fact]
    public void Rate_FallsToJustBelowWhatWasTakenInTheLastSecond()
    {
        RateControl control = new RateControl(100, _time);
        Accept(control, 30, TimeSpan.FromMilliseconds(50));

        control.OnRefused(Now, Now);

        // Of the last second, nineteen are left: the one that is a whole second old is none of them.
        Assert.Equal(19 * 0.96, control.Rate, 6);
    }

    [Fact]
    public void Rate_FallsAtLeastALittle()
    {
        RateControl control = new RateControl(10, _time);
        Accept(control, 30, TimeSpan.FromMilliseconds(25));

        control.OnRefused(Now, Now);

        Assert.Equal(9.6, control.Rate, 6);
    }

    [Fact]
    public void Rate_NeverFallsToNothing()
    {
        RateControl control = new RateControl(1, _time);
        for (int i = 0; i < 20; i++)
        {
            _time.Advance(TimeSpan.FromSeconds(2));
            control.OnRefused(Now, Now);
        }

        Assert.Equal(0.2, control.Rate, 6);
    }

    [Fact]
    public void WithoutALimit_AndWithoutACallTaken_OneASecondIsTheStart()
    {
        RateControl control = new RateControl(0, _time);

        Assert.Contains("1 call per second", control.OnRefused(Now, Now), StringComparison.Ordinal);

        Assert.Equal(1, control.Rate);
    }

    [Fact]
    public void Rate_ClimbsOnceASecond_FasterWithTime()
    {
        RateControl control = new RateControl(100, _time);
        control.OnRefused(Now, Now);
        List<double> rates = [control.Rate];
        for (int second = 1; second <= 40; second++)
        {
            _time.Advance(TimeSpan.FromMilliseconds(500));
            control.OnAccepted(Now);
            _time.Advance(TimeSpan.FromMilliseconds(500));
            control.OnAccepted(Now);
            rates.Add(control.Rate);
        }

        Assert.Equal(1.01, rates[1] / rates[0], 6);
        Assert.Equal(1.01, rates[9] / rates[8], 6);
        Assert.Equal(1.02, rates[10] / rates[9], 6);
        Assert.Equal(1.02, rates[29] / rates[28], 6);
        Assert.Equal(1.05, rates[30] / rates[29], 6);
    }

    [Fact]
    public void FullRate_IsSaidOnce()
    {
        RateControl control = new RateControl(10, _time);
        control.OnRefused(Now, Now);
        List<string> said = [];
        for (int second = 0; second < 120; second++)
        {
            _time.Advance(TimeSpan.FromSeconds(1));
            if (control.OnAccepted(Now) is { } line)
            {
                said.Add(line);
                Assert.Equal(10, control.Rate);
            }
        }

        Assert.Equal([Recovered], said);
        Assert.Equal(10, control.Rate);
        Assert.NotNull(control.OnRefused(Now, Now));
    }

    [Fact]
    public void WithoutALimit_TheRateIsFreeAgain_FromFiveThousand()
    {
        RateControl control = new RateControl(0, _time);
        Accept(control, 4500, TimeSpan.FromTicks(TimeSpan.TicksPerSecond / 4600));
        control.OnRefused(Now, Now);
        Assert.InRange(control.Rate, 4000, 4600);
        string? said = null;
        for (int second = 0; second < 60 && said is null; second++)
        {
            _time.Advance(TimeSpan.FromSeconds(1));
            said = control.OnAccepted(Now);
        }

        Assert.Equal((Recovered, 0.0), (said, control.Rate));
    }

    [Fact]
    public async Task Pause_HoldsCallsBack_AndSpacesThemBehindIt()
    {
        Pacer pacer = new Pacer(10, _time);
        long start = await StartAsync(pacer);
        Task<long> second = StartAsync(pacer);
        Task<long> third = StartAsync(pacer);

        Assert.NotNull(pacer.OnRefused(start, TimeSpan.FromSeconds(3)));
        Assert.Equal(5, pacer.Rate);
        Pass(second, third);

        TimeSpan[] starts = [_time.GetElapsedTime(start, await second), _time.GetElapsedTime(start, await third)];
        Assert.InRange(starts[0], TimeSpan.FromSeconds(3), TimeSpan.FromSeconds(3.5));
        Assert.InRange(starts[1] - starts[0], TimeSpan.FromSeconds(0.2), TimeSpan.FromSeconds(0.25));
    }

    [Fact]
    public async Task ShorterPause_DoesNotEndALongerOne()
    {
        Pacer pacer = new Pacer(0, _time);
        long start = await StartAsync(pacer);
        pacer.OnRefused(start, TimeSpan.FromSeconds(5));
        pacer.OnRefused(start, TimeSpan.FromSeconds(1));
        pacer.OnRefused(start, null);

        Task<long> next = StartAsync(pacer);
        Pass(next);

        Assert.InRange(_time.GetElapsedTime(start, await next), TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(6.1));
    }

    [Fact]
    public async Task SlowDown_HoldsTheNextCallBack()
    {
        Pacer pacer = new Pacer(10, _time);
        long start = await StartAsync(pacer);
        pacer.OnRefused(start, TimeSpan.Zero);

        Task<long> next = StartAsync(pacer);
        Pass(next);

        Assert.InRange(_time.GetElapsedTime(start, await next), TimeSpan.FromSeconds(0.2), TimeSpan.FromSeconds(0.21));
    }

    [Fact]
    public async Task TakenCalls_BringTheRateBack()
    {
        Pacer pacer = new Pacer(10, _time);
        long start = await StartAsync(pacer);
        pacer.OnRefused(start, null);
        string? said = null;
        for (int second = 0; second < 120 && said is null; second++)
        {
            _time.Advance(TimeSpan.FromSeconds(1));
            said = pacer.OnAccepted();
        }

        Assert.Equal((Recovered, 10.0), (said, pacer.Rate));
    }

    [Fact]
    public async Task FractionalLimit_IsKept()
    {
        Pacer pacer = new Pacer(0.5, _time);
        long start = await StartAsync(pacer);

        Task<long> next = StartAsync(pacer);
        Pass(next);

        Assert.InRange(_time.GetElapsedTime(start, await next), TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(2.05));
    }

    private static async Task<long> StartAsync(Pacer pacer)
    {
        using PacedCall call = await pacer.WaitAsync(CancellationToken.None);
        return call.Start;
    }

    private void Accept(RateControl control, int count, TimeSpan every)
    {
        for (int i = 0; i < count; i++)
        {
            control.OnAccepted(Now);
            _time.Advance(every);
        }
    }

    private void Pass(params Task[] tasks)
    {
        for (int i = 0; i < 100_000 && !Array.TrueForAll(tasks, task => task.IsCompleted); i++)
        {
            _time.Advance(TimeSpan.FromMilliseconds(1));
        }
    }
}
