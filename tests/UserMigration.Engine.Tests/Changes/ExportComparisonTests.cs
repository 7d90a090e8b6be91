using System;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading;
using UserMigration.Engine.Changes;
using UserMigration.Engine.Csv;
using Xunit;

namespace UserMigration.Engine.Tests.Changes;

/// <summary>What is found between two exports, and how it is written.</summary>
public static class ExportComparisonTests
{
    private const string Before = "id,email,name\n1,a@x,Anna\n2,b@x,Bob\n3,c@x,Cleo\n4,d@x,Dora\n";

    [Fact]
    public static void Changes_AreDeletesThenUpdatesThenCreates_EachInTheOrderOfItsExport()
    {
        using TwoExports exports = new TwoExports(Before, "id,email,name\n6,d@x,Finn\n3,c@x,Clea\n1,a@y,Anna\n5,e@x,Emil\n");

        string[] changes = exports.Compare();

        Assert.Equal(["delete 2 b@x Bob", "delete 4 d@x Dora", "update 3 c@x Clea", "update 1 a@y Anna", "create 6 d@x Finn", "create 5 e@x Emil"], changes);
        Assert.Equal("2 created, 2 updated, 2 deleted, 0 unchanged", exports.Result!.ToString());
    }

    [Fact]
    public static void Change_KnowsTheExportAndTheLineItComesFrom()
    {
        using TwoExports exports = new TwoExports(Before, "id,email,name\n1,a@x,\"An\nna\"\n2,b@x,Bob\n3,c@x,Cleo\n5,e@x,Emil\n");

        exports.Compare();

        Assert.Equal(
            [(exports.OldPath, 4, 5), (exports.NewPath, 1, 2), (exports.NewPath, 4, 6)],
            exports.Records.Select(record => (record.Source!, record.RecordNumber, record.Line)));
    }

    [Fact]
    public static void EqualExports_HaveNoChange_WhateverTheOrderOfRowsAndColumnsAndTheLineBreaks()
    {
        using TwoExports exports = new TwoExports(Before, "\uFEFFname,ID,email\r\n\"Dora\",4,d@x\r\nAnna,1,a@x\r\n\r\nBob,2,\"b@x\"\r\nCleo,3,c@x");

        Assert.Empty(exports.Compare());
        Assert.Equal(4, exports.Result!.Unchanged);
        Assert.False(exports.Result.HasChanges);
    }

    [Theory]
    [InlineData("1,a@x,Anna ")]
    [InlineData("1,a@x,anna")]
    [InlineData("1,a@x,A\u0301nna")]
    [InlineData("1,a@x,")]
    [InlineData("1,,Anna")]
    [InlineData("1,a@xAnna,")]
    [InlineData("1,a@x,\"Anna\n\"")]
    public static void Value_IsComparedToTheLastCharacter(string row)
    {
        using TwoExports exports = new TwoExports(Before, Before.Replace("1,a@x,Anna", row, StringComparison.Ordinal));

        Assert.StartsWith("update 1 ", Assert.Single(exports.Compare()), StringComparison.Ordinal);
    }

    [Fact]
    public static void LineBreakWithinAValue_IsPartOfIt()
    {
        using TwoExports exports = new TwoExports("id,note\n1,\"a\nb\"\n2,\"a\nb\"\n", "id,note\n1,\"a\r\nb\"\n2,\"a\nb\"\n");

        Assert.Equal(["update 1 a\r\nb"], exports.Compare());
    }

    [Theory]
    [InlineData("ANNA@X")]
    [InlineData("anna@x")]
    public static void Key_ComparesWithoutCase_AndItsNewTextIsAnUpdate(string key)
    {
        using TwoExports exports = new TwoExports("id,n\nAnna@x,1\nBob@x,1\n", $"id,n\n{key},1\nBob@x,1\n");

        Assert.Equal([$"update {key} 1"], exports.Compare());
    }

