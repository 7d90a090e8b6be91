using System;
using System.IO;
using System.Linq;
using System.Text;
using UserMigration.Engine.Csv;
using UserMigration.Engine.Csv.Encodings;
using Xunit;

namespace UserMigration.Engine.Tests.Csv.Encodings;

/// <summary>The edges of what is taken for an encoding, and of what can be decoded.</summary>
public static class EdgeTests
{
    private const string OfMono = "Mono has code pages of its own, which read such bytes as other characters.";

    [Theory]
    [InlineData(new byte[] { 0xEF, 0xBB, 0xBF, 0x61 }, "utf-8")]
    [InlineData(new byte[] { 0xFF, 0xFE, 0x00, 0x00 }, "utf-32")]
    [InlineData(new byte[] { 0x00, 0x00, 0xFE, 0xFF }, "utf-32BE")]
    [InlineData(new byte[] { 0xFF, 0xFE, 0x61, 0x00 }, "utf-16")]
    [InlineData(new byte[] { 0xFE, 0xFF, 0x00, 0x61 }, "utf-16BE")]
    [InlineData(new byte[] { 0x84, 0x31, 0x95, 0x33 }, "gb18030")]
    [InlineData(new byte[] { 0xEF, 0xBB }, null)]
    [InlineData(new byte[] { }, null)]
    public static void Mark_NamesTheEncoding(byte[] start, string? encoding) => Assert.Equal(encoding, UnicodeForm.DetectByMark(start));

    [Theory]
    [InlineData("utf-32", "a,b\n1,2\n")]
    [InlineData("utf-32BE", "a,b\n1,2\n")]
    [InlineData("utf-32", "ab")]
    [InlineData("utf-32BE", "ab")]
    [InlineData("utf-32", "a\U0001F600\U0003FFFD,\U000E0001\U000E01EF\uD7FF\uE000\n")]
    [InlineData("utf-32BE", "a\U0001F600\U0003FFFD,\U000E0001\U000E01EF\uD7FF\uE000\n")]
    [InlineData("utf-16", "a,b\n1,2\n")]
    [InlineData("utf-16BE", "a,b\n1,2\n")]
    [InlineData("utf-16", "a\U0001F600,\U0010FFFF\n1,2\n")]
    [InlineData("utf-16BE", "a\U0001F600,\U0010FFFF\n1,2\n")]
    [InlineData("utf-16", "a\tb\r\n1\t2\r\n")]
    [InlineData("utf-16", "\u0100\u0200,ab\n")]
    public static void WideText_IsRecognisedByItsZeros(string encoding, string text) =>
        Assert.Equal(encoding, UnicodeForm.DetectByText(CodePages.Find(encoding).GetBytes(text)));

    [Theory]
    [InlineData(new byte[] { 0x61, 0x2C, 0x62, 0x0A, 0x00 })]
    [InlineData(new byte[] { 0x61, 0x2C, 0x62 })]
    [InlineData(new byte[] { 0x61, 0x62, 0x0A, 0x00, 0x31 })]
    [InlineData(new byte[] { 0xFF, 0xFF, 0x00, 0x01, 0xFF, 0xFE, 0x00, 0x02 })]
    [InlineData(new byte[] { 0x00 })]
    public static void OtherBytes_AreNoWideText(byte[] start) => Assert.Null(UnicodeForm.DetectByText(start));

    [Theory]
    [InlineData(0x40000u)]
    [InlineData(0xDFFFFu)]
    [InlineData(0xE01F0u)]
    [InlineData(0xD800u)]
    [InlineData(0xDFFFu)]
    [InlineData(0u)]
    public static void CharacterThatNoTextHas_SpeaksAgainstUtf32(uint unit)
    {
        byte[] little = [0x61, 0, 0, 0, .. BitConverter.GetBytes(unit), 0x62, 0, 0, 0];
        byte[] big = [0, 0, 0, 0x61, .. BitConverter.GetBytes(unit).Reverse(), 0, 0, 0, 0x62];

        Assert.NotEqual("utf-32", UnicodeForm.DetectByText(little));
        Assert.NotEqual("utf-32BE", UnicodeForm.DetectByText(big));
    }

