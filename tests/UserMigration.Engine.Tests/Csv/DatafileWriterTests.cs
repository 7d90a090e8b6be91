using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using UserMigration.Engine.Composition;
using UserMigration.Engine.Csv;
using UserMigration.Engine.Tests.Upload;
using Xunit;

namespace UserMigration.Engine.Tests.Csv;

/// <summary>What a written datafile looks like, and that there is a whole one or none.</summary>
public sealed class DatafileWriterTests : IDisposable
{
    private readonly WrittenFile _file = new WrittenFile();

    public void Dispose() => _file.Dispose();

    [Fact]
    public void Fields_AreQuotedWhereTheyNeedIt()
    {
        _file.Write(
            Records.Of(("a", "x,y"), ("b", "Bob \"Skippy\" Jones")),
            Records.Of(("a", " lead"), ("b", "two\r\nlines")));

        Assert.Equal("a,b\n\"x,y\",\"Bob \"\"Skippy\"\" Jones\"\n lead,\"two\r\nlines\"\n", _file.Text);
    }

    [Fact]
    public void NothingAndABlank_AreABlankField_AndALoneBlankIsARow()
    {
        _file.Write(Records.Of(("a", null)), Records.Of(("a", string.Empty)));

        Assert.Equal("a\n\"\"\n\"\"\n", _file.Text);
        Assert.Equal(2, _file.Read().Length);
    }

    [Fact]
    public void TypedValues_AreWrittenInvariantly_AndListsAsJson()
    {
        _file.Write(Records.Of(
            ("number", 1234.5),
            ("flag", true),
            ("at", new DateTime(2019, 1, 2, 11, 14, 22, DateTimeKind.Utc)),
            ("list", new object[] { 1, "two" }),
            ("members", new Dictionary<string, object?> { ["city"] = "Köln" })));

        Assert.Equal(
            "number,flag,at,list,members\n1234.5,true,2019-01-02 11:14:22,\"[1,\"\"two\"\"]\",\"{\"\"city\"\":\"\"Köln\"\"}\"\n",
            _file.Text);
    }

    [Theory]
    [InlineData("%PDF", "\"%PDF\",b\n1,2\n")]
    [InlineData("line\nbreak", "\"line\nbreak\",b\n1,2\n")]
    public void HeaderThatWouldBeMisread_IsQuoted(string name, string expected)
    {
        _file.Write(Records.Of((name, "1"), ("b", "2")));

        Assert.Equal(expected, new UTF8Encoding(false).GetString(File.ReadAllBytes(_file.Path)));
        Assert.Equal(name, _file.Read()[0].GetColumns()[0]);
    }

    [Theory]
    [InlineData("\uFEFFa")]
    [InlineData("a\u200B")]
    public void NameThatWouldNotBeReadBack_IsRefused(string name) => Assert.Equal(
        "HeaderNameInvisible",
        Assert.Throws<MigrationException>(() => _file.Write(Records.Of((name, "1"), ("b", "2")))).ErrorId);

    [Fact]
    public void ByteOrderMark_IsWrittenWhenAskedFor()
    {
        _file.Options.HasMark = true;
        _file.Write(Records.Of(("a", "1")));

        Assert.Equal([0xEF, 0xBB, 0xBF, (byte)'a', (byte)'\n', (byte)'1', (byte)'\n'], File.ReadAllBytes(_file.Path));
    }

    [Fact]
    public void ColumnsOfLaterRecords_AreFoundByName_AndAreBlankWhereTheyLack()
    {
        _file.Write(Records.Of(("a", "1"), ("b", "2")), Records.Of(("B", "4"), ("a", "3")), Records.Of(("b", "6")));

        Assert.Equal("a,b\n1,2\n3,4\n,6\n", _file.Text);
    }

