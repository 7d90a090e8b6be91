using System;
using System.Threading.Tasks;
using UserMigration.Engine.Runs.Sending;
using Xunit;
using Fault = UserMigration.Engine.Tests.Upload.MemoryStore.Fault;

namespace UserMigration.Engine.Tests.Upload;

/// <summary>Deleting the users of records.</summary>
public sealed class RecordDeletionTests : IDisposable
{
    private readonly CallBench _bench = new CallBench(time => new PickyStore(time));
    private readonly RecordDeletion _deletion;

    public RecordDeletionTests() =>
        _deletion = new RecordDeletion(_bench.Store, _bench.Options, _bench.Caller, _bench.End, _bench.Time, _bench.LookUp);

    public void Dispose() => _bench.Dispose();

    [Fact]
    public async Task User_IsFoundByItsKey_AndDeleted()
    {
        IdentityUser user = _bench.HasUser();
        QueuedRecord record = Record();

        await DeleteAsync(record);

        Assert.Equal((BulkUserStatus.Deleted, user.Uuid, 1, false), (record.Result!.Status, record.Result.Uuid, record.Result.Attempts, record.Result.Settled));
        Assert.Null(record.Result.CodeName);
        Assert.Empty(_bench.Store.Users);
        Assert.Equal(TimeSpan.Zero, _bench.Elapsed);
    }

    [Fact]
    public async Task UserThatIsNamedByItsIdentifier_IsNotLookedUp()
    {
        _bench.Options.PrimaryKey = "uuid";
        QueuedRecord record = Record();
        record.Record.Attributes["uuid"] = _bench.HasUser().Uuid;

        await DeleteAsync(record);

        Assert.Equal((BulkUserStatus.Deleted, 0), (record.Result!.Status, _bench.Store.LookUps));
    }

    [Fact]
    public async Task UserThatTheStoreNeverHad_IsUnchanged()
    {
        QueuedRecord record = Record();

        await DeleteAsync(record);

        Assert.Equal((BulkUserStatus.Unchanged, "absent", false), (record.Result!.Status, record.Result.CodeName, record.Result.Settled));
        Assert.Null(record.Result.Uuid);
        Assert.Equal(0, _bench.Store.Deletes);
    }

    [Fact]
    public async Task UserThatIsGone_WhenItIsDeleted_IsUnchanged()
    {
        _bench.Options.PrimaryKey = "uuid";
        QueuedRecord record = Record();
        record.Record.Attributes["uuid"] = "6ba7b810-9dad-11d1-80b4-00c04fd430c8";

        await DeleteAsync(record);

        Assert.Equal((BulkUserStatus.Unchanged, "absent", null), (record.Result!.Status, record.Result.CodeName, record.Result.Uuid));
    }

    [Fact]
    public async Task UserOfARecordInDoubt_ThatIsNotThere_WasDeletedByUs()
    {
        QueuedRecord record = Record();
        record.InDoubtSince = _bench.Time.GetUtcNow();

        await DeleteAsync(record);

        Assert.Equal((BulkUserStatus.Deleted, true, 0), (record.Result!.Status, record.Result.Settled, _bench.Store.Deletes));
        Assert.Null(record.Result.CodeName);
    }

    [Fact]
    public async Task CallThatIsMadeAgain_AndFindsNobody_WasDoneTheFirstTime()
    {
        IdentityUser user = _bench.HasUser();
        _bench.Store.MeetDelete = call => call == 1 ? Fault.LostAfter : Fault.None;
        QueuedRecord record = Record();

        await DeleteAsync(record);

        Assert.Equal((BulkUserStatus.Deleted, user.Uuid, 2, true), (record.Result!.Status, record.Result.Uuid, record.Result.Attempts, record.Result.Settled));
        Assert.Contains("The outcome of the deletion is unknown. It is retried.", Assert.Single(_bench.Verbose), StringComparison.Ordinal);
        Assert.InRange(_bench.Elapsed, TimeSpan.FromMilliseconds(1), TimeSpan.FromSeconds(1));
    }

    [Fact]
    public async Task StoreThatFailsTimeAfterTime_LeavesTheRecordUnresolved()
    {
        _bench.HasUser();
        _bench.Store.MeetDelete = _ => Fault.LostBefore;
        QueuedRecord record = Record();

        await DeleteAsync(record);

        Assert.Equal((BulkUserStatus.Unresolved, 6, 6), (record.Result!.Status, record.Result.Attempts, _bench.Store.Deletes));
        Assert.Equal("It is unknown whether the store deleted the user. The calls keep failing.", record.Result.Error);
        Assert.Single(_bench.Store.Users);
    }

