using System;
using System.Threading.Tasks;
using UserMigration.Engine.Runs.Sending;
using Xunit;

namespace UserMigration.Engine.Tests.Upload;

/// <summary>What the store is asked of single records, and what follows where it can't be asked.</summary>
public sealed class UserLookUpTests : IDisposable
{
    private static readonly IdentityKey s_key = new IdentityKey("email", "bob@example.com");

    private readonly CallBench _bench = new CallBench();

    public void Dispose() => _bench.Dispose();

    [Fact]
    public void RecordInDoubt_WithoutAKey_IsUnresolved()
    {
        QueuedRecord record = CallBench.Record(email: null);
        RecordBatch batch = new RecordBatch(7, [record]);

        BulkUserResult result = _bench.LookUp.Keyless(batch, record);

        Assert.Null(_bench.LookUp.KeyOf(record));
        Assert.Equal((BulkUserStatus.Unresolved, 7), (result.Status, result.Batch));
        Assert.Equal("It is unknown whether the store has the user. The record has no email to look up its user by.", result.Error);
    }

    [Fact]
    public async Task UserThatIsThere_IsFoundAtOnce()
    {
        IdentityUser user = _bench.HasUser();
        QueuedRecord record = InDoubt(TimeSpan.FromSeconds(11));

        Task<IdentityUser?> found = _bench.LookUp.FindConclusivelyAsync(record, s_key);
        await _bench.RunAsync(found);

        Assert.Same(user, await found);
        Assert.Equal((1, TimeSpan.Zero), (_bench.Store.LookUps, Elapsed));
    }

    [Fact]
    public async Task UserThatIsNotThereYet_IsLookedUpAgain_WhenTheServerCanNotBeAtWorkAnyMore()
    {
        QueuedRecord record = InDoubt(TimeSpan.FromSeconds(11));
        _bench.Store.BeforeLookUp = () =>
        {
            if (_bench.Store.LookUps == 1)
            {
                _bench.HasUser();
            }
        };

        Task<IdentityUser?> found = _bench.LookUp.FindConclusivelyAsync(record, s_key);
        await _bench.RunAsync(found);

        Assert.NotNull(await found);
        Assert.Equal((2, TimeSpan.FromSeconds(11)), (_bench.Store.LookUps, Elapsed));
    }

    [Fact]
    public async Task AbsentUser_IsLookedUpOnce_WhereTheServerCanNotBeAtWorkAnyMore()
    {
        QueuedRecord past = InDoubt(TimeSpan.Zero);
        QueuedRecord certain = CallBench.Record();
        certain.ConclusiveFrom = _bench.Time.GetUtcNow() + TimeSpan.FromSeconds(11);
        QueuedRecord refused = InDoubt(TimeSpan.FromSeconds(11));
        refused.Refusal = StoreRecordAnswer.Refused(361, "unique_violation", null, isDuplicate: true);

        foreach (QueuedRecord record in new[] { past, certain, refused })
        {
            Task<IdentityUser?> found = _bench.LookUp.FindConclusivelyAsync(record, s_key);
            await _bench.RunAsync(found);
            Assert.Null(await found);
        }

        Assert.Equal((3, TimeSpan.Zero), (_bench.Store.LookUps, Elapsed));
    }

    [Fact]
    public async Task RecordThatWasRefusedOtherwise_IsStillWaitedFor()
    {
        QueuedRecord record = InDoubt(TimeSpan.FromSeconds(11));
        record.Refusal = StoreRecordAnswer.Refused(363, "length_violation", null, isDuplicate: false);

        await _bench.RunAsync(_bench.LookUp.FindConclusivelyAsync(record, s_key));

        Assert.Equal((2, TimeSpan.FromSeconds(11)), (_bench.Store.LookUps, Elapsed));
    }

