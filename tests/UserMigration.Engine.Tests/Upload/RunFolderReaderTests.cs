using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using UserMigration.Engine.Tests.Journal;
using UserMigration.Engine.Upload;
using UserMigration.Tests.Shared;
using Xunit;
using Fault = UserMigration.Engine.Tests.Upload.MemoryStore.Fault;

namespace UserMigration.Engine.Tests.Upload;

/// <summary>The state of a run, read from its folder.</summary>
public sealed class RunFolderReaderTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("um-").FullName;
    private readonly SteppedTime _time = new SteppedTime();
    private readonly MemoryStore _store;

    public RunFolderReaderTests() => _store = new MemoryStore(_time);

    private string RunPath => Path.Combine(_folder, "run");

    private string Journal => Path.Combine(RunPath, "journal.ndjson");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task FinishedRun_IsCompleted_AndHasItsSummary()
    {
        string file = UploadRun.MakeFile(_folder, 25);
        MigrationSummary told = await new UploadRun(_store, _folder).RunAsync(file);

        MigrationRun run = RunFolderReader.Read(RunPath);

        Assert.Equal(MigrationRunState.Completed, run.State);
        Assert.Equal((25, 25, 0, 0), (run.Recorded, run.Created, run.InFlight, run.Unresolved));
        Assert.Equal(0, run.ExitCode);
        Assert.Equal(told.ToString(), run.Summary!.ToString());
        Assert.Equal(25, run.Summary.StoreCount);
        Assert.Equal(RunPath, run.Summary.RunPath);
        Assert.Null(run.Next);
        Assert.Equal(["success.csv", "summary.json"], run.Files.Select(path => Path.GetFileName(path)).ToArray());
    }

    [Fact]
    public async Task Run_NamesItsStoreAndItsSources()
    {
        string file = UploadRun.MakeFile(_folder, 3);
        await new UploadRun(_store, _folder).RunAsync(file);

        MigrationRun run = RunFolderReader.Read(RunPath);

        Assert.Equal((_store.Target, _store.Uri, "user", "email"), (run.Target, run.Uri, run.EntityType, run.PrimaryKey));
        MigrationRunSource source = Assert.Single(run.Sources);
        Assert.Equal((file, new FileInfo(file).Length), (source.Path, source.Size));
        Assert.Matches("^[0-9a-f]{64}$", source.Sha256);
    }

    [Fact]
    public async Task RunThatWasKilled_IsInterrupted_AndSaysHowToGoOn()
    {
        string file = UploadRun.MakeFile(_folder, 30);
        await new UploadRun(_store, _folder).RunAsync(file);
        CrashedJournal.Rewrite(Journal, lines => lines.Where(line => !line.StartsWith("{\"end", StringComparison.Ordinal)).SkipLast(1));
        File.AppendAllText(Journal, "{\"outcome\":3,\"rec");

        MigrationRun run = RunFolderReader.Read(RunPath);

        Assert.Equal(MigrationRunState.Interrupted, run.State);
        Assert.Equal((30, 20, 10), (run.Recorded, run.Created, run.InFlight));
        Assert.Null(run.Summary);
        Assert.Null(run.ExitCode);
        Assert.Contains("same command", run.Next, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunThatWasAborted_IsIncomplete_AndSaysHowToGoOn()
    {
        _store.Meet = (call, _) => call > 1 ? Fault.Refused(IdentityStoreFault.Denied) : Fault.None;
        await new UploadRun(_store, _folder).RunAsync(UploadRun.MakeFile(_folder, 30));

        MigrationRun run = RunFolderReader.Read(RunPath);

        Assert.Equal(MigrationRunState.Incomplete, run.State);
        Assert.Equal((10, 10, 4), (run.Recorded, run.Created, run.ExitCode));
        Assert.Equal(20, run.Summary!.NotSent);
        Assert.Contains("same command", run.Next, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunUnderWay_IsRunning_AndReadingItDisturbsNothing()
    {
        using IdentityStoreSession session = new IdentityStoreSession(_store, "client", _time.GetUtcNow());
        UploadRun observer = new UploadRun(_store, _folder);
        using BulkUpload upload = new BulkUpload(session, observer.Options, observer, _time, () => 0.1);
        upload.Start(RunPath);

        MigrationRun run = RunFolderReader.Read(RunPath);

        Assert.Equal(MigrationRunState.Running, run.State);
        Assert.Null(run.Next);
        upload.Dispose();
        Assert.Equal("5 given = Created 5", (await observer.RunAsync(UploadRun.MakeFile(_folder, 5))).ToString());
    }

    [Fact]
    public void FolderWithoutManifest_IsNoRunFolder()
    {
        MigrationException exception = Assert.Throws<MigrationException>(() => RunFolderReader.Read(_folder));

        Assert.Equal("RunFolderNotFound", exception.ErrorId);
    }

    [Theory]
    [InlineData("manifest.json", "{")]
    [InlineData("summary.json", "{\"given\":1}")]
    [InlineData("journal.ndjson", "{\"outcome\":7,\"records\":[[0,\"Created\",null]]}\n")]
    public async Task FileThatIsNotWhatItWas_IsDamage(string name, string text)
    {
        await new UploadRun(_store, _folder).RunAsync(UploadRun.MakeFile(_folder, 3));
        File.WriteAllText(Path.Combine(RunPath, name), text);

        MigrationException exception = Assert.Throws<MigrationException>(() => RunFolderReader.Read(RunPath));

        Assert.Equal("RunFolderDamaged", exception.ErrorId);
    }
}
