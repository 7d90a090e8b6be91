using System;
using System.IO;
using Microsoft.Extensions.Time.Testing;
using UserMigration.Engine.Runs.Calls;
using Xunit;

namespace UserMigration.Engine.Tests.Calls;

public sealed class MetricsFileTests : IDisposable
{
    private const string Labels = "{command=\"Invoke-BulkUserCreate\",target=\"akamai\",run=\"users \\\"a\\\".run\"";

    private readonly string _folder = Directory.CreateTempSubdirectory("um-").FullName;
    private readonly FakeTimeProvider _time = new FakeTimeProvider(DateTimeOffset.UnixEpoch.AddSeconds(1000));
    private readonly MigrationSummary _summary = new MigrationSummary { RunPath = "/data/users \"a\".run", Given = 3, ExitCode = 4 };

    public MetricsFileTests() => _summary.Count(BulkUserStatus.Created, 2);

    private string MetricsPath => Path.Combine(_folder, "usermigration.prom");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Metrics_HaveOutcomesCallsAndDurations()
    {
        MetricsFile file = Open();
        file.OnCall(new CallOutcome(new StoreCall(CallOperation.Create, 1, 10), default, CallStatus.Answered, null, null, TimeSpan.FromMilliseconds(70), 5));
        file.OnCall(new CallOutcome(new StoreCall(CallOperation.Create, 1, 10), default, CallStatus.Throttled, 429, null, TimeSpan.FromSeconds(90), 4.5));

        file.Write(_summary, isRunning: true);

        string[] lines = File.ReadAllLines(MetricsPath);
        Assert.Contains("usermigration_records_total" + Labels + ",status=\"created\"} 2", lines);
        Assert.Contains("usermigration_calls_total" + Labels + ",operation=\"create\",status=\"throttled\"} 1", lines);
        Assert.Contains("usermigration_call_duration_seconds_bucket" + Labels + ",operation=\"create\",le=\"0.05\"} 0", lines);
        Assert.Contains("usermigration_call_duration_seconds_bucket" + Labels + ",operation=\"create\",le=\"0.1\"} 1", lines);
        Assert.Contains("usermigration_call_duration_seconds_bucket" + Labels + ",operation=\"create\",le=\"+Inf\"} 2", lines);
        Assert.Contains("usermigration_pace_calls_per_second" + Labels + "} 4.5", lines);
        Assert.Contains("usermigration_rate_limit_calls_per_second" + Labels + "} 5", lines);
        Assert.Contains("usermigration_running" + Labels + "} 1", lines);
        Assert.DoesNotContain(lines, line => line.StartsWith("usermigration_exit_code", StringComparison.Ordinal));
    }

    [Fact]
    public void LastSuccess_OutlivesLaterFailures()
    {
        _summary.ExitCode = 0;
        Open().Write(_summary, isRunning: false);
        _time.Advance(TimeSpan.FromSeconds(500));
        _summary.ExitCode = 4;

        Open().Write(_summary, isRunning: false);

        string[] lines = File.ReadAllLines(MetricsPath);
        Assert.Contains("usermigration_last_success_timestamp_seconds" + Labels + "} 1000", lines);
        Assert.Contains("usermigration_exit_code" + Labels + "} 4", lines);
    }

    [Fact]
    public void RunThatNeverSucceeded_HasNoLastSuccess()
    {
        Open().Write(_summary, isRunning: false);

        Assert.DoesNotContain("last_success", File.ReadAllText(MetricsPath), StringComparison.Ordinal);
    }

    [Fact]
    public void File_IsWrittenEvery15Seconds_AndNothingIsLeftBeside()
    {
        MetricsFile file = Open();

        file.WriteIfDue(_summary);
        Assert.False(File.Exists(MetricsPath));
        _time.Advance(TimeSpan.FromSeconds(15));
        file.WriteIfDue(_summary);

        Assert.Equal([MetricsPath], Directory.GetFiles(_folder));
    }

    [Fact]
    public void NameThatTheNodeExporterIgnores_IsAnError() => Assert.Equal(
        "MetricsNameInvalid",
        Assert.Throws<MigrationException>(() => MetricsFile.Open(Path.Combine(_folder, "metrics.txt"), "x", 1, _time)).ErrorId);

    [Fact]
    public void FolderThatIsMissing_IsAFault_ThatDoesNotThrow()
    {
        MetricsFile file = MetricsFile.Open(Path.Combine(_folder, "missing", "x.prom"), "x", 1, _time);

        file.Write(_summary, isRunning: true);

        Assert.Equal("MetricsWriteFailed", file.Fault?.ErrorId);
    }

    private MetricsFile Open() => MetricsFile.Open(MetricsPath, "Invoke-BulkUserCreate", 5, _time);
}