    [Fact]
    public async Task DoubtOfAnEarlierCall_IsTheFirstOne()
    {
        _bench.HasUser();
        DateTimeOffset since = _bench.Time.GetUtcNow() - TimeSpan.FromMinutes(1);
        QueuedRecord record = Record();
        record.InDoubtSince = since;

        await DeleteAsync(record);

        Assert.Equal((BulkUserStatus.Deleted, true, since), (record.Result!.Status, record.Result.Settled, record.InDoubtSince));
    }

    [Fact]
    public async Task RefusedDeletion_Fails_AndTheSecondOfItsKindEndsTheRun()
    {
        _bench.HasUser();
        _bench.Store.MeetDelete = _ => Fault.Refused(IdentityStoreFault.Refused, 200, "uuid");
        QueuedRecord first = Record();
        QueuedRecord second = Record();

        await DeleteAsync(first);
        Assert.Null(_bench.End.AbortedBy);
        await DeleteAsync(second);

        Assert.Equal((BulkUserStatus.Failed, 200, "Refused."), (first.Result!.Status, first.Result.Code, first.Result.Error));
        Assert.Equal(BulkUserStatus.Failed, second.Result!.Status);
        Assert.Equal("RunSettingRefused", _bench.End.AbortedBy?.ErrorId);
        Assert.Null(first.InDoubtSince);
    }

    [Fact]
    public async Task DeletionThatIsRefused_AfterOneThatWasLost_SaysWhatToLookFor()
    {
        _bench.HasUser();
        _bench.Store.MeetDelete = call => call == 1 ? Fault.LostBefore : Fault.Refused(IdentityStoreFault.Refused, 200);
        QueuedRecord record = Record();

        await DeleteAsync(record);

        Assert.Equal(
            (BulkUserStatus.Failed, "Refused. An earlier call may have succeeded. Check whether the user is deleted, or scheduled for deletion."),
            (record.Result!.Status, record.Result.Error));
        Assert.NotNull(record.InDoubtSince);
    }

    [Theory]
    [InlineData(IdentityStoreFault.Denied, "RunDenied")]
    [InlineData(IdentityStoreFault.NotDone, "StoreUnavailable")]
    public async Task StoreThatTakesNoDeletion_EndsTheRun(IdentityStoreFault kind, string errorId)
    {
        _bench.HasUser();
        _bench.Store.MeetDelete = _ => Fault.Refused(kind);
        QueuedRecord record = Record();

        await DeleteAsync(record);

        Assert.Equal(errorId, _bench.End.AbortedBy?.ErrorId);
        Assert.Null(record.InDoubtSince);
    }

    [Fact]
    public async Task DeletedRecord_ShowsThatTheStoreKnowsWhatItIsSent()
    {
        _bench.HasUser();
        await DeleteAsync(Record());

        for (int i = 0; i < 10; i++)
        {
            _bench.End.OnRefusedRecord(new IdentityStoreException(IdentityStoreFault.Refused, "No."), () => throw new InvalidOperationException());
        }

        Assert.Null(_bench.End.AbortedBy);
    }

    [Fact]
    public async Task ValueThatIsNotAnIdentifier_IsNotSent()
    {
        _bench.Options.PrimaryKey = "uuid";
        QueuedRecord record = Record();
        record.Record.Attributes["uuid"] = "bad";

        await DeleteAsync(record);

        Assert.Equal(
            (BulkUserStatus.Failed, "The uuid of the record does not have the format of an identifier, so no call to delete a user was made."),
            (record.Result!.Status, record.Result.Error));
        Assert.Null(record.InDoubtSince);
        Assert.Null(_bench.End.AbortedBy);
    }

    [Fact]
    public async Task RecordWithoutAKey_DeletesNobody()
    {
        QueuedRecord fresh = CallBench.Record(RecordOperation.Delete, email: null);
        QueuedRecord doubtful = CallBench.Record(RecordOperation.Delete, email: null);
        doubtful.InDoubtSince = _bench.Time.GetUtcNow();

        await DeleteAsync(fresh);
        await DeleteAsync(doubtful);

        Assert.Equal((BulkUserStatus.Failed, "The record has no email that identifies the user to delete."), (fresh.Result!.Status, fresh.Result.Error));
        Assert.Equal(
            (BulkUserStatus.Unresolved, "It is unknown whether the store deleted the user. The record has no email to look up its user by."),
            (doubtful.Result!.Status, doubtful.Result.Error));
        Assert.Equal(0, _bench.Store.LookUps);
    }

    private static QueuedRecord Record() => CallBench.Record(RecordOperation.Delete);

    private Task DeleteAsync(QueuedRecord record) => _bench.RunAsync(_deletion.DoAsync(new RecordBatch(7, [record]), [record]));

    /// <summary>A store that takes no identifier but a UUID.</summary>
    private sealed class PickyStore(TimeProvider time) : MemoryStore(time)
    {
        protected override StoreDeletion Delete(string uuid) =>
            Guid.TryParse(uuid, out _) ? base.Delete(uuid) : throw new ArgumentException("It is not a UUID.", nameof(uuid));
    }
}
