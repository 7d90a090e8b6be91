using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using UserMigration.Engine.Csv;

namespace UserMigration.Engine.Tests.Csv;

/// <summary>Reads text as a datafile, a few bytes at a time or whole.</summary>
internal static class Datafile
{
    public static IReadOnlyList<MigrationRecord> Read(string text, CsvReadOptions? options = null) =>
        Read(Encoding.UTF8.GetBytes(text), options);

    public static IReadOnlyList<MigrationRecord> Read(byte[] bytes, CsvReadOptions? options = null)
    {
        using MigrationCsvReader reader = Open(bytes, options);
        List<MigrationRecord> records = new List<MigrationRecord>();
        while (reader.Read() is { } record)
        {
            records.Add(record);
        }

        return records;
    }

    public static MigrationCsvReader Open(byte[] bytes, CsvReadOptions? options = null) =>
        MigrationCsvReader.Create(new TrickleStream(bytes), "users.csv", 1, bytes.Length, options ?? new CsvReadOptions());

    /// <summary>A record in one line: <c>record@line [value|value] RuleId,RuleId</c>; a missing field is ~.</summary>
    public static string Show(MigrationRecord record)
    {
        string values = string.Join("|", Enumerable.Range(0, record.GetColumns().Count).Select(i => record.GetValue(i) ?? "~"));
        string issues = string.Join(",", record.Issues.Select(issue => issue.RuleId));
        return $"{record.RecordNumber}@{record.Line} [{values}] {issues}".TrimEnd();
    }

    /// <summary>A stream that gives odd little pieces, as a pipe may.</summary>
    private sealed class TrickleStream : MemoryStream
    {
        private int _turn;

        public TrickleStream(byte[] bytes)
            : base(bytes, writable: false)
        {
        }

        public override bool CanSeek => false;

        public override int Read(byte[] buffer, int offset, int count) => base.Read(buffer, offset, Piece(count));

#if NET
        public override int Read(Span<byte> buffer) => base.Read(buffer.Slice(0, Piece(buffer.Length)));
#endif

        private int Piece(int count) => Length > 100_000 ? count : Math.Min(count, 1 + (_turn++ % 7));
    }
}