    [Fact]
    public void ColumnThatTheFirstRecordLacks_IsAnErrorThatNamesTheRecord_AndNothingIsWritten()
    {
        MigrationException exception = Assert.Throws<MigrationException>(() =>
            _file.Write(Records.Of(("a", "1")), Records.Of(2, ("a", "1"), ("city", "Bonn"))));

        Assert.Equal("ExportColumnsDiffer", exception.ErrorId);
        Assert.Contains("record 2 has 'city'", exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("Bonn", exception.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(_file.Path));
        Assert.Empty(_file.Others);
    }

    [Fact]
    public void HalfASurrogatePair_IsLeftOut_AndNamed()
    {
        // Written here, for the names of test cases can't hold it either.
        foreach (string text in new[] { "half\uD83D", "\uDE00half", "\uD83D\uD83D\uDE00" })
        {
            CheckLeftOut(text, "InvalidUtf8");
        }

        Assert.Equal("HeaderNameUnwritable", Assert.Throws<MigrationException>(() => _file.Write(Records.Of(("a\uD800", "1")))).ErrorId);
    }

    [Fact]
    public void Nul_IsLeftOut_AndNamed() => CheckLeftOut("nul\0", "NulByte");

    [Fact]
    public void MalformedRows_StandAsTheyWereRead_ThoseWithBrokenQuotesLast()
    {
        byte[] source = [.. "a,b\n1,2\n\"x\"y,9\nshort\n5,"u8, 0xFF, .. "\n6,7,8\nn\0,1\n3,\"open\n7,8\n"u8];

        DatafileSummary summary = _file.Write(Datafile.Read(source));

        byte[] expected = [.. "a,b\n1,2\nshort\n5,"u8, 0xFF, .. "\n6,7,8\nn\0,1\n7,8\n\"x\"y,9\n3,\"open\n"u8];
        Assert.Equal(Encoding.Latin1.GetString(expected), Encoding.Latin1.GetString(File.ReadAllBytes(_file.Path)));
        Assert.Equal((2, 6, 2, 0), (summary.Written, summary.Malformed, summary.MalformedAtEnd, summary.LeftOut));
        Assert.Null(summary.ToFault(_file.Path));
        Assert.Empty(_file.Others);
    }

    [Fact]
    public void MalformedRow_WhoseBytesDoNotFit_IsLeftOut_AndNamed()
    {
        IReadOnlyList<MigrationRecord> records = Datafile.Read("a;b\n1;2\n3;4;5\n", new CsvReadOptions { Delimiter = ';' });

        DatafileSummary summary = _file.Write(records);

        Assert.Equal("a,b\n1,2\n", _file.Text);
        Assert.Contains("users.csv, record 2, line 3 (its row was malformed", summary.ToFault(_file.Path)!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void MalformedRow_UnderOtherColumns_IsLeftOut()
    {
        MigrationRecord row = Datafile.Read("a,b\n1,2,3\n")[0];
        MigrationRecord wider = new MigrationRecord(
            new RecordColumns(["a", "b", "c"]), ["1", "2", "added"], row.RecordNumber, row.Line, row.GetSource(), row.GetRaw());
        wider.AddIssue(row.Issues[0]);

        Assert.Equal(1, _file.Write(wider).LeftOut);
        Assert.Equal("a,b,c\n", _file.Text);
    }

    [Fact]
    public void BrokenQuotes_ThatWouldCompleteEachOther_AreLeftOut()
    {
        MigrationRecord[] rows =
        [
            Datafile.Read("a,b\n\"b\n")[0],
            Datafile.Read("a,b\n\",\"a\"\"b\n")[0],
            Datafile.Read("a,b\n\"\n")[0],
        ];
        Assert.All(rows, row => Assert.False(row.IsValid));

        DatafileSummary summary = _file.Write(rows);

        Assert.Equal((0, 0, 3), (summary.Written, summary.Malformed, summary.LeftOut));
        Assert.Empty(_file.Read());
    }

    [Fact]
    public void RowThatHoldsOthers_IsWrittenAsItWasRead_UnlessItMayHoldThem()
    {
        MigrationRecord record = Datafile.Read("email,a\nann@example.com,\"x\nbob@example.com,y\"\n").Single();

        DatafileSummary refused = _file.Write(record);
        record.SetSeverity("MergedRows", IssueSeverity.Warning);

        Assert.Equal((0, 1), (refused.Written, refused.Malformed));
        Assert.Equal("email,a\nann@example.com,\"x\nbob@example.com,y\"\n", _file.Text);
        Assert.Equal(MalformedRowKind.None, MalformedRow.KindOf(record));
    }

    [Fact]
    public void RuleThatARowBreaksWhileItIsRead_IsKnownToTheWriter()
    {
        foreach (MigrationRule rule in RuleCatalogue.All.Where(rule => rule.Scope == RuleScope.Reading && rule.Severity == IssueSeverity.Error))
        {
            MigrationRecord record = Records.Of(("a", "1"));
            record.AddIssue(new MigrationIssue(rule.Id, rule.Severity, null, "It is malformed.", "Fix it."));

            Assert.True(MalformedRow.KindOf(record) != MalformedRowKind.None, rule.Id);
        }
    }

    [Fact]
    public void Spreadsheet_RunsNoFormula()
    {
        _file.Options.IsForSpreadsheet = true;
        _file.Write(
            Records.Of(("=name", "=1+1"), ("b", "+49 228")),
            Records.Of(("=name", "@SUM(1)"), ("b", -5)),
            Records.Of(("=name", "\tx"), ("b", "－1")),
            Records.Of(("=name", "a=b"), ("b", null)));

        Assert.Equal(
            "\"'=name\",\"b\"\r\n\"'=1+1\",\"'+49 228\"\r\n\"'@SUM(1)\",\"-5\"\r\n\"'\tx\",\"'－1\"\r\n\"a=b\",\"\"\r\n",
            _file.Text);
        Assert.Equal(0xEF, File.ReadAllBytes(_file.Path)[0]);
    }

    [Theory]
    [InlineData("", "HeaderNameEmpty")]
    [InlineData(" ", "HeaderNameEmpty")]
    [InlineData("a;b", "HeaderDelimiter")]
    [InlineData("a\u0001", "HeaderNameUnwritable")]
    public void HeaderThatCouldNotBeReadAgain_IsRefused(string name, string errorId)
    {
        MigrationException exception = Assert.Throws<MigrationException>(() => _file.Write(Records.Of((name, "1"))));

        Assert.Equal(errorId, exception.ErrorId);
        Assert.Empty(_file.Others);
    }

    [Fact]
    public void FileThatIsRead_IsNotWrittenOver()
    {
        File.WriteAllText(_file.Path, "a\n1\n");

        MigrationException exception = Assert.Throws<MigrationException>(() => _file.Write(_file.Read()));

        Assert.Equal("ExportOverSource", exception.ErrorId);
        Assert.Equal("a\n1\n", _file.Text);
        Assert.Empty(_file.Others);
    }

    [Fact]
    public void LinkToTheFileThatIsRead_IsNotWrittenThrough()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows makes links for administrators alone.");
        string source = Path.Combine(Path.GetDirectoryName(_file.Path)!, "users.csv");
        File.WriteAllText(source, "a\n1\n");
        File.CreateSymbolicLink(_file.Path, source);
        using Datafiles files = Datafiles.Open([source], new CsvReadOptions());

        MigrationException exception = Assert.Throws<MigrationException>(() => _file.Write(files.Read(1, 9, TestContext.Current.CancellationToken)));

        Assert.Equal("ExportOverSource", exception.ErrorId);
    }

    [Fact]
    public void LinkToAnotherFile_StaysALink()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows makes links for administrators alone.");
        string real = Path.Combine(Path.GetDirectoryName(_file.Path)!, "real.csv");
        File.WriteAllText(real, "old\n");
        File.CreateSymbolicLink(_file.Path, real);

        _file.Write(Records.Of(("a", "1")));

        Assert.Equal(real, new FileInfo(_file.Path).LinkTarget);
        Assert.Equal("a\n1\n", File.ReadAllText(real));
    }

    [Fact]
    public void OldFile_IsReplaced_UnlessItHasToStay()
    {
        File.WriteAllText(_file.Path, "old\n");
        _file.Options.KeepsOld = true;

        Assert.Equal("ExportFileExists", Assert.Throws<MigrationException>(() => _file.Write(Records.Of(("a", "1")))).ErrorId);
        Assert.Equal("old\n", _file.Text);

        _file.Options.KeepsOld = false;
        _file.Write(Records.Of(("a", "1")));
        Assert.Equal("a\n1\n", _file.Text);
    }

    [Fact]
    public void ReadOnlyFile_IsReplacedByForceAlone()
    {
        File.WriteAllText(_file.Path, "old\n");
        File.SetAttributes(_file.Path, FileAttributes.ReadOnly);

        Assert.Equal("ExportFileReadOnly", Assert.Throws<MigrationException>(() => _file.Write(Records.Of(("a", "1")))).ErrorId);

        _file.Options.ReplacesReadOnly = true;
        _file.Write(Records.Of(("a", "1")));
        Assert.Equal("a\n1\n", _file.Text);
    }

    [Fact]
    public void FoldersAndDevices_AreRefused()
    {
        foreach (string path in new[] { Path.GetDirectoryName(_file.Path)!, OperatingSystem.IsWindows() ? Path.GetTempPath() : "/dev/null" })
        {
            MigrationException exception = Assert.Throws<MigrationException>(() => DatafileWriter.Create(path, _file.Options));
            Assert.Equal("ExportTargetNotFile", exception.ErrorId);
        }
    }

    [Fact]
    public void FolderThatIsNotThere_IsAClearError()
    {
        string path = Path.Combine(Path.GetDirectoryName(_file.Path)!, "none", "out.csv");

        Assert.Equal("ExportWriteFailed", Assert.Throws<MigrationException>(() => DatafileWriter.Create(path, _file.Options)).ErrorId);
    }

    [Fact]
    public void UnendedFile_LeavesTheOldOneAndNothingElse()
    {
        File.WriteAllText(_file.Path, "old\n");
        using (DatafileWriter writer = DatafileWriter.Create(_file.Path, _file.Options))
        {
            writer.Write(Records.Of(("a", "1")));
            Assert.Single(_file.Others);
        }

        Assert.Equal("old\n", _file.Text);
        Assert.Empty(_file.Others);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(50_000)]
    public void FullDisk_LeavesTheOldFileAndNothingElse(int bytes)
    {
        File.WriteAllText(_file.Path, "old\n");
        _file.Options.OpenDraft = path => new FullJournal(path, bytes);

        MigrationException exception = Assert.Throws<MigrationException>(() =>
            _file.Write(Enumerable.Range(1, 10_000).Select(i => Records.Of(i, ("a", "some text"), ("b", "\"quoted\"")))));

        Assert.Equal("ExportWriteFailed", exception.ErrorId);
        Assert.Contains("No space left on device.", exception.Message, StringComparison.Ordinal);
        Assert.Equal("old\n", _file.Text);
        Assert.Empty(_file.Others);
    }

    [Fact]
    public void FileIsItsOwnersAlone_AlsoWhileItIsWritten()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Modes are for Unix.");
        const UnixFileMode Owner = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using (DatafileWriter writer = DatafileWriter.Create(_file.Path, _file.Options))
        {
#pragma warning disable CA1416 // Skipped on Windows.
            Assert.Equal(Owner, File.GetUnixFileMode(Assert.Single(_file.Others)));
            writer.Write(Records.Of(("a", "1")));
            writer.Commit();
        }

        Assert.Equal(Owner, File.GetUnixFileMode(_file.Path));
#pragma warning restore CA1416
    }

