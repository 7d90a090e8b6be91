using System;
using System.Linq;
using Xunit;

namespace UserMigration.Engine.Tests.HandOff;

/// <summary>The result files of each producer, with their columns in any order.</summary>
public sealed class ResultLayoutTests : IDisposable
{
    private static readonly string[] s_expected = ["1 Created u1", "2 Failed Duplicate value", "3 Created u3", "4 NotMentioned"];

    private ResultCase _case = new ResultCase();

    public void Dispose() => _case.Dispose();

    [Theory]
    [InlineData("line,uuid\n2,{1}\n4,{3}\n", "line,error\n3,Duplicate value\n")]
    [InlineData("Line Number,UUID\n2,{1}\n4,{3}\n", "Line Number,Error Message\n3,Duplicate value\n")]
    [InlineData("uuid,line\n{1},2\n{3},4\n", "error,line\nDuplicate value,3\n")]
    [InlineData("line_number;uuid\r\n2;{1}\r\n4;{3}\r\n", "line_number;error\r\n3;Duplicate value\r\n")]
    [InlineData("LINE\tUUID\n2\t{1}\n4\t{3}\n", "LINE\tERROR\n3\tDuplicate value\n")]
    [InlineData("\uFEFFline|uuid\n2|{1}\n4|{3}", "\uFEFFline|reason\n3|Duplicate value")]
    [InlineData("line,uuid,error\n2,{1},\n4,{3},\n", "line,uuid,error\n3,,Duplicate value\n")]
    [InlineData("uuid,remark,line\n{1},a,2\n{3},\"b, c\",4\n", "code,error message,line\n361,Duplicate value,3\n")]
    [InlineData("4,{3}\n2,{1}\n", "3,Duplicate value\n")]
    [InlineData("{3},4\n{1},2\n", "3,Duplicate value\n")]
    [InlineData("line,uuid\r2,{1}\r4,{3}\r", "line,error\r3,Duplicate value\r")]
    [InlineData("\n\nline,uuid\n\n2,{1}\n\n4,{3}\n\n", "line,error\n\n3,Duplicate value\n")]
    [InlineData("\"line\",\"uuid\"\n\"2\",\"{1}\"\n\"4\",\"{3}\"\n", "\"line\",\"error\"\n\"3\",\"Duplicate value\"\n")]
    public void FilesOfTheService(string success, string fail) => Assert.Equal(s_expected, _case.Add("ok.csv", success).Add("bad.csv", fail).Join());

    [Theory]
    [InlineData("batch,line,uuid\n1,2,{1}\n1,4,{3}\n", "batch,line,error\n1,3,Duplicate value\n")]
    [InlineData("batch,line,uuid,email\n1,2,{1},u1@example.com\n1,4,{3},u3@example.com\n", "batch,line,email,error\n1,3,u2@example.com,Duplicate value\n")]
    [InlineData("1,2,{1}\n1,4,{3}\n", "1,3,Duplicate value\n")]
    [InlineData("1,2,{1},u1@example.com\n1,4,{3},u3@example.com\n", "1,3,u2@example.com,Duplicate value\n")]
    public void FilesOfTheScript(string success, string fail) =>
        Assert.Equal(s_expected, _case.Add("success_20260101.csv", success).Add("fail_20260101.csv", fail).Join());

    [Fact]
    public void FilesOfARun()
    {
        string[] results = _case.Add("success.csv", "batch,line,uuid,record\n1,2,{1},1\n1,4,{3},3\n")
            .Add("fail.csv", "batch,line,error,record\n,3,Duplicate value,2\n")
            .Join();

        Assert.Equal(s_expected, results);
        Assert.Null(_case.Summary.LineIs);
    }

    [Fact]
    public void FolderOfARun_StandsForItsTables()
    {
        _case.Add("success.csv", "batch,line,uuid,record\n1,2,{1},1\n")
            .Add("update_success.csv", "batch,line,uuid,record\n1,3,{2},2\n")
            .Add("update_fail.csv", "batch,line,error,record\n1,4,No,3\n")
            .Add("delete_success.csv", "batch,line,uuid,record\n1,5,{4},4\n")
            .Add("rejects.csv", "email\nx\n");

        Assert.Equal(["1 Created u1", "2 Updated u2", "3 Failed No", "4 Deleted u4"], _case.Join(paths: [_case.Folder]));
        Assert.Equal(4, _case.Summary.ResultFiles.Count);
    }

