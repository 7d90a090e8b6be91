using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using UserMigration.Engine.Runs.Folder;
using UserMigration.Engine.Runs.Upload;
using UserMigration.Engine.Tests.Journal;
using UserMigration.Engine.Tests.Upload;
using UserMigration.Tests.Shared;
using Xunit;
using Fault = UserMigration.Engine.Tests.Upload.MemoryStore.Fault;

namespace UserMigration.Engine.Tests.Deletion;

/// <summary>The same command again on what is taken back, and commands that do not go together.</summary>
public sealed class ResumedDeletionTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("um-").FullName;
    private readonly MemoryStore _store = new MemoryStore(new SteppedTime());

    private string RunPath => Path.Combine(_folder, "run");

    private string Journal => Path.Combine(RunPath + ".delete", "journal.ndjson");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task FinishedDeletion_MakesNoCall_AndGivesTheSameOutcomes()
    {
        await UploadAsync(20);
        await TakeBack().RunAsync();
        int lookUps = _store.LookUps;

        DeletionRun second = TakeBack();
        DeletionSummary summary = await second.RunAsync();

        Assert.Equal(("20 given = Deleted 20", 0, 20), (summary.ToString(), summary.ExitCode, _store.Deletes));
        Assert.Equal(lookUps, _store.LookUps);
        Assert.All(second.Results, result => Assert.True(result.FromJournal));
        Assert.Equal(21, second.Lines("delete_success.csv").Length);
    }

    [Fact]
    public async Task StoppedDeletion_GoesOn()
    {
        await UploadAsync(100);
        DeletionRun first = TakeBack();
        first.Options.Workers = 1;
        first.StopAfter = 20;
        await first.RunAsync();
        int left = _store.Users.Count;
        Assert.InRange(left, 1, 99);
        Assert.Equal(100 - left, first.Lines("delete_success.csv").Length - 1);
        Assert.Equal(left, first.Lines("delete_fail.csv").Length - 1);

        DeletionRun second = TakeBack();

        Assert.Equal("100 given = Deleted 100", (await second.RunAsync()).ToString());
        Assert.Equal(100 - left, second.Results.Count(result => result.FromJournal));
        Assert.Equal(100, _store.Deletes);
        Assert.Empty(_store.Users);
    }

    [Fact]
    public async Task DeletionWhoseOutcomesWereLost_IsSettled()
    {
        await UploadAsync(30);
        await TakeBack().RunAsync();
        DropOutcomes();

        DeletionRun second = TakeBack();

        Assert.Equal("30 given = Deleted 30", (await second.RunAsync()).ToString());
        Assert.All(second.Results, result => Assert.True(result.Settled));
        Assert.Equal(30, _store.Deletes);
    }

    [Fact]
    public async Task DeletionKilledBeforeItsCalls_IsMade()
    {
        await UploadAsync(5);
        _store.MeetDelete = _ => Fault.Refused(IdentityStoreFault.Denied, 402);
        await TakeBack().RunAsync();
        DropOutcomes();
        _store.MeetDelete = _ => Fault.None;

        Assert.Equal("5 given = Deleted 5", (await TakeBack().RunAsync()).ToString());
        Assert.Empty(_store.Users);
    }

    [Fact]
    public async Task UserThatChangedWhileItsDeletionWasInDoubt_IsLeftAlone()
    {
        await UploadAsync(1);
        _store.MeetDelete = _ => Fault.LostBefore;
        await TakeBack().RunAsync();
        _store.MeetDelete = _ => Fault.None;
        _store.Users[0].LastUpdated += TimeSpan.FromHours(1);

        Assert.Equal("1 given = Changed 1", (await TakeBack().RunAsync()).ToString());
        Assert.Single(_store.Users);
    }

    [Fact]
    public async Task TornLastLine_IsLeftOut()
    {
        await UploadAsync(3);
        await TakeBack().RunAsync();
        byte[] whole = File.ReadAllBytes(Journal);
        File.WriteAllBytes(Journal, whole.AsSpan()[..^5].ToArray());
        CrashedJournal.ForgetMark(Journal);

        Assert.Equal("3 given = Deleted 3", (await TakeBack().RunAsync()).ToString());
    }

    [Fact]
    public async Task DamageWithin_IsRefused()
    {
        await UploadAsync(3);
        await TakeBack().RunAsync();
        string[] lines = File.ReadAllLines(Journal);
        lines[1] = lines[1][..10];
        File.WriteAllLines(Journal, lines);

        Assert.Equal(("RunFolderDamaged", 5), await RefusalAsync(TakeBack()));
    }

    [Fact]
    public async Task UploadThatWasTakenBack_DoesNotGoOn()
    {
        string file = UploadRun.CreateFile(_folder, 3);
        await new UploadRun(_store, _folder).RunAsync(file);
        await TakeBack().RunAsync();

        MigrationException exception = await Assert.ThrowsAsync<MigrationException>(() => new UploadRun(_store, _folder).RunAsync(file));

        Assert.Equal(("RunTakenBack", 5), (exception.ErrorId, exception.ExitCode));
        Assert.Equal(_store.Time.GetUtcNow().Date, RunFolderReader.Read(RunPath).TakenBackAt?.Date);
    }

    [Fact]
    public async Task RunThatIsUnderWay_IsRefused()
    {
        using RunFolder folder = RunFolder.Open(RunPath, _store, new BulkCreateOptions(), TimeProvider.System);

        Assert.Equal(("RunFolderInUse", 5), await RefusalAsync(TakeBack()));
    }

    [Fact]
    public async Task RunIntoAnotherEntityType_IsRefused()
    {
        await UploadAsync(3);
        DeletionRun run = TakeBack();
        run.Options.EntityType = "member";

        Assert.Equal(("RunTargetChanged", 5), await RefusalAsync(run));
    }

    [Fact]
    public async Task RunIntoAnotherStore_IsRefused()
    {
        await UploadAsync(3);
        string manifest = Path.Combine(RunPath, "manifest.json");
        File.WriteAllText(manifest, File.ReadAllText(manifest).Replace("127.0.0.1", "127.0.0.2", StringComparison.Ordinal));

        Assert.Equal(("RunTargetChanged", 5), await RefusalAsync(TakeBack()));
    }

    [Fact]
    public async Task FolderThatIsNoRun_IsRefused() => Assert.Equal(("RunFolderNotFound", 5), await RefusalAsync(TakeBack()));

    [Fact]
    public async Task IdentifierThatIsNoUuid_IsRefused_BeforeTheFirstCall()
    {
        await UploadAsync(3);
        string journal = Path.Combine(RunPath, "journal.ndjson");
        File.WriteAllText(journal, File.ReadAllText(journal).Replace(_store.Users[2].Uuid!, "*", StringComparison.Ordinal));

        Assert.Equal(("RunFolderDamaged", 5), await RefusalAsync(TakeBack()));
    }

    [Fact]
    public async Task AnotherRunInTheSamePlace_IsRefused()
    {
        await UploadAsync(3);
        await TakeBack().RunAsync();
        Directory.Delete(RunPath, recursive: true);
        await UploadAsync(3);

        Assert.Equal(("DeletionSourceChanged", 5), await RefusalAsync(TakeBack()));
        Assert.Equal(3, _store.Users.Count);
    }

    [Fact]
    public async Task FolderThatIsTaken_IsRefused()
    {
        await UploadAsync(3);
        Directory.CreateDirectory(RunPath + ".delete");
        File.WriteAllText(Path.Combine(RunPath + ".delete", "x"), "x");

        Assert.Equal(("RunFolderNotEmpty", 5), await RefusalAsync(TakeBack()));
    }

    [Fact]
    public async Task JournalThatCanNotBeWritten_DeletesNobody()
    {
        await UploadAsync(20);
        DeletionRun run = TakeBack();
        run.Options.OpenJournal = path => new FullDisk(path);

        DeletionSummary summary = await run.RunAsync();

        Assert.Equal(("20 given = NotSent 20", 4), (summary.ToString(), summary.ExitCode));
        Assert.Equal("RunFolderWriteFailed", run.AbortedBy?.ErrorId);
        Assert.Equal(0, _store.Deletes);
    }

    [Fact]
    public async Task AllFiles_AreTheirOwnersAlone()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("File modes are Unix's.");
            return;
        }

        await UploadAsync(3);
        _store.Users[0].LastUpdated = null;
        await TakeBack().RunAsync();

        string[] files = Directory.GetFiles(RunPath + ".delete");
        Assert.Contains(files, file => Path.GetFileName(file) == "delete_success.csv");
        Assert.Contains(files, file => Path.GetFileName(file) == "delete_fail.csv");
        foreach (string file in files)
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
        }
    }

    private Task<MigrationSummary> UploadAsync(int count) => new UploadRun(_store, _folder).RunAsync(UploadRun.CreateFile(_folder, count));

    private DeletionRun TakeBack() => new DeletionRun(_store, RunPath);

    /// <summary>As a crash would leave it before any answer was written down.</summary>
    private void DropOutcomes() =>
        CrashedJournal.Rewrite(Journal, lines => lines.Where(line => !line.StartsWith("{\"outcome", StringComparison.Ordinal)));

    private async Task<(string? Id, int? ExitCode)> RefusalAsync(DeletionRun run)
    {
        int calls = _store.Deletes + _store.LookUps;
        MigrationException exception = await Assert.ThrowsAsync<MigrationException>(run.RunAsync);
        Assert.Equal(calls, _store.Deletes + _store.LookUps);
        return (exception.ErrorId, exception.ExitCode);
    }

    /// <summary>A journal that takes its first line and no more.</summary>
    private sealed class FullDisk(string path) : FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.ReadWrite, 1)
    {
        private bool _isFull;

        public override void Write(byte[] buffer, int offset, int count)
        {
            if (_isFull)
            {
                throw new IOException("No space left on device.");
            }

            _isFull = true;
            base.Write(buffer, offset, count);
        }
    }
}
