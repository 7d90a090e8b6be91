using System;
using System.IO;
using System.Linq;
using System.Threading;
using UserMigration.Engine.Composition;
using UserMigration.Engine.Conversion;
using UserMigration.Engine.Csv;
using UserMigration.Engine.Runs.Upload;
using Xunit;

namespace UserMigration.Engine.Tests.Upload;

/// <summary>What is expected of an upload, before it was measured.</summary>
public sealed class UploadForecastTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("um-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Records_AreEstimatedFromTheFirstOnes()
    {
        UploadForecast forecast = After(11, new BulkCreateOptions());

        Assert.InRange(forecast.Records!.Value, 950, 1200);
        Assert.Equal(0.5, forecast.ShareOf(forecast.Records.Value / 2)!.Value, 0.01);
    }

    [Fact]
    public void Duration_IsThatOfTheCallsAtTheRate()
    {
        UploadForecast forecast = new UploadForecast(new BulkCreateOptions { BatchSize = 10, RateLimit = 1 });
        forecast.Fix(1001);

        Assert.Equal("Expected: 1,001 records in 101 calls. This takes 00:01:42 with 1 call per second.", forecast.Describe());
        Assert.Equal(101.01, forecast.Remaining(0, TimeSpan.Zero)!.Value.TotalSeconds, 0.01);
        Assert.Equal(49.5, forecast.Remaining(501, TimeSpan.FromSeconds(9))!.Value.TotalSeconds, 1.0);
    }

    [Fact]
    public void Remaining_IsMeasuredAfterTenSeconds()
    {
        UploadForecast forecast = new UploadForecast(new BulkCreateOptions());
        forecast.Fix(1000);

        Assert.Null(forecast.Remaining(100, TimeSpan.FromSeconds(10)));
    }

    [Theory]
    [InlineData(false, false, "Expected: 30 records in 3 calls. This takes 00:00:01 with 2.5 calls per second.")]
    [InlineData(true, false, "Expected: 30 records in 3 calls. This takes 00:00:01 with 2.5 calls per second. Users that exist need at least one call each in addition.")]
    [InlineData(false, true, "Expected: 30 records in 30 calls. This takes 00:00:12 with 2.5 calls per second.")]
    public void Description_SaysWhatIsAdded(bool isDelta, bool isPlan, string expected)
    {
        UploadForecast forecast = new UploadForecast(new BulkCreateOptions { RateLimit = 2.5, DeltaMigration = isDelta, Plan = isPlan });
        forecast.Fix(30);

        Assert.Equal(expected, forecast.Describe());
    }

    [Fact]
    public void UnknownNumber_IsDescribedByTheRate()
    {
        Assert.Equal(
            "The number of records is unknown. With up to 10 records per call and 1 call per second, up to 35,640 records are sent in an hour.",
            new UploadForecast(new BulkCreateOptions()).Describe());
        Assert.Equal(
            "The number of records is unknown, and there is no rate limit, so the duration depends on the store.",
            new UploadForecast(new BulkCreateOptions { RateLimit = 0 }).Describe());
    }

    private UploadForecast After(int records, BulkCreateOptions options)
    {
        string path = UploadRun.CreateFile(_folder, 1000);
        UploadForecast forecast = new UploadForecast(options);
        IdentityConverter converter = new IdentityConverter(new ConversionOptions(StoreTargets.Get(IdentityTarget.Akamai)));
        using Datafiles files = Datafiles.Open([path], new CsvReadOptions());
        long given = 0;
        foreach (MigrationRecord record in files.Read(1, long.MaxValue, CancellationToken.None).Take(records))
        {
            forecast.Note(converter.Convert(record), ++given);
        }

        return forecast;
    }
}