    [Theory]
    [InlineData(49, "utf-16BE")]
    [InlineData(50, null)]
    public static void TextWithoutDelimiters_IsNoWideText(int others, string? encoding)
    {
        string text = "," + string.Concat(Enumerable.Repeat('\u4E01', others));

        Assert.Equal(encoding, UnicodeForm.DetectByText(Encoding.BigEndianUnicode.GetBytes(text)));
    }

    [Theory]
    [InlineData(9, "utf-16")]
    [InlineData(8, null)]
    public static void FaultsInATenth_AreTooMany(int sound, string? encoding)
    {
        string text = new string('a', sound) + "\u0001";

        Assert.Equal(encoding, UnicodeForm.DetectByText(Encoding.Unicode.GetBytes(text)));
    }

    [Theory]
    [InlineData("a,b", "utf-16", "-Encoding specifies utf-16, but the file 'users.csv' looks like utf-8. Omit -Encoding.")]
    [InlineData("a,b", "utf-16BE", "-Encoding specifies utf-16BE, but the file 'users.csv' looks like utf-8. Omit -Encoding.")]
    [InlineData("M\u00FCller aus K\u00F6ln", "utf-16", "-Encoding specifies utf-16, but the file 'users.csv' looks like windows-1252. Read it with -Encoding windows-1252.")]
    [InlineData("\u00C3\u00BC\u00C3\u00BC\u00FF", "utf-16", "-Encoding specifies utf-16, but the file 'users.csv' has no zero bytes, so it is in another encoding. Specify its actual encoding.")]
    public static void NamedEncoding_ThatTheFileContradicts_IsRefused(string latin, string named, string message)
    {
        MigrationException exception = Assert.Throws<MigrationException>(
            () => DatafileSniffer.Check("users.csv", Encoding.Latin1.GetBytes(latin), new CsvReadOptions { Encoding = CodePages.Find(named) }));

        Assert.Equal(("EncodingContradicted", message), (exception.ErrorId, exception.Message));
    }

    [Fact]
    public static void NamedEncoding_OfAnotherMark_IsRefused()
    {
        MigrationException exception = Assert.Throws<MigrationException>(
            () => DatafileSniffer.Check("users.csv", [0xFF, 0xFE, 0x61, 0x00], new CsvReadOptions { Encoding = CodePages.Find("windows-1252") }));

        Assert.Equal("-Encoding specifies windows-1252, but the file 'users.csv' starts with the byte order mark of utf-16. Read it with -Encoding utf-16.", exception.Message, ignoreCase: true);
        Assert.Null(DatafileSniffer.Check("users.csv", [0xFF, 0xFE, 0x61, 0x00], new CsvReadOptions { Encoding = Encoding.Unicode }));
        Assert.Null(DatafileSniffer.Check("users.csv", [], new CsvReadOptions { Encoding = Encoding.Unicode }));
    }

    [Theory]
    [InlineData(new byte[] { 0x50, 0x4B, 3, 4, 0x61 }, "a ZIP archive or an Excel workbook")]
    [InlineData(new byte[] { 0x1F, 0x8B, 8 }, "compressed with gzip")]
    [InlineData(new byte[] { 0xD0, 0xCF, 0x11, 0xE0, 0x61 }, "an old Excel workbook")]
    [InlineData(new byte[] { 0x25, 0x50, 0x44, 0x46, 0x2D }, "a PDF")]
    [InlineData(new byte[] { 0x61, 0x1F, 0x62, 0x0A }, "binary (its first line has control characters)")]
    public static void BinaryFile_IsNamedByItsKind(byte[] start, string kind)
    {
        MigrationException exception = Assert.Throws<MigrationException>(() => DatafileSniffer.Check("users.csv", start, new CsvReadOptions()));

        Assert.Equal(
            ("DatafileBinary", $"The file 'users.csv' is {kind}, not CSV text. Export the data as comma-separated values in UTF-8."),
            (exception.ErrorId, exception.Message));
    }

