using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using UserMigration.Engine.Tests.Upload;
using UserMigration.Tests.Shared;
using Xunit;

namespace UserMigration.Engine.Tests.Comparison;

/// <summary>A comparison that knows the run which sent the records.</summary>
public sealed class ComparedRunTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("compare").FullName;
    private readonly MemoryStore _store = new MemoryStore(new SteppedTime(new DateTimeOffset(2030, 1, 1, 0, 0, 0, TimeSpan.Zero)));

    [Fact]
    public async Task RecordsThatTheRunCreated_AreEqual()
    {
        string file = await UploadAsync(5);

        ComparisonRun run = await CompareAsync(file);

        Assert.Equal(5, run.Results.Count(result => result.Status == UserComparisonStatus.Equal));
    }

    [Fact]
    public async Task RecordsThatTheRunDidNotSend_AreSkipped_ThoughTheStoreHasThem()
    {
        string file = UploadRun.CreateFile(_folder, 5);
        await new UploadRun(_store, _folder).RunAsync(UploadRun.Read(file).Take(3));
        foreach (IdentityRecord record in UploadRun.Read(file).Skip(3))
        {
            _store.Add(record, _store.Time.GetUtcNow());
        }

        ComparisonRun run = await CompareAsync(file);

        Assert.Equal([4, 5], run.Ordered.Where(result => result.Status == UserComparisonStatus.Skipped).Select(result => result.RecordNumber));
        Assert.All(run.Ordered.Skip(3), result => Assert.Equal("The run did not send the record.", result.Error));
    }

    [Fact]
    public async Task RecordThatWasLeftAlone_IsDifferent_AndSaysSo()
    {
        string file = UploadRun.CreateFile(_folder, 2);
        _store.Add(Records.Identity(1, ("email", "user1@example.com"), ("givenName", "Before")), _store.Time.GetUtcNow());
        await new UploadRun(_store, _folder).RunAsync(file);

        ComparisonRun run = await CompareAsync(file);

        UserComparison different = Assert.Single(run.Results, result => result.Status == UserComparisonStatus.Different);
        Assert.Contains("did not change it", different.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task UserThatIsNotTheOneThatTheRunMade_IsDifferent()
    {
        string file = await UploadAsync(3);
        _store.Users[1].Uuid = Guid.NewGuid().ToString();

        ComparisonRun run = await CompareAsync(file);

        Assert.Equal(["uuid"], Assert.Single(run.Results, result => result.Status == UserComparisonStatus.Different).Attributes);
    }

    [Fact]
    public async Task RecordThatIsNotWhatWasSent_SaysSo()
    {
        string file = await UploadAsync(1);
        ComparisonRun run = new ComparisonRun(_store) { RunPath = Path.Combine(_folder, "run") };
        IdentityRecord record = UploadRun.Read(file).Single();
        record.Attributes["givenName"] = "Other";

        await run.RunAsync([record]);

        Assert.Contains("differs from what the run sent", Assert.Single(run.Results).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RecordsOfNoFile_AreKnownByTheirKey()
    {
        IdentityRecord[] records = [.. BulkUserComparisonTests.Named(3)];
        await new UploadRun(_store, _folder).RunAsync(records.Take(2));
        ComparisonRun run = new ComparisonRun(_store) { RunPath = Path.Combine(_folder, "run") };

        ComparisonSummary summary = await run.RunAsync(records);

        Assert.Equal("3 given = Equal 2, Skipped 1", summary.ToString());
    }

    [Fact]
    public async Task PrimaryKey_IsThatOfTheRun()
    {
        string file = UploadRun.CreateFile(_folder, 2);
        UploadRun upload = new UploadRun(_store, _folder);
        upload.Options.PrimaryKey = "givenName";
        await upload.RunAsync(file);

        ComparisonRun run = await CompareAsync(file);

        Assert.Equal(["Name 1", "Name 2"], Assert.Single(_store.Searches));
        Assert.Equal("givenName", run.Options.PrimaryKey);
    }

    [Fact]
    public async Task SourceThatHasChanged_IsRefused()
    {
        string file = await UploadAsync(2);
        await File.AppendAllTextAsync(file, "more@example.com,More\n", TestContext.Current.CancellationToken);

        MigrationException exception = await Assert.ThrowsAsync<MigrationException>(() => CompareAsync(file));

        Assert.Equal(("RunSourceChanged", 5), (exception.ErrorId, exception.ExitCode));
    }

    [Fact]
    public async Task AnotherEntityType_IsRefused()
    {
        string file = await UploadAsync(1);
        ComparisonRun run = new ComparisonRun(_store) { RunPath = Path.Combine(_folder, "run") };
        run.Options.EntityType = "customer";

        MigrationException exception = await Assert.ThrowsAsync<MigrationException>(() => run.RunAsync(UploadRun.Read(file)));

        Assert.Equal(("RunTargetChanged", 5), (exception.ErrorId, exception.ExitCode));
    }

    [Fact]
    public async Task FolderThatIsNoRun_IsRefused()
    {
        ComparisonRun run = new ComparisonRun(_store) { RunPath = _folder };

        MigrationException exception = await Assert.ThrowsAsync<MigrationException>(() => run.RunAsync(Records.Identities(1)));

        Assert.Equal(("RunFolderNotFound", 5), (exception.ErrorId, exception.ExitCode));
    }

    [Fact]
    public async Task DamagedRun_IsRefused()
    {
        await UploadAsync(1);
        string journal = Path.Combine(_folder, "run", "journal.ndjson");
        await File.WriteAllTextAsync(journal, "broken\n" + await File.ReadAllTextAsync(journal, TestContext.Current.CancellationToken), TestContext.Current.CancellationToken);
        ComparisonRun run = new ComparisonRun(_store) { RunPath = Path.Combine(_folder, "run") };

        MigrationException exception = await Assert.ThrowsAsync<MigrationException>(() => run.RunAsync(Records.Identities(1)));

        Assert.Equal("RunFolderDamaged", exception.ErrorId);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private async Task<string> UploadAsync(int count)
    {
        string file = UploadRun.CreateFile(_folder, count);
        await new UploadRun(_store, _folder).RunAsync(file);
        return file;
    }

    private async Task<ComparisonRun> CompareAsync(string file)
    {
        ComparisonRun run = new ComparisonRun(_store) { RunPath = Path.Combine(_folder, "run") };
        await run.RunAsync(UploadRun.Read(file));
        return run;
    }
}
