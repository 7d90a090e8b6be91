using System;
using Microsoft.Extensions.Time.Testing;
using UserMigration.Engine.Runs.Sending;
using Xunit;

namespace UserMigration.Engine.Tests.Upload;

public static class RateControlTests
{
    [Fact]
    public static void WithoutALimit_TheFirstMoment_IsNotTakenForASecond()
    {
        FakeTimeProvider time = new FakeTimeProvider();
        RateControl control = new RateControl(0, time);
        control.OnAccepted(time.GetTimestamp());
        time.Advance(TimeSpan.FromMilliseconds(100));
        control.OnAccepted(time.GetTimestamp());

        control.OnRefused(time.GetTimestamp(), time.GetTimestamp());

        Assert.InRange(control.Rate, 15, 20);
    }

    [Fact]
    public static void WithoutALimit_AWholeSecond_CountsAsItIs()
    {
        FakeTimeProvider time = new FakeTimeProvider();
        RateControl control = new RateControl(0, time);
        for (int i = 0; i < 50; i++)
        {
            control.OnAccepted(time.GetTimestamp());
            time.Advance(TimeSpan.FromMilliseconds(20));
        }

        control.OnRefused(time.GetTimestamp(), time.GetTimestamp());

        Assert.InRange(control.Rate, 45, 50);
    }

    [Fact]
    public static void GuessThatWasTooHigh_IsCorrectedByTheNextRefusal()
    {
        FakeTimeProvider time = new FakeTimeProvider();
        RateControl control = new RateControl(0, time);
        control.OnAccepted(time.GetTimestamp());
        control.OnRefused(time.GetTimestamp(), time.GetTimestamp());
        for (int i = 0; i < 3; i++)
        {
            time.Advance(TimeSpan.FromMilliseconds(300));
            control.OnAccepted(time.GetTimestamp());
        }

        time.Advance(TimeSpan.FromMilliseconds(300));
        control.OnRefused(time.GetTimestamp(), time.GetTimestamp());

        Assert.InRange(control.Rate, 2, 4);
    }
}