    [Theory]
    [InlineData("batch,line,error\n1,3,Bad value, for /birthday, in record, 7\n", "Bad value, for /birthday, in record, 7")]
    [InlineData("batch,line,error\n1,3,\"Bad\" value, \"again\"\n", "\"Bad\" value, \"again\"")]
    [InlineData("batch,line,error\n1,3,\"Bad \"\"value\"\", again\"\n", "Bad \"value\", again")]
    [InlineData("line,error,record\n3,Bad, very bad,2\n", "Bad, very bad")]
    [InlineData("line,error,uuid\n3,Bad, very bad,\n", "Bad, very bad")]
    [InlineData("batch,line,error\n1,3,Bad\nand worse, on line 2\n", "Bad and worse, on line 2")]
    [InlineData("batch,line,error\n1,3,\"Bad\nand worse\"\n", "Bad and worse")]
    [InlineData("batch,line,error\n1,3,\"Bad and open\n1,4,Other\n", "\"Bad and open")]
    [InlineData("1,3,Bad, with commas\n1,4,Other\n", "Bad, with commas")]
    [InlineData("3,Bad, with commas\n", "Bad, with commas")]
    public void ErrorText_MayHaveDelimitersQuotesAndLineBreaks(string fail, string error) =>
        Assert.Contains("2 Failed " + error, _case.Add("fail.csv", fail).Join());

    [Fact]
    public void RowsAfterABrokenErrorText_AreRead() =>
        Assert.Equal(
            ["1 NotMentioned", "2 Failed \"Bad", "3 Failed \"Worse, much", "4 Failed Other"],
            _case.Add("fail.csv", "batch,line,error\n1,3,\"Bad\n1,4,\"Worse, much\n1,5,Other\n").Join());

    [Fact]
    public void FailureWithoutAReason_SaysSo() =>
        Assert.Contains("2 Failed The result file gives no reason.", _case.Add("fail.csv", "line,error\n3,\n").Join());

    [Theory]
    [InlineData("success.csv", "3 Created")]
    [InlineData("failed.csv", "3 Failed The result file gives no reason.")]
    public void FileWithNumbersOnly_IsKnownByItsName(string name, string expected) => Assert.Contains(expected, _case.Add(name, "line\n2\n4\n").Join());

    [Theory]
    [InlineData("a.csv", "line\n2\n", "ResultFileKindUnknown")]
    [InlineData("retry_1.csv", "email,name\nu2@example.com,Two\n", "ResultFileUnknown")]
    [InlineData("a.csv", "line,uuid\0\n2,x\n", "ResultFileNotText")]
    public void OtherFile_IsRefused(string name, string text, string id) =>
        Assert.Equal(id, Assert.Throws<MigrationException>(() => _case.Add(name, text).Join()).ErrorId);

    [Fact]
    public void GivenDelimiter_IsUsed() => Assert.Contains("2 Failed a;b", _case.Add("fail.csv", "line#error\n3#a;b\n").Join(delimiter: '#'));

    [Theory]
    [InlineData("")]
    [InlineData("line,error\n")]
    [InlineData("\uFEFF")]
    [InlineData("\n\n")]
    public void EmptyFile_MentionsNoRecord(string text)
    {
        Assert.All(_case.Add("fail.csv", text).Join(), result => Assert.EndsWith("NotMentioned", result, StringComparison.Ordinal));
        Assert.Equal("4 records = 0 imported + 0 failed + 4 not mentioned", _case.Summary.ToString());
        Assert.Equal(3, _case.Summary.ExitCode);
    }

    [Fact]
    public void LargeFiles_AreJoinedInTheOrderOfTheSource()
    {
        const int Count = 20_000;
        _case.Dispose();
        _case = new ResultCase("email,name\n" + string.Concat(Enumerable.Range(1, Count).Select(i => $"u{i}@example.com,{(i % 7 == 0 ? "\"a\nb\"" : "c")}\n")));
        int[] shuffled = [.. Enumerable.Range(1, Count).OrderBy(i => (i * 7919L) % 20_011)];
        _case.Add("success.csv", "batch,line,uuid\n" + string.Concat(shuffled.Where(i => i % 3 > 0).Select(i => $"{i / 10},{i + 1},{ResultCase.Uuid(i)}\n")));
        _case.Add("fail.csv", "batch,line,error\n" + string.Concat(shuffled.Where(i => i % 3 == 0).Select(i => $"{i / 10},{i + 1},Error, of row {i}\n")));

        _case.Join();

        Assert.True(_case.Summary.IsBalanced);
        Assert.All(_case.Results, result => Assert.Equal(
            result.RecordNumber % 3 == 0 ? $"Error, of row {result.RecordNumber}" : ResultCase.Uuid((int)result.RecordNumber),
            result.Error ?? result.Uuid));
    }
}
