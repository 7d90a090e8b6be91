using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using FsCheck;
using FsCheck.Fluent;
using UserMigration.Engine.Tests.Csv;
using Xunit;
using static UserMigration.Engine.Tests.Csv.PythonCsv;

namespace UserMigration.Engine.Tests.Changes;

/// <summary>Random pairs of exports, held against a comparison of two tables in memory, and read by Python's csv module.</summary>
public static class ComparisonProperties
{
    private const int Pairs = 300;

    private static readonly string[] s_texts =
        ["", " ", "a", "b", "a ", "B", "\"", "a\"b", ",", ";", "x,y", "\n", "a\r\nb", "\r", "é", "e\u0301", "李", "😀", "'", "=1", "0", "00", "\u00A0"];

    private static readonly string[] s_columns = ["id", "n", "m", "note"];

    private static readonly Gen<(string[][] Old, string[][] New)> s_pair =
        from oldRows in Rows()
        from newRows in Rows()
        from columns in Gen.Shuffle(s_columns)
        from count in Gen.Choose(1, s_columns.Length)
        select (Table(s_columns, oldRows), Table(columns.Take(count).Union(["id"]).ToArray(), newRows));

    [Fact]
    public static void Changes_AreThoseOfTwoTablesInMemory() => Prop.ForAll(s_pair.ToArbitrary(), pair =>
    {
        using TwoExports exports = new TwoExports(Csv(pair.Old), Csv(pair.New));
        exports.Options.MaximumDeletePercent = 100;

        exports.Compare();

        string[][] expected = Model(pair.Old, pair.New);
        MigrationCsvComparison result = exports.Result!;
        return exports.Records.Select(Values).Zip(expected).All(both => both.First.SequenceEqual(both.Second))
            && exports.Records.Length == expected.Length
            && result.Updated + result.Deleted + result.Unchanged == pair.Old.Length - 1
            && result.Created + result.Updated + result.Unchanged == pair.New.Length - 1;
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(200).WithReplay(20_260_301UL, 50_607UL));

    [Fact]
    public static async Task PythonReadsTheChangesThatItWouldFind()
    {
        List<TwoExports> all = s_pair.Sample(Pairs, new Rnd(7), 10).Select(pair => new TwoExports(Csv(pair.Old), Csv(pair.New))).ToList();
        try
        {
            foreach (TwoExports exports in all)
            {
                exports.Options.MaximumDeletePercent = 100;
                exports.WriteChanges();
            }

            string[][][] read = await ReadAsync(
                all.SelectMany(exports => new[] { exports.OldPath, exports.NewPath, exports.ChangePath }).Select(path => new PythonFile(path, ",", false)).ToArray());

            for (int i = 0; i < read.Length; i += 3)
            {
                string[][] expected = [["operation", .. read[i + 1][0]], .. Model(read[i], read[i + 1])];
                Assert.Equal(RandomTable.Show(expected), RandomTable.Show(read[i + 2]));
            }
        }
        finally
        {
            all.ForEach(exports => exports.Dispose());
        }
    }

    /// <summary>The changes, found as anyone would: two dictionaries by key.</summary>
    private static string[][] Model(string[][] before, string[][] after)
    {
        Dictionary<string, string[]> old = before.Skip(1).ToDictionary(row => row[Array.IndexOf(before[0], "id")]);
        Dictionary<string, string[]> now = after.Skip(1).ToDictionary(row => row[Array.IndexOf(after[0], "id")]);
        int[] common = after[0].Select(name => Array.IndexOf(before[0], name)).ToArray();
        string[] Of(string[] row) => common.Select(i => row[i]).ToArray();
        return
        [
            .. old.Where(user => !now.ContainsKey(user.Key)).Select(user => (string[])["delete", .. Of(user.Value)]),
            .. now.Where(user => old.TryGetValue(user.Key, out string[]? row) && !Of(row).SequenceEqual(user.Value)).Select(user => (string[])["update", .. user.Value]),
            .. now.Where(user => !old.ContainsKey(user.Key)).Select(user => (string[])["create", .. user.Value]),
        ];
    }

    private static Gen<string[][]> Rows() =>
        from count in Gen.Choose(0, 12)
        from ids in Gen.Shuffle(Enumerable.Range(1, 15).Select(i => $"user {i}").ToArray())
        from texts in Gen.Elements(s_texts).ArrayOf(s_columns.Length - 1).ArrayOf(count)
        select texts.Select((row, i) => (string[])[ids[i], .. row]).ToArray();

    /// <summary>A table with columns of rows that have all of them, in their usual order.</summary>
    private static string[][] Table(string[] columns, string[][] rows) =>
        [columns, .. rows.Select(row => columns.Select(name => row[Array.IndexOf(s_columns, name)]).ToArray())];

    private static string Csv(string[][] table) => string.Concat(table.Select(row => string.Join(',', row.Select(Quoted)) + "\n"));

    private static string Quoted(string text) => $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    private static string[] Values(MigrationRecord record) =>
        Enumerable.Range(0, record.GetColumns().Count).Select(i => (string)record.GetValue(i)!).ToArray();
}
