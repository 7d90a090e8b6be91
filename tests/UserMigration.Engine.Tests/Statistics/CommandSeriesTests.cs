using System;
using System.Linq;
using UserMigration.Engine.Runs.Statistics;
using Xunit;

namespace UserMigration.Engine.Tests.Statistics;

public static class CommandSeriesTests
{
    [Fact]
    public static void LongCommand_HasFewIntervals_AndLosesNothing()
    {
        CommandSeries series = new CommandSeries(new DateTime(1970, 1, 1, 0, 0, 0, DateTimeKind.Utc), 1);
        for (int second = 0; second < 200_000; second++)
        {
            series.At(second).Records += 10;
        }

        Assert.InRange(series.Intervals.Count, 100, CommandSeries.MostIntervals);
        Assert.Equal(2_000_000, series.Intervals.Values.Sum(interval => interval.Records));
        Assert.Equal(199_999, series.Seconds);
        Assert.True(series.IntervalSeconds * CommandSeries.MostIntervals >= 200_000);
    }

    [Fact]
    public static void TimeBeforeTheStart_CountsAtTheStart()
    {
        CommandSeries series = new CommandSeries(new DateTime(1970, 1, 1, 0, 0, 0, DateTimeKind.Utc), 1);

        series.At(-3).Records++;

        Assert.Equal(1, series.Intervals[0].Records);
    }
}
