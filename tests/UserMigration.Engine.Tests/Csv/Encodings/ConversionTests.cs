using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Text.Json;
using System.Threading.Tasks;
using UserMigration.Engine.Csv;
using UserMigration.Engine.Csv.Encodings;
using Xunit;

namespace UserMigration.Engine.Tests.Csv.Encodings;

/// <summary>-Encoding converts, and converts strictly.</summary>
public static class ConversionTests
{
    private const string Encode =
        """
        import base64, json, sys
        names = {"utf-16": "utf-16-le", "utf-16BE": "utf-16-be", "utf-32": "utf-32-le", "utf-32BE": "utf-32-be", "macintosh": "mac-roman", "shift_jis": "cp932"}
        files = json.load(sys.stdin)
        json.dump([base64.b64encode(f["text"].encode(names.get(f["encoding"], f["encoding"]))).decode("ascii") for f in files], sys.stdout)
        """;

    private const string DecodeEachByte =
        """
        import json, sys
        def decode(name, b):
            try:
                return bytes([b]).decode(name)
            except UnicodeDecodeError:
                return None
        names = json.load(sys.stdin)
        json.dump([[decode(name, b) for b in range(256)] for name in names], sys.stdout)
        """;

    private const string OfMono = "Mono's own code page reads bytes that stand for no character as others, without a word.";

    [Theory]
    [MemberData(nameof(EncodingSample.Table), MemberType = typeof(EncodingSample))]
    public static void NamedEncoding_IsRead(string encoding, string text)
    {
        byte[] bytes = EncodingSample.Encode(text, encoding);

        Assert.Equal(EncodingSample.Expected(text), Read(bytes, encoding).Select(Datafile.Show));
    }

    [Fact]
    public static async Task FilesThatPythonWrote_AreRead()
    {
        (string Encoding, string Text)[] files = EncodingSample.All.ToArray();
        JsonElement written = await PythonScript.RunAsync(Encode, files.Select(file => new { encoding = file.Encoding, text = file.Text }));

        Assert.All(
            files.Zip(written.EnumerateArray().ToArray()),
            pair => Assert.Equal(
                EncodingSample.Expected(pair.First.Text),
                Read(pair.Second.GetBytesFromBase64(), pair.First.Encoding).Select(Datafile.Show)));
    }

    // Those where Python follows an older or newer edition of the same code page are left out.
    [Fact]
    public static async Task EachByte_IsWhatPythonMakesOfIt()
    {
        Mono.Skip(OfMono);
        string[] names =
        [
            "windows-1250", "windows-1251", "windows-1252", "windows-1253", "windows-1254", "windows-1256", "windows-1257", "windows-1258",
            "iso-8859-1", "iso-8859-2", "iso-8859-3", "iso-8859-4", "iso-8859-5", "iso-8859-6", "iso-8859-9", "iso-8859-13", "iso-8859-15",
            "koi8-r", "cp866", "cp437", "cp850", "cp852", "us-ascii",
        ];
        JsonElement tables = await PythonScript.RunAsync(DecodeEachByte, names);

        Assert.All(names.Zip(tables.EnumerateArray().ToArray()), pair =>
        {
            string table = new string(StrictDecoding.TableOf(CodePages.Find(pair.First.Replace("cp4", "ibm4", StringComparison.Ordinal).Replace("cp85", "ibm85", StringComparison.Ordinal))));
            Assert.Equal(pair.Second.EnumerateArray().Select(c => c.GetString() ?? "\uFFFF"), table.Select(c => c.ToString()));
        });
    }

