using System.Linq;
using System.Threading.Tasks;
using UserMigration.Engine.Runs.Sending;
using UserMigration.Engine.Values;
using UserMigration.Tests.Shared;
using Xunit;

namespace UserMigration.Engine.Tests.Upload;

/// <summary>The order of the records of a user, batch by batch.</summary>
public static class UserTurnsTests
{
    [Fact]
    public static async Task Batch_WaitsForEarlierOnesOfItsUsers_AndNoOthers()
    {
        UserTurns turns = new UserTurns(new OperationOrder(new StoreCapabilities()));
        RecordBatch first = BatchOf(1, 1, 2);
        RecordBatch other = BatchOf(2, 3);
        RecordBatch second = BatchOf(3, 2, 4);
        RecordBatch third = BatchOf(4, 4);
        foreach (RecordBatch batch in new[] { first, other, second, third, third })
        {
            turns.Enter(batch);
        }

        Assert.Equal([true, true, false, false], new[] { first, other, second, third }.Select(batch => batch.Turn!.IsCompleted));
        turns.Leave(first);
        await second.Turn!.WaitAsync(TestContext.Current.CancellationToken);
        Assert.False(third.Turn!.IsCompleted);
        turns.Leave(second);
        await third.Turn.WaitAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public static void Batch_OfUsersThatAreDoneWith_WaitsForNobody()
    {
        UserTurns turns = new UserTurns(new OperationOrder(new StoreCapabilities()));
        RecordBatch first = BatchOf(1, 1);
        turns.Enter(first);
        turns.Leave(first);
        RecordBatch second = BatchOf(2, 1);

        turns.Enter(second);

        Assert.True(second.Turn!.IsCompleted);
    }

    [Fact]
    public static void DeclinedBatch_HoldsLaterRecordsOfItsUsersBack()
    {
        UserTurns turns = new UserTurns(new OperationOrder(new StoreCapabilities()));
        RecordBatch declined = BatchOf(1, 1);
        declined.Settle(BulkUserStatus.NotSent, "The batch was declined.");
        turns.Hold(declined);
        RecordBatch later = BatchOf(2, 1, 2);

        turns.HoldBack(later);

        Assert.Equal(BulkUserStatus.NotSent, later.Entries[0].Result!.Status);
        Assert.Null(later.Entries[1].Result);
        Assert.Equal([later.Entries[1]], later.Open().Entries);
        Assert.Equal([later.Entries[0]], later.Except(later.Open()).Entries);
    }

    [Fact]
    public static async Task Batch_WaitsForEachEarlierOneOfItsUsers()
    {
        UserTurns turns = new UserTurns(new OperationOrder(new StoreCapabilities()));
        RecordBatch first = BatchOf(1, 1);
        RecordBatch second = BatchOf(2, 2, 3);
        RecordBatch both = BatchOf(3, 1, 2);
        RecordBatch behindTheSecond = BatchOf(4, 3);
        foreach (RecordBatch batch in new[] { first, second, both, behindTheSecond })
        {
            turns.Enter(batch);
        }

        turns.Leave(second);
        await behindTheSecond.Turn!.WaitAsync(TestContext.Current.CancellationToken);
        Assert.False(both.Turn!.IsCompleted);
        turns.Leave(first);
        await both.Turn.WaitAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public static void Batch_ThatLeaves_LetsNobodyPastThoseBehindIt()
    {
        UserTurns turns = new UserTurns(new OperationOrder(new StoreCapabilities()));
        RecordBatch first = BatchOf(1, 1);
        RecordBatch second = BatchOf(2, 1);
        RecordBatch third = BatchOf(3, 1);
        turns.Enter(first);
        turns.Enter(second);
        turns.Leave(first);

        turns.Enter(third);

        Assert.False(third.Turn!.IsCompleted);
    }

    [Theory]
    [InlineData(new[] { RecordOperation.Update }, new[] { RecordOperation.Create, RecordOperation.Delete }, true)]
    [InlineData(new[] { RecordOperation.Delete, RecordOperation.Create }, new[] { RecordOperation.Update }, true)]
    [InlineData(new[] { RecordOperation.Create }, new[] { RecordOperation.Delete, RecordOperation.Update }, false)]
    [InlineData(new[] { RecordOperation.Update }, new[] { RecordOperation.Update }, false)]
    [InlineData(new[] { RecordOperation.Delete }, new[] { RecordOperation.Unset }, false)]
    public static void Batch_WaitsForOneThatMayFreeAValue(RecordOperation[] earlier, RecordOperation[] later, bool waits)
    {
        UserTurns turns = new UserTurns(new OperationOrder(new StoreCapabilities()));
        RecordBatch first = OperationsOf(1, earlier);
        RecordBatch second = OperationsOf(2, later);
        turns.Enter(first);

        turns.Enter(second);

        Assert.Equal(waits, !second.Turn!.IsCompleted);
    }

    [Fact]
    public static async Task Batch_WaitsForEachThatMayFreeAValue()
    {
        UserTurns turns = new UserTurns(new OperationOrder(new StoreCapabilities()));
        RecordBatch update = OperationsOf(1, RecordOperation.Update);
        RecordBatch deletion = OperationsOf(2, RecordOperation.Delete);
        RecordBatch creation = OperationsOf(3, RecordOperation.Create);
        RecordBatch behindTheDeletion = OperationsOf(4, RecordOperation.Update);
        foreach (RecordBatch batch in new[] { update, deletion, creation, behindTheDeletion })
        {
            turns.Enter(batch);
        }

        turns.Leave(deletion);
        await behindTheDeletion.Turn!.WaitAsync(TestContext.Current.CancellationToken);
        Assert.False(creation.Turn!.IsCompleted);
        turns.Leave(update);
        await creation.Turn.WaitAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public static void RecordOfTwoUsers_IsHeldBack_WhereOneOfThemIs()
    {
        UserTurns turns = new UserTurns(new OperationOrder(new StoreCapabilities()));
        RecordBatch declined = BatchOf(1, 1);
        declined.Settle(BulkUserStatus.NotSent, "The batch was declined.");
        turns.Hold(declined);
        QueuedRecord record = new QueuedRecord(Records.Identities(1).Single()) { Users = [new Digest(2, 2), new Digest(1, 1)] };

        turns.HoldBack(new RecordBatch(2, [record]));

        Assert.Equal(
            (BulkUserStatus.NotSent, "An earlier record of the same user has no outcome, and must be processed first."),
            (record.Result!.Status, record.Result.Error));
    }

    [Fact]
    public static void RecordInDoubt_ThatIsHeldBack_StaysUnresolved()
    {
        UserTurns turns = new UserTurns(new OperationOrder(new StoreCapabilities()));
        RecordBatch declined = BatchOf(1, 1);
        declined.Settle(BulkUserStatus.NotSent, "The batch was declined.");
        turns.Hold(declined);
        RecordBatch later = BatchOf(2, 1);
        later.Entries[0].InDoubtSince = new SteppedTime().GetUtcNow();

        turns.HoldBack(later);

        Assert.Equal(BulkUserStatus.Unresolved, later.Entries[0].Result!.Status);
    }

    private static RecordBatch BatchOf(int number, params ulong[] users) => new RecordBatch(number, users
        .Select(user => new QueuedRecord(Records.Identities(1).Single()) { Users = [new Digest(user, user)] })
        .ToArray());

    private static RecordBatch OperationsOf(int number, params RecordOperation[] operations) => new RecordBatch(number, operations
        .Select((operation, i) => CallBench.Record(operation, email: $"user{number}-{i}@example.com"))
        .ToArray());
}
