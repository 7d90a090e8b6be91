using System;
using UserMigration.Engine.Runs.Journal;
using Xunit;

namespace UserMigration.Engine.Tests.Journal;

/// <summary>The totals of a journal need 2 bytes for each record of a file.</summary>
[Collection(AloneCollection.Name)]
public sealed class JournalMemoryTests
{
    [Fact]
    public void TwoMillionRecords_NeedFewMegabytes()
    {
        JournalTotals totals = new JournalTotals();
        long before = GC.GetTotalMemory(forceFullCollection: true);
        for (int number = 1; number <= 2_000_000; number++)
        {
            RecordIdentity identity = RecordIdentity.FromSource(1, number);
            totals.OnIntent(identity, new HistoryEntry { Line = number + 1, Code = -1 });
            totals.OnOutcome(identity, new HistoryEntry { Status = BulkUserStatus.Created, Code = -1, Attempts = 1 });
        }

        Assert.InRange(GC.GetTotalMemory(forceFullCollection: true) - before, long.MinValue, 16_000_000);
        Assert.Equal(2_000_000, totals[BulkUserStatus.Created]);
    }
}
