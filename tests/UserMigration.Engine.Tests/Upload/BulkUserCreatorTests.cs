using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using UserMigration.Engine.Runs.Folder;
using UserMigration.Engine.Runs.Sending;
using UserMigration.Engine.Runs.Upload;
using UserMigration.Tests.Shared;
using Xunit;

namespace UserMigration.Engine.Tests.Upload;

public sealed class BulkUserCreatorTests : IDisposable
{
    private readonly string _path = Path.Combine(Path.GetTempPath(), "um-" + Guid.NewGuid().ToString("N"));
    private readonly FakeStore _store = new FakeStore();
    private readonly Observer _observer = new Observer();

    public void Dispose()
    {
        if (Directory.Exists(_path))
        {
            Directory.Delete(_path, recursive: true);
        }
    }

    [Fact]
    public async Task EachRecord_HasOneOutcome()
    {
        await RunAsync(Records.Identities(95), new BulkCreateOptions { BatchSize = 10, RateLimit = 0 });

        Assert.Equal(95, _observer.Results.Count);
        Assert.Equal(95, _observer.Results.Select(result => result.RecordNumber).Distinct().Count());
        Assert.All(_observer.Results, result => Assert.Equal((BulkUserStatus.Created, "uuid-" + result.RecordNumber), (result.Status, result.Uuid)));
        Assert.Equal(96, File.ReadAllLines(Path.Combine(_path, "success.csv")).Length);
    }

    [Fact]
    public async Task Workers_AreAtWorkAtOnceAndNeverMore()
    {
        TaskCompletionSource gate = new TaskCompletionSource();
        _store.Answer = async (call, records, _) =>
        {
            if (_store.MostUnderWay == 3)
            {
                gate.TrySetResult();
            }

            // The first batch goes alone.
            await (call == 1 ? Task.CompletedTask : gate.Task);
            return records.Select(_ => StoreRecordAnswer.Created("u")).ToArray();
        };

        await RunAsync(Records.Identities(50), new BulkCreateOptions { BatchSize = 5, Workers = 3, RateLimit = 0 });

        Assert.Equal(3, _store.MostUnderWay);
    }

    [Fact]
    public async Task RefusedRecords_FailAndDuplicatesExist()
    {
        _store.Answer = (_, records, _) => Task.FromResult<IReadOnlyList<StoreRecordAnswer>>(
        [
            StoreRecordAnswer.Created("u"),
            StoreRecordAnswer.Refused(361, "unique_violation", "Attempted to update a duplicate value", isDuplicate: true),
            StoreRecordAnswer.Refused(363, "length_violation", "user3@example.com is too long", isDuplicate: false),
        ]);

        _store.Find = _ => new IdentityUser("user", new Dictionary<string, object?>()) { Uuid = "u2" };

        await RunAsync(Records.Identities(3), new BulkCreateOptions { RateLimit = 0 });

        Assert.Equal([BulkUserStatus.Created, BulkUserStatus.Existing, BulkUserStatus.Failed], Statuses());
        BulkUserResult failed = _observer.Results.Single(result => result.Status == BulkUserStatus.Failed);
        Assert.Equal((363, "length_violation: «email» is too long"), (failed.Code, failed.Error));
        Assert.Equal(["batch,line,error,record", "1,,length_violation: «email» is too long,3"], File.ReadAllLines(Path.Combine(_path, "fail.csv")));
        Assert.Equal(["email", "user3@example.com"], File.ReadAllLines(Path.Combine(_path, "rejects.csv")));
    }

    [Fact]
    public async Task DeniedCall_StopsTheRunAndTheRestIsNotSent()
    {
        _store.Answer = (_, _, _) => throw new IdentityStoreException(IdentityStoreFault.Denied, "The store answered 402.") { Code = 402 };

        BulkUserCreator creator = await RunAsync(Records.Identities(100), new BulkCreateOptions { RateLimit = 0, Workers = 1 });

        Assert.Equal(1, _store.Calls);
        Assert.Equal("RunDenied", creator.AbortedBy?.ErrorId);
        Assert.Equal(100, _observer.Results.Count);
        Assert.Equal(100, _observer.Results.Count(result => result.Status == BulkUserStatus.NotSent));
    }

