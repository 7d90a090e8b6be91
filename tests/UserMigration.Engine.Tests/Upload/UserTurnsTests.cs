using System.Linq;
using System.Threading.Tasks;
using UserMigration.Engine.Journal;
using UserMigration.Engine.Upload;
using Xunit;

namespace UserMigration.Engine.Tests.Upload;

/// <summary>The order of the records of a user, batch by batch.</summary>
public static class UserTurnsTests
{
    [Fact]
    public static async Task Batch_WaitsForEarlierOnesOfItsUsers_AndNoOthers()
    {
        UserTurns turns = new UserTurns(new OperationOrder(new StoreTraits()));
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
        UserTurns turns = new UserTurns(new OperationOrder(new StoreTraits()));
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
        UserTurns turns = new UserTurns(new OperationOrder(new StoreTraits()));
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

    private static RecordBatch BatchOf(int number, params ulong[] users) => new RecordBatch(number, users
        .Select(user => new QueuedRecord(Records.Identities(1).Single()) { Users = [new Digest(user, user)] })
        .ToArray());
}
