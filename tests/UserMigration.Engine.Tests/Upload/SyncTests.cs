using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using UserMigration.Engine.Runs.Folder;
using UserMigration.Engine.Runs.Sending;
using UserMigration.Engine.Runs.Upload;
using UserMigration.Engine.Tests.Journal;
using UserMigration.Tests.Shared;
using Xunit;
using Fault = UserMigration.Engine.Tests.Upload.MemoryStore.Fault;

namespace UserMigration.Engine.Tests.Upload;

/// <summary>Change files: records that say what is done with their users.</summary>
public sealed class SyncTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("um-").FullName;
    private readonly SteppedTime _time = new SteppedTime();
    private MemoryStore _store;

    public SyncTests() => _store = new MemoryStore(_time);

    private string Journal => Path.Combine(_folder, "run", "journal.ndjson");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Operations_DoWhatTheySay_WhateverTheStoreHas()
    {
        await RunAsync(("create", "old", "Old"), ("create", "gone", "Gone"), ("create", "same", "Same"));
        Directory.Delete(Path.Combine(_folder, "run"), recursive: true);

        UploadRun run = await RunAsync(
            ("create", "new", "New"), ("create", "old", "Newer"), ("update", "missing", "There now"), ("update", "same", "Same"),
            ("delete", "gone", "Gone"), ("delete", "never", "Never"));

        Assert.Equal("6 given = Created 2, Updated 1, Unchanged 2, Deleted 1", run.Summary!.ToString());
        Assert.Equal(["old Newer", "same Same", "new New", "missing There now"], _store.Users.Select(Describe));
        Assert.Equal("absent", run.Results.Single(result => result.RecordNumber == 6).CodeName);
        Assert.Equal(0, run.Summary.ExitCode);
    }

    [Fact]
    public async Task Tables_TellCreationsChangesAndDeletionsApart()
    {
        await RunAsync(("create", "old", "Old"), ("create", "gone", "Gone"));
        Directory.Delete(Path.Combine(_folder, "run"), recursive: true);
        _store.MeetDelete = call => call == 2 ? Fault.Refused(IdentityStoreFault.Refused, 480_000) : Fault.None;

        await RunAsync(
            ("create", "new", "New"), ("update", "old", "Newer"), ("delete", "gone", "Gone"), ("delete", "never", "Never"), ("create", "keep", "K"), ("delete", "keep", "K"));

        Assert.Equal([1L, 5L], Numbers("success.csv"));
        Assert.Equal([2L], Numbers("update_success.csv"));
        Assert.Equal([3L, 4L], Numbers("delete_success.csv"));
        Assert.Equal([6L], Numbers("delete_fail.csv"));
        Assert.False(File.Exists(Path.Combine(_folder, "run", "fail.csv")));
        await RunAsync(
            ("create", "new", "New"), ("update", "old", "Newer"), ("delete", "gone", "Gone"), ("delete", "never", "Never"), ("create", "keep", "K"), ("delete", "keep", "K"));
        Assert.Equal([3L, 4L], Numbers("delete_success.csv"));
    }

    [Fact]
    public async Task Deletion_NeedsToBeAllowed()
    {
        (string, string, string)[] changes = [("create", "new", "New"), ("delete", "new", "New")];

        UploadRun run = await RunAsync(options => options.AllowDelete = false, changes);

        Assert.Equal("2 given = Created 1, Rejected 1", run.Summary!.ToString());
        Assert.Equal("DeleteNotAllowed", run.Results.Single(result => result.Status == BulkUserStatus.Rejected).Issues.Single().RuleId);
        Assert.Equal("operation,email,givenName\ndelete,new@example.com,New\n", File.ReadAllText(Path.Combine(_folder, "run", "rejects.csv")));
        Assert.Equal("2 given = Created 1, Deleted 1", (await RunAsync(changes)).Summary!.ToString());
        Assert.Empty(_store.Users);
    }

    [Fact]
    public async Task DeletionThatIsNotAllowed_IsNotOvertaken()
    {
        (string, string, string)[] changes = [("create", "one", "1"), ("delete", "one", "1"), ("create", "one", "2"), ("create", "two", "2")];

        UploadRun run = await RunAsync(options => options.AllowDelete = false, changes);

        Assert.Equal("4 given = Created 2, Rejected 1, NotSent 1", run.Summary!.ToString());
        Assert.Equal([3L], File.ReadLines(Path.Combine(_folder, "run", "fail.csv")).Where(line => line.Contains("earlier record", StringComparison.Ordinal)).Select(line => long.Parse(line[(line.LastIndexOf(',') + 1)..], CultureInfo.InvariantCulture)));
        Assert.Equal("4 given = Created 3, Deleted 1", (await RunAsync(changes)).Summary!.ToString());
        Assert.Equal(["one@example.com 1", "two@example.com 2", "one@example.com ", "one@example.com 2"], _store.Done.Select(done => $"{done.Email} {done.Name}"));
    }

    [Fact]
    public async Task WhatFreesAValue_IsDoneFirst_AlsoBetweenUsers()
    {
        await RunAsync(("create", "gone", "Gone"), ("create", "moved", "Moved"));
        Directory.Delete(Path.Combine(_folder, "run"), recursive: true);
        _store.Done.Clear();
        _store.MeetDelete = call => call == 1 ? Fault.LostBefore : Fault.None;

        UploadRun run = await RunAsync(
            options => (options.Workers, options.BatchSize) = (4, 1),
            ("delete", "gone", "Gone"), ("update", "moved", "Away"), ("create", "new", "New"), ("delete", "never", "Never"));

        Assert.Equal("4 given = Created 1, Updated 1, Unchanged 1, Deleted 1", run.Summary!.ToString());
        Assert.Equal(["gone", "moved", "new"], _store.Done.Select(done => done.Email.Split('@')[0]));
    }

    [Fact]
    public async Task LostDeletion_IsMadeAgain()
    {
        _store.MeetDelete = call => call == 1 ? Fault.LostAfter : call == 2 ? Fault.LostBefore : Fault.None;

        UploadRun run = await RunAsync(("create", "one", "1"), ("create", "two", "2"), ("delete", "one", "1"), ("delete", "two", "2"));

        Assert.Equal("4 given = Created 2, Deleted 2", run.Summary!.ToString());
        Assert.Contains(run.Results, result => result.Status == BulkUserStatus.Deleted && result.Settled);
        Assert.Empty(_store.Users);
    }

    [Fact]
    public async Task StoreThatDeletesLater_SaysSo_AndNeedsNoLookUp_WithAnIdentifier()
    {
        UpsertStore store = new UpsertStore(_time);
        store.Users.Add(new IdentityUser("user", new Dictionary<string, object?> { ["email"] = "one@example.com" }) { Uuid = "s1" });
        store.Users.Add(new IdentityUser("user", new Dictionary<string, object?> { ["email"] = "two@example.com" }) { Uuid = "s2" });
        _store = store;
        IdentityRecord[] records = ChangeFile.Create(_folder, ("delete", "one", string.Empty), ("delete", "two", string.Empty), ("delete", "three", string.Empty));
        records[0].Attributes["sub"] = "s1";

        UploadRun run = await RunAsync(records, options => options.PrimaryKey = "sub");

        Assert.Equal("3 given = Unchanged 1, Deleted 2", run.Summary!.ToString());
        Assert.Equal(["s1", "s2"], store.Scheduled);
        Assert.All(run.Results.Where(result => result.Status == BulkUserStatus.Deleted), result => Assert.Equal("scheduled", result.CodeName));
        Assert.Equal(2, store.LookUps);
    }

    [Theory]
    [InlineData(1, false)]
    [InlineData(2, false)]
    [InlineData(3, true)]
    [InlineData(4, true)]
    public async Task ChangesOfAUser_NeverOvertakeEachOther(int seed, bool isUpsert)
    {
        _store = NewStore(isUpsert, seed);
        (string Operation, string User, string Name)[] changes = ChangeFile.Random(seed, 600, 40);
        int together = 0;
        _store.Meet = (_, records) =>
        {
            together += records.Count - records.Select(record => record.Attributes["email"]).Distinct().Count();
            return Fault.None;
        };

        UploadRun run = await RunAsync(options => options.BatchSize = 7, changes);

        Assert.Equal((true, 0L), (run.Summary!.IsBalanced, run.Summary.Failed + run.Summary.Unresolved + run.Summary.NotSent));
        Assert.Equal(0, together);
        AssertOrder(changes);
        AssertEnd(changes);
    }

    [Theory]
    [InlineData(11, false)]
    [InlineData(12, false)]
    [InlineData(13, true)]
    [InlineData(14, true)]
    public async Task KilledRun_GoesOn_InTheOrderOfTheFile(int seed, bool isUpsert)
    {
        _store = NewStore(isUpsert, seed);
        (string Operation, string User, string Name)[] changes = ChangeFile.Random(seed, 200, 12);
        Random random = new Random(seed);
        UploadRun run = await RunAsync(options => options.BatchSize = 5, changes);
        for (int kill = 0; kill < 6; kill++)
        {
            // As if the process had been killed: the journal ends somewhere, the store has what was done by then and a
            // little more.
            CrashedJournal.Rewrite(Journal, lines =>
            {
                int last = Array.FindLastIndex(lines, line => line.StartsWith("{\"outcome", StringComparison.Ordinal));
                return lines.Take(Math.Max(1, last - random.Next(3)));
            });
            _time.Advance(TimeSpan.FromMinutes(1));
            run = await RunAsync(options => options.BatchSize = 5, changes);
            Assert.Equal((true, 0L), (run.Summary!.IsBalanced, run.Summary.Failed + run.Summary.Unresolved + run.Summary.NotSent));
        }

        AssertEnd(changes);
    }

    [Fact]
    public async Task CreationInFlight_IsSettled_BeforeTheDeletionIsSent()
    {
        (string, string, string)[] changes = [("create", "one", "1"), ("create", "two", "2"), ("delete", "one", "1")];
        await RunAsync(changes.AsSpan()[..2].ToArray());
        CrashedJournal.Rewrite(Journal, lines => lines.TakeWhile(line => !line.StartsWith("{\"outcome", StringComparison.Ordinal)));
        File.WriteAllText(Path.Combine(_folder, "run", "manifest.json"), WithoutSource());
        _store.Done.Clear();

        UploadRun run = await RunAsync(changes);

        Assert.Equal("3 given = Created 2, Deleted 1", run.Summary!.ToString());
        Assert.Equal([("one@example.com", null)], _store.Done);
        Assert.All(run.Results.Where(result => result.Status == BulkUserStatus.Created), result => Assert.True(result.Settled));
    }

    [Fact]
    public async Task LaterChange_IsNotSent_WhereNobodyCanTellOfAnEarlierOne()
    {
        _store.Meet = (_, _) => Fault.LostBefore;
        _store.BeforeLookUp = () =>
        {
            if (_store.Creates > 0)
            {
                throw new IdentityStoreException(IdentityStoreFault.Refused, "Not now.");
            }
        };

        UploadRun run = await RunAsync(("create", "one", "1"), ("delete", "one", "1"), ("delete", "two", "2"));

        Assert.Equal([BulkUserStatus.Unresolved, BulkUserStatus.NotSent], run.Results.OrderBy(result => result.RecordNumber).Select(result => result.Status).Take(2));
        Assert.Equal(0, _store.Deletes);
        _store.Meet = (_, _) => Fault.None;
        _store.BeforeLookUp = () => { };

        run = await RunAsync(("create", "one", "1"), ("delete", "one", "1"), ("delete", "two", "2"));

        Assert.Equal("3 given = Created 1, Failed 1, Deleted 1", run.Summary!.ToString());
    }

    [Fact]
    public async Task Plan_TellsWhatWouldBecomeOfThem()
    {
        await RunAsync(("create", "one", "1"), ("create", "two", "2"));

        UploadRun run = await RunAsync(
            options => options.Plan = true,
            ("create", "new", "New"), ("update", "one", "Other"), ("update", "two", "2"), ("delete", "one", "1"), ("delete", "never", "Never"));

        Assert.Equal("5 given = Unchanged 2, WouldCreate 1, WouldUpdate 1, WouldDelete 1", run.Summary!.ToString());
        Assert.Equal(2, _store.Users.Count);
    }

    [Fact]
    public void Rehearsal_NamesWhatWouldBeDone()
    {
        RecordBatch batch = new RecordBatch(1, ChangeFile.Create(_folder, ("create", "a", "1"), ("update", "b", "1"), ("delete", "c", "1"), (string.Empty, "d", "1")));

        Assert.Equal(
            [BulkUserStatus.WouldCreate, BulkUserStatus.WouldUpdate, BulkUserStatus.WouldDelete, BulkUserStatus.WouldCreate],
            batch.Settle(BulkUserStatus.WouldCreate, null).Select(result => result.Status));
        Assert.Equal((1, true), (batch.Deletions, batch.HasOperations));
    }

    [Fact]
    public async Task RecordsOfNoFile_MayChangeAUserSeveralTimes()
    {
        IdentityRecord[] records = ChangeFile.Create(_folder, ("create", "one", "1"), ("update", "one", "2"), ("delete", "one", "2"), ("create", "one", "3"))
            .Select(AsObject)
            .ToArray();

        UploadRun run = await RunAsync(records);

        Assert.Equal("4 given = Created 2, Updated 1, Deleted 1", run.Summary!.ToString());
        Assert.Equal("one 3", Describe(Assert.Single(_store.Users)));
        Assert.All((await RunAsync(records)).Results, result => Assert.True(result.FromJournal));
    }

    [Theory]
    [InlineData(2, null)]
    [InlineData(1, "RunFolderDamaged")]
    [InlineData(3, null)]
    [InlineData(5, "RunFolderDamaged")]
    public async Task FolderOfAnEarlierFormat_IsGoneOnWith_OrRefused(int version, string? refused)
    {
        await RunAsync((string.Empty, "one", "1"));
        string manifest = Path.Combine(_folder, "run", "manifest.json");
        File.WriteAllText(manifest, File.ReadAllText(manifest).Replace("\"version\": 4", "\"version\": " + version.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal));

        if (refused is null)
        {
            Assert.True(Assert.Single((await RunAsync((string.Empty, "one", "1"))).Results).FromJournal);
            Assert.Contains("\"version\": 4", File.ReadAllText(manifest), StringComparison.Ordinal);
            return;
        }

        Assert.Equal(refused, (await Assert.ThrowsAsync<MigrationException>(() => RunAsync((string.Empty, "one", "1")))).ErrorId);
    }

    [Fact]
    public async Task OtherOperation_IsAnotherPayload()
    {
        await RunAsync(("create", "one", "1"));
        IdentityRecord[] records = ChangeFile.Create(_folder, ("create", "one", "1"));

        UploadRun run = await RunAsync([new IdentityRecord(records[0].Target, records[0].Attributes, records[0].GetRecord()) { Operation = RecordOperation.Update }]);

        Assert.Equal("PayloadChanged", Assert.Single(run.Results).Issues.Single().RuleId);
    }

    private static string Describe(IdentityUser user) => ((string)user.Attributes["email"]!).Split('@')[0] + " " + user.Attributes["givenName"];

    private static IdentityRecord AsObject(IdentityRecord record)
    {
        MigrationRecord row = record.GetRecord();
        object?[] values = Enumerable.Range(0, row.GetColumns().Count).Select(row.GetValue).ToArray();
        return new IdentityRecord(record.Target, record.Attributes, new MigrationRecord(row.GetColumns(), values, record.RecordNumber)) { Operation = record.Operation };
    }

    private MemoryStore NewStore(bool isUpsert, int seed)
    {
        MemoryStore store = isUpsert ? new UpsertStore(_time) : new MemoryStore(_time);
        Random random = new Random(seed);
        Lock gate = new Lock();
        store.Pause = async () =>
        {
            int turns;
            lock (gate)
            {
                turns = random.Next(30);
            }

            for (int i = 0; i <= turns; i++)
            {
                await Task.Yield();
            }
        };
        return store;
    }

    // The store acts in the order of the file, user by user; what has no effect leaves no trace.
    private void AssertOrder((string Operation, string User, string Name)[] changes)
    {
        foreach (string user in changes.Select(change => change.User).Distinct())
        {
            List<string?> expected = [];
            bool isThere = false;
            bool isUpsert = _store is UpsertStore;
            foreach ((string operation, string _, string name) in changes.Where(change => change.User == user))
            {
                if (operation != "delete")
                {
                    expected.Add(name);
                    isThere = true;
                }
                else if (isThere)
                {
                    expected.Add(null);
                    isThere = isUpsert;
                }
            }

            Assert.Equal(expected, _store.Done.Where(done => done.Email == user + "@example.com").Select(done => done.Name));
        }
    }

    private void AssertEnd((string Operation, string User, string Name)[] changes)
    {
        foreach (IGrouping<string, (string Operation, string User, string Name)> user in changes.GroupBy(change => change.User))
        {
            string? expected = user.Last().Operation == "delete" ? null : user.Last().Name;
            IdentityUser? there = _store.Users.SingleOrDefault(one => (string)one.Attributes["email"]! == user.Key + "@example.com");
            if (_store is UpsertStore && expected is null)
            {
                // It stays until the store deletes it; the last that was done to it is its deletion.
                Assert.True(there is null || _store.Done.Last(done => done.Email == user.Key + "@example.com").Name is null);
                continue;
            }

            Assert.Equal(expected, there?.Attributes["givenName"]);
        }
    }

    private string WithoutSource()
    {
        string text = File.ReadAllText(Path.Combine(_folder, "run", "manifest.json"));
        string old = text[text.IndexOf("\"sha256\": \"", StringComparison.Ordinal)..];
        ChangeFile.Create(_folder, ("create", "one", "1"), ("create", "two", "2"), ("delete", "one", "1"));
        string now = SourceDigest.Compute(Path.Combine(_folder, "changes.csv")).Sha256!;
        return text.Replace(old[.."\"sha256\": \"".Length] + old.Split('"')[3], "\"sha256\": \"" + now, StringComparison.Ordinal);
    }

    private long[] Numbers(string table) =>
        [.. File.ReadLines(Path.Combine(_folder, "run", table)).Skip(1).Select(line => long.Parse(line[(line.LastIndexOf(',') + 1)..], CultureInfo.InvariantCulture)).Order()];

    private Task<UploadRun> RunAsync(params (string Operation, string User, string Name)[] changes) => RunAsync(_ => { }, changes);

    private Task<UploadRun> RunAsync(Action<BulkCreateOptions> set, params (string Operation, string User, string Name)[] changes) =>
        RunAsync(ChangeFile.Create(_folder, changes), set);

    private async Task<UploadRun> RunAsync(IEnumerable<IdentityRecord> records, Action<BulkCreateOptions>? set = null)
    {
        UploadRun run = new UploadRun(_store, _folder);
        run.Options.AllowDelete = true;
        set?.Invoke(run.Options);
        await run.RunAsync(records);
        return run;
    }
}
