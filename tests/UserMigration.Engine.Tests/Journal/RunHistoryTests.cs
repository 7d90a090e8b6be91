using System;
using System.Collections.Generic;
using System.Linq;
using UserMigration.Engine.Runs.Journal;
using Xunit;

namespace UserMigration.Engine.Tests.Journal;

/// <summary>What a run did so far.</summary>
public static class RunHistoryTests
{
    private static readonly DateTime s_first = new DateTime(2026, 1, 2, 3, 4, 5, DateTimeKind.Utc);
    private static readonly DateTime s_second = s_first.AddHours(1);
    private static readonly RecordIdentity s_record = RecordIdentity.FromSource(1, 10);

    [Fact]
    public static void Intent_IsAnEntryWithoutOutcome()
    {
        RunHistory history = new RunHistory();

        history.OnIntent(s_record, Intent(3, s_first));

        HistoryEntry entry = Find(history);
        Assert.Null(entry.Status);
        Assert.Equal((3, 10L, 11L, 99UL), (entry.Batch, entry.Number, entry.Line, entry.Payload));
        Assert.Equal(3, history.LastBatch);
        Assert.Equal(1, history.Count);
        Assert.False(history.TryFind(RecordIdentity.FromSource(2, 10), out _));
    }

    [Fact]
    public static void Outcome_KeepsWhatTheIntentKnew()
    {
        RunHistory history = new RunHistory();
        HistoryEntry intent = Intent(3, s_first);
        intent.IsDeletion = true;
        history.OnIntent(s_record, intent);

        history.OnOutcome(s_record, new HistoryEntry { Status = BulkUserStatus.Deleted, Batch = 3, OutcomeAt = s_second, Code = -1, Attempts = 1 });

        HistoryEntry entry = Find(history);
        Assert.Equal(BulkUserStatus.Deleted, entry.Status);
        Assert.Equal((s_first, s_second), (entry.IntentAt, entry.OutcomeAt));
        Assert.Equal((10L, 11L, 99UL, true), (entry.Number, entry.Line, entry.Payload, entry.IsDeletion));
    }

    [Fact]
    public static void RecordInDoubt_KeepsTheTimeOfItsFirstIntent()
    {
        RunHistory history = new RunHistory();
        history.OnIntent(s_record, Intent(3, s_first));

        history.OnIntent(s_record, Intent(4, s_second));

        Assert.Equal((s_first, 4), (Find(history).IntentAt, Find(history).Batch));
    }

    [Fact]
    public static void RecordThatWasLeftUnresolved_IsStillInDoubt()
    {
        RunHistory history = new RunHistory();
        history.OnIntent(s_record, Intent(3, s_first));
        history.OnOutcome(s_record, new HistoryEntry { Status = BulkUserStatus.Unresolved });

        Assert.Null(Find(history).Status);
        history.OnIntent(s_record, Intent(4, s_second));

        Assert.Equal(s_first, Find(history).IntentAt);
    }

    [Fact]
    public static void RecordWithOutcome_ThatIsSentAgain_IsInDoubtSinceThen()
    {
        RunHistory history = new RunHistory();
        history.OnIntent(s_record, Intent(3, s_first));
        history.OnOutcome(s_record, new HistoryEntry { Status = BulkUserStatus.Failed });

        history.OnIntent(s_record, Intent(4, s_second));

        Assert.Equal(s_second, Find(history).IntentAt);
    }

    [Fact]
    public static void RecordThatWasNotSent_IsForgotten()
    {
        RunHistory history = new RunHistory();
        history.OnIntent(s_record, Intent(3, s_first));

        history.OnOutcome(s_record, new HistoryEntry { Status = BulkUserStatus.NotSent });

        Assert.Equal(0, history.Count);
        Assert.Equal(3, history.LastBatch);
    }

    [Fact]
    public static void LastBatch_IsTheHighest()
    {
        RunHistory history = new RunHistory();
        Assert.Equal(0, history.LastBatch);

        history.OnIntent(s_record, Intent(7, s_first));
        history.OnIntent(RecordIdentity.FromSource(1, 11), Intent(5, s_first));

        Assert.Equal(7, history.LastBatch);
    }

    [Fact]
    public static void RejectedRecord_HasItsPlace()
    {
        RunHistory history = new RunHistory();

        history.OnRejected(s_record, 10, 11);

        HistoryEntry entry = Find(history);
        Assert.Equal((BulkUserStatus.Rejected, 10L, 11L, -1), (entry.Status, entry.Number, entry.Line, entry.Code));
    }

    [Fact]
    public static void RecordWithOutcome_StaysWhatItIs_WhenItIsRejectedLater()
    {
        RunHistory history = new RunHistory();
        history.OnIntent(s_record, Intent(3, s_first));
        history.OnOutcome(s_record, new HistoryEntry { Status = BulkUserStatus.Created });

        history.OnRejected(s_record, 10, 11);

        Assert.Equal(BulkUserStatus.Created, Find(history).Status);
    }

    [Fact]
    public static void Entries_AreInTheOrderInWhichRecordsWereMet()
    {
        RunHistory history = new RunHistory();
        foreach (int number in new[] { 5, 2, 9 })
        {
            history.OnIntent(RecordIdentity.FromSource(1, number), new HistoryEntry { Number = number });
        }

        Assert.Equal([5L, 2L, 9L], history.Entries.Select(entry => entry.Value.Number));
    }

    [Fact]
    public static void NamesOfCodes_AreKeptOnce()
    {
        RunHistory history = new RunHistory();
        foreach (int number in new[] { 1, 2 })
        {
            RecordIdentity record = RecordIdentity.FromSource(1, number);
            history.OnIntent(record, new HistoryEntry { Number = number });
            history.OnOutcome(record, new HistoryEntry { Status = BulkUserStatus.Failed, CodeName = new string("unique_violation".ToCharArray()) });
        }

        List<string?> names = history.Entries.Select(entry => entry.Value.CodeName).ToList();
        Assert.Equal("unique_violation", names[0]);
        Assert.Same(names[0], names[1]);
    }

    [Theory]
    [InlineData(BulkUserStatus.Created, true)]
    [InlineData(BulkUserStatus.Updated, true)]
    [InlineData(BulkUserStatus.Unchanged, true)]
    [InlineData(BulkUserStatus.Existing, true)]
    [InlineData(BulkUserStatus.Deleted, true)]
    [InlineData(BulkUserStatus.Rejected, false)]
    [InlineData(BulkUserStatus.Failed, false)]
    [InlineData(null, false)]
    public static void Entry_IsDone_WhereTheStoreIsAsItShouldBe(BulkUserStatus? status, bool isDone) =>
        Assert.Equal(isDone, new HistoryEntry { Status = status }.IsDone);

    [Fact]
    public static void Entry_HasTheIdentifierThatTheStoreGave()
    {
        Guid uuid = new Guid("6ba7b810-9dad-11d1-80b4-00c04fd430c8");

        Assert.Equal("6ba7b810-9dad-11d1-80b4-00c04fd430c8", new HistoryEntry { Uuid = uuid }.Id);
        Assert.Equal("user-1", new HistoryEntry { OtherId = "user-1" }.Id);
        Assert.Null(default(HistoryEntry).Id);
    }

    private static HistoryEntry Intent(int batch, DateTime at) =>
        new HistoryEntry { Batch = batch, IntentAt = at, Number = 10, Line = 11, Payload = 99, Code = -1 };

    private static HistoryEntry Find(RunHistory history)
    {
        Assert.True(history.TryFind(s_record, out HistoryEntry entry));
        return entry;
    }
}
