using System;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Text;
using System.Threading;
using UserMigration.Engine.Csv;
using UserMigration.Engine.OpenPgp;
using UserMigration.Engine.Tests.OpenPgp;
using Xunit;

namespace UserMigration.Engine.Tests.Csv.Containers;

/// <summary>Datafiles that are encrypted, compressed, or both.</summary>
public sealed class ContainerTests : IDisposable
{
    private const string Passphrase = "a passphrase";

    private static readonly string s_rows = "email,note\n" + string.Concat(Enumerable.Range(1, 5_000).Select(i => $"user{i}@example.com,{i * 7919 % 10007}\n"));

    private readonly ProtectedFolder _folder = new ProtectedFolder();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void GzipFile_IsRead() => CheckRead(_folder.Create("users", Gzip(s_rows)));

    [Fact]
    public void GzipFileWithSeveralMembers_IsRead()
    {
        byte[] first = Gzip(s_rows[..1_000]);
        byte[] second = Gzip(s_rows[1_000..]);

        CheckRead(_folder.Create("users.csv.gz", [.. first, .. second, 0, 0, 0]));
    }

    [Fact]
    public void GzipFileWithNameCommentAndExtraField_IsRead()
    {
        byte[] plain = Gzip(s_rows);
        byte[] header = [0x1F, 0x8B, 8, 0x1E, 0, 0, 0, 0, 0, 3, 2, 0, 1, 2, (byte)'a', 0, (byte)'b', 0, 9, 9];

        CheckRead(_folder.Create("users.csv.gz", [.. header, .. plain.AsSpan(10)]));
    }

    [Theory]
    [InlineData(CompressionLevel.Optimal)]
    [InlineData(CompressionLevel.NoCompression)]
    public void ZipOfOneFile_IsRead(CompressionLevel level) => CheckRead(Zip("users.zip", level, ("folder/", null), ("folder/users.csv", s_rows), ("__MACOSX/._users.csv", "x")));

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void EncryptedFile_IsRead(bool isArmored)
    {
        _folder.Create("users.csv", s_rows);
        _folder.Protect("users.csv", "users.txt", Passphrase, isArmored: isArmored);

        CheckRead(_folder.PathOf("users.txt"));
    }

    [Fact]
    public void FileThatIsCompressedAndThenEncrypted_IsRead()
    {
        _folder.Create("users.csv.gz", Gzip(s_rows));
        _folder.Protect("users.csv.gz", "users.csv.gz.gpg", Passphrase, OpenPgpCompression.None);

        CheckRead(_folder.PathOf("users.csv.gz.gpg"));
    }

    [Fact]
    public void ShareOfTheSource_IsThatOfTheClearText()
    {
        using Datafiles files = Open(_folder.Create("users.csv.gz", Gzip(s_rows)));

        MigrationRecord record = files.Read(1, long.MaxValue, CancellationToken.None).First();

        Assert.Equal(s_rows.Length, record.GetSource()!.Length);
    }

    [Fact]
    public void ValidationAndPartsOfTheFile_Work()
    {
        using Datafiles files = Open(_folder.Create("users.csv.gz", Gzip(s_rows)));

        files.Validate(CancellationToken.None);

        Assert.Equal([4_999, 5_000], files.Read(4_999, 10, CancellationToken.None).Select(record => record.RecordNumber));
    }

    public static TheoryData<string, string> Damaged() => new TheoryData<string, string>
    {
        { "GzipMalformed", Convert.ToHexString(Cut(Gzip(s_rows), 1)) },
        { "GzipMalformed", Convert.ToHexString(Cut(Gzip(s_rows), 9)) },
        { "GzipMalformed", Convert.ToHexString(Gzip(s_rows).AsSpan(0, 5_000).ToArray()) },
        { "GzipMalformed", Convert.ToHexString([.. Gzip(s_rows), 1]) },
        { "GzipMalformed", Convert.ToHexString(Flip(Gzip(s_rows), ^3)) },
        { "GzipMalformed", Convert.ToHexString(Flip(Gzip(s_rows), ^7)) },
        { "GzipMalformed", Convert.ToHexString(Flip(Gzip(s_rows), 5_000)) },
        { "ZipMalformed", Convert.ToHexString(Encoding.ASCII.GetBytes("PK\u0003\u0004rest")) },
    };

