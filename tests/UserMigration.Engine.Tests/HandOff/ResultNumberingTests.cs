using System;
using System.Linq;
using UserMigration.Engine.Csv;
using Xunit;

namespace UserMigration.Engine.Tests.HandOff;

/// <summary>What the line numbers of result files count is found out, or asked for; it is never guessed silently.</summary>
public sealed class ResultNumberingTests : IDisposable
{
    private readonly ResultCase _case = new ResultCase(ResultCase.Multiline);

    public void Dispose() => _case.Dispose();

    [Theory]
    [InlineData("line,uuid\n2,{1}\n3,{2}\n6,{3}\n7,{4}\n", ResultNumbering.Line)]
    [InlineData("line,uuid\n2,{1}\n3,{2}\n4,{3}\n5,{4}\n", ResultNumbering.Row)]
    [InlineData("line,uuid\n1,{1}\n2,{2}\n3,{3}\n4,{4}\n", ResultNumbering.Record)]
    [InlineData("batch,line,uuid\n1,2,{1}\n1,3,{2}\n1,4,{3}\n1,5,{4}\n", ResultNumbering.Row)]
    public void CompleteFile_ShowsWhatItsNumbersCount(string success, ResultNumbering expected)
    {
        Assert.Equal(["1 Created u1", "2 Created u2", "3 Created u3", "4 Created u4"], _case.Add("success.csv", success).Join());
        Assert.Equal(expected, _case.Summary.LineIs);
        Assert.Empty(_case.Warnings);
        Assert.NotNull(_case.Decision);
    }

    [Fact]
    public void NumbersThatFitSeveralMeanings_AreRefused_WithEach()
    {
        MigrationException exception = Assert.Throws<MigrationException>(() => _case.Add("fail.csv", "line,error\n3,No\n").Join());

        Assert.Equal("ResultLineAmbiguous", exception.ErrorId);
        Assert.Contains("-LineIs Line (physical lines; the header is line 1) or -LineIs Row", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(ResultNumbering.Line, 2)]
    [InlineData(ResultNumbering.Row, 2)]
    [InlineData(ResultNumbering.Record, 3)]
    public void GivenMeaning_IsUsed(ResultNumbering lineIs, int record)
    {
        _case.Add("fail.csv", "line,error\n3,No\n").Join(lineIs);

        Assert.Equal(record, _case.Results.Single(result => result.Status == MigrationResultStatus.Failed).RecordNumber);
        Assert.Equal(lineIs, _case.Summary.LineIs);
    }

    [Fact]
    public void FewNumbersOfASourceWithPlainRows_AreLines_WithAWarning()
    {
        using ResultCase plain = new ResultCase();

        Assert.Contains("2 Failed No", plain.Add("fail.csv", "line,error\n3,No\n").Join());

        Assert.Contains("-LineIs Record", Assert.Single(plain.Warnings), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("line,error\n5,No\n", 4)]
    [InlineData("line,error\n1,No\n", 1)]
    public void FirstOrLastRecord_ShowsWhetherTheHeaderCounts(string fail, int record)
    {
        using ResultCase plain = new ResultCase();

        plain.Add("fail.csv", fail).Join();

        Assert.Equal(record, plain.Results.Single(result => result.Status == MigrationResultStatus.Failed).RecordNumber);
        Assert.Empty(plain.Warnings);
    }

    [Fact]
    public void FileOfTheScript_CountsRows_WithoutAWarning()
    {
        Assert.Contains("2 Failed No", _case.Add("fail.csv", "batch,line,error\n1,3,No\n").Join());
        Assert.Equal(ResultNumbering.Row, _case.Summary.LineIs);
        Assert.Empty(_case.Warnings);
    }

    [Theory]
    [InlineData("3,u3@example.com", ResultNumbering.Record)]
    [InlineData("4,U3@example.com", ResultNumbering.Row)]
    [InlineData("6,u3@example.com", ResultNumbering.Line)]
    public void EmailAddress_ShowsWhatTheNumbersCount(string place, ResultNumbering expected)
    {
        Assert.Contains("3 Failed No", _case.Add("fail.csv", $"line,email,error\n{place},No\n").Join());
        Assert.Equal(expected, _case.Summary.LineIs);
    }

    [Fact]
    public void LeadingLines_CountAsLines()
    {
        using ResultCase titled = new ResultCase("My users\n" + ResultCase.Plain);
        using Engine.HandOff.Results.ResultImport import = Engine.HandOff.Results.ResultImport.Open(
            new Engine.HandOff.Results.ResultImportOptions(titled.Source, [Write(titled, "line,error\n6,No\n")]) { Reading = new CsvReadOptions { SkipLines = 1 } },
            TestContext.Current.CancellationToken);

        Assert.Equal(4, import.Read(TestContext.Current.CancellationToken).Single(result => result.Status == MigrationResultStatus.Failed).RecordNumber);
    }

    private static string Write(ResultCase titled, string text)
    {
        string path = System.IO.Path.Combine(titled.Folder, "fail.csv");
        System.IO.File.WriteAllText(path, text);
        return path;
    }
}
