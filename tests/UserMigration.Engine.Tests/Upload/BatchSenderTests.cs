using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using UserMigration.Engine.Runs.Sending;
using Xunit;
using Fault = UserMigration.Engine.Tests.Upload.MemoryStore.Fault;

namespace UserMigration.Engine.Tests.Upload;

/// <summary>A batch on its way to the store, until each of its records has an outcome.</summary>
public sealed class BatchSenderTests : IDisposable
{
    private readonly CallBench _bench = new CallBench();
    private readonly BatchSender _sender;

    public BatchSenderTests() => _sender = new BatchSender(
        _bench.Store,
        _bench.Options,
        _bench.Caller,
        _bench.End,
        _bench.Settlement,
        new RecordDeletion(_bench.Store, _bench.Options, _bench.Caller, _bench.End, _bench.Time, _bench.LookUp),
        _bench.Time);

    public void Dispose() => _bench.Dispose();

    [Fact]
    public async Task SentRecord_IsInNoDoubt_AndTheServerIsDoneWithItSoon()
    {
        RecordBatch batch = Batch(2);

        await SendAsync(batch);

        Assert.All(batch.Results, result => Assert.Equal((BulkUserStatus.Created, 1, 7, false), (result.Status, result.Attempts, result.Batch, result.Settled)));
        Assert.All(batch.Entries, record => Assert.Null(record.InDoubtSince));
        Assert.All(batch.Entries, record => Assert.Equal(_bench.Time.GetUtcNow() + TimeSpan.FromSeconds(11), record.ConclusiveFrom));
        Assert.Equal((1, TimeSpan.Zero), (_bench.Store.Creates, _bench.Elapsed));
        Assert.Empty(_bench.Verbose);
    }

    [Fact]
    public async Task LostCall_IsSaid_AndMadeAgainAfterAWhile()
    {
        _bench.Store.Meet = (call, _) => call == 1 ? Fault.LostBefore : Fault.None;
        RecordBatch batch = Batch(2);

        await SendAsync(batch);

        Assert.All(batch.Results, result => Assert.Equal((BulkUserStatus.Created, 2), (result.Status, result.Attempts)));
        Assert.Equal(
            "records 1 to 2: The connection to the store broke. The outcome is unknown. Looking it up.",
            Assert.Single(_bench.Verbose));
        Assert.InRange(_bench.Elapsed, TimeSpan.FromMilliseconds(1), TimeSpan.FromSeconds(1));
    }

    [Fact]
    public async Task StoreThatFailsTimeAfterTime_LeavesTheRecordsUnresolved()
    {
        _bench.Store.Meet = (_, _) => Fault.LostBefore;
        RecordBatch batch = Batch(1);
        DateTimeOffset begin = _bench.Time.GetUtcNow();

        await SendAsync(batch);

        BulkUserResult result = Assert.Single(batch.Results);
        Assert.Equal((BulkUserStatus.Unresolved, 7), (result.Status, _bench.Store.Creates));
        Assert.Equal("It is unknown whether the store has the user. The calls keep failing.", result.Error);
        Assert.Equal(begin, batch.Entries[0].InDoubtSince);
    }

    [Fact]
    public async Task LastLookUp_FindsWhatTheStoreDid()
    {
        _bench.Store.Meet = (call, _) => call == 1 ? Fault.LostAfter : Fault.LostBefore;
        RecordBatch batch = Batch(1);

        await SendAsync(batch);

        Assert.Equal((BulkUserStatus.Created, true), (batch.Results[0].Status, batch.Results[0].Settled));
    }

    [Fact]
    public async Task RecordOfACrashedCommand_IsSettledAtOnce()
    {
        _bench.Store.IsKeyUnique = false;
        RecordBatch batch = Batch(2);
        DateTimeOffset since = _bench.Time.GetUtcNow();
        batch.Entries[0].InDoubtSince = since;
        _bench.Store.Add(batch.Entries[0].Record, since);

        await SendAsync(batch);

        Assert.Equal((BulkUserStatus.Created, true, 0), (batch.Results[0].Status, batch.Results[0].Settled, batch.Results[0].Attempts));
        Assert.Equal((BulkUserStatus.Created, false, 1), (batch.Results[1].Status, batch.Results[1].Settled, batch.Results[1].Attempts));
        Assert.Equal(TimeSpan.Zero, _bench.Elapsed);
    }

    [Fact]
    public async Task DoubtOfAnEarlierCommand_IsTheFirstOne()
    {
        RecordBatch batch = Batch(1);
        DateTimeOffset since = _bench.Time.GetUtcNow() - TimeSpan.FromHours(1);
        batch.Entries[0].InDoubtSince = since;
        _bench.Store.Meet = (_, _) => Fault.LostBefore;

        await SendAsync(batch);

        Assert.Equal((BulkUserStatus.Unresolved, since), (batch.Results[0].Status, batch.Entries[0].InDoubtSince));
    }

    [Fact]
    public async Task RunThatEnds_LeavesRecordsUnsent_AndThoseInDoubtUnresolved()
    {
        _bench.End.Stop();
        RecordBatch batch = Batch(2);
        batch.Entries[1].InDoubtSince = _bench.Time.GetUtcNow();

        await SendAsync(batch);

        Assert.Equal((BulkUserStatus.NotSent, "The run was stopped."), (batch.Results[0].Status, batch.Results[0].Error));
        Assert.Equal(BulkUserStatus.Unresolved, batch.Results[1].Status);
        Assert.Contains("The run ended before the record could be looked up.", batch.Results[1].Error, StringComparison.Ordinal);
        Assert.Equal(0, _bench.Store.Creates);
    }

