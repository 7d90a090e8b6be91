using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using UserMigration.Engine.Runs.Deletion;
using UserMigration.Engine.Runs.Folder;
using UserMigration.Engine.Tests.Upload;
using UserMigration.Tests.Shared;
using Xunit;
using Fault = UserMigration.Engine.Tests.Upload.MemoryStore.Fault;

namespace UserMigration.Engine.Tests.Deletion;

/// <summary>A part of a run is rolled back, by record numbers or by results.</summary>
public sealed class SelectedDeletionTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("um-").FullName;
    private readonly MemoryStore _store = new MemoryStore(new SteppedTime());

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Numbers_SelectTheirUsersOnly()
    {
        await UploadAsync(20);

        DeletionRun run = TakeBack("3", "5..7", "6-8");
        DeletionSummary summary = await run.RunAsync();

        Assert.Equal(("5 given = Deleted 5", 0), (summary.ToString(), summary.ExitCode));
        Assert.Equal([3, 5, 6, 7, 8], run.Results.Select(result => result.RecordNumber).Order());
        Assert.Equal(15, _store.Users.Count);
        Assert.NotNull(RunFolderReader.Read(Path.Combine(_folder, "run")).TakenBackAt);
    }

    [Fact]
    public async Task Results_SelectTheirUsersOnly()
    {
        IReadOnlyList<BulkUserResult> results = await UploadAsync(20);

        DeletionSummary summary = await TakeBack(results.Where(result => result.RecordNumber % 2 == 0)).RunAsync();

        Assert.Equal("10 given = Deleted 10", summary.ToString());
        Assert.Equal(results.Where(result => result.RecordNumber % 2 == 1).Select(result => result.Uuid).Order(), _store.Users.Select(user => user.Uuid).Order());
    }

    [Fact]
    public async Task OtherPartsLater_AndAllOfItInTheEnd_CompleteTheTables()
    {
        await UploadAsync(20);
        await TakeBack("1..5").RunAsync();
        DeletionRun second = TakeBack("4..8");

        Assert.Equal("5 given = Deleted 5", (await second.RunAsync()).ToString());
        Assert.Equal([4, 5], second.Results.Where(result => result.FromJournal).Select(result => result.RecordNumber).Order());
        Assert.Equal(8 + 1, second.Lines("delete_success.csv").Length);

        DeletionRun all = TakeBack();
        Assert.Equal("20 given = Deleted 20", (await all.RunAsync()).ToString());
        Assert.Equal(8, all.Results.Count(result => result.FromJournal));
        Assert.Equal(20 + 1, all.Lines("delete_success.csv").Length);
        Assert.Equal(20, _store.Deletes);
    }

    [Fact]
    public async Task FailuresOfAnEarlierPart_AreKeptInTheOlderTable()
    {
        await UploadAsync(20);
        _store.Users[0].LastUpdated += TimeSpan.FromMinutes(1);
        await TakeBack("1..5").RunAsync();

        DeletionRun second = TakeBack("6..8");
        await second.RunAsync();

        Assert.False(File.Exists(Path.Combine(second.Folder, "delete_fail.csv")));
        Assert.Contains(",Changed,", second.Lines("delete_fail.csv.old")[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task RecordsWithoutANewUser_HaveTheOutcomeNotCreated()
    {
        foreach (IdentityRecord record in Records.Identities(3))
        {
            _store.Add(record, _store.Time.GetUtcNow() - TimeSpan.FromDays(1));
        }

        IReadOnlyList<BulkUserResult> results = await UploadAsync(5);

        DeletionRun run = TakeBack(results);
        DeletionSummary summary = await run.RunAsync();

        Assert.Equal(("5 given = Deleted 2, NotCreated 3", 0), (summary.ToString(), summary.ExitCode));
        Assert.Contains("Existing", run.Results.First(result => result.Status == BulkDeletionStatus.NotCreated).Error, StringComparison.Ordinal);
        Assert.Equal("5 given = Deleted 2, NotCreated 3", (await TakeBack("1..5").RunAsync()).ToString());
        Assert.Equal(3, _store.Users.Count);
    }

    [Fact]
    public async Task DoubtfulUsers_AreLeftAlone_AlsoWhenSelected()
    {
        _store.Meet = (call, _) => call == 1 ? Fault.LostAfter : Fault.None;
        await UploadAsync(20);

        Assert.Equal("4 given = Deleted 2, Skipped 2", (await TakeBack("9..12").RunAsync()).ToString());
    }

    [Fact]
    public async Task ObjectsWithoutAFile_AreSelectedByTheirUsers()
    {
        IReadOnlyList<BulkUserResult> results = await UploadAsync(Records.Identities(6));

        Assert.Equal("2 given = Deleted 2", (await TakeBack(results.Skip(4)).RunAsync()).ToString());
        Assert.Equal("1 given = Deleted 1", (await TakeBack("1").RunAsync()).ToString());
        Assert.Equal(3, _store.Users.Count);
    }

    [Fact]
    public async Task FileThatWasMoved_IsStillTheFileOfTheResults()
    {
        IReadOnlyList<BulkUserResult> results = await UploadAsync(4);
        string moved = Path.Combine(_folder, "moved.csv");
        File.Move(results[0].Source!, moved);

        DeletionRun run = TakeBack();
        run.Selection = new RecordSelection();
        run.Selection.Add(new SelectedResult(moved, 2, results[1].Uuid, BulkUserStatus.Created));

        Assert.Equal("1 given = Deleted 1", (await run.RunAsync()).ToString());
    }

    [Fact]
    public async Task ResultThatIsSelectedTwice_IsDeletedOnce()
    {
        IReadOnlyList<BulkUserResult> results = await UploadAsync(4);

        Assert.Equal("4 given = Deleted 4", (await TakeBack(results.Concat(results)).RunAsync()).ToString());
    }

    [Fact]
    public async Task ResultWithAnotherUser_IsRefused_BeforeTheFirstCall()
    {
        IReadOnlyList<BulkUserResult> results = await UploadAsync(4);
        results[3].Uuid = results[2].Uuid;

        Assert.Equal(("ResultNotOfRun", 5), await RefusalAsync(TakeBack(results)));
        Assert.Equal((4, 0), (_store.Users.Count, _store.Deletes));
    }

    [Fact]
    public async Task ResultOfAnotherFile_IsRefused()
    {
        IReadOnlyList<BulkUserResult> results = await UploadAsync(4);
        DeletionRun run = TakeBack();
        run.Selection = new RecordSelection();
        run.Selection.Add(new SelectedResult(Path.Combine(_folder, "other.csv"), 1, results[0].Uuid, BulkUserStatus.Created));

        Assert.Equal(("ResultNotOfRun", 5), await RefusalAsync(run));
    }

    [Theory]
    [InlineData("5", "RecordNotInRun")]
    [InlineData("1..5", "RecordNotInRun")]
    [InlineData("0", "RecordNumberInvalid")]
    [InlineData("3..2", "RecordNumberInvalid")]
    [InlineData("1.5", "RecordNumberInvalid")]
    [InlineData("-1", "RecordNumberInvalid")]
    [InlineData("x", "RecordNumberInvalid")]
    [InlineData("", "RecordNumberInvalid")]
    public async Task NumberThatIsNotARecord_IsRefused(string number, string errorId)
    {
        await UploadAsync(4);

        MigrationException exception = await Assert.ThrowsAsync<MigrationException>(() => TakeBack(number).RunAsync());

        Assert.Equal((errorId, 5, 0), (exception.ErrorId, exception.ExitCode, _store.Deletes));
    }

    [Fact]
    public async Task NumbersOfARunOfTwoFiles_AreRefused()
    {
        string one = UploadRun.CreateFile(_folder, 2);
        string other = Path.Combine(_folder, "other.csv");
        File.WriteAllText(other, "email,givenName\nother@example.com,Other\n");
        await UploadAsync(UploadRun.Read(one).Concat(UploadRun.Read(other)));

        Assert.Equal(("RecordNumberAmbiguous", 5), await RefusalAsync(TakeBack("1")));
    }

    [Fact]
    public async Task PartOfARun_LeavesTheRestOfTheRun_AndItsNextStep()
    {
        await UploadAsync(UploadRun.Read(UploadRun.CreateFile(_folder, 6)).Select(RejectFirst));
        string? next = RunFolderReader.Read(Path.Combine(_folder, "run")).Next;

        await TakeBack("2..4").RunAsync();

        MigrationRun run = RunFolderReader.Read(Path.Combine(_folder, "run"));
        Assert.Equal((5, 3), (run.Created, run.RolledBack));
        Assert.NotNull(next);
        Assert.Equal(next, run.Next);

        await TakeBack().RunAsync();

        run = RunFolderReader.Read(Path.Combine(_folder, "run"));
        Assert.Equal((5, null), (run.RolledBack, run.Next));
    }

    [Fact]
    public async Task FolderOfARollback_IsNotARun_AndTheErrorNamesTheRun()
    {
        await UploadAsync(2);
        await TakeBack("1").RunAsync();

        MigrationException exception = Assert.Throws<MigrationException>(() => RunFolderReader.Read(Path.Combine(_folder, "run.delete")));

        Assert.Equal("RunFolderNotFound", exception.ErrorId);
        Assert.Contains($"is the folder of a rollback, not a run folder. Specify what was rolled back: '{Path.Combine(_folder, "run")}'.", exception.Message, StringComparison.Ordinal);
    }

    private static IdentityRecord RejectFirst(IdentityRecord record)
    {
        if (record.RecordNumber == 1)
        {
            record.GetRecord().AddIssue(new MigrationIssue("EmailShape", IssueSeverity.Error, "email", "It is wrong.", "Fix it."));
        }

        return record;
    }

    private async Task<IReadOnlyList<BulkUserResult>> UploadAsync(int count) => await UploadAsync(UploadRun.Read(UploadRun.CreateFile(_folder, count)));

    private async Task<IReadOnlyList<BulkUserResult>> UploadAsync(IEnumerable<IdentityRecord> records)
    {
        UploadRun upload = new UploadRun(_store, _folder);
        await upload.RunAsync(records);
        Assert.All(upload.Results, result => Assert.Equal(upload.RunPath, result.RunPath));
        return upload.Results.OrderBy(result => result.RecordNumber).ToArray();
    }

    private DeletionRun TakeBack(params string[] numbers) => new DeletionRun(_store, Path.Combine(_folder, "run"))
    {
        Selection = numbers.Length == 0 ? null : RecordSelection.FromNumbers(numbers),
    };

    private DeletionRun TakeBack(IEnumerable<BulkUserResult> results)
    {
        DeletionRun run = TakeBack();
        run.Selection = new RecordSelection();
        foreach (BulkUserResult result in results)
        {
            run.Selection.Add(new SelectedResult(result.Source, result.RecordNumber, result.Uuid, result.Status) { Line = result.Line });
        }

        return run;
    }

    private static async Task<(string, int)> RefusalAsync(DeletionRun run)
    {
        MigrationException exception = await Assert.ThrowsAsync<MigrationException>(run.RunAsync);
        return (exception.ErrorId, exception.ExitCode);
    }
}