    [Theory]
    [InlineData(new byte[] { 0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C, 0, 4 }, "7-Zip")]
    [InlineData(new byte[] { 0xFD, 0x37, 0x7A, 0x58, 0x5A, 0, 0, 4 }, "xz")]
    [InlineData(new byte[] { 0x28, 0xB5, 0x2F, 0xFD, 4 }, "zstd")]
    [InlineData(new byte[] { 0x52, 0x61, 0x72, 0x21, 0x1A, 7, 1 }, "RAR")]
    [InlineData(new byte[] { 0x42, 0x5A, 0x68, 0x39, 0x31, 0x41, 0x59, 0x26, 0x53, 0x59 }, "bzip2")]
    public static void FileThatIsCompressedInAnotherWay_IsToBeExtracted(byte[] start, string program)
    {
        MigrationException exception = Assert.Throws<MigrationException>(() => DatafileSniffer.Check("users.csv", start, new CsvReadOptions()));

        Assert.Equal("DatafileBinary", exception.ErrorId);
        Assert.StartsWith($"The file 'users.csv' is compressed with {program}, which this module does not read. Extract it first.", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("BZh")]
    [InlineData("BZh9,email\n")]
    [InlineData("7zip,email\n")]
    public static void HeaderThatStartsLikeAMarkOfCompression_IsText(string text) => Assert.Null(DatafileSniffer.Check("users.csv", Encoding.ASCII.GetBytes(text), new CsvReadOptions()));

    [Theory]
    [InlineData("a\tb\n\u0001")]
    [InlineData("a b\r\u0001")]
    public static void ControlCharacterBehindTheHeader_IsForTheRules(string text) => Assert.Null(DatafileSniffer.Check("users.csv", Encoding.ASCII.GetBytes(text), new CsvReadOptions()));

    [Theory]
    [InlineData("\u0080", true)]
    [InlineData("\u009F", true)]
    [InlineData("\u007F", false)]
    [InlineData("\u00A0", false)]
    public static void BytesThatAreControlsInLatin1_AreProbablyWindows1252(string sign, bool isWindows)
    {
        byte[] start = Encoding.Latin1.GetBytes("M\u00FCller zahlt 5 " + sign + " in K\u00F6ln und D\u00FCren und M\u00FClheim und J\u00FClich\n");

        Assert.Equal(isWindows, DatafileSniffer.IsRatherWindows1252(start, Encoding.Latin1));
        Assert.False(DatafileSniffer.IsRatherWindows1252(start, CodePages.Find("windows-1252")));
        Assert.False(DatafileSniffer.IsRatherWindows1252(start, null));
    }

    [Theory]
    [InlineData(3, false)]
    [InlineData(4, true)]
    public static void CharacterThatTheEndCuts_IsNoFault(int left, bool isFault)
    {
        byte[] start = [.. Enumerable.Repeat((byte)'a', DatafileSniffer.Length - left), 0xFC, .. Enumerable.Repeat((byte)'b', left - 1)];

        Assert.Equal(isFault ? "windows-1252" : null, DatafileSniffer.Check("users.csv", start, new CsvReadOptions())?.Name);
        Assert.Equal("windows-1252", DatafileSniffer.Check("users.csv", start.AsSpan(1), new CsvReadOptions())?.Name);
        Assert.Equal("windows-1252", DatafileSniffer.Check("users.csv", [0xFC, (byte)'b'], new CsvReadOptions())?.Name);
    }

    [Theory]
    [InlineData("id,name\n", true)]
    [InlineData("IZ,az\n", true)]
    [InlineData("09,09\n", true)]
    [InlineData("id name,x\n", true)]
    [InlineData("id;name\n", false)]
    [InlineData(",,,,,,id\n", false)]
    public static void MainframeText_IsRecognisedByItsLetters(string text, bool isMainframe)
    {
        byte[] start = CodePages.Find("IBM037").GetBytes(text);

        Exception? exception = Record.Exception(() => DatafileSniffer.Check("users.csv", start, new CsvReadOptions()));

        Assert.Equal(isMainframe, exception?.Message.Contains("is EBCDIC text from a mainframe", StringComparison.Ordinal) ?? false);
        Assert.Equal(isMainframe, exception?.Message.Contains("Read it with -Encoding IBM037", StringComparison.Ordinal) ?? false);
    }

    [Theory]
    [InlineData((byte)0x80, false)]
    [InlineData((byte)0x81, true)]
    [InlineData((byte)0x8A, false)]
    [InlineData((byte)0xA9, true)]
    [InlineData((byte)0xAA, false)]
    [InlineData((byte)0xB1, false)]
    [InlineData((byte)0xC0, false)]
    [InlineData((byte)0xC1, true)]
    [InlineData((byte)0xE9, true)]
    [InlineData((byte)0xEA, false)]
    [InlineData((byte)0xEF, false)]
    [InlineData((byte)0xF0, true)]
    [InlineData((byte)0xF9, true)]
    [InlineData((byte)0xFA, false)]
    public static void MainframeLetter_IsOne(byte letter, bool isOne)
    {
        // Six letters of ten bytes are enough; five are not.
        byte[] start = [0x81, 0x82, 0x83, 0x84, 0x85, letter, 0x6B, 0x6B, 0x6B, 0x6B];

        Exception? exception = Record.Exception(() => DatafileSniffer.Check("users.csv", start, new CsvReadOptions()));

        Assert.Equal(isOne, exception?.Message.Contains("EBCDIC", StringComparison.Ordinal) ?? false);
    }

    [Theory]
    [InlineData("users.csv", "users.csv", "users.utf8.csv")]
    [InlineData("Az09_-.csv", "Az09_-.csv", "Az09_-.utf8.csv")]
    [InlineData("it-is.csv", "it-is.csv", "it-is.utf8.csv")]
    [InlineData("my users.csv", "'my users.csv'", "'my users.utf8.csv'")]
    [InlineData("it's.csv", "'it''s.csv'", "'it''s.utf8.csv'")]
    [InlineData("a@b.csv", "'a@b.csv'", "'a@b.utf8.csv'")]
    [InlineData("a[b.csv", "-LiteralPath 'a[b.csv'", "-LiteralPath 'a[b.utf8.csv'")]
    [InlineData("a`b.csv", "-LiteralPath 'a`b.csv'", "-LiteralPath 'a`b.utf8.csv'")]
    [InlineData("a{b.csv", "'a{b.csv'", "'a{b.utf8.csv'")]
    [InlineData("ä.csv", "'ä.csv'", "'ä.utf8.csv'")]
    public static void SuggestedCommand_CanBePasted(string name, string quoted, string copy) => Assert.Equal(
        $"Read it with -Encoding koi8-r, or rewrite it as UTF-8: Import-MigrationCsv {quoted} -Encoding koi8-r | Export-MigrationCsv {copy}.",
        EncodingAdvice.Read(name, "koi8-r", new CsvReadOptions()));

    [Fact]
    public static void SuggestedCommand_NamesTheFolder_AndAllThatTheFileIsReadWith() => Assert.EndsWith(
        "Import-MigrationCsv data/users.txt -Delimiter \"`t\" -Header 'a', 'it''s' -SkipLine 2 -TrailingDelimiter Ignore -Encoding koi8-r | Export-MigrationCsv data/users.utf8.csv.",
        EncodingAdvice.Read(
            "data/users.txt", "koi8-r", new CsvReadOptions { Delimiter = '\t', Header = ["a", "it's"], SkipLines = 2, TrailingDelimiter = TrailingDelimiter.Ignore }),
        StringComparison.Ordinal);

    [Fact]
    public static void Latin1ThatIsWindows1252_IsToBeReadAsSuch() => Assert.EndsWith(
        "Import-MigrationCsv users.csv -Encoding windows-1252 | Export-MigrationCsv users.utf8.csv.",
        EncodingAdvice.RatherWindows1252("users.csv", new CsvReadOptions()),
        StringComparison.Ordinal);

    [Theory]
    [InlineData("windows-1252", 0x81, '\uFFFF')]
    [InlineData("windows-1252", 0x80, '€')]
    [InlineData("windows-1252", 0x9F, 'Ÿ')]
    [InlineData("windows-1250", 0x81, '\uFFFF')]
    [InlineData("windows-1258", 0x8A, '\uFFFF')]
    [InlineData("windows-1255", 0xD9, '\uFFFF')]
    [InlineData("iso-8859-1", 0x81, '\u0081')]
    [InlineData("macintosh", 0xF0, '\uF8FF')]
    [InlineData("IBM037", 0x15, '\n')]
    [InlineData("IBM037", 0xC1, 'A')]
    [InlineData("us-ascii", 0x80, '\uFFFF')]
    public static void Byte_IsDecodedStrictly(string encoding, int value, char expected)
    {
        Mono.Skip(OfMono);
        Assert.Equal(expected, StrictDecoding.TableOf(CodePages.Find(encoding))[value]);
    }

    [Theory]
    [InlineData("shift_jis", new byte[] { 0x83, 0x41, 0x2C }, "ア,")]
    [InlineData("shift_jis", new byte[] { 0x83, 0x2C, 0x61 }, "\uFFFF\uE083,a")]
    [InlineData("shift_jis", new byte[] { 0x61, 0x83 }, "a\uFFFF\uE083")]
    [InlineData("shift_jis", new byte[] { 0x80, 0x61 }, "\uFFFF\u0080a")]
    [InlineData("gb18030", new byte[] { 0x81, 0x2C }, "\uFFFF\uE081,")]
    [InlineData("utf-8", new byte[] { 0xC3, 0x2C }, "\uFFFF\uE0C3,")]
    [InlineData("utf-8", new byte[] { 0xE2, 0x82, 0x2C }, "\uFFFF\uE0E2\uFFFF\uE082,")]
    [InlineData("utf-16", new byte[] { 0x61, 0x00, 0x00, 0xD8, 0x2C, 0x00 }, "a\uFFFF\uE000\uFFFF\uE0D8,")]
    [InlineData("utf-16", new byte[] { 0x80, 0x00, 0xC0, 0xF8 }, "\u0080\uF8C0")]
    public static void Bytes_AreDecodedStrictly(string encoding, byte[] bytes, string expected)
    {
        Mono.Skip(OfMono);
        foreach (int piece in new[] { 1, 2, 100 })
        {
            StrictDecoding decoding = new StrictDecoding(CodePages.Find(encoding));
            char[] chars = new char[decoding.MaxCharCount(bytes.Length)];
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < bytes.Length; i += piece)
            {
                byte[] part = bytes.AsSpan(i, Math.Min(bytes.Length - i, piece)).ToArray();
                text.Append(chars, 0, decoding.GetChars(part, part.Length, chars, i + piece >= bytes.Length));
            }

            Assert.Equal(expected, text.ToString());
        }
    }

