using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using UserMigration.Engine.Csv;
using Xunit;

namespace UserMigration.Engine.Tests.Csv;

/// <summary>What is read ahead of whoever takes it.</summary>
public sealed class RecordReadAheadTests
{
    private static readonly RecordColumns s_columns = new RecordColumns(["a"]);

    private int _read;

    [Fact]
    public void Records_ComeInTheirOrder()
    {
        using RecordReadAhead ahead = new RecordReadAhead(Records(3000, 100), TestContext.Current.CancellationToken);

        Assert.Equal(Enumerable.Range(1, 3000).Select(i => (long)i), Take(ahead).Select(record => record.RecordNumber));
    }

    [Theory]
    [InlineData(1024 * 1024, 6)]
    [InlineData(16 * 1024 * 1024, 3)]
    public void LargeRecords_AreNotReadFarAhead(int bytes, int most)
    {
        using RecordReadAhead ahead = new RecordReadAhead(Records(200, bytes), TestContext.Current.CancellationToken);
        int taken = 0;
        foreach (MigrationRecord record in Take(ahead))
        {
            taken++;
            Assert.Equal(taken, record.RecordNumber);
            Assert.InRange(Volatile.Read(ref _read) - taken, 0, most);
        }

        Assert.Equal(200, taken);
    }

    [Fact]
    public void Fault_ComesBehindTheRecordsBeforeIt()
    {
        using RecordReadAhead ahead = new RecordReadAhead(Records(10, 10).Concat(Fail()), TestContext.Current.CancellationToken);
        List<MigrationRecord> taken = [];

        Assert.Throws<InvalidOperationException>(() => taken.AddRange(Take(ahead)));

        Assert.InRange(taken.Count, 0, 10);
    }

    [Fact]
    public void CancellationThatNobodyAskedFor_IsAFault()
    {
        IEnumerable<MigrationRecord> records = Enumerable.Range(0, 1).Select<int, MigrationRecord>(_ => throw new OperationCanceledException("Another operation was cancelled."));
        using RecordReadAhead ahead = new RecordReadAhead(records, TestContext.Current.CancellationToken);

        Assert.Throws<OperationCanceledException>(() => Take(ahead).Count());
    }

    [Fact]
    public void Work_IsDone_WhileEnoughRecordsWait()
    {
        List<long> worked = [];
        WorkAhead work = new WorkAhead();
        work.Add(record => worked.Add(record.RecordNumber));
        using ManualResetEventSlim hasReadAhead = new ManualResetEventSlim();
        IEnumerable<MigrationRecord> records = Records(3000, 100).Select(record =>
        {
            if (record.RecordNumber == 100)
            {
                hasReadAhead.Set();
            }

            return record;
        });
        using RecordReadAhead ahead = new RecordReadAhead(records, TestContext.Current.CancellationToken, work);

        // Nothing is taken yet, so the first two chunks, of 8 and 16 records, wait when the third one is ready.
        hasReadAhead.Wait(TestContext.Current.CancellationToken);

        Assert.Equal(3000, Take(ahead).Count());
        Assert.DoesNotContain(24, worked);
        Assert.Contains(25, worked);
        Assert.Contains(56, worked);
    }

    private static IEnumerable<MigrationRecord> Fail() => Enumerable.Range(0, 1).Select<int, MigrationRecord>(_ => throw new InvalidOperationException("A fault."));

    private static IEnumerable<MigrationRecord> Take(RecordReadAhead ahead)
    {
        while (ahead.Take() is { } chunk)
        {
            foreach (MigrationRecord record in chunk)
            {
                yield return record;
            }
        }
    }

    private IEnumerable<MigrationRecord> Records(int count, int bytes)
    {
        byte[] raw = new byte[bytes];
        for (int i = 1; i <= count; i++)
        {
            Interlocked.Increment(ref _read);
            yield return new MigrationRecord(s_columns, ["x"], i, i + 1, null, raw);
        }
    }
}