    [Theory]
    [InlineData("windows-1252", "61 2C 62 0A 31 2C 81 0A 33 2C 34 0A")]
    [InlineData("windows-1253", "61 2C 62 0A 31 2C D2 0A 33 2C 34 0A")]
    [InlineData("windows-1251", "61 2C 62 0A 31 2C 98 0A 33 2C 34 0A")]
    [InlineData("us-ascii", "61 2C 62 0A 31 2C E9 0A 33 2C 34 0A")]
    [InlineData("utf-16", "61 00 2C 00 62 00 0A 00 31 00 2C 00 00 DC 0A 00 33 00 2C 00 34 00 0A 00")]
    [InlineData("utf-16BE", "00 61 00 2C 00 62 00 0A 00 31 00 2C D8 00 00 0A 00 33 00 2C 00 34 00 0A")]
    [InlineData("utf-32", "61 00 00 00 2C 00 00 00 62 00 00 00 0A 00 00 00 31 00 00 00 2C 00 00 00 00 00 11 00 0A 00 00 00 33 00 00 00 2C 00 00 00 34 00 00 00 0A 00 00 00")]
    [InlineData("shift_jis", "61 2C 62 0A 31 2C 81 0A 33 2C 34 0A")]
    [InlineData("shift_jis", "61 2C 62 0A 31 2C FF 0A 33 2C 34 0A")]
    [InlineData("gb2312", "61 2C 62 0A 31 2C C1 0A 33 2C 34 0A")]
    [InlineData("gb18030", "61 2C 62 0A 31 2C C1 0A 33 2C 34 0A")]
    [InlineData("big5", "61 2C 62 0A 31 2C A1 0A 33 2C 34 0A")]
    [InlineData("euc-kr", "61 2C 62 0A 31 2C 81 0A 33 2C 34 0A")]
    [InlineData("euc-jp", "61 2C 62 0A 31 2C C1 0A 33 2C 34 0A")]
    public static void UndecodableByte_IsAnErrorOfItsLineAlone(string encoding, string hex)
    {
        SkipPagesOfMono(encoding);
        IReadOnlyList<MigrationRecord> records = Read(Bytes(hex), encoding);

        Assert.Equal(2, records.Count);
        MigrationIssue issue = Assert.Single(records[0].Issues);
        Assert.Equal(("InvalidEncoding", 2L, "b"), (issue.RuleId, issue.Line, issue.Attribute));
        Assert.Equal("2@3 [3|4]", Datafile.Show(records[1]));
    }

    [Theory]
    [InlineData("utf-16", "61 00 0A 00 31 00 0A 00 32 00 33")]
    [InlineData("utf-16", "61 00 0A 00 31 00 0A 00 32 00 3D D8")]
    [InlineData("utf-16BE", "00 61 00 0A 00 31 00 0A 00 32 00")]
    [InlineData("utf-32", "61 00 00 00 0A 00 00 00 31 00 00 00 0A 00 00 00 32 00 00 00 33 00")]
    [InlineData("shift_jis", "61 0A 31 0A 32 81")]
    [InlineData("gb18030", "61 0A 31 0A 32 81 30")]
    public static void HalfACharacterAtTheEnd_IsAnError(string encoding, string hex)
    {
        SkipPagesOfMono(encoding);
        IReadOnlyList<MigrationRecord> records = Read(Bytes(hex), encoding);

        Assert.True(records[0].IsValid);
        Assert.Equal(("InvalidEncoding", 3L), (Assert.Single(records[1].Issues).RuleId, records[1].Issues[0].Line));
    }

    [Theory]
    [InlineData("utf-16")]
    [InlineData("utf-32BE")]
    [InlineData("gb18030")]
    public static void LongFile_IsConvertedAcrossAllBuffers(string encoding)
    {
        SkipPagesOfMono(encoding);
        string text = "name\n" + string.Concat(Enumerable.Range(0, 30_000).Select(i => $"𝄞é€{i}\n"));

        IReadOnlyList<MigrationRecord> records = Read(EncodingSample.Encode(text, encoding), encoding);

        Assert.Equal(30_000, records.Count);
        Assert.Equal("𝄞é€29999", records[29_999].GetValue(0));
        Assert.All(records, record => Assert.True(record.IsValid));
    }

    [Fact]
    public static void MainframeLineEnds_EndLines()
    {
        byte[] bytes = EncodingSample.Encode("a,b\u00851,2\u00853,4\u0085", "IBM037");

        Assert.Equal(["1@2 [1|2]", "2@3 [3|4]"], Read(bytes, "IBM037").Select(Datafile.Show));
    }

    [Theory]
    [InlineData("utf-7")]
    [InlineData("no-such-encoding")]
    public static void WhatIsNoEncoding_IsRefused(string name) => Assert.Throws<ArgumentException>(() => CodePages.Find(name));

    [Fact]
    public static void CodePages_AreNotRegisteredForAll()
    {
        Mono.Skip("Mono has all code pages from the start, as .NET Framework has.");
        Assert.Equal(1252, CodePages.Find("windows-1252").CodePage);
        Assert.Throws<ArgumentException>(() => Encoding.GetEncoding("windows-1252"));
    }

    private static IReadOnlyList<MigrationRecord> Read(byte[] bytes, string encoding) =>
        Datafile.Read(bytes, new CsvReadOptions { Encoding = CodePages.Find(encoding) });

    private static void SkipPagesOfMono(string encoding)
    {
        if (encoding is "windows-1253" or "shift_jis" or "gb2312" or "gb18030" or "big5" or "euc-kr" or "euc-jp")
        {
            Mono.Skip(OfMono);
        }
    }

    private static byte[] Bytes(string hex) => Convert.FromHexString(hex.Replace(" ", string.Empty, StringComparison.Ordinal));
}
