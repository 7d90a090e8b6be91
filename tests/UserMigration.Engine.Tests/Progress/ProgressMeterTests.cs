using System;
using UserMigration.Engine.Progress;
using UserMigration.Tests.Shared;
using Xunit;

namespace UserMigration.Engine.Tests.Progress;

public sealed class ProgressMeterTests : IDisposable
{
    private readonly SteppedTime _time = new SteppedTime();
    private readonly ProgressMeter _meter;

    public ProgressMeterTests()
    {
        _meter = new ProgressMeter(_time);
    }

    public void Dispose() => _meter.Dispose();

    [Fact]
    public void Nothing_IsDueInTheFirstTwoSeconds()
    {
        _time.Advance(TimeSpan.FromSeconds(1.9));
        Assert.False(_meter.IsDue);

        _time.Advance(TimeSpan.FromSeconds(0.1));
        Assert.True(_meter.IsDue);
    }

    [Fact]
    public void Update_IsDueTwiceASecond()
    {
        int updates = 0;
        for (int i = 0; i < 120; i++)
        {
            _time.Advance(TimeSpan.FromSeconds(0.1));
            if (_meter.IsDue)
            {
                _meter.Read(i, null);
                updates++;
            }
        }

        Assert.Equal(21, updates);
    }

    [Fact]
    public void UpdateThatTakesLong_IsDueLessOften()
    {
        int updates = 0;
        while (_meter.Elapsed < TimeSpan.FromMinutes(10))
        {
            _time.Advance(TimeSpan.FromSeconds(0.1));
            if (_meter.IsDue)
            {
                Show(0.7);
                updates++;
            }
        }

        Assert.InRange(updates, 15, 18);
    }

    [Fact]
    public void UpdateThatTakesLongOnce_IsDueAfterTheUsualPause()
    {
        _time.Advance(TimeSpan.FromSeconds(2));
        Show(0.4);

        _time.Advance(TimeSpan.FromSeconds(0.1));

        Assert.True(_meter.IsDue);
    }

    [Fact]
    public void UpdateThatIsFast_IsDueAfterTheUsualPause()
    {
        _time.Advance(TimeSpan.FromSeconds(2));
        Show(0.01);
        _time.Advance(TimeSpan.FromSeconds(0.5));
        Show(0.01);

        _time.Advance(TimeSpan.FromSeconds(0.47));
        Assert.False(_meter.IsDue);

        _time.Advance(TimeSpan.FromSeconds(0.01));
        Assert.True(_meter.IsDue);
    }

    [Fact]
    public void Rate_FollowsAChangeOfPace()
    {
        // A run that is resumed: a million records are done at once, and then ten a second are sent.
        ProgressReading reading = default;
        for (int second = 1; second <= 60; second++)
        {
            _time.Advance(TimeSpan.FromSeconds(1));
            reading = _meter.Read(1_000_000 + (10 * second), (1_000_000 + (10 * second)) / 1_010_000.0);
        }

        Assert.Equal(10, reading.Rate, 0.01);
        Assert.Equal(940, reading.Remaining!.Value.TotalSeconds, 5.0);
    }

    [Fact]
    public void Remaining_IsThatOfTheShare()
    {
        _time.Advance(TimeSpan.FromSeconds(10));

        ProgressReading reading = _meter.Read(250, 0.25);

        Assert.Equal((0.25, TimeSpan.FromSeconds(30)), (reading.Share!.Value, reading.Remaining!.Value));
    }

    [Fact]
    public void UnknownShare_HasNoRemainingTime()
    {
        _time.Advance(TimeSpan.FromSeconds(10));

        ProgressReading reading = _meter.Read(250, null);

        Assert.Equal((25.0, null, null), (reading.Rate, reading.Share, reading.Remaining));
    }

    [Fact]
    public void PausedWork_HasNoRemainingTime()
    {
        for (int second = 0; second < 40; second++)
        {
            _time.Advance(TimeSpan.FromSeconds(1));
            _meter.Read(100, 0.5);
        }

        Assert.Null(_meter.Read(100, 0.5).Remaining);
    }

    [Fact]
    public void ShareThatFalls_IsUnknownFromThenOn()
    {
        _time.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal(0.9, _meter.Read(1, 0.9).Share);
        Assert.Equal(0.9, _meter.Read(2, 0.89).Share);

        Assert.Null(_meter.Read(3, 0.1).Share);
        Assert.Null(_meter.Read(4, 0.95).Share);
    }

    private void Show(double seconds)
    {
        _meter.Read(0, null);
        _time.Advance(TimeSpan.FromSeconds(seconds));
        _meter.OnShown();
    }
}
