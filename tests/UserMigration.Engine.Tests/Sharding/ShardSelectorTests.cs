using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using UserMigration.Engine.Csv;
using UserMigration.Engine.Runs.Sending;
using UserMigration.Engine.Tests.OpenPgp;
using Xunit;

namespace UserMigration.Engine.Tests.Sharding;

public static class ShardSelectorTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(8)]
    public static void EachRecord_IsInExactlyOneShard(int count)
    {
        MigrationRecord[] records = Enumerable.Range(1, 1000).Select(i => Of(i, $"user{i}@example.com")).ToArray();

        int[] sizes = Enumerable.Range(1, count)
            .Select(number => new ShardSelector(new MigrationShard(number, count), ["email"]))
            .Select(selector => records.Count(selector.Includes))
            .ToArray();

        Assert.Equal(1000, sizes.Sum());
        Assert.All(sizes, size => Assert.InRange(size, 1000 / count * 7 / 10, 1000 / count * 13 / 10));
    }

    // Computed with Python: int.from_bytes(hashlib.sha256(key).digest()[:8], 'big') % 8 + 1.
    [Theory]
    [InlineData("ann@example.com", 6)]
    [InlineData("zoë@example.com", 5)]
    public static void Shard_FollowsFromTheDocumentedHash(string email, int expected) => Assert.Equal(expected, ShardOf(email, 8));

    [Theory]
    [InlineData("Ann@Example.com", "ann@example.com ")]
    [InlineData("zoe\u0308@example.com", "ZOË@example.com")]
    public static void KeysThatAreDuplicates_AreInOneShard(string one, string other) => Assert.Equal(ShardOf(one, 1000), ShardOf(other, 1000));

    [Fact]
    public static void RecordsWithoutAKey_AreDistributedByTheirNumber()
    {
        ShardSelector second = new ShardSelector(new MigrationShard(2, 3), ["email"]);

        Assert.Equal([2, 5, 8], Enumerable.Range(1, 9).Where(i => second.Includes(Of(i, i % 2 == 0 ? null : " "))));
    }

    [Fact]
    public static void UnknownKey_IsAnErrorThatNamesTheColumns()
    {
        ShardSelector selector = new ShardSelector(new MigrationShard(1, 2), ["mail"]);

        MigrationException exception = Assert.Throws<MigrationException>(() => selector.Includes(Of(1, "a@example.com")));

        Assert.Equal("ShardKeyUnknown", exception.ErrorId);
        Assert.Contains("email", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public static void ShardsOfAFile_KeepNumbersAndLines_AndCountTheWholeFile()
    {
        using ProtectedFolder folder = new ProtectedFolder();
        string path = folder.Create("users.csv", "email\n" + string.Concat(Enumerable.Range(1, 50).Select(i => $"user{i}@example.com\n")));
        List<MigrationRecord> all = new List<MigrationRecord>();
        foreach (int number in new[] { 1, 2, 3 })
        {
            using Datafiles files = Datafiles.Open([path], new CsvReadOptions { Shard = new ShardSelector(new MigrationShard(number, 3), ["email"]) });
            MigrationRecord[] records = files.Read(1, long.MaxValue, CancellationToken.None).ToArray();
            Assert.Equal(50, records[0].GetSource()!.RecordCount);
            all.AddRange(records);
        }

        Assert.Equal(Enumerable.Range(1, 50).Select(i => (long)i), all.Select(record => record.RecordNumber).OrderBy(i => i));
        Assert.All(all, record => Assert.Equal(record.RecordNumber + 1, record.Line));
    }

    // A row of another shard is skipped before a record is made of it.
    [Theory]
    [InlineData("email")]
    [InlineData("email", "givenName")]
    public static void ShardsOfAFileWithDefects_AreThoseOfItsRecords(params string[] key)
    {
        using ProtectedFolder folder = new ProtectedFolder();
        string path = folder.Create("users.csv", DefectiveRows());
        List<string> whole = Read(path, new CsvReadOptions()).Select(Describe).ToList();
        List<string> parts = new List<string>();
        foreach (int number in Enumerable.Range(1, 5))
        {
            MigrationShard shard = new MigrationShard(number, 5);
            ShardSelector selector = new ShardSelector(shard, key);
            string[] expected = Read(path, new CsvReadOptions()).Where(selector.Includes).Select(Describe).ToArray();

            string[] found = Read(path, new CsvReadOptions { Shard = new ShardSelector(shard, key) }).Select(Describe).ToArray();

            Assert.Equal(expected, found);
            parts.AddRange(found);
        }

        Assert.Equal(whole.OrderBy(text => text, StringComparer.Ordinal), parts.OrderBy(text => text, StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("3/8", 3, 8)]
    [InlineData(" 1 / 1 ", 1, 1)]
    public static void Shard_IsReadFromText(string text, int number, int count)
    {
        MigrationShard shard = MigrationShard.Parse(text);

        Assert.Equal((number, count), (shard.Number, shard.Count));
        Assert.Equal($"{number}/{count}", shard.ToString());
    }

    [Theory]
    [InlineData("0/8")]
    [InlineData("9/8")]
    [InlineData("3")]
    [InlineData("1/10001")]
    [InlineData("-1/8")]
    [InlineData("a/b")]
    public static void WrongShard_IsRefused(string text) => Assert.Throws<FormatException>(() => MigrationShard.Parse(text));

    [Theory]
    [InlineData(40, 8)]
    [InlineData(41, 8)]
    [InlineData(10, 8)]
    public static void FixedParts_AreWholeCallsThatAddUpToTheLimit(int limit, int count)
    {
        double[] parts = Enumerable.Range(1, count).Select(number => ShardRate.PartOf(limit, new MigrationShard(number, count))).ToArray();

        Assert.Equal(limit, parts.Sum());
        Assert.All(parts, part => Assert.Equal(Math.Floor(part), part));
    }

    [Fact]
    public static void FixedParts_OfALowLimit_AreFractions() => Assert.Equal(0.25, ShardRate.PartOf(2, new MigrationShard(8, 8)));

    private static string DefectiveRows() => "email,givenName,note\n" + string.Concat(Enumerable.Range(1, 400).Select(i => (i % 20) switch
    {
        3 => $"user{i}@example.com,Ann\n",
        5 => $"user{i}@example.com,Ann,note,more\n",
        7 => $"\"USER{i / 2}@example.com\",\"Zo\u00EB\",\"two\nlines\"\n",
        9 => ",,\n",
        11 => $" ,Ann,{i}\n",
        13 => "email,givenName,note\n",
        15 => $"\"user{i}@example.com\" x,Ann,text after a quote\n",
        17 => $"user{i}@example.com,Ann,\"open\n",
        19 => $"user{i}@example.com,Ann,note,\n",
        _ => $"user{i}@example.com,Ann,note {i}\n",
    }));

    private static MigrationRecord[] Read(string path, CsvReadOptions options)
    {
        using Datafiles files = Datafiles.Open([path], options);
        return files.Read(1, long.MaxValue, CancellationToken.None).ToArray();
    }

    private static string Describe(MigrationRecord record) =>
        $"{record.RecordNumber:D4}|{record.Line}|{record.ByteOffset}|{string.Join('|', record.GetColumns().Names.Select(name => record.GetValue(name)))}|{string.Join('|', record.Issues)}";

    private static int ShardOf(string email, int count) =>
        Enumerable.Range(1, count).Single(number => new ShardSelector(new MigrationShard(number, count), ["email"]).Includes(Of(1, email)));

    private static MigrationRecord Of(long number, string? email) => new MigrationRecord(new RecordColumns(["email"]), [email], number);
}
