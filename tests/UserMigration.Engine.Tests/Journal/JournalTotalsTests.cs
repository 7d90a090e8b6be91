using System;
using System.Linq;
using UserMigration.Engine.Runs.Journal;
using UserMigration.Engine.Values;
using Xunit;

namespace UserMigration.Engine.Tests.Journal;

/// <summary>The totals of a journal, which need little memory, against the history, which has all of it.</summary>
public static class JournalTotalsTests
{
    private static readonly BulkUserStatus[] s_outcomes =
        [BulkUserStatus.Created, BulkUserStatus.Failed, BulkUserStatus.Unresolved, BulkUserStatus.NotSent, BulkUserStatus.Existing, BulkUserStatus.Updated];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public static void AnyJournal_HasTheSameTotalsAsItsHistory(int seed)
    {
        Random random = new Random(seed);
        RunHistory history = new RunHistory();
        JournalTotals totals = new JournalTotals();
        for (int i = 0; i < 5000; i++)
        {
            RecordIdentity identity = random.Next(4) == 0
                ? RecordIdentity.FromKey(new Digest((ulong)random.Next(200) << 40, 1))
                : RecordIdentity.FromSource(random.Next(1, 4), random.Next(1, 200));
            Action<IJournalSink> line = random.Next(5) switch
            {
                0 => sink => sink.OnRejected(identity, 1, 2),
                1 or 2 => sink => sink.OnIntent(identity, new HistoryEntry { Batch = 1, Line = i + 2, Code = -1 }),
                _ => Outcome(identity, s_outcomes[random.Next(s_outcomes.Length)], random.Next(2) == 0),
            };
            line(history);
            line(totals);
        }

        HistoryEntry[] entries = history.Entries.Select(known => known.Value).ToArray();
        Assert.Equal(history.Count, totals.Records);
        Assert.Equal(entries.Count(entry => entry is { Status: null, Attempts: 0 }), totals.InFlightRecords);
        Assert.Equal(entries.Count(entry => entry is { Status: null, Attempts: > 0 }), totals[BulkUserStatus.Unresolved]);
        Assert.Equal(entries.Count(entry => entry.Settled), totals.Settled);
        foreach (BulkUserStatus status in new[] { BulkUserStatus.Created, BulkUserStatus.Failed, BulkUserStatus.Existing, BulkUserStatus.Updated, BulkUserStatus.Rejected })
        {
            Assert.Equal(entries.Count(entry => entry.Status == status), totals[status]);
        }

        Assert.Equal(totals[BulkUserStatus.Failed], totals.GetReasons().Where(reason => reason.Status == BulkUserStatus.Failed).Sum(reason => reason.Records));
    }

    [Fact]
    public static void Failure_HasItsCodeAndItsLines_UntilTheRecordSucceeds()
    {
        JournalTotals totals = new JournalTotals();
        for (int number = 1; number <= 7; number++)
        {
            RecordIdentity identity = RecordIdentity.FromSource(1, number);
            totals.OnIntent(identity, new HistoryEntry { Line = number + 1, Code = -1 });
            totals.OnOutcome(identity, new HistoryEntry { Status = BulkUserStatus.Failed, Code = 363, CodeName = "unique_violation", Attempts = 1 });
        }

        Assert.Equal("7 Failed: unique_violation (line 2, 3, 4, 5, 6, …)", Assert.Single(totals.GetReasons()).ToString());
        Outcome(RecordIdentity.FromSource(1, 7), BulkUserStatus.Created, false)(totals);
        Assert.Equal(6, Assert.Single(totals.GetReasons()).Records);
    }

    private static Action<IJournalSink> Outcome(RecordIdentity identity, BulkUserStatus status, bool isSettled) =>
        sink => sink.OnOutcome(identity, new HistoryEntry { Status = status, Settled = isSettled, Code = -1, Attempts = 1 });
}
