using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using UserMigration.Engine.Csv;
using UserMigration.Engine.Csv.Encodings;
using Xunit;

namespace UserMigration.Engine.Tests.Csv.Encodings;

/// <summary>A file in another encoding is named as such.</summary>
public static class RecognitionTests
{
    public static TheoryData<string, string, bool> WideFiles => new TheoryData<string, string, bool>(
        from encoding in new[] { "utf-16", "utf-16BE", "utf-32", "utf-32BE" }
        from text in new[] { EncodingSample.Western, EncodingSample.Russian, EncodingSample.Chinese, EncodingSample.Japanese, EncodingSample.Arabic, "a\n1", "名,都\n李,京\n", "имя\nИван\n" }
        from hasMark in new[] { true, false }
        select (encoding, text, hasMark));

    [Theory]
    [MemberData(nameof(WideFiles))]
    public static void WideText_IsRefusedByName(string encoding, string text, bool hasMark)
    {
        byte[] mark = hasMark ? CodePages.Find(encoding).GetPreamble() : [];

        MigrationException exception = Assert.Throws<MigrationException>(() => Datafile.Read([.. mark, .. EncodingSample.Encode(text, encoding)]));

        Assert.Equal("DatafileNotUtf8", exception.ErrorId);
        Assert.Contains($"is {encoding},", exception.Message, StringComparison.Ordinal);
        Assert.Contains($"Import-MigrationCsv users.csv -Encoding {encoding} | Export-MigrationCsv users.utf8.csv", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("windows-1252", EncodingSample.Western)]
    [InlineData("windows-1250", EncodingSample.Polish)]
    [InlineData("windows-1252", "email,name\na@example.com,Renée d’Arc\n")]
    [InlineData("windows-1252", "email,name\na@example.com,Nicolò Dandì\nb@example.com,Søren Ærø\nc@example.com,João Simões\n")]
    [InlineData("windows-1252", "email,note\na@example.com,50 € – “fein”\n")]
    public static void CodePage_IsNamedInAWarningAndInTheMend(string encoding, string text)
    {
        using MigrationCsvReader reader = Datafile.Open(EncodingSample.Encode(text, encoding));
        MigrationRecord record = reader.Read()!;

        Assert.Contains($"probably {encoding}", reader.EncodingWarning, StringComparison.Ordinal);
        Assert.Contains($"-Encoding {encoding}", Assert.Single(record.Issues).Recommendation, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("windows-1251", EncodingSample.Russian)]
    [InlineData("koi8-r", EncodingSample.Russian)]
    [InlineData("windows-1253", EncodingSample.Greek)]
    public static void CodePageOfTheHeader_IsNamedInTheError(string encoding, string text)
    {
        MigrationException exception = Assert.Throws<MigrationException>(() => Datafile.Read(EncodingSample.Encode(text, encoding)));

        Assert.Equal("DatafileNotUtf8", exception.ErrorId);
        Assert.Contains($"probably in {encoding}", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("shift_jis", EncodingSample.Japanese)]
    [InlineData("gb18030", EncodingSample.Chinese)]
    public static void WhatIsNotClear_IsNotGuessed(string encoding, string text)
    {
        MigrationException exception = Assert.Throws<MigrationException>(() => Datafile.Read(EncodingSample.Encode(text, encoding)));

        Assert.DoesNotContain("probably", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public static void MainframeText_IsNamed()
    {
        MigrationException exception = Assert.Throws<MigrationException>(
            () => Datafile.Read(EncodingSample.Encode("email,givenName,city\na@example.com,Anna,Bonn\n", "IBM037")));

        Assert.Equal("DatafileNotUtf8", exception.ErrorId);
        Assert.Contains("EBCDIC", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public static void LateByte_IsNamedByItsRow()
    {
        byte[] bytes = [.. Encoding.ASCII.GetBytes("name\n" + string.Concat(Enumerable.Repeat("Anna\n", 2000))), .. EncodingSample.Encode("Zoë\n", "windows-1252")];

        using MigrationCsvReader reader = Datafile.Open(bytes);
        MigrationRecord last = Datafile.Read(bytes)[2000];

        Assert.Null(reader.EncodingWarning);
        Assert.Contains("windows-1252", Assert.Single(last.Issues).Recommendation, StringComparison.Ordinal);
        Assert.Equal(2002, last.Issues[0].Line);
    }

    [Fact]
    public static void BadByteInUtf8_IsToBeMendedWhereItComesFrom()
    {
        byte[] bytes = [.. "name,city\nZoë,Köln\nRenée,"u8, 0xFC, .. "x\n"u8];

        MigrationIssue issue = Assert.Single(Datafile.Read(bytes)[1].Issues);

        Assert.Equal("InvalidUtf8", issue.RuleId);
        Assert.DoesNotContain("windows", issue.Recommendation, StringComparison.Ordinal);
        Assert.Contains("The rest of the file is UTF-8", issue.Recommendation, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("windows-1252", "EF BB BF 61 0A 31 0A", "utf-8")]
    [InlineData("utf-8", "FF FE 61 00 0A 00", "utf-16")]
    [InlineData("utf-16", "FE FF 00 61 00 0A", "utf-16BE")]
    [InlineData("utf-16BE", "FF FE 61 00 0A 00", "utf-16")]
    [InlineData("utf-16", "FF FE 00 00 61 00 00 00", "utf-32")]
    [InlineData("windows-1252", "FF FE 61 00 0A 00", "utf-16")]
    [InlineData("windows-1252", "84 31 95 33 61 0A", "gb18030")]
    public static void MarkThatContradictsTheNamedEncoding_IsNamed(string encoding, string hex, string marked)
    {
        MigrationException exception = Contradiction(encoding, Convert.FromHexString(hex.Replace(" ", string.Empty, StringComparison.Ordinal)));

        Assert.Contains($"byte order mark of {marked}", exception.Message, StringComparison.Ordinal);
        Assert.Contains(CodePages.Find(encoding).WebName, exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("windows-1252", "utf-16", "is utf-16")]
    [InlineData("utf-16", "utf-16BE", "is utf-16BE")]
    [InlineData("utf-16", "utf-32", "is utf-32")]
    [InlineData("utf-16", "windows-1252", "looks like windows-1252")]
    [InlineData("utf-16", "utf-8", "looks like utf-8")]
    [InlineData("utf-32", "us-ascii", "looks like utf-8")]
    public static void TextThatContradictsTheNamedEncoding_IsNamed(string named, string encoding, string finding) => Assert.Contains(
        finding,
        Contradiction(named, EncodingSample.Encode(EncodingSample.Western, encoding)).Message,
        StringComparison.Ordinal);

    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    [InlineData("utf-32")]
    [InlineData("gb18030")]
    public static void MarkOfTheNamedEncoding_IsNoPartOfTheHeader(string encoding)
    {
        if (encoding == "gb18030")
        {
            Mono.Skip("Mono's own GB 18030 has no byte order mark.");
        }

        byte[] bytes = [.. EncodingSample.Encode("\uFEFF", encoding), .. EncodingSample.Encode("a,b\n1,2\n", encoding)];

        using MigrationCsvReader reader = Datafile.Open(bytes, new CsvReadOptions { Encoding = CodePages.Find(encoding) });

        Assert.Equal(["a", "b"], reader.Columns.Names);
    }

    [Fact]
    public static void Latin1WithSignsOfWindows_IsWarnedOf()
    {
        byte[] bytes = EncodingSample.Encode("name\nRenée d’Arc\n", "windows-1252");

        using MigrationCsvReader reader = Datafile.Open(bytes, new CsvReadOptions { Encoding = Encoding.Latin1 });

        Assert.Contains("windows-1252", reader.EncodingWarning, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a,b\n1,2\n")]
    [InlineData("name\nZoë\n")]
    [InlineData("имя\nИван\n")]
    [InlineData("名\n李\n")]
    [InlineData("k,k2\nkkkkkkkk,kkk\n")]
    public static void Utf8_IsTakenForNothingElse(string text)
    {
        using MigrationCsvReader reader = Datafile.Open(Encoding.UTF8.GetBytes(text));

        Assert.Null(reader.EncodingWarning);
    }

    [Fact]
    public static void Utf8ThatTheLookCutsInACharacter_IsUtf8()
    {
        for (int pad = 0; pad < 4; pad++)
        {
            using MigrationCsvReader reader = Datafile.Open(Encoding.UTF8.GetBytes("name\n" + new string('x', pad) + string.Concat(Enumerable.Repeat("€\n", 3000))));
            Assert.Null(reader.EncodingWarning);
        }
    }

    [Fact]
    public static void RandomBytes_AreNamedOrRefusedAndNeverThrowAnythingElse()
    {
        Random random = new Random(23);
        for (int i = 0; i < 3000; i++)
        {
            byte[] bytes = new byte[random.Next(0, 200)];
            random.NextBytes(bytes);
            foreach (Encoding? encoding in new List<Encoding?> { null, Encoding.Unicode, CodePages.Find("windows-1252"), CodePages.Find("shift_jis") })
            {
                try
                {
                    Datafile.Read(bytes, new CsvReadOptions { Encoding = encoding });
                }
                catch (MigrationException exception)
                {
                    Assert.NotEqual("MigrationFailed", exception.ErrorId);
                }
            }
        }
    }

    private static MigrationException Contradiction(string encoding, byte[] bytes)
    {
        MigrationException exception = Assert.Throws<MigrationException>(
            () => Datafile.Read(bytes, new CsvReadOptions { Encoding = CodePages.Find(encoding) }));
        Assert.Equal("EncodingContradicted", exception.ErrorId);
        return exception;
    }
}
