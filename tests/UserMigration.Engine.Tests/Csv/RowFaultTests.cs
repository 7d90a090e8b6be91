using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using UserMigration.Engine.Csv;
using UserMigration.Engine.Csv.Encodings;
using Xunit;

namespace UserMigration.Engine.Tests.Csv;

/// <summary>What is said of a malformed row, where, and what to do.</summary>
public static class RowFaultTests
{
    [Theory]
    [InlineData("a,b\n1\n", "TooFewFields", 2, null, "The row has a different number of fields (1) than the header (2).", "Add the missing delimiters")]
    [InlineData("a,b\n1,2,3\n", "TooManyFields", 2, null, "The row has a different number of fields (3) than the header (2).", "Quote the field that contains a delimiter.")]
    [InlineData("a,b\n,\n", "EmptyRow", 2, null, "The row has no values, only delimiters.", "Remove the row")]
    [InlineData("a,b\n\n\"\",\"\"\n", "EmptyRow", 3, null, "The row has no values, only delimiters.", "Remove the row")]
    [InlineData("a,b\n,,,\n", "EmptyRow", 2, null, "The row has no values, only delimiters.", "Remove the row")]
    [InlineData("a\n\"\"\n", "EmptyRow", 2, null, "The row has no values, only delimiters.", "Remove the row")]
    [InlineData("a,b\n\"1\"x,2\n", "TextAfterQuote", 2, null, "Text follows a closing quote; the record covers line 2.", "Double the quotes")]
    [InlineData("a,b\n\"1\nz\"x,2\n", "TextAfterQuote", 2, null, "Text follows a closing quote; the record covers lines 2 to 3.", "Double the quotes")]
    [InlineData("a,b\n\n\"1\n\nz\"x,2\n", "TextAfterQuote", 3, null, "Text follows a closing quote; the record covers lines 3 to 5.", "Double the quotes")]
    [InlineData("a,b\n1,\"2\n", "UnclosedQuote", 2, null, "A quoted field that starts here is never closed. Reading continued at the next line.", "Close the quote")]
    [InlineData("a,b\n\0,2\n", "NulByte", 2, "a", "The text contains a NUL byte. Byte 4 of the file.", "Remove it from the data.")]
    [InlineData("a,b\n1,\0\n", "NulByte", 2, "b", "The text contains a NUL byte. Byte 6 of the file.", "Remove it from the data.")]
    [InlineData("a,b\n12,\"x\ny\0\"\n", "NulByte", 3, "b", "The text contains a NUL byte. Byte 11 of the file.", "Remove it from the data.")]
    [InlineData("a,b\n1,2,\0\n", "NulByte", 2, null, "The text contains a NUL byte. Byte 8 of the file.", "Remove it from the data.")]
    [InlineData("a,b\n1,\"x\n3,4\"\n", "MergedRows", 2, "b", "A line within this quoted field has as many delimiters as a row: two rows may have merged.", "Look for a quote")]
    public static void Fault_SaysWhereItIsAndWhatToDo(string text, string rule, long line, string? attribute, string message, string recommendation)
    {
        MigrationIssue issue = Datafile.Read(text).Single().Issues[0];

        Assert.Equal((rule, line, attribute, message), (issue.RuleId, issue.Line, issue.Attribute, issue.Message));
        Assert.StartsWith(recommendation, issue.Recommendation, StringComparison.Ordinal);
        Assert.Equal(rule == "MergedRows" ? IssueSeverity.Warning : IssueSeverity.Error, issue.Severity);
    }

    [Theory]
    [InlineData("a,b\n\"\"\"\",\n")]
    [InlineData("a,b\n,0\n")]
    [InlineData("a,b\n, \n")]
    public static void RowWithAValue_IsNotEmpty(string text) => Assert.Empty(Datafile.Read(text).Single().Issues);

    [Theory]
    [InlineData(0, 4, "a", 2)]
    [InlineData(1, 5, "a", 2)]
    [InlineData(3, 7, "b", 2)]
    [InlineData(4, 8, "b", 2)]
    public static void InvalidByte_IsFoundInItsColumn(int index, long offset, string attribute, long line)
    {
        byte[] bytes = Encoding.UTF8.GetBytes("a,b\n12,34\n");
        bytes[4 + index] = 0xFF;

        MigrationIssue issue = Datafile.Read(bytes).Single().Issues.First(one => one.RuleId == "InvalidUtf8");

        Assert.Equal((offset, attribute, line), (issue.ByteOffset, issue.Attribute, issue.Line));
        Assert.Equal($"The text is not valid UTF-8. Byte {offset} of the file.", issue.Message);
    }