    [Fact]
    public async Task Cancel_SettlesEverythingThatWasQueued()
    {
        SteppedTime time = new SteppedTime();
        TaskCompletionSource sent = new TaskCompletionSource();
        TaskCompletionSource<IReadOnlyList<StoreRecordAnswer>> never = new TaskCompletionSource<IReadOnlyList<StoreRecordAnswer>>();
        _store.Answer = (_, _, token) =>
        {
            token.Register(() => never.TrySetCanceled(token));
            sent.TrySetResult();
            return never.Task;
        };
        BulkCreateOptions options = new BulkCreateOptions { RateLimit = 0, Workers = 1 };
        using RunFolder folder = RunFolder.Open(_path, _store, options, time);
        using BulkUserCreator creator = new BulkUserCreator(_store, options, _observer, folder, time, () => 0.5);
        Assert.True(creator.TryQueue(new RecordBatch(1, Records.Identities(10))));
        Assert.True(creator.TryQueue(new RecordBatch(2, Records.Identities(10))));
        await sent.Task;

        creator.Cancel();
        time.Advance(TimeSpan.FromSeconds(2.9));
        bool isGivenTime = !never.Task.IsCompleted;
        time.Advance(TimeSpan.FromSeconds(0.2));
        await creator.Completion;

        Assert.True(isGivenTime);
        Assert.Equal(10, _observer.Results.Count(result => result.Status == BulkUserStatus.Unresolved));
        Assert.Equal(10, _observer.Results.Count(result => result.Status == BulkUserStatus.NotSent));
        Assert.Equal(1, _store.Calls);
    }

    [Fact]
    public async Task FullQueue_RefusesABatch()
    {
        TaskCompletionSource gate = new TaskCompletionSource();
        _store.Answer = async (_, records, _) =>
        {
            await gate.Task;
            return records.Select(_ => StoreRecordAnswer.Created("u")).ToArray();
        };
        using BulkUserCreator creator = new BulkUserCreator(
            _store, new BulkCreateOptions { RateLimit = 0, Workers = 1 }, _observer, null, TimeProvider.System, () => 0.5);
        int queued = 0;
        while (creator.TryQueue(new RecordBatch(queued + 1, Records.Identities(1))))
        {
            queued++;
        }

        Assert.InRange(queued, 2, 3);
        gate.SetResult();
        creator.Complete();
        await creator.Completion;
    }

    [Fact]
    public void RunFolder_ThatIsNotEmptyIsRefused()
    {
        Directory.CreateDirectory(_path);
        File.WriteAllText(Path.Combine(_path, "x"), "x");

        MigrationException exception = Assert.Throws<MigrationException>(() => RunFolder.Open(_path, _store, new BulkCreateOptions(), TimeProvider.System));

        Assert.Equal(("RunFolderNotEmpty", 5), (exception.ErrorId, exception.ExitCode));
    }

    [Fact]
    public async Task Files_AreReadableByTheirOwnerAlone()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("File modes are Unix's.");
            return;
        }

        await RunAsync(Records.Identities(1), new BulkCreateOptions { RateLimit = 0 });

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(_path));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(_path, "success.csv")));
    }

    private IEnumerable<BulkUserStatus> Statuses() =>
        _observer.Results.OrderBy(result => result.RecordNumber).Select(result => result.Status);

    private async Task<BulkUserCreator> RunAsync(IReadOnlyList<IdentityRecord> records, BulkCreateOptions options)
    {
        using RunFolder folder = RunFolder.Open(_path, _store, options, TimeProvider.System);
        using BulkUserCreator creator = new BulkUserCreator(_store, options, _observer, folder, TimeProvider.System, () => 0.5);
        int number = 0;
        foreach (IdentityRecord[] chunk in records.Chunk(options.BatchSize))
        {
            RecordBatch batch = new RecordBatch(++number, chunk);
            await _observer.Told.WaitUntilAsync(() => creator.TryQueue(batch), TestContext.Current.CancellationToken);
        }

        creator.Complete();
        await creator.Completion;
        return creator;
    }

    private sealed class Observer : IUploadObserver
    {
        public ConcurrentBag<BulkUserResult> Results { get; } = [];

        public Signal Told { get; } = new Signal();

        public void OnResults(IReadOnlyList<BulkUserResult> results)
        {
            foreach (BulkUserResult result in results)
            {
                Results.Add(result);
            }

            Told.Set();
        }

        public void OnVerbose(string message)
        {
        }

        public void OnWarning(string message)
        {
        }
    }
}
