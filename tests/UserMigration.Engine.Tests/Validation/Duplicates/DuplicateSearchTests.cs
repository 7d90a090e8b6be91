using System;
using System.Collections.Generic;
using System.Globalization;
using UserMigration.Engine.Validation.Duplicates;
using UserMigration.Engine.Values;
using Xunit;

namespace UserMigration.Engine.Tests.Validation.Duplicates;

public static class DuplicateSearchTests
{
    private static readonly RecordColumns s_columns = new RecordColumns(["email"]);

    [Fact]
    public static void EarlierRow_IsNamedByFileAndLine()
    {
        DuplicateSearch search = new DuplicateSearch();
        MigrationSource first = MigrationSource.CreateByName("/data/first.csv");
        MigrationSource second = MigrationSource.CreateByName("/data/second.csv");

        Assert.Null(search.FindEarlier(Row(2, first), "a@example.com"));
        Assert.Null(search.FindEarlier(Row(3, first), "b@example.com"));
        Assert.Equal("line 2", search.FindEarlier(Row(7, first), "A@example.com"));
        Assert.Equal("line 3 of first.csv", search.FindEarlier(Row(2, second), "b@example.com"));
        Assert.Null(search.FindEarlier(Row(3, second), "c@example.com"));
        Assert.Equal("line 3 of second.csv", search.FindEarlier(Row(9, first), "c@example.com"));
        Assert.Equal("line 2 of first.csv", search.FindEarlier(Row(0, null), "a@example.com"));
    }

    [Fact]
    public static void EarlierObject_IsNamedByItsNumber()
    {
        DuplicateSearch search = new DuplicateSearch();

        Assert.Null(search.FindEarlier(new MigrationRecord(s_columns, ["a"], 5), "a"));
        Assert.Equal("record 5", search.FindEarlier(new MigrationRecord(s_columns, ["a"], 6), "a"));
    }

    [Fact]
    public static void PlacesBeyondTheirBits_AreSaidToBeLater()
    {
        PlaceCodec places = new PlaceCodec();

        Assert.Equal("line 1099511627774", places.Describe(PlaceCodec.Pack((1L << 40) - 2, true, 0), null));
        Assert.Equal("line 1099511627775 or later", places.Describe(PlaceCodec.Pack(1L << 40, true, 0), null));
        Assert.Equal("record 1099511627775 or later", places.Describe(PlaceCodec.Pack(long.MaxValue, false, 0), null));
        Assert.Equal("line 7 of another file", places.Describe(PlaceCodec.Pack(7, true, int.MaxValue), null));
    }

    [Fact]
    public static void Table_AnswersAsADictionaryDoes()
    {
        Random random = new Random(22);
        DigestTable table = new DigestTable();
        Dictionary<(ulong Low, ulong High), ulong> model = new Dictionary<(ulong Low, ulong High), ulong>();
        for (ulong place = 1; place <= 300_000; place++)
        {
            // Few high halves and few low bits, so that digests share buckets and halves.
            (ulong Low, ulong High) digest = ((ulong)random.Next(0, 150_000) << random.Next(0, 2) * 6, (ulong)random.Next(0, 2));
            bool wasThere = model.TryGetValue(digest, out ulong expected);

            Assert.Equal(wasThere, table.FindOrAdd(digest.Low, digest.High, place, out ulong earlier));
            Assert.Equal(expected, earlier);
            model.TryAdd(digest, place);
        }

        Assert.Equal(model.Count, table.Count);
    }

    [Fact]
    public static void MillionKeys_CostFortyBytesEachWhileTheyGrow()
    {
        const int Keys = 1_000_000;
        DuplicateSearch search = new DuplicateSearch();
        MigrationRecord row = Row(2, MigrationSource.CreateByName("/data/users.csv"));
        char[] key = "user0000000@example.com".ToCharArray();
        string text = new string(key);
        search.FindEarlier(row, text);
        long before = GC.GetAllocatedBytesForCurrentThread();
        long texts = 0;
        for (int i = 1; i < Keys; i++)
        {
            i.TryFormat(key.AsSpan(4, 7), out _, "D7", CultureInfo.InvariantCulture);
            long start = GC.GetAllocatedBytesForCurrentThread();
            text = new string(key);
            texts += GC.GetAllocatedBytesForCurrentThread() - start;
            Assert.Null(search.FindEarlier(row, text));
        }

        // What was allocated at all, so that copies made while it grew count too.
        double bytes = (GC.GetAllocatedBytesForCurrentThread() - before - texts) / (double)Keys;
        Assert.InRange(bytes, 28, 40);
    }

    private static MigrationRecord Row(long line, MigrationSource? source) => new MigrationRecord(s_columns, ["x"], line - 1, line, source);
}
