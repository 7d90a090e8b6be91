using System;
using System.Linq;
using System.Text.Json;
using UserMigration.Engine.Runs.Statistics;
using Xunit;

namespace UserMigration.Engine.Tests.Statistics;

public static class LatencyHistogramTests
{
    [Theory]
    [InlineData(0.5, 500)]
    [InlineData(0.95, 950)]
    [InlineData(0.99, 990)]
    public static void Quantile_IsAccurateToAFewPercent(double share, double expected)
    {
        LatencyHistogram histogram = new LatencyHistogram();
        foreach (int milliseconds in Enumerable.Range(1, 1000))
        {
            histogram.Add(TimeSpan.FromMilliseconds(milliseconds));
        }

        Assert.InRange(histogram.Quantile(share)!.Value, expected * 0.95, expected * 1.05);
    }

    [Fact]
    public static void Quantile_IsNeverMoreThanTheLongest()
    {
        LatencyHistogram histogram = new LatencyHistogram();
        histogram.Add(TimeSpan.FromMilliseconds(103));

        Assert.Equal(103, histogram.Quantile(1));
        Assert.InRange(histogram.Quantile(0.5)!.Value, 80, 103);
    }

    [Fact]
    public static void Quantile_OfNothing_IsNull() => Assert.Null(new LatencyHistogram().Quantile(0.5));

    [Fact]
    public static void Extremes_AreCounted()
    {
        LatencyHistogram histogram = new LatencyHistogram();
        histogram.Add(TimeSpan.FromSeconds(-1));
        histogram.Add(TimeSpan.Zero);
        histogram.Add(TimeSpan.FromDays(3));

        Assert.Equal(3, histogram.Count);
    }

    [Theory]
    [InlineData("[5]", true)]
    [InlineData("[5,3,1]", true)]
    [InlineData("[5,3]", false)]
    [InlineData("[5,96,1]", false)]
    [InlineData("[5,-1,1]", false)]
    public static void Json_IsChecked(string json, bool isValid)
    {
        using JsonDocument document = JsonDocument.Parse(json);

        Assert.Equal(isValid, Record.Exception(() => LatencyHistogram.Read(document.RootElement)) is null);
    }
}
