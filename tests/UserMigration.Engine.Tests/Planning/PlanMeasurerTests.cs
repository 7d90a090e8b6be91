using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using UserMigration.Engine.Composition;
using UserMigration.Engine.Runs.Planning;
using UserMigration.Engine.Runs.Upload;
using UserMigration.Engine.Tests.Upload;
using UserMigration.Tests.Shared;
using Xunit;

namespace UserMigration.Engine.Tests.Planning;

/// <summary>What an upload will need.</summary>
public sealed class PlanMeasurerTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("um-").FullName;
    private readonly SteppedTime _time = new SteppedTime();

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Calls_AndDuration_AreThoseOfTheBatchSize()
    {
        MigrationPlanMeasure plan = Measure(Identities(1001), new BulkCreateOptions { BatchSize = 10, RateLimit = 1 });

        Assert.Equal((1001, 1001, 0, 101), (plan.Records, plan.Sent, plan.Rejected, plan.Calls));
        Assert.Equal(100 / 0.99, plan.Duration!.Value.TotalSeconds, 0.001);
        Assert.Equal(plan.Duration, plan.LongestDuration);
        Assert.Equal(1000 / 0.99, plan.PlanDuration!.Value.TotalSeconds, 0.001);
        Assert.Equal(4.0, plan.LongestCall!.Value.TotalSeconds, 0.001);
    }

    [Fact]
    public void BatchSizes_AreCompared_AndTheUsualOfTheVendorIsBest()
    {
        MigrationPlanMeasure plan = Measure(Identities(1000), new BulkCreateOptions { BatchSize = 20 });

        Assert.Equal([10, 20, 25, 50, 100, 250, 500, 1000], plan.BatchSizes.Select(size => size.BatchSize));
        Assert.Equal([100, 50, 40, 20, 10, 4, 2, 1], plan.BatchSizes.Select(size => (int)size.Calls));
        Assert.Equal(100, plan.BestBatchSize);
        Assert.Equal(100, plan.BatchSizes.Single(size => size.IsBest).BatchSize);
        Assert.Equal(20, plan.BatchSizes.Single(size => size.IsCurrent).BatchSize);
    }

    [Theory]
    [InlineData(2000, true, 10, 1)]
    [InlineData(60, false, 25, 17)]
    [InlineData(3, false, 500, 334)]
    [InlineData(0.5, false, 1000, 1000)]
    public void Window_NeedsARate_OrABatchSize(double seconds, bool fits, int best, int required)
    {
        MigrationPlanMeasure plan = Measure(Identities(1000), new BulkCreateOptions(), TimeSpan.FromSeconds(seconds));

        Assert.Equal((fits, best, required), (plan.FitsWindow!.Value, plan.BestBatchSize, plan.RequiredBatchSize!.Value));
        Assert.InRange(plan.RequiredRate!.Value, 99 / (seconds * 0.99), (99 / (seconds * 0.99)) + 0.011);
    }

    [Fact]
    public void LargeRecords_LimitTheBatchSize()
    {
        MigrationPlanMeasure plan = Measure(Identities(100, "x" + new string('y', 20_000)), new BulkCreateOptions());

        Assert.Equal(25, plan.BestBatchSize);
        Assert.Equal([10, 25], plan.BatchSizes.Where(size => size.IsWithinAdvisedSize).Select(size => size.BatchSize));
        Assert.Equal((0, 1_000_000), (plan.TooLarge, plan.AdvisedCallBytes));
        Assert.InRange(plan.AverageRecordBytes, 20_000, 20_200);
    }

    [Fact]
    public void RecordThatIsTooLarge_IsCounted_WithItsSizeInACall()
    {
        MigrationPlanMeasure plan = Measure(Identities(1, new string('ä', 200_000)), new BulkCreateOptions());

        Assert.Equal(1, plan.TooLarge);
        Assert.InRange(plan.LargestRecordBytes, 1_200_000, 2_500_000);
    }

    [Theory]
    [InlineData(null, null, 2000, false)]
    [InlineData(null, 30L, 60, false)]
    [InlineData(null, 0L, 0, true)]
    [InlineData(0.25, null, 500, true)]
    public void Delta_NeedsALookUpAndAChangeForEachUserThatExists(double? share, long? storeCount, long calls, bool isKnown)
    {
        MigrationPlanMeasure plan = Measure(Identities(1000), new BulkCreateOptions { DeltaMigration = true }, share: share, storeCount: storeCount);

        Assert.Equal((calls, isKnown), (plan.DeltaCalls, plan.IsDeltaKnown));
        Assert.Equal((100 + (isKnown ? calls : 0) - 1) / 0.99, plan.Duration!.Value.TotalSeconds, 0.001);
        Assert.Equal((100 + calls - 1) / 0.99, plan.LongestDuration!.Value.TotalSeconds, 0.001);
    }

    [Fact]
    public void RecordWithoutKey_OrWithAnError_IsNotSent()
    {
        IdentityRecord[] records = [.. Identities(2), new IdentityRecord(IdentityTarget.Akamai, new Dictionary<string, object?>(), Records.Of(3))];
        records[0].GetRecord().AddIssue(new MigrationIssue("Rule", IssueSeverity.Error, null, "Wrong.", "Fix it.", 1));

        MigrationPlanMeasure plan = Measure(records, new BulkCreateOptions());

        Assert.Equal((3, 1, 2), (plan.Records, plan.Sent, plan.Rejected));
    }

    [Fact]
    public async Task RunFolder_IsAsLargeAsMeasured()
    {
        UploadRun run = new UploadRun(new MemoryStore(_time), _folder) { Options = { BatchSize = 10 } };
        string file = UploadRun.CreateFile(_folder, 2000);
        await run.RunAsync(file);
        long actual = Directory.GetFiles(run.RunPath).Sum(path => new FileInfo(path).Length);

        MigrationPlanMeasure plan = Measure(UploadRun.Read(file), new BulkCreateOptions { BatchSize = 10 });

        Assert.InRange(plan.DiskBytes, actual * 0.9, actual * 1.1);
    }

    [Fact]
    public void NothingToSend_NeedsNothing()
    {
        MigrationPlanMeasure plan = Measure([], new BulkCreateOptions(), TimeSpan.FromSeconds(1));

        Assert.Equal((0, TimeSpan.Zero, true), (plan.Calls, plan.Duration!.Value, plan.FitsWindow!.Value));
    }

    private MigrationPlanMeasure Measure(IEnumerable<IdentityRecord> records, BulkCreateOptions upload, TimeSpan? window = null, double? share = null, long? storeCount = null)
    {
        PlanMeasurer measurer = new PlanMeasurer(StoreTargets.Get(IdentityTarget.Akamai), new PlanMeasureOptions(upload) { Window = window, ExistingShare = share }, _time);
        foreach (IdentityRecord record in records)
        {
            measurer.Add(record);
        }

        return measurer.ToMeasure(storeCount, [], null);
    }

    private static IEnumerable<IdentityRecord> Identities(int count, string name = "Bob") => Enumerable.Range(1, count).Select(i => new IdentityRecord(
        IdentityTarget.Akamai, new Dictionary<string, object?> { ["email"] = $"user{i}@example.com", ["givenName"] = name }, Records.Of(i)));
}