    [Fact]
    public static void InvalidByte_InAFileThatIsUtf8Elsewhere_IsToBeCorrectedWhereItComesFrom()
    {
        byte[] bytes = [.. "a\nMüller\nM"u8, 0xFC, .. "ller\n"u8];

        MigrationIssue issue = Datafile.Read(bytes)[1].Issues.Single();

        Assert.Equal(EncodingAdvice.Elsewhere, issue.Recommendation);
    }

    [Fact]
    public static void InvalidByte_OfNoKnownEncoding_IsToBeExportedAnew()
    {
        Utf8Witness witness = new Utf8Witness();

        Assert.Equal(EncodingAdvice.Unknown, witness.Recommend([0xC3, 0xBC, 0xFF]));
        Assert.Equal(EncodingAdvice.Probably("windows-1252"), witness.Recommend(Encoding.Latin1.GetBytes("Müller aus Köln, Jürgen aus Düren")));
        witness.Probable = EncodingFinding.Create("windows-1250");
        Assert.Equal(EncodingAdvice.Probably("windows-1250"), witness.Recommend(Encoding.Latin1.GetBytes("Müller aus Köln, Jürgen aus Düren")));
        Assert.Contains("rewrite it as UTF-8 with Export-MigrationCsv.", EncodingAdvice.Probably("x"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a,b\n1,\"x\n3,4\"\n", true)]
    [InlineData("a,b\n1,\"x\r3,4\"\n", true)]
    [InlineData("a,b\n1,\"3,4\"\n", false)]
    [InlineData("a,b,c\n1,\"x\n3,4\",5\n", false)]
    [InlineData("a,b,c\n1,\"x\n3,4,5\",6\n", true)]
    [InlineData("a,b,c\n1,\"x\n3,4,5\n6\",7\n", true)]
    [InlineData("a,b,c\n1,\"x,2\n3,4\",5\n", true)]
    [InlineData("a,b,c\n1,\"x\n3\",5\n", false)]
    [InlineData("a,b,c\n1,\"x,2\n3\",5\n", false)]
    [InlineData("a,b,c\n\"x,y,1\n2\",3,4\n", true)]
    [InlineData("a,b,c\n\"x,y\n2\",3,4\n", false)]
    [InlineData("a,b,c\n1,2,\"x\n3,4\"\n", false)]
    [InlineData("a,b,c\n1,2,\"x\n3,4\n5\"\n", false)]
    [InlineData("a\n\"x\ny\"\n", false)]
    [InlineData("a\n\"\n\"\n", false)]
    [InlineData("a,b\n\"\n\",\"\n,\"\n", true)]
    public static void RowsThatMayHaveMerged_AreWarnedOf(string text, bool isMerged) =>
        Assert.Equal(isMerged, Datafile.Read(text).Single().Issues.Any(issue => issue.RuleId == "MergedRows"));

    [Fact]
    public static void MergedRows_AreWarnedOfOnce() => Assert.Single(Datafile.Read("a,b\n\"x\n1,2\",\"x\n3,4\"\n").Single().Issues);

    [Fact]
    public static void FieldsBeyondTheHeader_AreNotLookedInto() =>
        Assert.Equal(["TooManyFields"], Datafile.Read("a,b\n1,2,\"x\n3,4\"\n").Single().Issues.Select(issue => issue.RuleId));

    [Theory]
    [InlineData("a,a\n", "HeaderNameTwice", "The header in 'users.csv' names 'a' twice, in columns 1 and 2. Rename or remove one of them.")]
    [InlineData("b,a,A\n", "HeaderNameCaseTwin", "The header in 'users.csv' has 'a' in column 2 and 'A' in column 3, which differ only in letter case. Rename or remove one of them.")]
    [InlineData("a, \n", "HeaderNameEmpty", "Column 2 of the header in 'users.csv' has no name. Name the column after the attribute, or remove it.")]
    [InlineData("a;b\n", "HeaderDelimiter", "The header in 'users.csv' is a single column that contains ';'. A datafile is delimited by commas. Try to read this file with -Delimiter ';'.")]
    [InlineData("a\tb\n", "HeaderDelimiter", "The header in 'users.csv' is a single column that contains tabs. A datafile is delimited by commas. Try to read this file with -Delimiter \"`t\".")]
    [InlineData("|b\n", "HeaderDelimiter", "The header in 'users.csv' is a single column that contains '|'. A datafile is delimited by commas. Try to read this file with -Delimiter '|'.")]
    [InlineData("", "DatafileEmpty", "The file 'users.csv' is empty. A datafile must start with a header row of attribute names.")]
    [InlineData("a,\"b\n", "HeaderMalformed", "The header in 'users.csv' has an unclosed quote, or text after a closing quote, or is too large. Fix the header row.")]
    public static void IllegalHeader_IsTold(string text, string errorId, string message)
    {
        MigrationException exception = Assert.Throws<MigrationException>(() => Datafile.Read(text));

        Assert.Equal((errorId, message), (exception.ErrorId, exception.Message));
    }

    [Theory]
    [InlineData(',', "a;b,c\n")]
    [InlineData(';', "a,b;c\n")]
    [InlineData('|', "a\n")]
    public static void HeaderOfSeveralColumns_MayHoldOtherDelimiters(char delimiter, string text) =>
        Assert.Empty(Datafile.Read(text, new CsvReadOptions { Delimiter = delimiter }));

    [Fact]
    public static void HeaderThatIsNotUtf8_NamesItsByteAndItsLine()
    {
        byte[] bytes = [.. "\n\na,b"u8, 0xFF, .. "\n1,2\n"u8];

        MigrationException exception = Assert.Throws<MigrationException>(() => Datafile.Read(bytes));

        Assert.Equal("DatafileNotUtf8", exception.ErrorId);
        Assert.StartsWith("The header in 'users.csv' can't be read at byte 5 of the file, line 3: the text is not in UTF-8", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public static void HeaderThatIsNotInTheNamedEncoding_SaysSo()
    {
        byte[] bytes = [(byte)'a', (byte)',', 0x81, (byte)'\n'];

        MigrationException exception = Assert.Throws<MigrationException>(
            () => Datafile.Read(bytes, new CsvReadOptions { Encoding = CodePages.Find("windows-1252") }));

        Assert.Equal(
            "The header in 'users.csv' can't be read at line 1: the text is not in windows-1252. Specify the file's actual encoding with -Encoding.",
            exception.Message,
            ignoreCase: true);
    }

    [Fact]
    public static void ByteThatIsNotInTheNamedEncoding_HasNoPlaceInTheFile()
    {
        byte[] bytes = [.. "a,b\n1,"u8, 0x81, (byte)'\n'];

        MigrationIssue issue = Datafile.Read(bytes, new CsvReadOptions { Encoding = CodePages.Find("windows-1252") }).Single().Issues.Single();

        Assert.Equal(("InvalidEncoding", "b", null), (issue.RuleId, issue.Attribute, issue.ByteOffset));
        Assert.Equal("A byte can't be decoded with the specified encoding.", issue.Message);
        Assert.Equal("Fix the value in its source. If many rows have this issue, the file is in another encoding: specify that one with -Encoding.", issue.Recommendation);
    }

    [Theory]
    [InlineData(new byte[] { 0xC2, 0x80 }, 2)]
    [InlineData(new byte[] { 0xDF, 0xBF }, 2)]
    [InlineData(new byte[] { 0xC1, 0x80 }, 0)]
    [InlineData(new byte[] { 0xC2, 0x7F }, 0)]
    [InlineData(new byte[] { 0xC2, 0xC0 }, 0)]
    [InlineData(new byte[] { 0xC2 }, 0)]
    [InlineData(new byte[] { 0xE0, 0xA0, 0x80 }, 3)]
    [InlineData(new byte[] { 0xE0, 0x9F, 0x80 }, 0)]
    [InlineData(new byte[] { 0xE1, 0x80, 0x80 }, 3)]
    [InlineData(new byte[] { 0xED, 0x9F, 0xBF }, 3)]
    [InlineData(new byte[] { 0xED, 0xA0, 0x80 }, 0)]
    [InlineData(new byte[] { 0xEF, 0xBF, 0xBF }, 3)]
    [InlineData(new byte[] { 0xEF, 0xBF, 0xC0 }, 0)]
    [InlineData(new byte[] { 0xEF, 0xBF }, 0)]
    [InlineData(new byte[] { 0xF0, 0x90, 0x80, 0x80 }, 4)]
    [InlineData(new byte[] { 0xF0, 0x8F, 0x80, 0x80 }, 0)]
    [InlineData(new byte[] { 0xF4, 0x8F, 0xBF, 0xBF }, 4)]
    [InlineData(new byte[] { 0xF4, 0x90, 0x80, 0x80 }, 0)]
    [InlineData(new byte[] { 0xF5, 0x80, 0x80, 0x80 }, 0)]
    [InlineData(new byte[] { 0xF0, 0x90, 0x80, 0x41 }, 0)]
    [InlineData(new byte[] { 0x80 }, 0)]
    [InlineData(new byte[] { 0x7F }, 1)]
    public static void Sequences_AreThoseOfRfc3629(byte[] bytes, int length)
    {
        Assert.Equal(length, Utf8Check.SequenceLength(bytes));
        Assert.Equal(length == 0 ? 1 : -1, Utf8Check.IndexOfInvalid([(byte)'a', .. bytes]));
        Assert.Equal(length == 0 ? 2 : -1, Utf8Check.IndexOfInvalid([(byte)'a', (byte)'b', .. bytes]));
    }

    [Fact]
    public static void RowAsBytes_HasNoLineBreak()
    {
        string?[] fields = ["1", null, "a,b", "say \"hi\""];

        Assert.Equal("1,,\"a,b\",\"say \"\"hi\"\"\"", Encoding.UTF8.GetString(RowWriter.ToBytes(fields.Length, i => fields[i])));
    }

    [Theory]
    [InlineData("1,\"", "1@2 [1|] UnclosedQuote")]
    [InlineData("1,\"xxxx", "1@2 [1|xxxx] UnclosedQuote")]
    public static void SmallLimit_LosesOneLineToAnOpenQuote(string row, string expected)
    {
        string text = "a,b\n" + row + "\n" + string.Concat(Enumerable.Range(0, 20_000).Select(i => $"{i},name {i}\n"));

        IReadOnlyList<MigrationRecord> records = Datafile.Read(text, new CsvReadOptions { MaxRecordBytes = 70_000 });

        Assert.Equal(20_001, records.Count);
        Assert.Equal(expected, Datafile.Show(records[0]));
        Assert.Equal("20001@20002 [19999|name 19999]", Datafile.Show(records[^1]));
        Assert.All(records.Skip(1), record => Assert.True(record.IsValid));
    }

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    [InlineData("\r")]
    public static void RecordThatIsTooLarge_LosesItsOwnLine(string lineBreak)
    {
        string text = string.Join(lineBreak, "a,b", "1,2", string.Empty, new string('x', 80_000) + ",3", "4,5", string.Empty);

        IReadOnlyList<MigrationRecord> records = Datafile.Read(text, new CsvReadOptions { MaxRecordBytes = 70_000 });

        Assert.Equal(["1@2 [1|2]", "2@4 [~|~] RecordTooLarge", "3@5 [4|5]"], records.Select(Datafile.Show));
        MigrationIssue issue = records[1].Issues.Single();
        Assert.Equal("The record is larger than 70,000 bytes.", issue.Message);
        Assert.Equal("Shorten the record. No store accepts a record of that size.", issue.Recommendation);
        Assert.Equal(80_002, records[1].GetRaw()!.Length);
    }

    [Theory]
    [InlineData(69_998, "")]
    [InlineData(70_001, " RecordTooLarge")]
    public static void Limit_IsThatOfTheRow(int length, string issue)
    {
        string text = "a,b\n1,2\n\n\n" + new string('x', length - 2) + ",3\n4,5\n";

        IReadOnlyList<MigrationRecord> records = Datafile.Read(text, new CsvReadOptions { MaxRecordBytes = 70_000 });

        Assert.Equal(3, records.Count);
        Assert.EndsWith(issue, Datafile.Show(records[1]), StringComparison.Ordinal);
        Assert.Equal(issue.Length == 0, records[1].IsValid);
        Assert.Equal("3@6 [4|5]", Datafile.Show(records[2]));
    }
}
