using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using UserMigration.Engine.Runs.Folder;
using UserMigration.Engine.Runs.Journal;
using UserMigration.Engine.Runs.Upload;
using UserMigration.Engine.Tests.Journal;
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
        string file = UploadRun.CreateFile(_folder, 25);
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
        string file = UploadRun.CreateFile(_folder, 3);
        await new UploadRun(_store, _folder).RunAsync(file);

        MigrationRun run = RunFolderReader.Read(RunPath);

        Assert.Equal((_store.Target, _store.Uri, "user", "email"), (run.Target, run.Uri, run.EntityType, run.PrimaryKey));
        MigrationRunSource source = Assert.Single(run.Sources);
        Assert.Equal((file, new FileInfo(file).Length), (source.Path, source.Size));
        Assert.Matches("^[0-9a-f]{64}$", source.Sha256);
    }

    [Fact]
    public async Task FinishedRun_StaysCompleted_IfALaterCommandIsRefused()
    {
        string file = UploadRun.CreateFile(_folder, 5);
        await new UploadRun(_store, _folder).RunAsync(file);
        File.AppendAllText(file, "more@example.com\n");

        MigrationException refused = await Assert.ThrowsAsync<MigrationException>(() => new UploadRun(_store, _folder).RunAsync(file));

        MigrationRun run = RunFolderReader.Read(RunPath);
        Assert.Equal("RunSourceChanged", refused.ErrorId);
        Assert.Equal((MigrationRunState.Completed, 0, 5), (run.State, run.ExitCode, run.Created));
        Assert.Null(run.Next);
    }

    [Fact]
    public async Task RunThatWasKilled_IsInterrupted_AndSaysHowToGoOn()
    {
        string file = UploadRun.CreateFile(_folder, 30);
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
        await new UploadRun(_store, _folder).RunAsync(UploadRun.CreateFile(_folder, 30));

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
        Assert.Equal("5 given = Created 5", (await observer.RunAsync(UploadRun.CreateFile(_folder, 5))).ToString());
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
        await new UploadRun(_store, _folder).RunAsync(UploadRun.CreateFile(_folder, 3));
        File.WriteAllText(Path.Combine(RunPath, name), text);

        MigrationException exception = Assert.Throws<MigrationException>(() => RunFolderReader.Read(RunPath));

        Assert.Equal("RunFolderDamaged", exception.ErrorId);
    }

    [Fact]
    public async Task JournalThatWasWritten_SaysWhen()
    {
        await new UploadRun(_store, _folder).RunAsync(UploadRun.CreateFile(_folder, 3));

        Assert.Equal(File.GetLastWriteTimeUtc(Journal), RunFolderReader.Read(RunPath).LastWriteAt);
    }

    [Fact]
    public async Task RunWithoutJournal_HasDoneNothing_AndIsInterrupted()
    {
        await new UploadRun(_store, _folder).RunAsync(UploadRun.CreateFile(_folder, 3));
        File.Delete(Journal);
        CrashedJournal.ForgetMark(Journal);

        MigrationRun run = RunFolderReader.Read(RunPath);

        Assert.Null(run.LastWriteAt);
        Assert.Equal((0, 0, 0), (run.Recorded, run.Created, run.InFlight));
        Assert.Equal(MigrationRunState.Interrupted, run.State);
    }

    [Fact]
    public async Task RunWithoutLock_IsNotTakenForRunning()
    {
        await new UploadRun(_store, _folder).RunAsync(UploadRun.CreateFile(_folder, 3));
        DropEnd();
        File.Delete(Path.Combine(RunPath, "run.lock"));

        Assert.Equal(MigrationRunState.Interrupted, RunFolderReader.Read(RunPath).State);
    }

    [Fact]
    public async Task RunWithoutSummary_HasNone()
    {
        await new UploadRun(_store, _folder).RunAsync(UploadRun.CreateFile(_folder, 3));
        File.Delete(Path.Combine(RunPath, "summary.json"));

        MigrationRun run = RunFolderReader.Read(RunPath);

        Assert.Equal(MigrationRunState.Completed, run.State);
        Assert.Null(run.Summary);
        Assert.Null(run.Next);
    }

    [Fact]
    public async Task JournalThatAnotherProgramHolds_CanNotBeRead()
    {
        await new UploadRun(_store, _folder).RunAsync(UploadRun.CreateFile(_folder, 3));
        using FileStream holder = new FileStream(Journal, FileMode.Open, FileAccess.ReadWrite, FileShare.None);

        MigrationException exception = Assert.Throws<MigrationException>(() => RunFolderReader.Read(RunPath));

        Assert.Equal("RunFolderReadFailed", exception.ErrorId);
        Assert.Equal(
            $"The run folder '{RunPath}' can't be read: {exception.InnerException!.Message} Only the user who started the run has access to its files.",
            exception.Message);
    }

    [Fact]
    public async Task SourceThatWasAPipe_HasNoSize()
    {
        string file = UploadRun.CreateFile(_folder, 3);
        await new UploadRun(_store, _folder).RunAsync(file);
        ChangeManifest(manifest => manifest.Sources.Add(new ManifestSource { Ordinal = 2, Path = "pipe", Size = -1 }));

        MigrationRun run = RunFolderReader.Read(RunPath);

        Assert.Equal([(file, new FileInfo(file).Length), ("pipe", null)], run.Sources.Select(source => (source.Path, source.Size)));
        Assert.Null(run.Sources[1].Sha256);
    }

    [Fact]
    public async Task RecordsUnderWay_AreNotUnresolved_AndRejectedOnesNotUnderWay()
    {
        string file = Path.Combine(_folder, "users.csv");
        File.WriteAllText(file, "email,givenName\nuser1@example.com,Al\nuser2@example.com\nuser3@example.com,Bo\n");
        await new UploadRun(_store, _folder).RunAsync(file);
        CrashedJournal.Rewrite(Journal, lines => lines.Where(line => !line.StartsWith("{\"end", StringComparison.Ordinal)
            && !line.StartsWith("{\"outcome", StringComparison.Ordinal)));

        MigrationRun run = RunFolderReader.Read(RunPath);

        Assert.Equal((3, 1, 2, 0), (run.Recorded, run.Rejected, run.InFlight, run.Unresolved));
    }

    [Fact]
    public async Task RecordsOfWhichNobodyCanTell_AreUnresolved_AndNotUnderWay()
    {
        _store.IsKeyUnique = false;
        _store.Meet = (_, _) => Fault.LostAfter;
        _store.MeetFind = (_, _) => new IdentityStoreException("The connection to the store broke.");
        await new UploadRun(_store, _folder).RunAsync(UploadRun.CreateFile(_folder, 3));

        MigrationRun run = RunFolderReader.Read(RunPath);

        Assert.Equal((3, 0, 3), (run.Recorded, run.InFlight, run.Unresolved));
    }

    [Fact]
    public async Task RecordsThatALookUpSettled_AreCounted()
    {
        _store.Meet = (call, _) => call == 1 ? Fault.LostAfter : Fault.None;
        await new UploadRun(_store, _folder).RunAsync(UploadRun.CreateFile(_folder, 15));

        MigrationRun run = RunFolderReader.Read(RunPath);

        Assert.Equal((15, 10), (run.Created, run.Settled));
    }

    [Fact]
    public async Task RunThatIsTakenBack_IsNotGoneOnWith()
    {
        await new UploadRun(_store, _folder).RunAsync(UploadRun.CreateFile(_folder, 3));
        DropEnd();
        ChangeManifest(manifest => manifest.TakenBackAt = _time.GetUtcNow());

        MigrationRun run = RunFolderReader.Read(RunPath);

        Assert.Equal((MigrationRunState.Interrupted, _time.GetUtcNow().UtcDateTime), (run.State, run.TakenBackAt));
        Assert.Null(run.Next);
    }

    /// <summary>As a command that was killed before its end would leave the journal.</summary>
    private void DropEnd() => CrashedJournal.Rewrite(Journal, lines => lines.Where(line => !line.StartsWith("{\"end", StringComparison.Ordinal)));

    private void ChangeManifest(Action<RunManifest> change)
    {
        string path = Path.Combine(RunPath, "manifest.json");
        RunManifest manifest = RunManifest.Parse(File.ReadAllText(path));
        change(manifest);
        File.WriteAllText(path, manifest.ToJson());
    }
}
