using System.Linq;
using System.Threading.Tasks;
using Xunit;
using static UserMigration.Engine.Tests.Comparison.BulkUserComparisonTests;

namespace UserMigration.Engine.Tests.Comparison;

/// <summary>A seeded sample.</summary>
public static class ComparisonSampleTests
{
    [Fact]
    public static async Task Sample_HasSoManyRecords_InTheirOrder()
    {
        ComparisonRun run = await SampleAsync(300, 20, 1);

        Assert.Equal(20, run.Results.Select(result => result.RecordNumber).Distinct().Count());
        Assert.Equal(run.Ordered.Select(result => result.RecordNumber), run.Results.Select(result => result.RecordNumber));
    }

    [Fact]
    public static async Task SameSeed_TakesTheSameRecords()
    {
        ComparisonRun first = await SampleAsync(300, 20, 7);
        ComparisonRun second = await SampleAsync(300, 20, 7);

        Assert.Equal(first.Results.Select(result => result.RecordNumber), second.Results.Select(result => result.RecordNumber));
    }

    [Fact]
    public static async Task AnotherSeed_TakesOthers()
    {
        ComparisonRun first = await SampleAsync(300, 20, 7);
        ComparisonRun second = await SampleAsync(300, 20, 8);

        Assert.NotEqual(first.Results.Select(result => result.RecordNumber), second.Results.Select(result => result.RecordNumber));
    }

    [Fact]
    public static async Task SampleLargerThanWhatThereIs_TakesAll()
    {
        ComparisonRun run = await SampleAsync(5, 20, 1);

        Assert.Equal(5, run.Results.Count);
    }

    [Fact]
    public static async Task Summary_TellsTheSeed_AndHowManyCameBy()
    {
        ComparisonRun run = new ComparisonRun(Store(30));
        run.Options.Sample = 10;
        run.Options.Seed = 3;

        ComparisonSummary summary = await run.RunAsync(Named(30));

        Assert.Equal((30, 10, 3), (summary.Seen, summary.Given, summary.Seed));
        Assert.True(summary.IsBalanced);
    }

    [Fact]
    public static async Task EachRecord_HasTheSameChance()
    {
        int[] taken = new int[10];
        for (int seed = 0; seed < 400; seed++)
        {
            foreach (UserComparison result in (await SampleAsync(10, 3, seed, inStore: 0)).Results)
            {
                taken[result.RecordNumber - 1]++;
            }
        }

        // 120 expected; the standard deviation is about 9.
        Assert.All(taken, times => Assert.InRange(times, 80, 160));
    }

    private static async Task<ComparisonRun> SampleAsync(int count, int sample, int seed, int? inStore = null)
    {
        ComparisonRun run = new ComparisonRun(Store(inStore ?? count));
        run.Options.Sample = sample;
        run.Options.Seed = seed;
        run.Options.Workers = 1;
        await run.RunAsync(Named(count));
        return run;
    }
}
