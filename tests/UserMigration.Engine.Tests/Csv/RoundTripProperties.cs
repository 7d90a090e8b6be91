using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using UserMigration.Engine.Csv;
using Xunit;

namespace UserMigration.Engine.Tests.Csv;

/// <summary>What is written is what was read.</summary>
public static class RoundTripProperties
{
    private static readonly Config s_config = Config.QuickThrowOnFailure.WithMaxTest(200).WithReplay(20_260_102UL, 30_405UL);

    // Sound rows, and every way to break one.
    private static readonly string[] s_soup = ["a", "é", ",", ",", ",", "\"", "\"", "\"\"", "\",\"", "\n", "\n", "\r\n", "\r", " ", "\0", "\xFF", "\xE2\x82"];

    [Theory]
    [InlineData(',')]
    [InlineData('\t')]
    [InlineData('|')]
    public static void TableOfText_IsReadAsItWasWritten(char delimiter) => Prop.ForAll(RandomTable.Any.ToArbitrary(), table =>
    {
        using WrittenFile file = new WrittenFile(isSynced: false);
        file.Options.Delimiter = delimiter;
        MigrationRecord[] records = table.ToRecords();
        if (table.Header.Length == 1 && table.Header[0].Contains('\t', StringComparison.Ordinal))
        {
            return true;
        }

        DatafileSummary summary = file.Write(records);

        MigrationRecord[] read = file.Read();
        return summary.Written == records.Length
            && read.Length == records.Length
            && read[0].GetColumns().Names.SequenceEqual(table.Header)
            && read.All(record => record.IsValid)
            && read.Zip(table.Rows).All(pair => Values(pair.First).SequenceEqual(pair.Second));
    }).Check(s_config);

    [Fact]
    public static void AnyFile_IsReadAsBefore_ItsMalformedRowsToo() => Prop.ForAll(Soup(), bytes =>
    {
        using WrittenFile file = new WrittenFile(isSynced: false);
        IReadOnlyList<MigrationRecord> before = Datafile.Read(bytes);
        DatafileSummary summary = file.Write(before);
        if (before.Count == 0)
        {
            return true;
        }

        MigrationRecord[] after = file.Read();
        string[] text = Sound(before);
        long swallowing = before.LongCount(record => MalformedRow.KindOf(record) == MalformedRowKind.Swallowing);
        return Sound(after).SequenceEqual(text)
            && Contained(after).Take(Contained(before).Length).SequenceEqual(Contained(before))
            && summary.Written + summary.Malformed + summary.LeftOut == before.Count
            && (summary.LeftOut == 0 || summary.LeftOut == swallowing);
    }).Check(s_config);

    [Fact]
    public static void WrittenFile_WrittenAgain_HasTheSameBytes() => Prop.ForAll(Soup(), bytes =>
    {
        using WrittenFile first = new WrittenFile(isSynced: false);
        using WrittenFile second = new WrittenFile(isSynced: false);
        IReadOnlyList<MigrationRecord> records = Datafile.Read(bytes);
        if (!records.Any(record => record.IsValid) || first.Write(records).LeftOut > 0)
        {
            return true;
        }

        second.Write(first.Read());
        return File.ReadAllBytes(first.Path).SequenceEqual(File.ReadAllBytes(second.Path));
    }).Check(s_config);

    private static Arbitrary<byte[]> Soup() => (
        from pieces in Gen.Elements(s_soup).ArrayOf()
        from tail in Gen.Elements("x,y\n", "\"x\",\"y\"\n", string.Empty)
        select Encoding.Latin1.GetBytes("a,b\n1,2\n" + string.Concat(pieces) + tail)).ToArbitrary();

    private static string[] Sound(IEnumerable<MigrationRecord> records) => records
        .Where(record => MalformedRow.KindOf(record) == MalformedRowKind.None)
        .Select(record => RandomTable.Show([Values(record)]))
        .ToArray();

    private static string[] Contained(IEnumerable<MigrationRecord> records) => records
        .Where(record => MalformedRow.KindOf(record) == MalformedRowKind.Contained)
        .Select(record => RandomTable.Show([Values(record)]) + " " + string.Join(",", record.Issues.Select(issue => issue.RuleId)))
        .ToArray();

    private static string?[] Values(MigrationRecord record) =>
        Enumerable.Range(0, record.GetColumns().Count).Select(i => (string?)record.GetValue(i)).ToArray();
}