    [Theory]
    [MemberData(nameof(Damaged))]
    public void DamagedFile_IsRefusedBeforeItsFirstRecord(string errorId, string file) => CheckRefused(errorId, _folder.Create("users.csv.gz", Convert.FromHexString(file)));

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void AlteredByteOfAnEncryptedFile_IsNoticedBeforeItsFirstRecord(int seed)
    {
        _folder.Create("users.csv", s_rows);
        _folder.Protect("users.csv", "users.csv.gpg", Passphrase, OpenPgpCompression.None);
        byte[] good = _folder.Read("users.csv.gpg");

        CheckRefused("OpenPgpAltered", _folder.Create("altered.gpg", Flip(good, new Random(seed).Next(100, good.Length))));
        CheckRefused("OpenPgpCut", _folder.Create("cut.gpg", Cut(good, 1)));
    }

    [Fact]
    public void ZipThatIsCutOrDamaged_IsRefused()
    {
        byte[] good = File.ReadAllBytes(Zip("users.zip", CompressionLevel.Optimal, ("users.csv", s_rows)));

        CheckRefused("ZipMalformed", _folder.Create("cut.zip", Cut(good, 30)));
        CheckRefused("ZipMalformed", _folder.Create("altered.zip", Flip(good, 5_000)));
    }