    [Theory]
    [InlineData(false, IdentityStoreFault.Refused, BulkUserStatus.Failed, null)]
    [InlineData(true, IdentityStoreFault.Refused, BulkUserStatus.Unresolved, null)]
    [InlineData(false, IdentityStoreFault.TooLarge, BulkUserStatus.NotSent, null)]
    [InlineData(true, IdentityStoreFault.TooLarge, BulkUserStatus.Unresolved, null)]
    [InlineData(false, IdentityStoreFault.Denied, BulkUserStatus.NotSent, "RunDenied")]
    [InlineData(true, IdentityStoreFault.Denied, BulkUserStatus.Unresolved, "RunDenied")]
    public async Task RecordThatCanNotBeLookedUp_HasAResult(bool isInDoubt, IdentityStoreFault kind, BulkUserStatus status, string? errorId)
    {
        _bench.Store.MeetFind = (_, _) => new IdentityStoreException(kind, "No.");
        QueuedRecord record = isInDoubt ? InDoubt(TimeSpan.Zero) : CallBench.Record();

        await LookUpAsync(record);

        Assert.Equal((status, errorId), (record.Result!.Status, _bench.End.AbortedBy?.ErrorId));
        Assert.Contains("No.", record.Result.Error, StringComparison.Ordinal);
        Assert.Equal(status != BulkUserStatus.Failed, record.Result.Error!.Contains("The user could not be looked up: ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task RefusedRecord_ThatCanNotBeLookedUp_IsUnresolved()
    {
        _bench.Store.MeetFind = (_, _) => new IdentityStoreException(IdentityStoreFault.Refused, "No.");
        QueuedRecord record = CallBench.Record();
        record.Refusal = StoreRecordAnswer.Refused(361, "unique_violation", null, isDuplicate: true);

        await LookUpAsync(record);

        Assert.Equal(BulkUserStatus.Unresolved, record.Result!.Status);
    }

    [Fact]
    public async Task StoreThatIsGone_EndsTheRun()
    {
        _bench.Store.MeetFind = (_, _) => new IdentityStoreException(IdentityStoreFault.NotDone, "No connection.");
        QueuedRecord first = InDoubt(TimeSpan.Zero);
        QueuedRecord second = CallBench.Record();

        await LookUpAsync(first, second);

        Assert.Equal("StoreUnavailable", _bench.End.AbortedBy?.ErrorId);
        Assert.Contains("No connection. Run the same command again", _bench.End.AbortedBy!.Message, StringComparison.Ordinal);
        Assert.Equal(BulkUserStatus.Unresolved, first.Result!.Status);
    }

    [Fact]
    public async Task Fault_IsOfItsRecordAlone()
    {
        _bench.HasUser();
        _bench.Store.MeetFind = (call, _) => call == 1 ? new IdentityStoreException(IdentityStoreFault.Refused, "No.") : null;
        QueuedRecord first = CallBench.Record();
        QueuedRecord second = CallBench.Record();

        await LookUpAsync(first, second);

        Assert.Equal(BulkUserStatus.Failed, first.Result!.Status);
        Assert.Equal(BulkUserStatus.Existing, second.Result!.Status);
        Assert.Null(_bench.End.AbortedBy);
    }

    private TimeSpan Elapsed => _bench.Elapsed;

    private Task LookUpAsync(params QueuedRecord[] records)
    {
        RecordBatch batch = new RecordBatch(7, records);
        return _bench.RunAsync(_bench.LookUp.ForEachAsync(batch, records, async record =>
        {
            IdentityUser? user = await _bench.LookUp.FindAsync(s_key);
            record.Result = new BulkUserResult(record.Record, user is null ? BulkUserStatus.Failed : BulkUserStatus.Existing);
        }));
    }

    private QueuedRecord InDoubt(TimeSpan stillAtWork)
    {
        QueuedRecord record = CallBench.Record();
        record.InDoubtSince = _bench.Time.GetUtcNow();
        record.ConclusiveFrom = _bench.Time.GetUtcNow() + stillAtWork;
        return record;
    }
}
