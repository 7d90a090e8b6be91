using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using UserMigration.Engine.Stores.Akamai;
using UserMigration.Engine.Tests.Journal;
using UserMigration.Tests.Shared;
using Xunit;
using Fault = UserMigration.Engine.Tests.Upload.MemoryStore.Fault;

namespace UserMigration.Engine.Tests.Upload;

/// <summary>Delta migration: what the store calls a duplicate is changed.</summary>
public sealed class DeltaTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("um-").FullName;
    private readonly MemoryStore _store = new MemoryStore(new SteppedTime());
    private readonly UploadRun _run;

    public DeltaTests()
    {
        _run = NewRun("delta");
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task NewUsersAreCreated_ChangedOnesUpdated_AndEqualOnesLeftAlone()
    {
        string file = await PrepareAsync(100, equal: 30, changed: 50);

        MigrationSummary summary = await _run.RunAsync(file);

        Assert.Equal(("100 given = Created 20, Updated 50, Unchanged 30", 0), (summary.ToString(), summary.ExitCode));
        Assert.Equal(50, _store.Changes);
        AssertFinal(100);
        Assert.Equal(21, Lines("success.csv").Length);
        Assert.Equal(81, Lines("update_success.csv").Length);
        Assert.False(File.Exists(Path.Combine(_run.RunPath, "update_fail.csv")));
    }

    [Fact]
    public async Task AttributesThatTheFileLacks_AreUntouched()
    {
        string file = await PrepareAsync(10, equal: 0, changed: 10);
        _store.Users[0].Attributes["city"] = "Bonn";

        await _run.RunAsync(file);

        Assert.Equal("Bonn", _store.Users[0].Attributes["city"]);
    }

    [Fact]
    public async Task LostAnswersOfChanges_AreSettled()
    {
        string file = await PrepareAsync(60, equal: 0, changed: 60);

        // Not for ever: by the turns of the workers one record could be met by it in each of its rounds.
        _store.MeetChange = change => change > 40 ? Fault.None : change % 4 == 0 ? Fault.LostAfter : change % 4 == 1 ? Fault.LostBefore : Fault.None;

        MigrationSummary summary = await _run.RunAsync(file);

        Assert.Equal("60 given = Updated 60", summary.ToString());
        Assert.Contains(_run.Results, result => result.Settled);
        AssertFinal(60);
    }

    [Fact]
    public async Task RefusedChange_FailsItsRecordAlone()
    {
        string file = await PrepareAsync(20, equal: 0, changed: 20);
        _store.MeetChange = change => change is 3 or 9 ? Fault.Refused(IdentityStoreFault.Refused, 363, "givenName") : Fault.None;

        MigrationSummary summary = await _run.RunAsync(file);

        Assert.Equal(("20 given = Updated 18, Failed 2", 2), (summary.ToString(), summary.ExitCode));
        Assert.Equal(3, Lines("update_fail.csv").Length);
        Assert.Equal(3, Lines("rejects.csv").Length);
        Assert.False(File.Exists(Path.Combine(_run.RunPath, "fail.csv")));
    }

    [Fact]
    public async Task UserThatChangedMeanwhile_IsLookedUpAndChangedAgain()
    {
        string file = await PrepareAsync(20, equal: 0, changed: 20);
        _store.MeetChange = change => change is 3 or 9 ? Fault.Refused(IdentityStoreFault.Outdated, 412) : Fault.None;

        MigrationSummary summary = await _run.RunAsync(file);

        Assert.Equal(("20 given = Updated 20", 0), (summary.ToString(), summary.ExitCode));
        Assert.DoesNotContain(_run.Results, result => result.Settled);
        AssertFinal(20);
    }

    [Fact]
    public async Task DeniedChange_EndsTheRun_AndTheSameCommandFinishesIt()
    {
        string file = await PrepareAsync(40, equal: 0, changed: 40);
        _store.MeetChange = change => change >= 7 ? Fault.Refused(IdentityStoreFault.Denied, 403) : Fault.None;
        MigrationSummary first = await _run.RunAsync(file);
        Assert.Equal((4, "RunDenied"), (first.ExitCode, _run.AbortedBy?.ErrorId));
        Assert.Equal(40, first.Updated + first.NotSent);

        _store.MeetChange = _ => Fault.None;
        UploadRun second = NewRun("delta");
        MigrationSummary summary = await second.RunAsync(file);

        Assert.Equal("40 given = Updated 40", summary.ToString());
        Assert.Equal(first.Updated, second.Results.Count(result => result.FromJournal));
        AssertFinal(40);
        Assert.Equal(41, Lines("update_success.csv").Length);
    }

    [Fact]
    public async Task RunWhoseOutcomesWereLost_SaysThatItUpdated()
    {
        string file = await PrepareAsync(30, equal: 0, changed: 30);
        await _run.RunAsync(file);
        string journal = Path.Combine(_run.RunPath, "journal.ndjson");
        CrashedJournal.Rewrite(journal, lines => lines.Where(line => !line.StartsWith("{\"outcome", StringComparison.Ordinal)));

        UploadRun second = NewRun("delta");
        MigrationSummary summary = await second.RunAsync(file);

        Assert.Equal("30 given = Updated 30", summary.ToString());
        Assert.All(second.Results, result => Assert.True(result.Settled));
        Assert.Equal(30, _store.Changes);
    }

    [Fact]
    public async Task FailedChange_IsRecalled_AndKeptInItsTable()
    {
        string file = await PrepareAsync(5, equal: 0, changed: 5);
        _store.MeetChange = change => change == 2 ? Fault.Refused(IdentityStoreFault.Refused, 363) : Fault.None;
        await _run.RunAsync(file);

        UploadRun second = NewRun("delta");
        await second.RunAsync(file);

        BulkUserResult failed = Assert.Single(second.Results, result => result.Status == BulkUserStatus.Failed);
        Assert.Equal((true, true), (failed.FromJournal, failed.IsUpdate));
        Assert.Equal(2, Lines("update_fail.csv").Length);
    }

    [Fact]
    public async Task UserOfAnotherKey_ThatBlocksARecord_IsNotChanged()
    {
        string file = await PrepareAsync(3, equal: 0, changed: 0);
        _store.Refuse = record => record.RecordNumber == 2;

        MigrationSummary summary = await _run.RunAsync(file);

        Assert.Equal("3 given = Created 2, Failed 1", summary.ToString());
        BulkUserResult failed = Assert.Single(_run.Results, result => result.Status == BulkUserStatus.Failed);
        Assert.Equal(361, failed.Code);
        Assert.Contains("no user with this email", failed.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task OtherMode_OnTheSameRun_IsRefused()
    {
        string file = await PrepareAsync(3, equal: 0, changed: 1);
        await _run.RunAsync(file);
        UploadRun second = NewRun("delta");
        second.Options.DeltaMigration = false;

        MigrationException exception = await Assert.ThrowsAsync<MigrationException>(() => second.RunAsync(file));

        Assert.Equal("RunModeChanged", exception.ErrorId);
    }

    [Fact]
    public async Task Blank_NeverErases()
    {
        string file = await PrepareBlanksAsync();

        MigrationSummary summary = await _run.RunAsync(file);

        Assert.Equal("2 given = Unchanged 2", summary.ToString());
        Assert.Equal("Name 1", _store.Users[0].Attributes["givenName"]);
        Assert.DoesNotContain("givenName", _run.Results[0].IdentityRecord.Attributes.Keys);
    }

    [Fact]
    public async Task BlankThatIsAskedToErase_IsWarnedOfOnce()
    {
        string file = await PrepareBlanksAsync();

        MigrationSummary summary = await _run.RunAsync(UploadRun.Read(file, EmptyValue.Null));

        Assert.Equal("2 given = Updated 2", summary.ToString());
        Assert.Single(_run.Told, line => line.Contains("erase", StringComparison.Ordinal) && line.Contains("givenName", StringComparison.Ordinal));
    }

    private async Task<string> PrepareBlanksAsync()
    {
        string file = Path.Combine(_folder, "blank.csv");
        File.WriteAllText(file, "email,givenName\nuser1@example.com,\nuser2@example.com,\n");
        await PrepareAsync(2, equal: 2, changed: 0);
        return file;
    }

    [Theory]
    [InlineData(true, "100 given = Unchanged 30, WouldCreate 20, WouldUpdate 50")]
    [InlineData(false, "100 given = Existing 80, WouldCreate 20")]
    public async Task Plan_TellsWhatWouldBe_AndChangesNothing(bool isDelta, string expected)
    {
        string file = await PrepareAsync(100, equal: 30, changed: 50);
        int creates = _store.Creates;
        UploadRun plan = NewRun("plan");
        plan.Options.DeltaMigration = isDelta;
        plan.Options.Plan = true;

        MigrationSummary summary = await plan.RunAsync(file);

        Assert.Equal(expected, summary.ToString());
        Assert.Equal((creates, 0), (_store.Creates, _store.Changes));
        Assert.False(Directory.Exists(plan.RunPath));
    }

    [Fact]
    public async Task AllOrNone_LooksUpItsDuplicates_SoThatNoneIsTakenForExisting()
    {
        string file = await PrepareAsync(20, equal: 1, changed: 0);
        _store.IsAllOrNone = true;
        UploadRun run = NewRun("all");
        run.Options.DeltaMigration = false;
        run.Options.Settings = StoreSettings.None.With(AkamaiSettings.CommitEach, CommitEach.False);

        MigrationSummary summary = await run.RunAsync(file);

        Assert.Equal("20 given = Created 10, Existing 1, Failed 9", summary.ToString());
        Assert.Equal(11, _store.Users.Count);
    }

    private UploadRun NewRun(string name)
    {
        UploadRun run = new UploadRun(_store, Directory.CreateDirectory(Path.Combine(_folder, name)).FullName);
        run.Options.DeltaMigration = true;
        return run;
    }

    /// <summary>A file, and a store that has its first users: some as the file has them, some otherwise.</summary>
    private async Task<string> PrepareAsync(int count, int equal, int changed)
    {
        string file = UploadRun.CreateFile(_folder, count);
        foreach (IdentityRecord record in UploadRun.Read(file).Take(equal + changed))
        {
            _store.Add(record, _store.Time.GetUtcNow() - TimeSpan.FromDays(30));
        }

        foreach (IdentityUser user in _store.Users.Skip(equal))
        {
            user.Attributes["givenName"] = "Before";
        }

        await Task.Yield();
        return file;
    }

    private void AssertFinal(int count)
    {
        Assert.Equal(count, _store.Users.Count);
        Assert.Equal(
            Enumerable.Range(1, count).Select(i => ($"user{i}@example.com", $"Name {i}")).ToHashSet(),
            _store.Users.Select(user => ((string)user.Attributes["email"]!, (string)user.Attributes["givenName"]!)).ToHashSet());
    }

    private string[] Lines(string name) => File.ReadAllLines(Path.Combine(_run.RunPath, name));
}
