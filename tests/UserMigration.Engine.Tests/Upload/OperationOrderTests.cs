using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using UserMigration.Engine.Runs.Sending;
using UserMigration.Engine.Values;
using Xunit;

namespace UserMigration.Engine.Tests.Upload;

/// <summary>What of a change file is done before what, between different users.</summary>
public static class OperationOrderTests
{
    private static readonly StoreCapabilities s_createsOnly = new StoreCapabilities();
    private static readonly StoreCapabilities s_createsOrUpdates = new StoreCapabilities { CreatesOrUpdates = true };
    private static readonly StoreCapabilities s_deletesLater = new StoreCapabilities { CreatesOrUpdates = true, DeletesLater = true };

    [Theory]
    [InlineData(RecordOperation.Unset, 0)]
    [InlineData(RecordOperation.Delete, 1)]
    [InlineData(RecordOperation.Update, 2)]
    [InlineData(RecordOperation.Create, 3)]
    public static void Deletions_ComeFirst_AndCreationsLast(RecordOperation operation, int rank) =>
        Assert.Equal(rank, new OperationOrder(s_createsOnly).RankOf(Record(operation)));

    [Fact]
    public static void DeletionThatComesLater_FreesNothing() =>
        Assert.Equal(OperationOrder.None, new OperationOrder(s_deletesLater).RankOf(Record(RecordOperation.Delete)));

    [Fact]
    public static void RecordThatNeedsAnEarlierOneDone_IsInABatchOfItsOwn()
    {
        OperationOrder order = new OperationOrder(s_createsOnly);

        Assert.True(order.Parts([Record(RecordOperation.Delete)], Record(RecordOperation.Create)));
        Assert.True(order.Parts([Record(RecordOperation.Create), Record(RecordOperation.Update)], Record(RecordOperation.Create)));
        Assert.True(order.Parts([Record(RecordOperation.Delete)], Record(RecordOperation.Update)));
        Assert.False(order.Parts([Record(RecordOperation.Create)], Record(RecordOperation.Delete)));
        Assert.False(order.Parts([Record(RecordOperation.Update)], Record(RecordOperation.Update)));
        Assert.False(order.Parts([Record(RecordOperation.Unset)], Record(RecordOperation.Create)));
        Assert.False(order.Parts([Record(RecordOperation.Delete)], Record(RecordOperation.Unset)));
        Assert.False(order.Parts([], Record(RecordOperation.Create)));
    }

    [Fact]
    public static void OneCall_DoesWhatItIsGivenInItsOrder()
    {
        OperationOrder order = new OperationOrder(s_createsOrUpdates);

        Assert.False(order.Parts([Record(RecordOperation.Update)], Record(RecordOperation.Create)));
        Assert.True(order.Parts([Record(RecordOperation.Delete)], Record(RecordOperation.Create)));
        Assert.False(new OperationOrder(s_deletesLater).Parts([Record(RecordOperation.Delete)], Record(RecordOperation.Create)));
    }

    [Fact]
    public static async Task Batch_WaitsForThoseThatMayFreeWhatItNeeds()
    {
        UserTurns turns = new UserTurns(new OperationOrder(s_createsOnly));
        RecordBatch deletion = Batch(1, RecordOperation.Delete);
        RecordBatch creation = Batch(2, RecordOperation.Create);
        RecordBatch update = Batch(3, RecordOperation.Update);
        RecordBatch another = Batch(4, RecordOperation.Delete);
        RecordBatch plain = Batch(5, RecordOperation.Unset);
        foreach (RecordBatch batch in new[] { deletion, creation, update, another, plain })
        {
            turns.Enter(batch);
        }

        Assert.Equal([true, false, false, true, true], new[] { deletion, creation, update, another, plain }.Select(batch => batch.Turn!.IsCompleted));
        turns.Leave(deletion);
        await creation.Turn!;
        await update.Turn!;
    }

    [Fact]
    public static async Task BatchThatIsDoneWith_IsWaitedForByNobody()
    {
        UserTurns turns = new UserTurns(new OperationOrder(s_createsOnly));
        RecordBatch mixed = Batch(1, RecordOperation.Create, RecordOperation.Delete);
        turns.Enter(mixed);
        RecordBatch before = Batch(2, RecordOperation.Update);
        turns.Enter(before);
        turns.Leave(mixed);
        RecordBatch after = Batch(3, RecordOperation.Update);
        turns.Enter(after);

        Assert.True(after.Turn!.IsCompleted);
        await before.Turn!.WaitAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public static void HeldUser_HoldsEachOfItsRecordsBack_AndThoseInDoubtStayUnresolved()
    {
        UserTurns turns = new UserTurns(new OperationOrder(s_createsOnly));
        RecordBatch open = OfUsers(1, 1, 2, 3);
        open.Entries[0].Result = new BulkUserResult(open.Entries[0].Record, BulkUserStatus.Unresolved);
        open.Entries[1].Result = new BulkUserResult(open.Entries[1].Record, BulkUserStatus.Failed);
        open.Entries[2].Result = new BulkUserResult(open.Entries[2].Record, BulkUserStatus.NotSent);
        turns.Hold(open);
        RecordBatch later = OfUsers(2, 1, 2, 3);
        later.Entries[2].InDoubtSince = System.DateTimeOffset.UnixEpoch;

        turns.HoldBack(later);

        Assert.Equal(BulkUserStatus.NotSent, later.Entries[0].Result!.Status);
        Assert.Null(later.Entries[1].Result);
        Assert.Equal(BulkUserStatus.Unresolved, later.Entries[2].Result!.Status);
        Assert.Contains("An earlier record of the same user has no outcome", later.Entries[0].Result!.Error, System.StringComparison.Ordinal);
        Assert.Contains("An earlier record of the same user has no outcome", later.Entries[2].Result!.Error, System.StringComparison.Ordinal);
    }

    [Fact]
    public static void RecordsWithoutUsers_WaitForNobody()
    {
        UserTurns turns = new UserTurns(new OperationOrder(s_createsOnly));
        RecordBatch first = Batch(1, RecordOperation.Unset);
        RecordBatch second = Batch(2, RecordOperation.Unset);
        turns.Enter(first);
        turns.Enter(second);

        Assert.Same(Task.CompletedTask, second.Turn);
        turns.Leave(first);
        Assert.True(first.Left.Task.IsCompleted);
    }

    private static QueuedRecord Record(RecordOperation operation) => new QueuedRecord(
        new IdentityRecord(IdentityTarget.Akamai, new Dictionary<string, object?>(), Records.Of(1)) { Operation = operation });

    private static RecordBatch Batch(int number, params RecordOperation[] operations) => new RecordBatch(number, operations.Select(Record).ToArray());

    private static RecordBatch OfUsers(int number, params ulong[] users) => new RecordBatch(number, users
        .Select(user => new QueuedRecord(Records.Identities(1).Single()) { Users = [new Digest(user, user)] })
        .ToArray());
}
