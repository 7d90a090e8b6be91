using System;
using System.Threading.Tasks;
using UserMigration.Engine.Runs.Sending;
using Xunit;

namespace UserMigration.Engine.Tests.Upload;

/// <summary>What would become of records.</summary>
public sealed class BatchPlanTests : IDisposable
{
    private CallBench _bench = new CallBench();

    public void Dispose() => _bench.Dispose();

    [Theory]
    [InlineData(RecordOperation.Unset, null, false, BulkUserStatus.WouldCreate)]
    [InlineData(RecordOperation.Unset, "Rob", false, BulkUserStatus.Existing)]
    [InlineData(RecordOperation.Unset, "Bob", false, BulkUserStatus.Existing)]
    [InlineData(RecordOperation.Update, null, false, BulkUserStatus.WouldCreate)]
    [InlineData(RecordOperation.Update, "Rob", true, BulkUserStatus.WouldUpdate)]
    [InlineData(RecordOperation.Update, "Bob", true, BulkUserStatus.Unchanged)]
    [InlineData(RecordOperation.Delete, null, false, BulkUserStatus.Unchanged)]
    [InlineData(RecordOperation.Delete, "Rob", false, BulkUserStatus.WouldDelete)]
    public async Task Record_IsPlannedByWhatTheStoreHas(RecordOperation operation, string? name, bool isUpdate, BulkUserStatus status)
    {
        IdentityUser? user = name is null ? null : _bench.HasUser(name);
        QueuedRecord record = CallBench.Record(operation);

        await PlanAsync(record);

        Assert.Equal((status, isUpdate, isUpdate), (record.Result!.Status, record.IsUpdate, record.Result.IsUpdate));
        Assert.Equal((0, user?.Uuid), (record.Result.Batch, record.Result.Uuid));
        Assert.Equal((0, 0, 0), (_bench.Store.Creates, _bench.Store.Changes, _bench.Store.Deletes));
    }

    [Theory]
    [InlineData(null, false, BulkUserStatus.WouldCreate)]
    [InlineData("Rob", true, BulkUserStatus.WouldUpdate)]
    public async Task StoreThatCreatesOrUpdates_UpdatesWhateverIsThere(string? name, bool isUpdate, BulkUserStatus status)
    {
        using CallBench bench = new CallBench(time => new UpsertStore(time));
        _bench = bench;
        bench.Store.SchemaFault = new IdentityStoreException(IdentityStoreFault.Denied, "No.");
        if (name is not null)
        {
            bench.HasUser(name);
        }

        QueuedRecord record = CallBench.Record();

        await PlanAsync(record);

        Assert.Equal((status, isUpdate), (record.Result!.Status, record.IsUpdate));
        Assert.Null(bench.End.AbortedBy);
    }

    [Fact]
    public async Task RecordWithoutAKey_WouldBeCreated_OrDeletesNobody()
    {
        QueuedRecord creation = CallBench.Record(email: null);
        QueuedRecord deletion = CallBench.Record(RecordOperation.Delete, email: null);

        await PlanAsync(creation);
        await PlanAsync(deletion);

        Assert.Equal(BulkUserStatus.WouldCreate, creation.Result!.Status);
        Assert.Equal((BulkUserStatus.Failed, "The record has no email that identifies the user to delete."), (deletion.Result!.Status, deletion.Result.Error));
        Assert.Equal(0, _bench.Store.LookUps);
    }

    [Fact]
    public async Task Schema_IsAskedFor_WhereAUserIsChanged()
    {
        _bench.Store.SchemaFault = new IdentityStoreException(IdentityStoreFault.Denied, "No.");
        await PlanAsync(CallBench.Record());
        await PlanAsync(CallBench.Record(RecordOperation.Delete));
        Assert.Null(_bench.End.AbortedBy);

        await PlanAsync(CallBench.Record(RecordOperation.Update));

        Assert.Equal("SchemaUnreadable", _bench.End.AbortedBy?.ErrorId);
    }

    [Theory]
    [InlineData(IdentityStoreFault.Denied, "RunDenied")]
    [InlineData(IdentityStoreFault.Refused, null)]
    [InlineData(IdentityStoreFault.TooLarge, null)]
    public async Task RecordThatCanNotBeLookedUp_IsUnresolved(IdentityStoreFault kind, string? errorId)
    {
        _bench.Store.MeetFind = (_, _) => new IdentityStoreException(kind, "No.") { Code = 200, Argument = "x" };
        QueuedRecord record = CallBench.Record();

        await PlanAsync(record);

        Assert.Equal(BulkUserStatus.Unresolved, record.Result!.Status);
        Assert.Contains("The user could not be looked up: No.", record.Result.Error, StringComparison.Ordinal);
        Assert.Equal(errorId, _bench.End.AbortedBy?.ErrorId);
    }

    [Fact]
    public async Task TwoRefusalsAlike_EndThePlan()
    {
        _bench.Store.MeetFind = (_, _) => new IdentityStoreException(IdentityStoreFault.Refused, "No.") { Code = 200, Argument = "x" };

        await PlanAsync(CallBench.Record(), CallBench.Record());

        Assert.Equal("RunSettingRefused", _bench.End.AbortedBy?.ErrorId);
    }

    [Fact]
    public async Task StoreThatIsGone_EndsThePlan_AndTheRestIsNotLookedUp()
    {
        _bench.Store.MeetFind = (_, _) => new IdentityStoreException(IdentityStoreFault.NotDone, "No connection.");
        QueuedRecord first = CallBench.Record();
        QueuedRecord second = CallBench.Record();

        await PlanAsync(first, second);

        Assert.Equal("StoreUnavailable", _bench.End.AbortedBy?.ErrorId);
        Assert.Equal((BulkUserStatus.NotSent, "The run was aborted."), (second.Result!.Status, second.Result.Error));
    }

    private Task PlanAsync(params QueuedRecord[] records) => _bench.RunAsync(
        new BatchPlan(_bench.Store, _bench.Options, _bench.Caller, _bench.End, _bench.Settlement).DoAsync(new RecordBatch(7, records)));
}
