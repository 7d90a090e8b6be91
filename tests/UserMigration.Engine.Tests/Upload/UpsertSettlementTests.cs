using System;
using System.Collections.Generic;
using System.Threading.Tasks;
using UserMigration.Engine.Runs.Sending;
using UserMigration.Engine.Runs.Settling;
using UserMigration.Engine.Stores.Cidaas;
using UserMigration.Engine.Values;
using Xunit;

namespace UserMigration.Engine.Tests.Upload;

/// <summary>What becomes of records with a store that creates or updates in one call.</summary>
public sealed class UpsertSettlementTests : IDisposable
{
    private readonly CallBench _bench = new CallBench(time => new UpsertStore(time));
    private readonly UpsertSettlement _settlement;

    public UpsertSettlementTests()
    {
        _bench.Options.PrimaryKey = "sub";
        _settlement = new UpsertSettlement(_bench.Store, _bench.Options, _bench.LookUp);
    }

    public void Dispose() => _bench.Dispose();

    [Fact]
    public async Task RecordWithoutIdentifier_IsNotLookedUp_UnlessAsked()
    {
        AddUser();
        QueuedRecord record = CallBench.Record();

        await PrepareAsync(record);

        Assert.Equal(0, _bench.Store.LookUps);
        Assert.Same(record.Record, record.Sent);
        Assert.False(record.IsUpdate);
    }

    [Fact]
    public async Task RecordWithoutIdentifier_IsGivenTheOneFound_WhereAsked()
    {
        AddUser();
        _bench.Options.Settings = StoreSettings.None.With(CidaasSettings.ResolveSub, true);
        QueuedRecord record = CallBench.Record();

        await PrepareAsync(record);

        Assert.Equal("theirs", RecordKey.Get(record.Sent, "sub"));
        Assert.True(record.IsUpdate);
    }

    [Fact]
    public async Task RecordOfNobody_IsNoUpdate()
    {
        _bench.Options.Settings = StoreSettings.None.With(CidaasSettings.ResolveSub, true);
        QueuedRecord record = CallBench.Record();

        await PrepareAsync(record);

        Assert.Same(record.Record, record.Sent);
        Assert.False(record.IsUpdate);
    }

    [Theory]
    [InlineData(false, false, false)]
    [InlineData(false, true, true)]
    [InlineData(true, false, true)]
    [InlineData(true, true, true)]
    public void Record_IsAnUpdate_WhereItsUserWasFound_OrTheStoreSaysSo(bool wasFound, bool isAnswered, bool isUpdate)
    {
        QueuedRecord record = CallBench.Record();
        record.IsUpdate = wasFound;

        BulkUserResult result = _settlement.Accept(
            BatchOf(record), record, isAnswered ? StoreRecordAnswer.Updated("theirs") : StoreRecordAnswer.Created("theirs"));

        Assert.Equal(isUpdate, result.IsUpdate);
    }

    [Fact]
    public async Task RecordInDoubt_WithoutKey_StaysUnresolved()
    {
        QueuedRecord record = CallBench.Record(email: null);
        record.InDoubtSince = _bench.Time.GetUtcNow();

        await _bench.RunAsync(_settlement.LookUpDoubtfulAsync(BatchOf(record), [record], isLast: false));

        Assert.Equal(
            (BulkUserStatus.Unresolved, "It is unknown whether the store has the user. The record has no sub to look up its user by."),
            (record.Result?.Status, record.Result?.Error));
        Assert.Equal(0, _bench.Store.LookUps);
    }

    private static RecordBatch BatchOf(QueuedRecord record) => new RecordBatch(1, [record]);

    private void AddUser() => _bench.Store.Users.Add(
        new IdentityUser("user", new Dictionary<string, object?> { ["email"] = "bob@example.com" }) { Uuid = "theirs" });

    private Task PrepareAsync(QueuedRecord record) => _bench.RunAsync(_settlement.PrepareAsync(BatchOf(record), [record]));
}