    [Fact]
    public static void Key_ComparesInUnicodeFormAndDomainLetters()
    {
        using TwoExports exports = new TwoExports("id,n\nü@bücher.example,1\n", "id,n\nu\u0308@xn--bcher-kva.example,2\n");

        Assert.Single(exports.Compare());
        Assert.Equal(1, exports.Result!.Updated);
    }

    [Fact]
    public static void CaseSensitiveKey_TellsUsersApart()
    {
        using TwoExports exports = new TwoExports("id,n\na1,1\nA1,1\n", "id,n\nA1,1\na1,2\n");
        exports.Options.IsCaseSensitive = true;

        Assert.Equal(["update a1 2"], exports.Compare());
    }

    [Fact]
    public static void KeyOfSeveralColumns_IsComparedPartByPart()
    {
        using TwoExports exports = new TwoExports("id,realm,n\nab,c,1\na,c,2\na,,3\n", "realm,id,n\nbc,a,4\nc,a,2\n,a,3\nc,ab,1\n");
        exports.Options.Keys = ["id", "realm"];

        Assert.Equal(["create bc a 4"], exports.Compare());
    }

    [Fact]
    public static void NewColumn_CountsWhereItHasAValue_AndIsTold()
    {
        using TwoExports exports = new TwoExports("id,n\n1,x\n2,x\n3,x\n", "id,n,phone\n1,x,+49\n2,x,\n");

        Assert.Equal(["delete 3 x -", "update 1 x +49"], exports.Compare());
        Assert.Equal(["phone"], exports.Result!.NewColumns);
        Assert.StartsWith("'old.csv' lacks columns that 'new.csv' has: phone.", Assert.Single(exports.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public static void LostColumn_DoesNotCount_AndIsTold()
    {
        using TwoExports exports = new TwoExports("id,fax,n\n1,123,x\n2,456,x\n3,789,x\n", "id,n\n1,x\n2,y\n");

        Assert.Equal(["delete 3 x", "update 2 y"], exports.Compare());
        Assert.Equal(["fax"], exports.Result!.LostColumns);
        Assert.StartsWith("'new.csv' lacks columns that 'old.csv' has: fax.", Assert.Single(exports.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public static void ExcludedColumn_DoesNotCount_AndIsInTheChanges()
    {
        using TwoExports exports = new TwoExports("id,n,seen\n1,x,10\n2,x,10\n", "id,n,seen\n1,x,11\n2,y,12\n");
        exports.Options.ExcludedColumns = ["Seen"];

        Assert.Equal(["update 2 y 12"], exports.Compare());
    }

    [Fact]
    public static void NamedColumns_AloneCount()
    {
        using TwoExports exports = new TwoExports("id,n,m\n1,x,x\n2,x,x\n", "id,n,m\n1,y,x\n2,x,y\n");
        exports.Options.Columns = ["m"];

        Assert.Equal(["update 2 x y"], exports.Compare());
    }

    [Fact]
    public static void ChangeFile_HasAHeaderWhereNothingHasChanged()
    {
        using TwoExports exports = new TwoExports(Before, Before);

        exports.WriteChanges();

        Assert.Equal("operation,id,email,name\n", File.ReadAllText(exports.ChangePath));
    }

    [Fact]
    public static void ChangeFile_KeepsValuesAsTheyAre()
    {
        using TwoExports exports = new TwoExports("id;n\n1;x\n2;\"a;\"\"b\"\"\n c\"\n", "id;n\n1;\" y, \"\"z\"\"\r\n\"\n3;Bob \"B\" Jones\n");
        exports.Options.Reading.Delimiter = ';';

        exports.WriteChanges();

        Assert.Equal("operation;id;n\ndelete;2;\"a;\"\"b\"\"\n c\"\nupdate;1;\" y, \"\"z\"\"\r\n\"\ncreate;3;\"Bob \"\"B\"\" Jones\"\n", File.ReadAllText(exports.ChangePath));
    }

    [Fact]
    public static void Exports_AreConvertedFromTheirEncoding()
    {
        using TwoExports exports = new TwoExports(Before, Before);
        File.WriteAllBytes(exports.OldPath, Encoding.Latin1.GetBytes("id,n\n1,é\n2,é\n"));
        File.WriteAllBytes(exports.NewPath, Encoding.Latin1.GetBytes("id,n\n1,é\n2,ü\n"));
        exports.Options.Reading.Encoding = Encoding.Latin1;

        Assert.Equal(["update 2 ü"], exports.Compare());
    }

    [Fact]
    public static void RepeatedKey_IsOneUser_WhereThatIsAllowed()
    {
        const string Old = "id,provider,n\n1,self,x\n1,google,y\n2,self,x\n2,google,y\n3,self,x\n4,self,x\n4,google,y\n5,self,x\n";
        const string New = "id,provider,n\n2,google,y\n1,self,x\n2,self,x\n1,google,z\n5,self,x\n5,google,w\n3,self,x\n6,self,x\n6,google,y\n";
        using TwoExports exports = new TwoExports(Old, New);
        exports.Options.AllowsRepeatedKeys = true;

        Assert.Equal(
            ["delete 4 self x", "update 1 self x", "update 1 google z", "update 5 self x", "update 5 google w", "create 6 self x", "create 6 google y"],
            exports.Compare());
        Assert.Equal("1 created, 2 updated, 1 deleted, 2 unchanged", exports.Result!.ToString());
    }

    [Fact]
    public static void RowThatIsThereTwice_IsNotTheSameAsOnce_WhereKeysMayBeRepeated()
    {
        using TwoExports exports = new TwoExports("id,n\n1,x\n1,x\n2,x\n", "id,n\n1,x\n2,x\n2,x\n");
        exports.Options.AllowsRepeatedKeys = true;

        Assert.Equal(["update 1 x", "update 2 x", "update 2 x"], exports.Compare());
    }

    [Fact]
    public static void EmptyOldExport_MakesEveryUserACreate()
    {
        using TwoExports exports = new TwoExports("id,n\n", "id,n\n1,x\n");

        Assert.Equal(["create 1 x"], exports.Compare());
    }

    [Fact]
    public static void Stop_EndsTheComparison()
    {
        using TwoExports exports = new TwoExports(Before, Before);
        using CancellationTokenSource stop = new CancellationTokenSource();
        using ExportComparison comparison = exports.Open(stop.Token);
        stop.Cancel();

        Assert.ThrowsAny<OperationCanceledException>(() =>
        {
            while (comparison.Compare())
            {
            }
        });
    }

    [Fact]
    public static void ExportThatChangesMeanwhile_IsAnError()
    {
        using TwoExports exports = new TwoExports(Before, Before + "5,e@x,Emil\n");

        MigrationException fault = Assert.Throws<MigrationException>(() => exports.Compare(() => File.AppendAllText(exports.NewPath, "6,f@x,Finn\n")));

        Assert.Equal("ComparisonFileChanged", fault.ErrorId);
    }

    [Fact]
    public static void TargetThatIsAnExport_IsRefused_ThroughALinkToo()
    {
        using TwoExports exports = new TwoExports(Before, Before);
        using ExportComparison comparison = exports.Open();
        DatafileWriteOptions options = new DatafileWriteOptions();

        Assert.Equal("ExportOverSource", Assert.Throws<MigrationException>(() => comparison.CheckTarget(exports.OldPath, options)).ErrorId);
        Assert.Equal("ExportOverSource", Assert.Throws<MigrationException>(() => comparison.CheckTarget(exports.NewPath, options)).ErrorId);
        if (!OperatingSystem.IsWindows())
        {
            File.CreateSymbolicLink(exports.ChangePath, exports.OldPath);
            Assert.Equal("ExportOverSource", Assert.Throws<MigrationException>(() => comparison.CheckTarget(exports.ChangePath, options)).ErrorId);
        }
    }
}