    [Fact]
    public void ZipOfSeveralFiles_IsRefused_AndNamesThem()
    {
        string path = Zip("two.zip", CompressionLevel.Optimal, ("a.csv", s_rows), ("b.csv", s_rows));

        Assert.Contains("a.csv, b.csv", CheckRefused("ZipNotOneFile", path).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void EmptyZip_IsRefused() => CheckRefused("ZipNotOneFile", Zip("empty.zip", CompressionLevel.Optimal));

    [Fact]
    public void Workbook_IsNamed() =>
        Assert.Contains("Excel", CheckRefused("DatafileBinary", Zip("users.xlsx", CompressionLevel.Optimal, ("[Content_Types].xml", "<x/>"), ("xl/workbook.xml", "<x/>"))).Message, StringComparison.Ordinal);

    [Fact]
    public void EncryptedZip_IsRefused()
    {
        byte[] archive = File.ReadAllBytes(Zip("users.zip", CompressionLevel.Optimal, ("users.csv", s_rows)));
        int entry = archive.AsSpan().LastIndexOf("PK\u0001\u0002"u8);
        archive[entry + 8] |= 1;

        CheckRefused("ZipEncrypted", _folder.Create("users.zip", archive));
    }

    [Fact]
    public void ZipByAnotherMethod_IsRefused()
    {
        byte[] archive = File.ReadAllBytes(Zip("users.zip", CompressionLevel.Optimal, ("users.csv", s_rows)));
        int entry = archive.AsSpan().LastIndexOf("PK\u0001\u0002"u8);
        archive[entry + 10] = 14;

        CheckRefused("ZipUnsupported", _folder.Create("users.zip", archive));
    }

    [Fact]
    public void Bomb_IsRefused()
    {
        using MemoryStream bytes = new MemoryStream();
        using (GZipStream gzip = new GZipStream(bytes, CompressionLevel.Optimal, leaveOpen: true))
        {
            gzip.Write(new byte[80 * 1024 * 1024]);
        }

        CheckRefused("DecompressedTooLarge", _folder.Create("zeros.gz", bytes.ToArray()));
    }

    [Fact]
    public void ArchiveInAnEncryptedFile_IsRefused()
    {
        Zip("users.zip", CompressionLevel.Optimal, ("users.csv", s_rows));
        _folder.Protect("users.zip", "users.zip.gpg", Passphrase);

        CheckRefused("DatafileNested", _folder.PathOf("users.zip.gpg"));
    }

    [Fact]
    public void FileThatIsNoTextWhenItIsDecrypted_IsRefusedLikeAnyOther()
    {
        _folder.Create("users.pdf", "%PDF-1.7\n");
        _folder.Protect("users.pdf", "users.pdf.gpg", Passphrase);

        CheckRefused("DatafileBinary", _folder.PathOf("users.pdf.gpg"));
    }

    [Fact]
    public void FileThatChangesAfterItWasVerified_IsRefused()
    {
        string path = _folder.Create("users.csv.gz", Gzip(s_rows));
        using Datafiles files = Open(path);
        File.WriteAllBytes(path, Gzip(s_rows + "late@example.com,1\n"));

        MigrationException exception = Assert.Throws<MigrationException>(() => files.Read(1, long.MaxValue, CancellationToken.None).Count());

        Assert.Equal("DatafileChanged", exception.ErrorId);
    }

    [Theory]
    [InlineData("users.csv.gpg")]
    [InlineData("users.csv.gz")]
    [InlineData("users.zip")]
    public void FileThatIsAlteredWhileItIsRead_GivesNoAlteredRecord(string name)
    {
        string rows = "email,note\n" + string.Concat(Enumerable.Range(1, 60_000).Select(i => $"user{i:D6}@example.com,{(uint)i * 2654435761:D10}\n"));
        _folder.Create("users.csv", rows);
        string path = name switch
        {
            "users.zip" => Zip(name, CompressionLevel.NoCompression, ("users.csv", rows)),
            "users.csv.gz" => _folder.Create(name, Gzip(rows)),
            _ => Encrypt("users.csv", name),
        };

        // A whole second: Mono can't set a more exact time.
        DateTime time = new DateTime(2024, 1, 2, 3, 4, 5, DateTimeKind.Utc);
        File.SetLastWriteTimeUtc(path, time);
        using Datafiles files = Open(path);
        using (FileStream file = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite))
        {
            file.Position = file.Length * 3 / 4;
            int value = file.ReadByte();
            file.Position--;
            file.WriteByte((byte)(value ^ 1));
        }

        File.SetLastWriteTimeUtc(path, time);
        int count = 0;

        MigrationException exception = Assert.Throws<MigrationException>(() =>
        {
            foreach (MigrationRecord record in files.Read(1, long.MaxValue, CancellationToken.None))
            {
                count++;
                Assert.Equal($"user{count:D6}@example.com {(uint)count * 2654435761:D10}", $"{record.GetValue(0)} {record.GetValue(1)}");
            }
        });

        Assert.Equal("DatafileChanged", exception.ErrorId);

        // Mono notices the change of a zip file before its first record.
        Assert.InRange(count, Mono.IsHere && name == "users.zip" ? 0 : 1, 50_000);
    }

    [Fact]
    public void ContainerThatIsReplacedByText_IsRefused()
    {
        string path = _folder.Create("users.csv.gz", Gzip(s_rows));
        using Datafiles files = Open(path);
        File.WriteAllText(path, s_rows);

        MigrationException exception = Assert.Throws<MigrationException>(() => files.Read(1, long.MaxValue, CancellationToken.None).Count());

        Assert.Equal("DatafileChanged", exception.ErrorId);
    }

    [Theory]
    [InlineData("users.gz")]
    [InlineData("users.zip")]
    public void EncryptedFileInAnArchive_IsNamed(string name)
    {
        _folder.Create("users.csv", s_rows);
        string encrypted = Encrypt("users.csv", "users.csv.gpg");
        string path = name == "users.zip" ? _folder.PathOf(name) : _folder.Create(name, Gzip(File.ReadAllBytes(encrypted)));
        if (name == "users.zip")
        {
            using ZipArchive archive = ZipFile.Open(path, ZipArchiveMode.Create);
            archive.CreateEntryFromFile(encrypted, "users.csv.gpg");
        }

        Assert.Contains("encrypted with OpenPGP", CheckRefused("DatafileBinary", path).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Dear colleague,\n\n", "")]
    [InlineData("", "> ")]
    [InlineData("On Monday, Anna wrote:\r\n", "> > ")]
    public void ArmoredMessageInAnEmail_IsNotTakenForRecords(string before, string quoting)
    {
        _folder.Create("users.csv", s_rows);
        _folder.Protect("users.csv", "users.asc", Passphrase, isArmored: true);
        string[] lines = File.ReadAllLines(_folder.PathOf("users.asc"));
        string path = _folder.Create("mail.txt", before + string.Concat(lines.Select(line => quoting + line + "\n")));

        Assert.Contains("-----BEGIN PGP MESSAGE-----", CheckRefused("DatafileNotCsv", path).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void WithoutPassphrase_EncryptedFileIsRefused()
    {
        _folder.Create("users.csv", s_rows);
        _folder.Protect("users.csv", "users.csv.gpg", Passphrase);

        MigrationException exception = Assert.Throws<MigrationException>(() => Datafiles.Open([_folder.PathOf("users.csv.gpg")], new CsvReadOptions()));

        Assert.Equal("PassphraseMissing", exception.ErrorId);
    }

    [Fact]
    public void TextThatStartsLikeAPacket_IsNotTakenForOne()
    {
        // A header that starts with a letter beyond ASCII, in UTF-8, Windows-1252 and UTF-16.
        foreach (byte[] start in new[] { "Größe,email\n"u8.ToArray(), "Übung,email\n"u8.ToArray(), [0xC3, 0x04], [0x8C, (byte)'e', 4], [0xFF, 0xFE, 0x65, 0] })
        {
            Assert.False(OpenPgpLook.IsOpenPgp(start));
        }
    }

    private void CheckRead(string path)
    {
        using Datafiles files = Open(path);

        MigrationRecord[] records = files.Read(1, long.MaxValue, CancellationToken.None).ToArray();

        Assert.Equal(5_000, records.Length);
        Assert.Equal("user5000@example.com", records[^1].GetValue(0));
        Assert.All(records, record => Assert.True(record.IsValid));
    }

    private static MigrationException CheckRefused(string errorId, string path)
    {
        MigrationException exception = Assert.Throws<MigrationException>(() => Open(path).Dispose());

        Assert.Equal(errorId, exception.ErrorId);
        return exception;
    }

    private static Datafiles Open(string path) =>
        Datafiles.Open([path], new CsvReadOptions(new SourceAccess { Passphrase = ProtectedFolder.Bytes(Passphrase) }));

    private string Zip(string name, CompressionLevel level, params (string Name, string? Text)[] entries)
    {
        string path = _folder.PathOf(name);
        using ZipArchive archive = new ZipArchive(new FileStream(path, FileMode.Create), ZipArchiveMode.Create);
        foreach ((string entry, string? text) in entries)
        {
            using Stream stream = archive.CreateEntry(entry, level).Open();
            stream.Write(Encoding.UTF8.GetBytes(text ?? string.Empty));
        }

        return path;
    }

    private static byte[] Flip(byte[] bytes, Index place)
    {
        byte[] altered = [.. bytes];
        altered[place] ^= 4;
        return altered;
    }

    private static byte[] Cut(byte[] bytes, int count) => bytes.AsSpan(0, bytes.Length - count).ToArray();

    private string Encrypt(string source, string target)
    {
        _folder.Protect(source, target, Passphrase, OpenPgpCompression.None);
        return _folder.PathOf(target);
    }

    private static byte[] Gzip(string text) => Gzip(Encoding.UTF8.GetBytes(text));

    private static byte[] Gzip(byte[] content)
    {
        using MemoryStream bytes = new MemoryStream();
        using (GZipStream gzip = new GZipStream(bytes, CompressionLevel.Optimal, leaveOpen: true))
        {
            gzip.Write(content);
        }

        return bytes.ToArray();
    }
}
