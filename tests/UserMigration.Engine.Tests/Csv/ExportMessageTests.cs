using System;
using System.IO;
using System.Linq;
using UserMigration.Engine.Csv;
using Xunit;

namespace UserMigration.Engine.Tests.Csv;

/// <summary>What an export says of what it does not write: which, why, and what to do.</summary>
public sealed class ExportMessageTests : IDisposable
{
    private readonly WrittenFile _file = new WrittenFile(isSynced: false);

    public void Dispose() => _file.Dispose();

    [Fact]
    public void NothingGiven_IsNamed()
    {
        Assert.Throws<ArgumentNullException>(() => DatafileWriter.Create(_file.Path, null!));
        Assert.Throws<ArgumentNullException>(() => DatafileWriter.CheckTarget(_file.Path, null!));
        using DatafileWriter writer = DatafileWriter.Create(_file.Path, _file.Options);
        Assert.Throws<ArgumentNullException>(() => writer.Begin(null!));
        Assert.Throws<ArgumentNullException>(() => writer.Write(null!));
    }

    [Fact]
    public void RecordWithoutColumns_IsRefused() => Check(
        () => _file.Write(new MigrationRecord(new RecordColumns([]), [], 1)),
        "NotARecord",
        "An object without properties is not a record. Pipe the output of Import-MigrationCsv, or objects with one property for each attribute.");

    [Fact]
    public void NameThatCannotBeRead_IsNamedByItsColumn() => Check(
        () => _file.Write(Records.Of(("a", "1"), ("b\u0001", "2"))),
        "HeaderNameUnwritable",
        $"The name of column 2 contains a control character or half of a surrogate pair, so '{_file.Path}' could not be read back. Rename the column.");

    [Fact]
    public void DelimiterThatCannotBeOne_IsRefusedBeforeTheFileIsBegun()
    {
        _file.Options.Delimiter = '"';

        Assert.Throws<MigrationException>(() => DatafileWriter.Create(_file.Path, _file.Options));
        Assert.Empty(_file.Others);
    }

    [Fact]
    public void Formulas_StayAsTheyAre_WhereTheFileIsForNoSpreadsheet()
    {
        _file.Write(Records.Of(("=a", "=1+1"), ("b", "-x")));

        Assert.Equal("=a,b\n=1+1,-x\n", _file.Text);
    }

    [Fact]
    public void OtherColumns_AreNamedWithTheRecord() => Check(
        () => _file.Write(Records.Of(("a", "1")), new MigrationRecord(new RecordColumns(["a", "x", "y"]), ["1", "2", "3"], 2)),
        "ExportColumnsDiffer",
        "The columns of a record differ from those of the first record: record 2 has 'x', 'y', whose values would be lost. "
            + "Nothing was written. Give all records the same columns, for example with Select-Object.");

    [Theory]
    [InlineData(0, "NulByte", "The text contains a NUL byte.")]
    [InlineData(0xD800, "InvalidUtf8", "The text contains half of a surrogate pair, which can't be encoded in UTF-8.")]
    public void ValueThatCannotBeWritten_BecomesAnIssue(int character, string rule, string message)
    {
        MigrationRecord record = Records.Of(("a", "1"), ("b", "a" + (char)character + "b"));

        DatafileSummary summary = _file.Write(record);

        MigrationIssue issue = record.Issues.Single();
        Assert.Equal((rule, "b", message, "Remove it from the data."), (issue.RuleId, issue.Attribute, issue.Message, issue.Recommendation));
        Assert.Equal(
            $"The file 'x' lacks 1 of 1 records: {record} (b: {rule}). Fix them in their source, or copy their rows from there.",
            summary.ToFault("x")!.Message);
    }

    [Theory]
    [InlineData(5, "")]
    [InlineData(6, ", and more")]
    public void FirstFive_AreNamed(int count, string more)
    {
        MigrationRecord[] records = Enumerable.Range(1, count)
            .Select(number => new MigrationRecord(new RecordColumns(["a"]), ["\0"], number))
            .Append(new MigrationRecord(new RecordColumns(["a"]), ["x"], count + 1))
            .ToArray();

        MigrationException fault = _file.Write(records).ToFault("x")!;

        Assert.Equal("RecordsNotExported", fault.ErrorId);
        string named = string.Join("; ", records.Take(5).Select(record => $"{record} (a: NulByte)"));
        Assert.Equal($"The file 'x' lacks {count} of {count + 1} records: {named}{more}. Fix them in their source, or copy their rows from there.", fault.Message);
    }

    [Fact]
    public void Folder_IsNoTarget()
    {
        string folder = Path.GetDirectoryName(_file.Path)!;

        Check(() => DatafileWriter.CheckTarget(folder, _file.Options), "ExportTargetNotFile", $"'{folder}' is a folder or a device. Specify the path of a file.");
    }

    [Fact]
    public void FileThatExists_StaysWhereItIsToStay()
    {
        File.WriteAllText(_file.Path, "old");
        _file.Options.KeepsOld = true;

        Check(
            () => _file.Write(Records.Of(("a", "1"))),
            "ExportFileExists",
            $"The file '{_file.Path}' already exists. Choose another name, or omit -NoClobber to replace it.");
        Assert.Equal("old", _file.Text);
    }

    [Fact]
    public void ReadOnlyFile_StaysUnlessItIsToBeReplaced()
    {
        File.WriteAllText(_file.Path, "old");
        File.SetAttributes(_file.Path, FileAttributes.ReadOnly);

        Check(
            () => _file.Write(Records.Of(("a", "1"))),
            "ExportFileReadOnly",
            $"The file '{_file.Path}' is read-only. Choose another name, or use -Force to replace it.");
        _file.Options.ReplacesReadOnly = true;
        _file.Write(Records.Of(("a", "1")));

        Assert.Equal("a\n1\n", _file.Text);
    }

    private static void Check(Action action, string id, string message)
    {
        MigrationException fault = Assert.Throws<MigrationException>(action);
        Assert.Equal((id, message), (fault.ErrorId, fault.Message));
    }
}
