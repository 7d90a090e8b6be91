using System;
using System.IO;
using System.Linq;
using UserMigration.Engine.Csv;
using UserMigration.Engine.HandOff.Results;
using Xunit;

namespace UserMigration.Engine.Tests.HandOff;

/// <summary>Each record has one outcome, and each row of a result file is used, repeated or named.</summary>
public sealed class ResultLedgerTests : IDisposable
{
    private readonly ResultCase _case = new ResultCase();

    public void Dispose() => _case.Dispose();

    [Fact]
    public void Summary_Balances()
    {
        _case.Add("success.csv", "batch,line,uuid\n1,2,{1}\n").Add("fail.csv", "batch,line,error\n1,3,No\n1,5,No\n").Join();

        Assert.Equal("4 records = 1 imported + 2 failed + 1 not mentioned", _case.Summary.ToString());
        Assert.True(_case.Summary.IsBalanced);
        Assert.Equal(3, _case.Summary.ExitCode);
        Assert.Empty(_case.Faults);
    }

    [Theory]
    [InlineData("line,uuid\n2,{1}\n3,{2}\n4,{3}\n5,{4}\n", "line,error\n", 0)]
    [InlineData("line,uuid\n2,{1}\n3,{2}\n4,{3}\n", "line,error\n5,No\n", 2)]
    public void CompleteFiles_HaveTheExitCodeOfTheirFailures(string success, string fail, int exitCode)
    {
        _case.Add("success.csv", success).Add("fail.csv", fail).Join();

        Assert.Equal(exitCode, _case.Summary.ExitCode);
    }

    [Fact]
    public void SummaryOfAnImportThatWasStopped_DoesNotBalance()
    {
        using ResultImport import = ResultImport.Open(
            new ResultImportOptions(_case.Source, []), TestContext.Current.CancellationToken);

        Assert.Equal(MigrationResultStatus.NotMentioned, import.Read(TestContext.Current.CancellationToken).First().Status);

        Assert.False(import.Summary.IsBalanced);
        Assert.Equal(4, import.Summary.ExitCode);
    }

    [Fact]
    public void RepeatedRow_CountsOnce()
    {
        Assert.Equal(
            ["1 Created u1", "2 Failed No", "3 NotMentioned", "4 NotMentioned"],
            _case.Add("success.csv", "batch,line,uuid\n1,2,{1}\n2,2,{1}\n").Add("fail.csv", "batch,line,error\n1,3,No\n2,3,No\n").Join());
        Assert.Equal(2, _case.Summary.Repeated);
        Assert.Empty(_case.Faults);
    }

    [Theory]
    [InlineData("batch,line,uuid\n1,2,{1}\n1,3,{2}\n", "batch,line,error\n1,3,No\n", "success.csv, line 3 and fail.csv, line 2")]
    [InlineData("batch,line,uuid\n1,2,{1}\n1,3,{2}\n2,3,{3}\n", "", "success.csv, line 3 and success.csv, line 4")]
    public void Contradiction_IsUnresolved_AndNamed(string success, string fail, string where)
    {
        string[] results = _case.Add("success.csv", success).Add("fail.csv", fail).Join();

        Assert.StartsWith("2 Unresolved u2 The result files contradict each other about this record.", results[1], StringComparison.Ordinal);
        MigrationException fault = Assert.Single(_case.Faults);
        Assert.Equal("ResultContradictory", fault.ErrorId);
        Assert.Contains("record 2, line 3 (" + where + ")", fault.Message, StringComparison.Ordinal);
        Assert.Equal(1, _case.Summary.Unresolved);
        Assert.Equal(4, _case.Summary.Imported + _case.Summary.Failed + _case.Summary.Unresolved + _case.Summary.NotMentioned);
    }

    [Fact]
    public void RowBeyondTheSource_IsNamed()
    {
        using ResultCase many = new ResultCase("email\n" + string.Concat(Enumerable.Range(1, 30).Select(i => $"u{i}@example.com\n")));
        many.Add("success.csv", "batch,line,uuid\n" + string.Concat(Enumerable.Range(2, 30).Select(i => $"1,{i},{ResultCase.Uuid(i)}\n")) + "1,99,{1}\n1,0,{2}\n").Join();

        MigrationException fault = Assert.Single(many.Faults);
        Assert.Equal("ResultRowsRejected", fault.ErrorId);
        Assert.Contains("2 rows of the result files belong to no record", fault.Message, StringComparison.Ordinal);
        Assert.Contains("success.csv, line 32, names 99, but no record of the datafile has this number", fault.Message, StringComparison.Ordinal);
        Assert.Equal(2, many.Summary.Rejected);
        Assert.False(many.Summary.IsBalanced);
    }

