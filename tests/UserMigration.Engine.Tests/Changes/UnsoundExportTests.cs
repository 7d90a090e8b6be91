using System;
using System.IO;
using System.Linq;
using System.Text;
using Xunit;

namespace UserMigration.Engine.Tests.Changes;

/// <summary>Nobody is taken for deleted because an export is broken.</summary>
public static class UnsoundExportTests
{
    private const string Before = "id,n\n1,x\n2,x\n3,x\n4,x\n";

    [Theory]
    [InlineData("id,n\n1,x\n2\n3,x\n4,x\n", "line 3 TooFewFields")]
    [InlineData("id,n\n1,x\n2,x,y\n3,x\n4,x\n", "line 3 TooManyFields")]
    [InlineData("id,n\n1,x\n2,\"x\n3,x\n4,x\n", "line 3 UnclosedQuote")]
    [InlineData("id,n\n1,x\n2,\"x\n3,\"x\n4,x\n", "line 3 TextAfterQuote")]
    [InlineData("id,n\n1,x\n2,x\n3", "line 4 TooFewFields")]
    [InlineData("id,n\n1,x\n2,\0\n3,x\n4,x\n", "line 3 NulByte")]
    public static void MalformedRow_IsAnErrorThatNamesItsLine(string after, string place)
    {
        using TwoExports exports = new TwoExports(Before, after);

        MigrationException fault = exports.Fail();

        Assert.Equal("ComparisonRowsMalformed", fault.ErrorId);
        Assert.StartsWith($"Rows of 'new.csv' that can't be read: 1 ({place}).", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public static void MalformedRow_LeftOut_DeletesNobody_AndIsTold()
    {
        using TwoExports exports = new TwoExports(Before, "id,n\n1,x\n2\n4,y\n5,x\n");
        exports.Options.SkipsMalformed = true;

        Assert.Equal(["update 4 y", "create 5 x"], exports.Compare());
        Assert.Equal("1 created, 1 updated, 0 deleted, 1 unchanged, 2 deletes withheld", exports.Result!.ToString());
        Assert.Equal(1, exports.Result.Malformed);
        Assert.Contains("line 3 TooFewFields", Assert.Single(exports.Warnings), StringComparison.Ordinal);
        Assert.Contains("users who are not in 'new.csv' (2)", exports.Warnings[0], StringComparison.Ordinal);
    }

    [Fact]
    public static void MalformedRow_WhereNobodyIsDeleted_IsLeftOutAndTold()
    {
        using TwoExports exports = new TwoExports(Before, "id,n\n1,x\n2,y\n3,x\n4,x\n5\n,x\n");

        Assert.Equal(["update 2 y"], exports.Compare());
        Assert.Equal((1, 1), (exports.Result!.Malformed, exports.Result.KeyMissing));
        Assert.Equal(
            "Rows of 'new.csv' that can't be read: 1 (line 6 TooFewFields). Rows of 'new.csv' without a value in id: 1 (line 7). They were left out.",
            Assert.Single(exports.Warnings));
    }

    [Fact]
    public static void MalformedRowOfTheOldExport_HindersNoDelete_AndDeletesNobody()
    {
        using TwoExports exports = new TwoExports("id,n\n1,x\n2\n3,x\n4,x\n,x\n", "id,n\n1,x\n4,x\n");

        Assert.Equal(["delete 3 x"], exports.Compare());
        Assert.Equal((1, 1), (exports.Result!.Malformed, exports.Result.KeyMissing));
        Assert.StartsWith("Rows of 'old.csv' that can't be read: 1 (line 3 TooFewFields).", Assert.Single(exports.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public static void BlankKey_IsAnError_AndLeftOutLikeAMalformedRow()
    {
        using TwoExports exports = new TwoExports(Before, "id,n\n1,x\n ,x\n,y\n4,x\n");

        MigrationException fault = exports.Fail();
        exports.Options.SkipsMalformed = true;

        Assert.Equal("ComparisonKeyMissing", fault.ErrorId);
        Assert.StartsWith("Rows of 'new.csv' without a value in id: 2 (line 3, line 4).", fault.Message, StringComparison.Ordinal);
        Assert.Empty(exports.Compare());
        Assert.Equal((2, 2), (exports.Result!.KeyMissing, exports.Result.Withheld));
    }

    [Fact]
    public static void RepeatedKey_IsAnErrorThatNamesBothLines()
    {
        using TwoExports exports = new TwoExports("id,n\nab,x\n2,x\nAB,y\n", Before + "2,y\n2,z\n");

        MigrationException fault = exports.Fail();

        Assert.Equal("ComparisonKeyRepeated", fault.ErrorId);
        Assert.StartsWith(
            "Rows of 'old.csv' that have the id of an earlier row: 1 (line 4 repeats line 2). Rows of 'new.csv' that have the id of an earlier row: 2 (line 6 repeats line 3, line 7 repeats line 3).",
            fault.Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public static void EveryFault_IsToldAtOnce_AndTheFirstFiveOfEachKindAreNamed()
    {
        using TwoExports exports = new TwoExports(Before + "5,x\n", Before + string.Concat(Enumerable.Range(0, 7).Select(i => $"1,x\n,x\nshort{i}\n")));

        string message = exports.Fail().Message;

        Assert.Contains("of an earlier row: 7 (line 6 repeats line 2, line 9 repeats line 2, line 12 repeats line 2, line 15 repeats line 2, line 18 repeats line 2, and more)", message, StringComparison.Ordinal);
        Assert.Contains("that can't be read: 7 (line 8 TooFewFields, line 11", message, StringComparison.Ordinal);
        Assert.Contains("without a value in id: 7 (line 7, line 10, line 13, line 16, line 19, and more)", message, StringComparison.Ordinal);
    }

    [Fact]
    public static void Message_NamesNoValue()
    {
        using TwoExports exports = new TwoExports("id,n\ncanary,canary\n", "id,n\ncanary,canary\nCanary,canary\ncanary\n,canary\ncan,\"a\ncanary,\"canary\n");

        Assert.DoesNotContain("canary", exports.Fail().Message, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("id,n,m\n1,x,y\n2,\"x\n3,x\",y\n4,x,y\n", "line 3")]
    [InlineData("id,n,m\n1,\"x,y\n2,x,y\n3,x\",y\n4,x,y\n", "line 2")]
    public static void RowSwallowedByAQuote_IsAnError(string after, string place)
    {
        using TwoExports exports = new TwoExports("id,n,m\n1,x,y\n2,x,y\n3,x,y\n4,x,y\n", after);

        MigrationException fault = exports.Fail();

        Assert.Equal("ComparisonRowsMerged", fault.ErrorId);
        Assert.Contains($"1 ({place})", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public static void LinesOfAnAddress_AreNoSwallowedRow()
    {
        using TwoExports exports = new TwoExports("id,n\n1,x\n2,x\n3,x\n", "id,n\n1,\"Acme\n2 High Street, London\"\n3,x\n");

        Assert.Equal(["delete 2 x", "update 1 Acme\n2 High Street, London"], exports.Compare());
    }

    [Theory]
    [InlineData(100, 20, null, false)]
    [InlineData(100, 21, null, true)]
    [InlineData(10, 9, null, false)]
    [InlineData(12, 10, null, false)]
    [InlineData(12, 11, null, true)]
    [InlineData(3, 3, null, true)]
    [InlineData(1, 1, null, true)]
    [InlineData(3, 3, 100.0, false)]
    [InlineData(100, 1, 0.0, true)]
    [InlineData(100, 1, 1.0, false)]
    [InlineData(1000, 6, 0.5, true)]
    public static void TooManyDeletes_AreAnError(int users, int deletes, double? limit, bool isRefused)
    {
        string[] rows = Enumerable.Range(1, users).Select(i => $"{i},x\n").ToArray();
        using TwoExports exports = new TwoExports("id,n\n" + string.Concat(rows), "id,n\n" + string.Concat(rows.Skip(deletes)));
        exports.Options.MaximumDeletePercent = limit;

        if (isRefused)
        {
            Assert.Equal("ComparisonDeletesTooMany", exports.Fail().ErrorId);
        }
        else
        {
            Assert.Equal(deletes, exports.Compare().Length);
        }
    }

    [Fact]
    public static void DeletesLeftOut_AreCounted()
    {
        using TwoExports exports = new TwoExports(Before, "id,n\n5,x\n");
        exports.Options.LeavesDeletesOut = true;

        Assert.Equal(["create 5 x"], exports.Compare());
        Assert.Equal((0, 4), (exports.Result!.Deleted, exports.Result.Withheld));
    }

    [Fact]
    public static void SameFile_IsAnError()
    {
        using TwoExports exports = new TwoExports(Before, Before);
        File.Delete(exports.NewPath);
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        File.CreateSymbolicLink(exports.NewPath, exports.OldPath);

        Assert.Equal("ComparisonSameFile", exports.Fail().ErrorId);
    }

    [Fact]
    public static void UnknownColumn_IsAnErrorThatNamesTheFile()
    {
        using TwoExports exports = new TwoExports(Before, "ID,Name\n1,x\n");
        exports.Options.Columns = ["nam"];

        Assert.Equal($"-Column names 'nam', and '{exports.NewPath}' has no such column. Did you mean 'Name'?", exports.Fail().Message);
    }

    [Fact]
    public static void OperationColumnThatTheExportHas_IsAnError()
    {
        using TwoExports exports = new TwoExports(Before, "id,Operation\n1,x\n");

        Assert.Equal("OperationColumnTaken", exports.Fail().ErrorId);
        exports.Options.OperationColumn = "what";
        exports.Options.LeavesDeletesOut = true;
        Assert.Equal(["update 1 x"], exports.Compare());
    }

    [Fact]
    public static void FileInAnotherEncoding_IsTold()
    {
        using TwoExports exports = new TwoExports(Before, Before);
        File.WriteAllBytes(exports.NewPath, Encoding.Latin1.GetBytes("id,n\n1,x\n2,x\n3,\u00FC\u00E9\n"));

        Assert.Contains("line 4 InvalidUtf8", exports.Fail().Message, StringComparison.Ordinal);
    }
}
