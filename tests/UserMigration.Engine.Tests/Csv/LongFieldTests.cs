using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using UserMigration.Engine.Csv;
using Xunit;

namespace UserMigration.Engine.Tests.Csv;

/// <summary>Fields that the reader's pool of repeated values does not share.</summary>
public static class LongFieldTests
{
    private static readonly string s_start = new string('a', 40);

    [Fact]
    public static void Fields_AreThoseOfTheirRow_WhateverTheRowBeforeHas()
    {
        string[] values = ["1", "1", "2", string.Empty, "2", "1", new string('b', 2000), new string('b', 2000), "1"];

        List<MigrationRecord> records = Read(Encoding.UTF8.GetBytes(
            "one,other\n" + string.Concat(values.Select((value, i) => $"{s_start}{value},{s_start}{values[values.Length - 1 - i]}\n"))));

        Assert.Equal(values.Select(value => s_start + value), records.Select(record => record.GetValue(0)));
        Assert.Equal(values.Reverse().Select(value => s_start + value), records.Select(record => record.GetValue(1)));
    }

    [Fact]
    public static void QuotesAreRemoved_AlsoFromAFieldThatRepeats()
    {
        List<MigrationRecord> records = Read(Encoding.UTF8.GetBytes($"one\n\"{s_start} \"\"x\"\"\"\n\"{s_start} \"\"x\"\"\"\n{s_start}\n\"{s_start}\"\n"));

        Assert.Equal([$"{s_start} \"x\"", $"{s_start} \"x\"", s_start, s_start], records.Select(record => record.GetValue(0)));
    }

    [Fact]
    public static void BytesThatAreNotUtf8_BecomeTheSameInShortAndLongFields()
    {
        byte[] bad = [0xFF, 0x41, 0xC3, 0x28, 0xE2, 0x82, 0x20, 0xF0, 0x9F, 0x98];
        byte[] rest = Encoding.ASCII.GetBytes(s_start);

        List<MigrationRecord> records = Read([.. "one\n"u8, .. bad, .. "\n"u8, .. bad, .. rest, .. "\n"u8]);

        Assert.Equal(records[0].GetValue(0) + s_start, records[1].GetValue(0));
        Assert.All(records, record => Assert.Contains(record.Issues, issue => issue.RuleId == "InvalidUtf8"));
    }

    [Fact]
    public static void LongValuesThatDifferOnlyInTheMiddle_AreAllRead()
    {
        string end = new string('z', 20);
        string[] values = Enumerable.Range(1000, 1000).Select(i => i % 5 < 3 ? string.Empty : $"{s_start}{i}{end}").ToArray();

        List<MigrationRecord> records = Read(Encoding.UTF8.GetBytes("one,other\n" + string.Concat(values.Select(value => $"{value},x\n"))));

        Assert.Equal(values, records.Select(record => record.GetValue(0)));
    }

    private static List<MigrationRecord> Read(byte[] file)
    {
        using MigrationCsvReader reader = MigrationCsvReader.Create(new MemoryStream(file), "users.csv", 1, file.Length, new CsvReadOptions());
        List<MigrationRecord> records = new List<MigrationRecord>();
        while (reader.Read() is { } record)
        {
            records.Add(record);
        }

        return records;
    }
}