    [Fact]
    public void LineThatIsNoRow_IsNamed()
    {
        _case.Add("success.csv", "line,uuid\n2,{1}\ntotal: 1\n5,{4}\n").Join();

        Assert.Contains("success.csv, line 3, is not a complete row of a result file", Assert.Single(_case.Faults).Message, StringComparison.Ordinal);
        Assert.Equal(2, _case.Summary.Imported);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(20)]
    [InlineData(36)]
    [InlineData(37)]
    [InlineData(38)]
    public void RowThatIsCutAtTheEndOfItsFile_IsNamed(int missing)
    {
        using ResultCase many = new ResultCase("email\n" + string.Concat(Enumerable.Range(1, 30).Select(i => $"u{i}@example.com\n")));
        string success = "line,uuid\n" + string.Join("\n", Enumerable.Range(2, 30).Select(i => $"{i},{ResultCase.Uuid(i)}"));
        many.Add("success.csv", success[..^missing]).Join();

        Assert.Contains("success.csv, line 31, is not a complete row", Assert.Single(many.Faults).Message, StringComparison.Ordinal);
        Assert.Equal((29, 1), (many.Summary.Imported, many.Summary.NotMentioned));
        Assert.False(many.Summary.IsBalanced);
    }

    [Fact]
    public void FileWithoutALineBreakAtItsEnd_IsComplete()
    {
        Assert.Equal(
            ["1 Created u1", "2 Created u2", "3 Created u3", "4 Failed No"],
            _case.Add("success.csv", "line,uuid\n2,{1}\n3,{2}\n4,{3}").Add("fail.csv", "line,error\n5,No").Join());
        Assert.True(_case.Summary.IsBalanced);
    }

    [Theory]
    [InlineData("line,uuid\n12,{1}\n13,{2}\n")]
    [InlineData("batch,line,uuid,record\n1,7,{1},1\n1,8,{2},2\n")]
    [InlineData("batch,line,uuid,email\n1,2,{1},other@example.com\n1,3,{2},another@example.com\n")]
    [InlineData("batch,line,uuid,record\n1,12,{1},11\n")]
    public void FileOfAnotherSource_IsRefused(string success) =>
        Assert.Equal("ResultOtherSource", Assert.Throws<MigrationException>(() => _case.Add("success.csv", success).Join()).ErrorId);

    [Fact]
    public void ErrorText_IsMasked_AndBecomesAnIssue()
    {
        _case.Add("fail.csv", "batch,line,error\n1,3,Attempted to update a duplicate value, u2@example.com, for Two\n").Join();

        MigrationResult result = _case.Results[1];
        Assert.Equal("Attempted to update a duplicate value, «email», for «name»", result.Error);
        MigrationIssue issue = Assert.Single(result.Record.Issues);
        Assert.Equal(("ResultFailed", IssueSeverity.Warning, 3L), (issue.RuleId, issue.Severity, issue.Line));
        Assert.DoesNotContain("u2@example.com", issue.ToString(), StringComparison.Ordinal);
        Assert.True(result.Record.IsValid);
    }

    [Fact]
    public void MalformedRecord_HasAnOutcomeToo()
    {
        using ResultCase broken = new ResultCase("email,name\nu1@example.com,One\nu2@example.com,Two,more\nu3@example.com,Three\n");

        Assert.Equal(["1 Created u1", "2 Failed No", "3 Created u3"], broken.Add("success.csv", "line,uuid\n2,{1}\n4,{3}\n").Add("fail.csv", "line,error\n3,No\n").Join());
        Assert.False(broken.Results[1].Record.IsValid);
    }

    [Fact]
    public void FolderWithoutResultFiles_IsAnError() =>
        Assert.Equal("DatafileNotFound", Assert.Throws<MigrationException>(() => _case.Join(paths: [_case.Folder])).ErrorId);

    [Fact]
    public void EncodingOfTheSource_IsUsed()
    {
        using ResultCase latin = new ResultCase();
        File.WriteAllBytes(latin.Source, [.. "email,name\n"u8, .. "u1@example.com,Ren"u8, 0xE9, (byte)'\n']);
        string fail = Path.Combine(latin.Folder, "fail.csv");
        File.WriteAllText(fail, "line,error\n1,René is no name\n");
        using ResultImport import = ResultImport.Open(
            new ResultImportOptions(latin.Source, [fail]) { Reading = new CsvReadOptions { Encoding = System.Text.Encoding.GetEncoding(28591) } },
            TestContext.Current.CancellationToken);

        Assert.Equal("«name» is no name", import.Read(TestContext.Current.CancellationToken).Single().Error);
    }
}