    [Fact]
    public static void ConvertedStream_IsReadForward_AndCloses()
    {
        MemoryStream inner = new MemoryStream(Encoding.Latin1.GetBytes("k\u00F6ln"));
        TranscodingStream stream = new TranscodingStream(inner, Encoding.Latin1, Encoding.Latin1.GetBytes("M\u00FCller, "));
        byte[] buffer = new byte[100];
        int count = 0;
        int read;
        while ((read = stream.Read(buffer, count, 3)) > 0)
        {
            count += read;
        }

        Assert.Equal("Müller, köln", Encoding.UTF8.GetString(buffer, 0, count));
        Assert.Equal((true, false, false), (stream.CanRead, stream.CanSeek, stream.CanWrite));
        Assert.Throws<NotSupportedException>(() => stream.Length);
        Assert.Throws<NotSupportedException>(() => stream.Position);
        Assert.Throws<NotSupportedException>(() => stream.Position = 0);
        Assert.Throws<NotSupportedException>(() => stream.Seek(0, SeekOrigin.Begin));
        Assert.Throws<NotSupportedException>(() => stream.SetLength(0));
        Assert.Throws<NotSupportedException>(() => stream.Write(buffer, 0, 1));
        stream.Dispose();
        Assert.False(inner.CanRead);
    }

    [Fact]
    public static void Utf7_IsRefused()
    {
        Assert.ThrowsAny<ArgumentException>(() => CodePages.Find(65000));
        Assert.Equal(1252, CodePages.Find(1252).CodePage);
        Assert.Equal(65001, CodePages.Find(65001).CodePage);
        Assert.ThrowsAny<ArgumentException>(() => CodePages.Find("no such encoding"));
    }
}
