using System;
using System.IO;
using System.Linq;
using System.Text.Json;
using Microsoft.Extensions.Time.Testing;
using UserMigration.Engine.Runs.Calls;
using Xunit;

namespace UserMigration.Engine.Tests.Calls;

public sealed class CallLogTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("um-").FullName;
    private readonly FakeTimeProvider _time = new FakeTimeProvider(DateTimeOffset.UnixEpoch);

    private string LogPath => Path.Combine(_folder, "calls.log");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void EachCall_IsALineOfJson()
    {
        CallLog log = CallLog.Open(LogPath, _time);
        MigrationSummary summary = new MigrationSummary { Uri = new Uri("https://example.com"), RunPath = "/data/users.run", Given = 3, ExitCode = 0 };

        log.Start("Invoke-BulkUserCreate", summary, 5);
        log.OnCall(new CallOutcome(new StoreCall(CallOperation.Create, 2, 10), _time.GetUtcNow(), CallStatus.Throttled, 429, null, TimeSpan.FromTicks(123_400), 4.5));
        log.End(summary);

        string[] lines = File.ReadAllLines(LogPath);
        Assert.Equal(["start", "call", "end"], lines.Select(line => Get(line, "event")).ToArray());
        Assert.Equal(
            """{"at":"1970-01-01T00:00:00Z","event":"call","operation":"create","batch":2,"records":10,"status":"throttled","http":429,"ms":12.3,"pace":4.5}""",
            lines[1]);
        Assert.Equal("0", Get(lines[2], "exitCode"));
    }

    [Fact]
    public void Lines_AreAppended()
    {
        File.WriteAllText(LogPath, "{}\n");

        CallLog log = CallLog.Open(LogPath, _time);
        log.End(new MigrationSummary());

        Assert.Equal(2, File.ReadAllLines(LogPath).Length);
    }

    [Fact]
    public void Lines_AreWrittenAfterASecond()
    {
        CallLog log = CallLog.Open(LogPath, _time);

        log.OnCall(default);
        Assert.Empty(File.ReadAllText(LogPath));
        _time.Advance(TimeSpan.FromSeconds(1));
        log.OnCall(default);

        Assert.Equal(2, File.ReadAllLines(LogPath).Length);
    }

    [Fact]
    public void FileThatCanNotBeOpened_IsAnError() => Assert.Equal(
        "LogWriteFailed", Assert.Throws<MigrationException>(() => CallLog.Open(Path.Combine(_folder, "missing", "calls.log"), _time)).ErrorId);

    [Fact]
    public void FileThatCanNotBeWrittenLater_EndsTheLog_AndIsReported()
    {
        string folder = Path.Combine(_folder, "logs");
        Directory.CreateDirectory(folder);
        CallLog log = CallLog.Open(Path.Combine(folder, "calls.log"), _time);
        Directory.Delete(folder, recursive: true);

        log.OnCall(default);
        log.End(new MigrationSummary());

        Assert.Equal("LogWriteFailed", log.Fault?.ErrorId);
    }

    private static string Get(string line, string member)
    {
        using JsonDocument json = JsonDocument.Parse(line);
        return json.RootElement.GetProperty(member).ToString();
    }
}