    [Fact]
    public void NoRecord_IsNoFile()
    {
        using (DatafileWriter writer = DatafileWriter.Create(_file.Path, _file.Options))
        {
            Assert.Null(writer.Commit());
        }

        Assert.False(File.Exists(_file.Path));
        Assert.Empty(_file.Others);
    }

    [Fact]
    public void LargeFile_IsTheSameAgain()
    {
        MigrationRecord[] records = Enumerable.Range(1, 20_000)
            .Select(i => Records.Of(i, ("email", $"user{i}@example.com"), ("name", i % 7 == 0 ? "a \"b\"\nc" : "Zoë")))
            .ToArray();

        _file.Write(records);

        Assert.Equal(
            records.Select(record => (record.GetValue(0), record.GetValue(1))),
            _file.Read().Select(record => (record.GetValue(0), record.GetValue(1))));
    }

    private void CheckLeftOut(string text, string ruleId)
    {
        MigrationRecord bad = Records.Of(2, ("a", "x"), ("b", text));

        DatafileSummary summary = _file.Write(Records.Of(1, ("a", "1"), ("b", "2")), bad, Records.Of(3, ("a", "3"), ("b", "😀")));

        Assert.Equal("a,b\n1,2\n3,😀\n", _file.Text);
        Assert.Equal((2, 1), (summary.Written, summary.LeftOut));
        Assert.Equal((ruleId, "b"), (bad.Issues[0].RuleId, bad.Issues[0].Attribute));
        MigrationException fault = summary.ToFault(_file.Path)!;
        Assert.Equal("RecordsNotExported", fault.ErrorId);
        Assert.Contains($"The file '{_file.Path}' lacks 1 of 3 records: record 2 (b: {ruleId}).", fault.Message, StringComparison.Ordinal);
    }
}
