using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using UserMigration.Engine.Csv;
using Xunit;

namespace UserMigration.Engine.Tests.Csv;

/// <summary>Files that are not as they should be: each fault is an Issue of its own row, and no neighbour is lost.</summary>
public static class HostileFileTests
{
    private const string SlowOnMono = "Mono takes 10 to 30 seconds for each of the longest files.";

    public static IEnumerable<TheoryDataRow<string, string[]>> Rows()
    {
        yield return Case("LF", "a,b\n1,2\n3,4\n", "1@2 [1|2]", "2@3 [3|4]");
        yield return Case("CRLF", "a,b\r\n1,2\r\n3,4\r\n", "1@2 [1|2]", "2@3 [3|4]");
        yield return Case("CR", "a,b\r1,2\r3,4\r", "1@2 [1|2]", "2@3 [3|4]");
        yield return Case("mixed line breaks", "a,b\r\n1,2\n3,4\r5,6", "1@2 [1|2]", "2@3 [3|4]", "3@4 [5|6]");
        yield return Case("no last line break", "a,b\n1,2", "1@2 [1|2]");
        yield return Case("byte order mark", "\uFEFFa,b\n1,2\n", "1@2 [1|2]");
        yield return Case("header only", "a,b\n");
        yield return Case("header only, no line break", "a,b");
        yield return Case("empty lines", "a,b\n\n1,2\n\r\n3,4\n\n\n", "1@3 [1|2]", "2@5 [3|4]");
        yield return Case("quoted line breaks", "a,b\n\"x\ny\",2\n\"x\r\ny\",3\n4,5\n", "1@2 [x\ny|2]", "2@4 [x\r\ny|3]", "3@6 [4|5]");
        yield return Case("bare quotes", "a,b\nBob \"Skippy\" Jones,2\n5\" disk,6\n", "1@2 [Bob \"Skippy\" Jones|2]", "2@3 [5\" disk|6]");
        yield return Case("doubled quotes", "a,b\n\"[{\"\"x\"\": \"\"\"\"}]\",2\n", "1@2 [[{\"x\": \"\"}]|2]");
        yield return Case("quote behind a blank", "a,b\n1, \"x\"\n", "1@2 [1| \"x\"]");
        yield return Case("blank fields", "a,b\n,\n\"\",\n", "1@2 [|] EmptyRow", "2@3 [|] EmptyRow");
        yield return Case("short row", "a,b,c\n1,2\n3,4,5\n", "1@2 [1|2|~] TooFewFields", "2@3 [3|4|5]");
        yield return Case("long row", "a,b\n1,2,3\n4,5\n", "1@2 [1|2] TooManyFields", "2@3 [4|5]");
        yield return Case("line of blanks", "a,b\n  \n1,2\n", "1@2 [  |~] TooFewFields", "2@3 [1|2]");
        yield return Case("unclosed quote early", "a,b\n1,\"2\n3,4\n5,6\n", "1@2 [1|2] UnclosedQuote", "2@3 [3|4]", "3@4 [5|6]");
        yield return Case("unclosed quote late", "a,b\n1,2\n3,4\n5,\"6\n", "1@2 [1|2]", "2@3 [3|4]", "3@4 [5|6] UnclosedQuote");
        yield return Case("unclosed quote, CRLF", "a,b\r\n1,\"2\r\n3,4\r\n", "1@2 [1|2] UnclosedQuote", "2@3 [3|4]");
        yield return Case("unclosed quote, CR", "a,b\r1,\"2\r3,4\r", "1@2 [1|2] UnclosedQuote", "2@3 [3|4]");
        yield return Case("unclosed quote at the very end", "a,b\n1,2\n3,\"", "1@2 [1|2]", "2@3 [3|] UnclosedQuote");
        yield return Case("two unclosed quotes behind empty lines", "a,b\n\n\n\"1,2\n\n\n3,4\n", "1@4 [1,2|~] UnclosedQuote", "2@7 [3|4]");
        yield return Case("bare quote hides an unclosed one", "a,b\nx\"y,\"2\n3,4\n", "1@2 [x\"y|2] UnclosedQuote", "2@3 [3|4]");
        yield return Case("text behind a closing quote", "a,b\n\"1\"x,2\n3,4\n", "1@2 [1x|2] TextAfterQuote", "2@3 [3|4]");
        yield return Case("bare quote hides text behind a quote", "a,b\nBob \"S\" J,\"1\"x\n3,4\n", "1@2 [Bob \"S\" J|1x] TextAfterQuote", "2@3 [3|4]");
        yield return Case("merged rows", "a,b\n1,\"Bob\nb,Al\"\n3,4\n", "1@2 [1|Bob\nb,Al] MergedRows", "2@4 [3|4]");
        yield return Case("merged in a middle column", "a,b,c\n1,\"Bob,2\n3,Al\",4\n5,6,7\n", "1@2 [1|Bob,2\n3,Al|4] MergedRows", "2@4 [5|6|7]");
        yield return Case("merged in the first column", "a,b\n\"1,2\n3\",4\n5,6\n", "1@2 [1,2\n3|4] MergedRows", "2@4 [5|6]");
        yield return Case("an address is no merged row", "a,b,c\n1,\"High St 5\nBonn\",4\n5,6,7\n", "1@2 [1|High St 5\nBonn|4]", "2@4 [5|6|7]");
        yield return Case("NUL", "a,b\n1\0,2\n3,4\n", "1@2 [1\0|2] NulByte", "2@3 [3|4]");
        yield return Case("columns named like members", "Path,Target,IsValid,Line\n1,2,3,4\n", "1@2 [1|2|3|4]");
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public static void EachFaultStaysInItsRow(string text, string[] expected)
    {
        string[] actual = Datafile.Read(text).Select(Datafile.Show).ToArray();

        Assert.Equal(expected, actual);
    }

    [Theory]
    [InlineData(2, 900_000)]
    [InlineData(40, 200_000)]
    public static void LongRowBehindManyOpenQuotes_IsRead(int faults, int length)
    {
        string open = string.Concat(Enumerable.Repeat("x\"y,\"2\n", faults));
        string text = $"a,b\n{open}3,4\n5,{new string('z', length)}\n6,7\n";

        IReadOnlyList<MigrationRecord> records = Datafile.Read(text, new CsvReadOptions { MaxRecordBytes = 1_000_000 });

        Assert.Equal(faults, records.Count(record => !record.IsValid));
        Assert.Equal(length, ((string)records[faults + 1].GetValue(1)!).Length);
        Assert.Equal($"{faults + 3}@{faults + 4} [6|7]", Datafile.Show(records[faults + 2]));
    }

    [Fact]
    public static void LongRowIsRead_AfterTheSearchForQuotesWasCutShort()
    {
        string open = string.Concat(Enumerable.Repeat("x\"y,\"2\n", 1000));
        string text = $"a,b\n{open}3,4\n5,{new string('z', 90_000)}\n6,7\n";

        IReadOnlyList<MigrationRecord> records = Datafile.Read(text, new CsvReadOptions { MaxRecordBytes = 100_000 });

        Assert.Equal(1003, records.Count);
        Assert.Equal(1000, records.Count(record => !record.IsValid));
        Assert.Equal("1003@1004 [6|7]", Datafile.Show(records[^1]));
    }

    [Fact]
    public static void InvalidUtf8_NamesLineByteAndAttribute()
    {
        byte[] bytes = [.. "a,b\n1,2\n\"x\ny"u8, 0xE9, .. "\",4\n5,6\n"u8];

        IReadOnlyList<MigrationRecord> records = Datafile.Read(bytes);

        MigrationIssue issue = Assert.Single(records[1].Issues);
        Assert.Equal(("InvalidUtf8", "a", 4L, 12L), (issue.RuleId, issue.Attribute, issue.Line, issue.ByteOffset));
        Assert.True(records[2].IsValid);
    }

    [Theory]
    [InlineData(new byte[] { 0xC0, 0x80 })]
    [InlineData(new byte[] { 0xED, 0xA0, 0x80 })]
    [InlineData(new byte[] { 0xF4, 0x90, 0x80, 0x80 })]
    [InlineData(new byte[] { 0xE2, 0x82 })]
    [InlineData(new byte[] { 0xFF, 0xFE })]
    [InlineData(new byte[] { 0x80 })]
    public static void IllFormedSequences_AreFound(byte[] sequence)
    {
        byte[] bytes = [.. "a,b\n1,"u8, .. sequence, .. "\n3,4\n"u8];

        IReadOnlyList<MigrationRecord> records = Datafile.Read(bytes);

        Assert.Equal(6, Assert.Single(records[0].Issues).ByteOffset);
        Assert.True(records[1].IsValid);
    }

    [Theory]
    [InlineData("a,a\n1,2\n", "HeaderNameTwice")]
    [InlineData("a,A\n1,2\n", "HeaderNameCaseTwin")]
    [InlineData("a,,c\n1,2,3\n", "HeaderNameEmpty")]
    [InlineData("a,b,\n1,2,3\n", "HeaderNameEmpty")]
    [InlineData("a, \n1,2\n", "HeaderNameEmpty")]
    [InlineData("a;b;c\n1;2;3\n", "HeaderDelimiter")]
    [InlineData("a\tb\n1\t2\n", "HeaderDelimiter")]
    [InlineData("a,\"b\n1,2\n", "HeaderMalformed")]
    [InlineData("\"a\"x,b\n1,2\n", "HeaderMalformed")]
    [InlineData("", "DatafileEmpty")]
    [InlineData("\n\r\n\n", "DatafileEmpty")]
    [InlineData("\uFEFF", "DatafileEmpty")]
    [InlineData("a\0,b\n1,2\n", "DatafileBinary")]
    [InlineData("PK\u0003\u0004rest", "DatafileBinary")]
    public static void IllegalHeaders_AreRefused(string text, string errorId)
    {
        MigrationException exception = Assert.Throws<MigrationException>(() => Datafile.Read(text));

        Assert.Equal(errorId, exception.ErrorId);
        Assert.Contains("users.csv", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("utf-16", true)]
    [InlineData("utf-16", false)]
    [InlineData("utf-16BE", true)]
    [InlineData("utf-16BE", false)]
    [InlineData("utf-32", true)]
    public static void Utf16_IsRefusedByNameAndReadWhenNamed(string name, bool hasMark)
    {
        Encoding encoding = Encoding.GetEncoding(name);
        byte[] mark = hasMark ? encoding.GetPreamble() : [];
        byte[] bytes = [.. mark, .. encoding.GetBytes("email,name\na@example.com,Zoë\nb@example.com,李\n")];

        MigrationException exception = Assert.Throws<MigrationException>(() => Datafile.Read(bytes));
        IReadOnlyList<MigrationRecord> records = Datafile.Read(bytes, new CsvReadOptions { Encoding = encoding });

        Assert.Equal("DatafileNotUtf8", exception.ErrorId);
        Assert.Contains(name, exception.Message, StringComparison.Ordinal);
        Assert.Equal(["1@2 [a@example.com|Zoë]", "2@3 [b@example.com|李]"], records.Select(Datafile.Show));
    }

    [Fact]
    public static void Latin1_IsAnIssueOfEachRowAndReadWhenNamed()
    {
        byte[] bytes = Encoding.Latin1.GetBytes("a,b\nZoë,2\nx,4\n");

        Assert.Equal(["1@2 [Zo\uFFFD|2] InvalidUtf8", "2@3 [x|4]"], Datafile.Read(bytes).Select(Datafile.Show));
        Assert.Equal(["1@2 [Zoë|2]", "2@3 [x|4]"], Datafile.Read(bytes, new CsvReadOptions { Encoding = Encoding.Latin1 }).Select(Datafile.Show));
    }

    [Fact]
    public static void Latin1Header_IsRefused()
    {
        MigrationException exception = Assert.Throws<MigrationException>(() => Datafile.Read(Encoding.Latin1.GetBytes("Straße,b\n1,2\n")));

        Assert.Equal("DatafileNotUtf8", exception.ErrorId);
    }

    [Fact]
    public static void UndecodableBytesOfANamedEncoding_AreAnIssue()
    {
        byte[] bytes = [.. Encoding.Unicode.GetBytes("a,b\n1,"), 0x00, 0xD8, .. Encoding.Unicode.GetBytes("\n3,4\n")];

        IReadOnlyList<MigrationRecord> records = Datafile.Read(bytes, new CsvReadOptions { Encoding = Encoding.Unicode });

        Assert.Equal("InvalidEncoding", Assert.Single(records[0].Issues).RuleId);
        Assert.True(records[1].IsValid);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public static void FieldOf17Megabytes_LosesItsOwnLineAlone(bool isQuoted)
    {
        string quote = isQuoted ? "\"" : string.Empty;
        byte[] bytes = Encoding.UTF8.GetBytes($"a,b\n1,2\n3,{quote}{new string('x', 17_000_000)}{quote}\n5,6\n");

        IReadOnlyList<MigrationRecord> records = Datafile.Read(bytes);

        Assert.Equal([2L, 3L, 4L], records.Select(record => record.Line));
        Assert.Equal("RecordTooLarge", Assert.Single(records[1].Issues).RuleId);
        Assert.True(records[0].IsValid && records[2].IsValid);
    }

    [Fact]
    public static void UnclosedQuoteAheadOf17Megabytes_LosesOneLine()
    {
        Mono.Skip(SlowOnMono);
        StringBuilder text = new StringBuilder("a,b\n1,\"open\n");
        for (int i = 0; i < 850_000; i++)
        {
            text.Append("some text,more text\n");
        }

        IReadOnlyList<MigrationRecord> records = Datafile.Read(text.ToString());

        Assert.Equal(850_001, records.Count);
        Assert.Equal("1@2 [1|open] UnclosedQuote", Datafile.Show(records[0]));
        Assert.All(records.Skip(1), record => Assert.True(record.IsValid));
        Assert.Equal(850_002, records[^1].Line);
    }

    [Fact]
    public static void MillionColumns_AreRead()
    {
        string header = string.Join(",", Enumerable.Range(0, 1_000_000).Select(i => "c" + i));
        string row = "x" + new string(',', 999_999);

        MigrationRecord record = Assert.Single(Datafile.Read(header + "\n" + row + "\n"));

        Assert.True(record.IsValid);
        Assert.Equal(1_000_000, record.GetColumns().Count);
    }

    [Fact]
    public static void FileOfOpenQuotes_IsReadToItsEnd()
    {
        string text = "a,b\n" + string.Concat(Enumerable.Repeat("p\"q,\"r\n", 3000));

        IReadOnlyList<MigrationRecord> records = Datafile.Read(text);

        Assert.Equal(3000, records.Count);
        Assert.All(records, record => Assert.False(record.IsValid));
    }

    [Fact]
    public static void RawBytes_AreThoseOfTheFile()
    {
        IReadOnlyList<MigrationRecord> records = Datafile.Read("a,b\r\n\"x\r\ny\", 2\r\n1,\"z\r\n3,4\r\n");

        string[] raw = records.Select(record => Encoding.UTF8.GetString(record.GetRaw()!)).ToArray();

        Assert.Equal(["\"x\r\ny\", 2", "1,\"z", "3,4"], raw);
    }

    [Fact]
    public static void ByteOffset_CountsTheByteOrderMark()
    {
        MigrationRecord record = Datafile.Read("\uFEFFa,b\n1,2\n")[0];

        Assert.Equal(7, record.ByteOffset);
    }

    [Fact]
    public static void Skip_CountsMalformedRowsToo()
    {
        using MigrationCsvReader reader = Datafile.Open("a,b\n1,\"2\n3,4\n5,6\n"u8.ToArray());

        Assert.True(reader.Skip());
        Assert.True(reader.Skip());
        MigrationRecord record = reader.Read()!;

        Assert.Equal("3@4 [5|6]", Datafile.Show(record));
        Assert.False(reader.Skip());
    }

    [Fact]
    public static void Delimiter_CanBeAnother()
    {
        IReadOnlyList<MigrationRecord> records = Datafile.Read("a;b\n1;\"2;3\"\n", new CsvReadOptions { Delimiter = ';' });

        Assert.Equal("1@2 [1|2;3]", Datafile.Show(records[0]));
    }

    [Fact]
    public static void MissingFile_IsNamed()
    {
        string path = Path.Combine(Path.GetTempPath(), Guid.NewGuid().ToString("N") + ".csv");

        MigrationException exception = Assert.Throws<MigrationException>(() => MigrationCsvReader.Open(path, 1, new CsvReadOptions()));

        Assert.Equal("DatafileNotFound", exception.ErrorId);
    }

    private static TheoryDataRow<string, string[]> Case(string name, string text, params string[] expected) =>
        new TheoryDataRow<string, string[]>(text, expected) { TestDisplayName = "Hostile file: " + name };
}
