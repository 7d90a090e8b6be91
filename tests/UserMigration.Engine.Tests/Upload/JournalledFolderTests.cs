using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using UserMigration.Engine.Runs.Folder;
using UserMigration.Engine.Runs.Journal;
using UserMigration.Engine.Runs.Sending;
using UserMigration.Engine.Runs.Upload;
using UserMigration.Tests.Shared;
using Xunit;

namespace UserMigration.Engine.Tests.Upload;

/// <summary>A folder with a journal: when it is opened, what is done with a damaged journal, and how far it is known to be written.</summary>
public sealed class JournalledFolderTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("um-").FullName;
    private readonly SteppedTime _time = new SteppedTime();
    private readonly FakeStore _store = new FakeStore();
    private readonly BulkCreateOptions _options = new BulkCreateOptions();

    private string RunPath => Path.Combine(_folder, "run");

    private string Journal => Path.Combine(RunPath, "journal.ndjson");

    private string ManifestPath => Path.Combine(RunPath, "manifest.json");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("run.lock")]
    [InlineData("manifest.json.new")]
    public void FolderOfACommandThatWasKilledAtItsStart_IsTaken(string name)
    {
        WriteFile(name);

        Open().Dispose();

        Assert.True(File.Exists(ManifestPath));
    }

    [Theory]
    [InlineData("users.csv")]
    [InlineData("manifest.json.old")]
    [InlineData("journal.ndjson")]
    public void FolderOfSomethingElse_IsRefused_AlsoWhereItHasALock(string name)
    {
        WriteFile("run.lock");
        WriteFile(name);

        MigrationException refused = Assert.Throws<MigrationException>(Open);

        Assert.Equal("RunFolderNotEmpty", refused.ErrorId);
        Assert.False(File.Exists(ManifestPath));
    }

    [Theory]
    [InlineData("manifest.json")]
    [InlineData("journal.ndjson")]
    public void FolderThatIsRefused_IsLetGo(string name)
    {
        Open().Dispose();
        string path = Path.Combine(RunPath, name);
        byte[] whole = File.ReadAllBytes(path);
        File.WriteAllText(path, "{");
        Assert.Equal("RunFolderDamaged", Assert.Throws<MigrationException>(Open).ErrorId);

        File.WriteAllBytes(path, whole);

        Open().Dispose();
    }

    [Fact]
    public void FolderThatCanNotBeMade_IsRefused()
    {
        File.WriteAllText(RunPath, "A file.");

        MigrationException refused = Assert.Throws<MigrationException>(Open);

        Assert.Equal(("RunFolderCreateFailed", 5), (refused.ErrorId, refused.ExitCode));
        Assert.Equal($"The run folder '{RunPath}' can't be created or opened: {refused.InnerException!.Message}", refused.Message);
    }

    [Fact]
    public async Task DamagedJournal_IsGoneOnWith_WhereForced_AndKept()
    {
        await SendAsync(1, 3);
        await SendAsync(2, 2);
        DamageLastLine();
        byte[] damaged = File.ReadAllBytes(Journal);
        _options.Force = true;
        _time.Advance(TimeSpan.FromMinutes(1));

        using (RunFolder run = Open())
        {
            Assert.Equal(
                $"The journal of the run folder '{RunPath}' is damaged. Because of -Force, the run resumes with the records that can still be read from it (5). Each other record is "
                    + "looked up by its key before it is sent, like a record whose answer was lost. A copy of the damaged journal is kept next to it.",
                run.RecoveryWarning);
            Assert.True(run.IsJournalLost);
        }

        Assert.Equal(damaged, File.ReadAllBytes(Journal + ".damaged"));
        Assert.Equal(_time.GetUtcNow(), Manifest().JournalLostAt);
    }

    [Fact]
    public async Task RunWithAJournalThatIsWhole_IsNotARecoveredOne_AlsoWhereForced()
    {
        await SendAsync(1, 1);
        _options.Force = true;

        using RunFolder run = Open();

        Assert.Null(run.RecoveryWarning);
        Assert.False(run.IsJournalLost);
        Assert.False(File.Exists(Journal + ".damaged"));
    }

    [Fact]
    public async Task LaterCommand_KnowsThatTheJournalWasLost_AndWarnsNoMore()
    {
        await SendAsync(1, 1);
        DamageLastLine();
        _options.Force = true;
        Open().Dispose();
        _options.Force = false;

        using RunFolder run = Open();

        Assert.Null(run.RecoveryWarning);
        Assert.True(run.IsJournalLost);
    }

    [Fact]
    public async Task EachDamagedJournal_IsKept()
    {
        _options.Force = true;
        await SendAsync(1, 1);
        List<byte[]> damaged = [];
        for (int i = 0; i < 3; i++)
        {
            DamageLastLine();
            damaged.Add(File.ReadAllBytes(Journal));
            Open().Dispose();
        }

        Assert.Equal(damaged, new[] { ".damaged", ".damaged2", ".damaged3" }.Select(end => File.ReadAllBytes(Journal + end)));
    }

    [Fact]
    public async Task LostJournal_LeavesRecordsInDoubt_SinceTheRunStarted()
    {
        DateTimeOffset started = _time.GetUtcNow();
        await SendAsync(1, 1);
        DamageLastLine();
        _options.Force = true;
        _time.Advance(TimeSpan.FromMinutes(1));
        using RunFolder run = Open();
        RecordIntake intake = new RecordIntake(_store, run, _options, _time.GetUtcNow());

        QueuedRecord unknown = intake.Take(Records.Identities(2)[1])!;
        Assert.Null(intake.Take(Records.Identities(1)[0]));
        QueuedRecord done = Assert.Single(intake.TakeRecalled(all: true)!);

        Assert.Null(unknown.Result);
        Assert.Equal((started, _time.GetUtcNow() + TimeSpan.FromSeconds(11)), (unknown.InDoubtSince, unknown.ConclusiveFrom));
        Assert.Equal((BulkUserStatus.Created, null), (done.Result!.Status, done.InDoubtSince));
    }

    [Fact]
    public async Task LostJournal_LeavesARejectedRecordRejected()
    {
        await SendAsync(1, 1);
        DamageLastLine();
        _options.Force = true;
        using RunFolder run = Open();
        RecordIntake intake = new RecordIntake(_store, run, _options, _time.GetUtcNow());

        QueuedRecord queued = intake.Take(Records.Identity(7, ("email", string.Empty)))!;

        Assert.Equal((BulkUserStatus.Rejected, null), (queued.Result!.Status, queued.InDoubtSince));
    }

    [Fact]
    public async Task Mark_SaysAfterEachLineThatIsForcedToTheDisk_HowFarTheJournalIs()
    {
        using RunFolder run = Open();
        string folder = Path.GetDirectoryName(Journal)!;
        Assert.Equal(new FileInfo(Journal).Length, JournalMarkFile.Read(folder)!.Length);

        for (int number = 1; number <= 3; number++)
        {
            await run.BeginAsync(new RecordBatch(number, Records.Identities(1)));
            Assert.Equal(new FileInfo(Journal).Length, JournalMarkFile.Read(folder)!.Length);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("00000000000000ff 0123456789abcde")]
    [InlineData("00000000000000fg 0123456789abcdef\n")]
    [InlineData("00000000000000ff 0123456789abcdef\n\n")]
    public void MarkThatWasChanged_IsDamage_AndAnEmptyOneIsNone(string text)
    {
        Open().Dispose();
        File.WriteAllText(Path.Combine(Path.GetDirectoryName(Journal)!, "journal.mark"), text);

        if (text.Length == 0)
        {
            Open().Dispose();
            return;
        }

        Assert.Equal("RunFolderDamaged", Assert.Throws<MigrationException>(() => Open()).ErrorId);
    }

    [Fact]
    public async Task Manifest_SaysAtTheEnd_HowFarTheJournalIs()
    {
        await SendAsync(1, 1);

        Assert.Equal(new FileInfo(Journal).Length, Manifest().Journal!.Length);
    }

    [Fact]
    public async Task JournalThatIsReplaced_EndsTheRun_BeforeTheNextCall()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows keeps a file that is open.");
        using RunFolder run = Open();
        await run.BeginAsync(new RecordBatch(1, Records.Identities(1)));
        byte[] whole = File.ReadAllBytes(Journal);
        File.Delete(Journal);
        File.WriteAllBytes(Journal, whole);

        MigrationException lost = await Assert.ThrowsAsync<MigrationException>(() => run.BeginAsync(new RecordBatch(2, Records.Identities(1))));

        Assert.Equal(("RunFolderLost", 4), (lost.ErrorId, lost.ExitCode));
        Assert.Throws<MigrationException>(run.Close);
    }

    private RunFolder Open() => RunFolder.Open(RunPath, _store, _options, _time);

    private RunManifest Manifest() => RunManifest.Parse(File.ReadAllText(ManifestPath));

    private void WriteFile(string name)
    {
        Directory.CreateDirectory(RunPath);
        File.WriteAllText(Path.Combine(RunPath, name), string.Empty);
    }

    /// <summary>Runs a command that sends some records.</summary>
    private async Task SendAsync(int number, int count)
    {
        using RunFolder run = Open();
        RecordBatch batch = new RecordBatch(
            number, Enumerable.Range(1, count).Select(i => Records.Identity(i, ("email", $"user{((number - 1) * 3) + i}@example.com"))).ToArray());
        await run.BeginAsync(batch);
        batch.Settle(BulkUserStatus.Created, null);
        run.End(batch);
    }

    /// <summary>Adds a line that is none.</summary>
    private void DamageLastLine() => File.AppendAllText(Journal, "{\"outcome\":9}\n");
}
