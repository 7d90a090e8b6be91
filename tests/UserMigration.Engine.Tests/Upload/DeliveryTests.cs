using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using UserMigration.Engine.Runs.Sending;
using UserMigration.Engine.Runs.Upload;
using UserMigration.Tests.Shared;
using Xunit;
using Fault = UserMigration.Engine.Tests.Upload.MemoryStore.Fault;

namespace UserMigration.Engine.Tests.Upload;

/// <summary>What becomes of records when calls go wrong.</summary>
public sealed class DeliveryTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("um-").FullName;
    private readonly MemoryStore _store = new MemoryStore(new SteppedTime());
    private readonly UploadRun _run;

    public DeliveryTests()
    {
        _run = new UploadRun(_store, _folder);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task LostAnswers_AreSettled_AndNobodyIsThereTwice(bool isKeyUnique)
    {
        _store.IsKeyUnique = isKeyUnique;
        _store.Meet = (call, _) => call % 3 == 0 ? Fault.LostAfter : Fault.None;

        MigrationSummary summary = await _run.RunAsync(UploadRun.CreateFile(_folder, 95));

        Assert.Equal(("95 given = Created 95", 0), (summary.ToString(), summary.ExitCode));
        Assert.Equal(95, _store.Users.Select(user => user.Attributes["email"]).Distinct().Count());
        Assert.Equal(95, _store.Users.Count);
        Assert.Contains(_run.Results, result => result.Settled && result.Uuid is not null);
    }

    [Fact]
    public async Task LostCalls_AreSentAgain()
    {
        _store.Meet = (call, _) => call % 3 == 0 ? Fault.LostBefore : Fault.None;

        MigrationSummary summary = await _run.RunAsync(UploadRun.CreateFile(_folder, 95));

        Assert.Equal("95 given = Created 95", summary.ToString());
        Assert.Equal(95, _store.Users.Count);
    }

    [Fact]
    public async Task UserThatWasThereBefore_IsNeverOurs_EvenWithEqualFields()
    {
        string file = UploadRun.CreateFile(_folder, 1);
        await _run.RunAsync(file);
        IdentityRecord record = _run.Results.Single().IdentityRecord;
        _store.Users.Clear();
        _store.Add(record, _store.Time.GetUtcNow() - TimeSpan.FromHours(1));
        _store.Meet = (call, _) => call == 2 ? Fault.LostAfter : Fault.None;
        UploadRun second = new UploadRun(_store, Directory.CreateDirectory(Path.Combine(_folder, "second")).FullName);

        MigrationSummary summary = await second.RunAsync(file);

        Assert.Equal("1 given = Existing 1", summary.ToString());
        Assert.Equal(1, _store.LookUps);
    }

    [Fact]
    public async Task UserWithOtherFields_IsNotOurs()
    {
        _store.Meet = (_, records) =>
        {
            if (_store.Users.Count == 0)
            {
                _store.Add(records[0], _store.Time.GetUtcNow());
                _store.Users[0].Attributes["givenName"] = "Somebody";
                return Fault.LostBefore;
            }

            return Fault.None;
        };

        MigrationSummary summary = await _run.RunAsync(UploadRun.CreateFile(_folder, 1));

        Assert.Equal("1 given = Existing 1", summary.ToString());
        Assert.Equal("Somebody", _store.Users.Single().Attributes["givenName"]);
    }

    [Fact]
    public async Task StoreThatFailsForEver_LeavesRecordsUnresolved()
    {
        _run.Options.Patience = TimeSpan.FromSeconds(5);
        _store.Meet = (call, _) => call == 1 ? Fault.None : Fault.LostBefore;

        MigrationSummary summary = await _run.RunAsync(UploadRun.CreateFile(_folder, 20));

        Assert.Equal(10, summary.Created);
        Assert.Equal(10, summary.Unresolved);
        Assert.Equal(3, summary.ExitCode);
        Assert.Equal(11, File.ReadAllLines(Path.Combine(_run.RunPath, "retry.csv")).Length);
    }

    [Fact]
    public async Task PoisonedBatch_IsBisectedToItsRecord()
    {
        _store.Meet = (_, records) => records.Any(record => Equals(record.Attributes["email"], "user7@example.com"))
            ? Fault.Refused(IdentityStoreFault.Refused, 200, "all_attributes")
            : Fault.None;

        MigrationSummary summary = await _run.RunAsync(UploadRun.CreateFile(_folder, 100));

        Assert.Equal("100 given = Created 99, Failed 1", summary.ToString());
        Assert.Equal(7, _run.Results.Single(result => result.Status == BulkUserStatus.Failed).RecordNumber);
        Assert.Equal("email,givenName\nuser7@example.com,Name 7\n", File.ReadAllText(Path.Combine(_run.RunPath, "rejects.csv")));
    }

    [Fact]
    public async Task SecondRecordRefusedAlike_StopsTheRun()
    {
        _store.Meet = (_, _) => Fault.Refused(IdentityStoreFault.Refused, 200, "type_name");

        MigrationSummary summary = await _run.RunAsync(UploadRun.CreateFile(_folder, 100));

        Assert.Equal("RunSettingRefused", _run.AbortedBy?.ErrorId);
        Assert.Equal("100 given = Failed 2, NotSent 98", summary.ToString());
        Assert.Equal(4, summary.ExitCode);
    }

    [Fact]
    public async Task CallThatIsTooLarge_IsHalved_AndTheNextOnesAreSmallFromTheStart()
    {
        _run.Options.Workers = 1;
        _store.Meet = (_, records) => records.Count > 3 ? Fault.Refused(IdentityStoreFault.TooLarge, status: 413) : Fault.None;

        MigrationSummary summary = await _run.RunAsync(UploadRun.CreateFile(_folder, 40));

        Assert.Equal("40 given = Created 40", summary.ToString());
        Assert.Equal(40, _store.Users.Count);
        Assert.InRange(_store.Creates, 20, 24);
    }

    [Fact]
    public async Task RecordThatIsTooLargeAlone_Fails()
    {
        _store.Meet = (_, records) => records.Any(record => Equals(record.Attributes["email"], "user2@example.com"))
            ? Fault.Refused(IdentityStoreFault.TooLarge, status: 413)
            : Fault.None;

        Assert.Equal("5 given = Created 4, Failed 1", (await _run.RunAsync(UploadRun.CreateFile(_folder, 5))).ToString());
    }

    [Fact]
    public async Task UnknownAttributeInAllOfTheFirstBatch_StopsTheRun()
    {
        AttributeStore store = new AttributeStore();
        List<IdentityRecord> records = Records.Identities(30).ToList();
        CollectingObserver observer = new CollectingObserver();
        BulkCreateOptions options = new BulkCreateOptions { RateLimit = 0 };
        using BulkUserCreator creator = new BulkUserCreator(store.Store, options, observer, null, TimeProvider.System, () => 0.5);
        Assert.All(Enumerable.Range(0, 3), i => Assert.True(creator.TryQueue(new RecordBatch(i + 1, records.Skip(i * 10).Take(10).ToArray()))));

        creator.Complete();
        await creator.Completion;

        Assert.Equal("RunSettingRefused", creator.AbortedBy?.ErrorId);
        Assert.Equal(20, observer.Results.Count(result => result.Status == BulkUserStatus.NotSent));
        Assert.Equal(1, store.Store.Calls);
    }

    [Fact]
    public async Task FirstBatch_GoesAlone()
    {
        bool isFirstDone = false;
        int withFirst = 0;
        _run.Options.Workers = 8;
        _run.Options.BatchSize = 1;
        _store.Meet = (call, _) =>
        {
            withFirst += call > 1 && !isFirstDone ? 1 : 0;
            return Fault.None;
        };
        _store.Pause = async () =>
        {
            // Time enough for the others to start, if they might.
            for (int i = 0; i < 1000 && !isFirstDone; i++)
            {
                await Task.Yield();
            }

            isFirstDone = true;
        };

        await _run.RunAsync(UploadRun.CreateFile(_folder, 50));

        Assert.Equal((0, 50), (withFirst, _store.Creates));
    }

    [Fact]
    public async Task ThrottledCalls_AreSentAgain_AndTheRunSaysSoOnce()
    {
        int refused = 0;
        _run.Options.RateLimit = 200;
        _store.Meet = (call, _) => call % 5 == 0 && refused++ < 4 ? Fault.Refused(IdentityStoreFault.NotDone, 510, status: 200) : Fault.None;

        MigrationSummary summary = await _run.RunAsync(UploadRun.CreateFile(_folder, 300));

        Assert.Equal("300 given = Created 300", summary.ToString());
        Assert.Single(_run.Told, line => line.Contains("slowing down", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(429)]
    [InlineData(200)]
    public async Task StoreThatAsksForPatienceFromTheStart_IsGivenIt(int status)
    {
        _run.Options.RateLimit = 1;
        _run.Options.Patience = TimeSpan.FromMinutes(15);
        _store.Meet = (call, _) => call <= 8 ? Fault.Refused(IdentityStoreFault.NotDone, 510, status: status) : Fault.None;

        MigrationSummary summary = await _run.RunAsync(UploadRun.CreateFile(_folder, 20));

        Assert.Equal("20 given = Created 20", summary.ToString());
    }

    [Fact]
    public async Task DeniedInTheMiddle_LeavesTheRestUnsent_AndTheSameCommandFinishesIt()
    {
        string file = UploadRun.CreateFile(_folder, 100);
        _store.Meet = (call, _) => call >= 4 ? Fault.Refused(IdentityStoreFault.Denied, 402) : Fault.None;
        MigrationSummary first = await _run.RunAsync(file);
        Assert.Equal((4, "RunDenied"), (first.ExitCode, _run.AbortedBy?.ErrorId));
        Assert.Equal(100, first.Created + first.NotSent);

        _store.Meet = (_, _) => Fault.None;
        UploadRun second = new UploadRun(_store, _folder);
        MigrationSummary summary = await second.RunAsync(file);

        Assert.Equal("100 given = Created 100", summary.ToString());
        Assert.Equal(first.Created, second.Results.Count(result => result.FromJournal));
        Assert.Equal(100, _store.Users.Count);
        Assert.Equal(101, File.ReadAllLines(Path.Combine(_run.RunPath, "success.csv")).Length);
        Assert.False(File.Exists(Path.Combine(_run.RunPath, "retry.csv")));
    }

    private sealed class AttributeStore
    {
        public FakeStore Store { get; } = new FakeStore
        {
            Answer = (_, records, _) => Task.FromResult<IReadOnlyList<StoreRecordAnswer>>(records
                .Select(_ => StoreRecordAnswer.Refused(223, "unknown_attribute", "attribute does not exist: /givenname", isDuplicate: false))
                .ToArray()),
        };
    }

    private sealed class CollectingObserver : IUploadObserver
    {
        public System.Collections.Concurrent.ConcurrentBag<BulkUserResult> Results { get; } = [];

        public void OnResults(IReadOnlyList<BulkUserResult> results)
        {
            foreach (BulkUserResult result in results)
            {
                Results.Add(result);
            }
        }

        public void OnVerbose(string message)
        {
        }

        public void OnWarning(string message)
        {
        }
    }
}