    [Theory]
    [InlineData(IdentityStoreFault.Denied, "RunDenied")]
    [InlineData(IdentityStoreFault.NotDone, "StoreUnavailable")]
    public async Task StoreThatTakesNoCall_EndsTheRun(IdentityStoreFault kind, string errorId)
    {
        _bench.Store.Meet = (_, _) => Fault.Refused(kind);
        RecordBatch batch = Batch(2);

        await SendAsync(batch);

        Assert.Equal(errorId, _bench.End.AbortedBy?.ErrorId);
        Assert.All(batch.Results, result => Assert.Equal((BulkUserStatus.NotSent, "The run was aborted."), (result.Status, result.Error)));
    }

    [Fact]
    public async Task CallThatIsTooLarge_IsHalved_AndLaterOnesStayBelow()
    {
        List<int> sizes = [];
        _bench.Store.Meet = (_, records) =>
        {
            sizes.Add(records.Count);
            return records.Count > 2 ? Fault.Refused(IdentityStoreFault.TooLarge, status: 413) : Fault.None;
        };
        RecordBatch batch = Batch(8);

        await SendAsync(batch);
        await SendAsync(new RecordBatch(8, Enumerable.Range(11, 5).Select(i => CallBench.Record(email: $"user{i}@example.com")).ToArray()));

        Assert.All(batch.Results, result => Assert.Equal(BulkUserStatus.Created, result.Status));
        Assert.Equal([8, 4, 2, 2, 2, 2, 2, 2, 1], sizes);
        Assert.Equal(
            ["records 1 to 8: the call was too large. From now on, the batch size is at most 4.", "records 1 to 8: the call was too large. From now on, the batch size is at most 2."],
            _bench.Verbose);
    }

    [Fact]
    public async Task CallThatIsTooLarge_AndMayHaveBeenDone_IsSettledFirst()
    {
        _bench.Store.Meet = (call, _) => call == 1 ? Fault.RefusedAfter(IdentityStoreFault.TooLarge, 502) : Fault.None;
        _bench.Store.IsKeyUnique = false;
        RecordBatch batch = Batch(2);

        await SendAsync(batch);

        Assert.All(batch.Results, result => Assert.Equal((BulkUserStatus.Created, true), (result.Status, result.Settled)));
        Assert.Equal((1, 2), (_bench.Store.Creates, _bench.Store.Users.Count));
    }

    [Fact]
    public async Task CallThatIsRefusedForOneRecord_IsBisected()
    {
        _bench.Store.Meet = (_, records) =>
            records.Any(record => record.RecordNumber == 3) ? Fault.Refused(IdentityStoreFault.Refused, 200, "x") : Fault.None;
        RecordBatch batch = Batch(4);

        await SendAsync(batch);

        Assert.Equal(
            [BulkUserStatus.Created, BulkUserStatus.Created, BulkUserStatus.Failed, BulkUserStatus.Created],
            batch.Results.Select(result => result.Status));
        Assert.Equal((200, "Refused."), (batch.Results[2].Code, batch.Results[2].Error));
        Assert.Equal(Enumerable.Repeat("records 1 to 4: the call was refused as a whole (200). The batch is split to find the record.", 2), _bench.Verbose);
        Assert.Null(_bench.End.AbortedBy);
    }

    [Fact]
    public async Task TwoRecordsThatAreRefusedAlike_EndTheRun()
    {
        _bench.Store.Meet = (_, _) => Fault.Refused(IdentityStoreFault.Refused, 200, "x");

        await SendAsync(Batch(1));
        Assert.Null(_bench.End.AbortedBy);
        await SendAsync(Batch(1));

        Assert.Equal("RunSettingRefused", _bench.End.AbortedBy?.ErrorId);
    }

    [Fact]
    public async Task DuplicateThatIsRefusedAsAWholeCall_IsLookedUp_AndEndsNothing()
    {
        _bench.Store.Meet = (_, _) => Fault.Refused(IdentityStoreFault.Refused, 361, "x");
        RecordBatch first = Batch(1);
        RecordBatch second = Batch(1);

        await SendAsync(first);
        await SendAsync(second);

        Assert.Equal((BulkUserStatus.Failed, 361), (first.Results[0].Status, first.Results[0].Code));
        Assert.Equal(BulkUserStatus.Failed, second.Results[0].Status);
        Assert.Null(_bench.End.AbortedBy);
    }

    [Fact]
    public async Task RecordThatIsTooLargeByItself_Fails()
    {
        _bench.Store.Meet = (_, _) => Fault.Refused(IdentityStoreFault.TooLarge, status: 413);
        RecordBatch batch = Batch(1);

        await SendAsync(batch);

        Assert.Equal((BulkUserStatus.Failed, 1), (batch.Results[0].Status, _bench.Store.Creates));
        Assert.Null(_bench.End.AbortedBy);
    }

    [Fact]
    public async Task RecordsAndDeletions_AreDoneInOneBatch()
    {
        IdentityUser user = _bench.HasUser();
        QueuedRecord deletion = CallBench.Record(RecordOperation.Delete);
        QueuedRecord creation = CallBench.Record(email: "user1@example.com");

        await SendAsync(new RecordBatch(7, [deletion, creation]));

        Assert.Equal((BulkUserStatus.Deleted, user.Uuid), (deletion.Result!.Status, deletion.Result.Uuid));
        Assert.Equal(BulkUserStatus.Created, creation.Result!.Status);
    }

    private static RecordBatch Batch(int count) => new RecordBatch(7, Records.Identities(count));

    private Task SendAsync(RecordBatch batch) => _bench.RunAsync(_sender.DoAsync(batch));
}
