using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using UserMigration.Engine.Tests.Upload;
using UserMigration.Tests.Shared;
using Xunit;
using Fault = UserMigration.Engine.Tests.Upload.MemoryStore.Fault;

namespace UserMigration.Engine.Tests.Deletion;

/// <summary>What a run created is taken back, and nothing else.</summary>
public sealed class BulkUserDeleteTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("um-").FullName;
    private readonly SteppedTime _time = new SteppedTime();
    private readonly MemoryStore _store;

    public BulkUserDeleteTests()
    {
        _store = new MemoryStore(_time);
    }

    private string RunPath => Path.Combine(_folder, "run");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Creations_AreDeleted_AndUsersThatWereThereRemain()
    {
        foreach (IdentityRecord record in Records.Identities(5))
        {
            _store.Add(record, _time.GetUtcNow() - TimeSpan.FromDays(1));
        }

        string[] before = Uuids();
        Assert.Equal("20 given = Created 15, Existing 5", (await UploadAsync(20)).ToString());

        DeletionRun run = TakeBack();
        DeletionSummary summary = await run.RunAsync();

        Assert.Equal(("15 given = Deleted 15", 0, 5L), (summary.ToString(), summary.ExitCode, summary.StoreCount));
        Assert.Equal(before, Uuids());
        Assert.Equal(16, run.Lines("delete_success.csv").Length);
        Assert.False(File.Exists(Path.Combine(run.Folder, "delete_fail.csv")));
    }

    [Fact]
    public async Task UsersThatADeltaChangedOrFoundSo_AreNeverTouched()
    {
        IdentityRecord[] records = UploadRun.Read(UploadRun.CreateFile(_folder, 3)).ToArray();
        _store.Add(records[0], _time.GetUtcNow() - TimeSpan.FromDays(1));
        _store.Add(records[1], _time.GetUtcNow() - TimeSpan.FromDays(1));
        _store.Users[1].Attributes["givenName"] = "Other";
        UploadRun upload = new UploadRun(_store, _folder);
        upload.Options.DeltaMigration = true;
        Assert.Equal("3 given = Created 1, Updated 1, Unchanged 1", (await upload.RunAsync(records)).ToString());

        Assert.Equal("1 given = Deleted 1", (await TakeBack(includeAll: true).RunAsync()).ToString());

        Assert.Equal(2, _store.Users.Count);
    }

    [Fact]
    public async Task SettledUsers_AreLeftAlone_UnlessAskedFor()
    {
        _store.Meet = (call, _) => call == 2 ? Fault.LostAfter : Fault.None;
        Assert.Equal("20 given = Created 20", (await UploadAsync(20)).ToString());

        DeletionSummary first = await TakeBack().RunAsync();
        Assert.Equal(("20 given = Deleted 10, Skipped 10", 0), (first.ToString(), first.ExitCode));
        Assert.Equal(10, _store.Users.Count);

        DeletionRun second = TakeBack();
        second.Options.IncludeSettled = true;
        Assert.Equal("20 given = Deleted 20", (await second.RunAsync()).ToString());
        Assert.Equal(10, second.Results.Count(result => result.FromJournal));
        Assert.Empty(_store.Users);
    }

    [Fact]
    public async Task ChangedUser_IsLeftAlone_UnlessAskedFor()
    {
        await UploadAsync(3);
        _store.Users[1].LastUpdated += TimeSpan.FromMinutes(1);

        DeletionRun first = TakeBack();
        DeletionSummary summary = await first.RunAsync();
        Assert.Equal(("3 given = Deleted 2, Changed 1", 2), (summary.ToString(), summary.ExitCode));
        Assert.Contains("-IncludeChanged", summary.Next, StringComparison.Ordinal);
        Assert.Contains(",Changed,", first.Lines("delete_fail.csv")[1], StringComparison.Ordinal);

        DeletionRun second = TakeBack();
        second.Options.IncludeChanged = true;
        Assert.Equal("3 given = Deleted 3", (await second.RunAsync()).ToString());
        Assert.Empty(_store.Users);
    }

    [Fact]
    public async Task UserThatSignedIn_IsLeftAlone()
    {
        await UploadAsync(3);
        _store.Users[0].LastLogin = _time.GetUtcNow() + TimeSpan.FromMinutes(1);
        _store.Users[1].LastLogin = _time.GetUtcNow() - TimeSpan.FromDays(700);

        Assert.Equal("3 given = Deleted 2, Changed 1", (await TakeBack().RunAsync()).ToString());
    }

    [Fact]
    public async Task UserOfWhichTheStoreSaysNoTimes_IsLeftAlone()
    {
        await UploadAsync(2);
        _store.Users[0].LastUpdated = null;
        _store.Users[1].Created = null;

        Assert.Equal("2 given = Changed 2", (await TakeBack().RunAsync()).ToString());
    }

    [Fact]
    public async Task UserWhoseRecordBroughtItsCreation_IsJudgedByTheJournal()
    {
        await UploadAsync(2);
        _store.Users.ForEach(user => user.Created = _time.GetUtcNow() - TimeSpan.FromDays(3650));
        _store.Users[1].LastUpdated += TimeSpan.FromMinutes(1);

        Assert.Equal("2 given = Deleted 1, Changed 1", (await TakeBack().RunAsync()).ToString());
    }

    [Fact]
    public async Task StoreWithoutLastLogin_IsAskedForTheOtherTimes()
    {
        await UploadAsync(2);
        _store.MeetFind = (_, attributes) => attributes!.Contains("lastLogin")
            ? new IdentityStoreException(IdentityStoreFault.Refused, "No such attribute.") { Code = 223 }
            : null;

        Assert.Equal("2 given = Deleted 2", (await TakeBack().RunAsync()).ToString());
    }

    [Fact]
    public async Task UserIsInTheJournal_BeforeItIsDeleted()
    {
        await UploadAsync(30);
        DeletionRun run = TakeBack();
        List<int> intents = [];
        _store.MeetDelete = _ =>
        {
            lock (intents)
            {
                intents.Add(run.Journal("intent").Count());
            }

            return Fault.None;
        };

        await run.RunAsync();

        Assert.All(intents.Order().Select((count, i) => (count, i)), item => Assert.True(item.count > item.i));
        Assert.Equal(30, run.Journal("outcome").Count());
    }

    [Fact]
    public async Task LostAnswers_AreSettled()
    {
        await UploadAsync(30);
        _store.MeetDelete = call => (call % 3) switch { 0 => Fault.LostAfter, 1 => Fault.LostBefore, _ => Fault.None };

        DeletionRun run = TakeBack();
        // With several workers, a faulty call could meet the same user again and again.
        run.Options.Workers = 1;

        Assert.Equal("30 given = Deleted 30", (await run.RunAsync()).ToString());
        Assert.Empty(_store.Users);
        Assert.Contains(run.Results, result => result.Settled);
        Assert.Contains(run.Results, result => !result.Settled && result.Attempts > 1);
    }

    [Fact]
    public async Task LostAnswer_WithoutALookUp_IsSettledByTheNextCall()
    {
        await UploadAsync(1);
        _store.MeetDelete = call => call == 1 ? Fault.LostAfter : Fault.None;
        DeletionRun run = TakeBack();
        run.Options.IncludeChanged = true;

        await run.RunAsync();

        Assert.Equal((BulkDeletionStatus.Deleted, true, 2), (run.Results[0].Status, run.Results[0].Settled, run.Results[0].Attempts));
    }

    [Fact]
    public async Task StoreThatNeverAnswersForOne_LeavesItUnresolved()
    {
        await UploadAsync(1);
        _store.MeetDelete = _ => Fault.LostBefore;

        DeletionSummary summary = await TakeBack().RunAsync();

        Assert.Equal(("1 given = Unresolved 1", 3), (summary.ToString(), summary.ExitCode));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task UserThatIsGone_IsAbsent(bool isLookedUp)
    {
        await UploadAsync(3);
        _store.Users.RemoveAt(1);
        DeletionRun run = TakeBack();
        run.Options.IncludeChanged = !isLookedUp;

        DeletionSummary summary = await run.RunAsync();

        Assert.Equal(("3 given = Deleted 2, Absent 1", 0), (summary.ToString(), summary.ExitCode));
        Assert.Equal(isLookedUp ? 2 : 3, _store.Deletes);
    }

    [Fact]
    public async Task RefusedUser_Fails_AndASecondOneStopsTheRun()
    {
        await UploadAsync(50);
        _store.MeetDelete = call => call is 1 or 20 ? Fault.Refused(IdentityStoreFault.Refused, 200, "uuid") : Fault.None;

        DeletionRun run = TakeBack();
        run.Options.Workers = 1;
        DeletionSummary summary = await run.RunAsync();

        Assert.Equal(("50 given = Deleted 18, Failed 2, NotSent 30", 4), (summary.ToString(), summary.ExitCode));
        Assert.Equal("RunSettingRefused", run.AbortedBy?.ErrorId);
        Assert.Equal(200, run.Results[0].Code);
    }

    [Fact]
    public async Task WordsOfTheStore_AreNotRepeated()
    {
        await UploadAsync(1);
        _store.MeetDelete = _ => new Fault(
            new IdentityStoreException(IdentityStoreFault.Refused, "The store answered 200.") { ServerMessage = "canary@example.com" }, null);

        DeletionRun run = TakeBack();
        await run.RunAsync();

        Assert.Equal("The store answered 200.", run.Results[0].Error);
        Assert.DoesNotContain("canary", string.Concat(Directory.GetFiles(run.Folder).Select(File.ReadAllText)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task StoreThatHasNoneOfThem_IsAskedAfter()
    {
        await UploadAsync(3);
        _store.Users.Clear();

        DeletionSummary summary = await TakeBack().RunAsync();

        Assert.Equal("3 given = Absent 3", summary.ToString());
        Assert.Contains("-EntityType", summary.Next, StringComparison.Ordinal);
    }

    [Fact]
    public async Task DeniedCall_StopsTheRun()
    {
        await UploadAsync(50);
        _store.MeetDelete = _ => Fault.Refused(IdentityStoreFault.Denied, 402);

        DeletionRun run = TakeBack();
        DeletionSummary summary = await run.RunAsync();

        Assert.Equal(("50 given = NotSent 50", 4), (summary.ToString(), summary.ExitCode));
        Assert.Equal("RunDenied", run.AbortedBy?.ErrorId);
        Assert.Equal(1, _store.Deletes);
        Assert.Equal(50, _store.Users.Count);
    }

    [Fact]
    public async Task StoreThatCanNotBeAsked_StopsTheRun()
    {
        await UploadAsync(5);
        _store.MeetFind = (_, _) => new IdentityStoreException("The connection to the store broke.");

        DeletionRun run = TakeBack();

        Assert.Equal("5 given = NotSent 5", (await run.RunAsync()).ToString());
        Assert.Equal("StoreUnavailable", run.AbortedBy?.ErrorId);
        Assert.Equal(0, _store.Deletes);
    }

    [Fact]
    public async Task UserOfWhichNobodyCanTellWhetherTheRunCreatedIt_IsTold()
    {
        _store.Meet = (call, _) => call > 1 ? Fault.LostBefore : Fault.None;
        Assert.Equal("15 given = Created 10, Unresolved 5", (await UploadAsync(15)).ToString());

        DeletionRun run = TakeBack();
        DeletionSummary summary = await run.RunAsync();

        Assert.Equal(("15 given = Deleted 10, Unresolved 5", 3), (summary.ToString(), summary.ExitCode));
        Assert.All(run.Results.Where(result => result.Uuid is null), result => Assert.True(result.Line > 0));
    }

    private string[] Uuids() => _store.Users.Select(user => user.Uuid!).Order(StringComparer.Ordinal).ToArray();

    private Task<MigrationSummary> UploadAsync(int count) => new UploadRun(_store, _folder).RunAsync(UploadRun.CreateFile(_folder, count));

    private DeletionRun TakeBack(bool includeAll = false)
    {
        DeletionRun run = new DeletionRun(_store, RunPath);
        run.Options.IncludeChanged = includeAll;
        run.Options.IncludeSettled = includeAll;
        return run;
    }
}
