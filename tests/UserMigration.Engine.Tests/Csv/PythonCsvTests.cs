using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading.Tasks;
using FsCheck;
using FsCheck.Fluent;
using UserMigration.Engine.Csv;
using Xunit;
using static UserMigration.Engine.Tests.Csv.PythonCsv;

namespace UserMigration.Engine.Tests.Csv;

/// <summary>Random tables, written by one and read by the other.</summary>
public sealed class PythonCsvTests : IDisposable
{
    private const int Count = 500;

    private readonly string _folder = Directory.CreateTempSubdirectory("um-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData(",", false)]
    [InlineData(",", true)]
    [InlineData(";", false)]
    [InlineData("\t", false)]
    public async Task WhatWeWrite_PythonReads(string delimiter, bool hasMark)
    {
        RandomTable[] tables = Create(1, delimiter);
        List<PythonFile> files = new List<PythonFile>();
        foreach (RandomTable table in tables)
        {
            string path = Path.Combine(_folder, $"{files.Count}.csv");
            using DatafileWriter writer = DatafileWriter.Create(path, new DatafileWriteOptions { Delimiter = delimiter[0], HasMark = hasMark, OpenDraft = draft => new UnsyncedFile(draft) });
            foreach (MigrationRecord record in table.ToRecords())
            {
                writer.Write(record);
            }

            writer.Commit();
            files.Add(new PythonFile(path, delimiter, hasMark));
        }

        string[][][] read = await ReadAsync(files);

        Assert.Equal(tables.Select(table => table.ToString()), read.Select(RandomTable.Show));
    }

    [Theory]
    [InlineData(",", "\n", false)]
    [InlineData(",", "\n", true)]
    [InlineData(",", "\r\n", false)]
    [InlineData(",", "\r\n", true)]
    [InlineData(";", "\r\n", false)]
    [InlineData("\t", "\n", true)]
    public async Task WhatPythonWrites_WeRead(string delimiter, string lineBreak, bool quotesAll)
    {
        RandomTable[] tables = Create(2, delimiter).Where(table => CanPythonWrite(table, lineBreak, quotesAll)).ToArray();
        Assert.InRange(tables.Length, Count / 10, Count);

        string[] texts = await WriteAsync(tables.Select(table => new PythonTable(table.All, delimiter, lineBreak, quotesAll)).ToArray());

        CsvReadOptions options = new CsvReadOptions { Delimiter = delimiter[0] };
        IReadOnlyList<MigrationRecord>[] read = texts.Select(text => Datafile.Read(new UTF8Encoding(false).GetBytes(text), options)).ToArray();
        Assert.All(read.SelectMany(records => records), record => Assert.True(record.IsValid));
        Assert.Equal(tables.Select(table => table.ToString()), read.Select(Show));
    }

    private static RandomTable[] Create(int seed, string delimiter) => RandomTable.Any
        .Sample(Count, new Rnd((ulong)seed), 10)
        .Where(table => table.Header.Length > 1 || !table.Header[0].Contains('\t', StringComparison.Ordinal))
        .ToArray();

    /// <summary>
    /// Whether Python writes what it means. Before 3.13 it leaves a carriage return bare where rows end in a line feed, and
    /// it never quotes U+FEFF at the start of a file, where it is a byte order mark.
    /// </summary>
    private static bool CanPythonWrite(RandomTable table, string lineBreak, bool quotesAll) => quotesAll
        || (table.Header[0][0] is not ('\uFEFF' or '%')
            && (lineBreak == "\r\n" || !table.All.Any(row => row.Any(text => text.Contains('\r', StringComparison.Ordinal)))));

    private static string Show(IReadOnlyList<MigrationRecord> records) => RandomTable.Show(
    [
        records[0].GetColumns().Names.ToArray(),
        .. records.Select(record => Enumerable.Range(0, record.GetColumns().Count).Select(i => (string?)record.GetValue(i)).ToArray()),
    ]);
}
