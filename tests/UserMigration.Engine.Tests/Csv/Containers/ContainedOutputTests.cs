using System;
using System.IO;
using System.IO.Compression;
using System.Linq;
using UserMigration.Engine.Csv;
using UserMigration.Engine.Tests.OpenPgp;
using UserMigration.Engine.Tests.Upload;
using Xunit;

namespace UserMigration.Engine.Tests.Csv.Containers;

/// <summary>Datafiles that are encrypted or compressed while they are written, by the extension of their name.</summary>
public sealed class ContainedOutputTests : IDisposable
{
    private const string Passphrase = "a passphrase";

    private readonly ProtectedFolder _folder = new ProtectedFolder();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void GzipFile_IsTheDatafile()
    {
        Write("users.csv.gz", null);

        using GZipStream gzip = new GZipStream(File.OpenRead(_folder.PathOf("users.csv.gz")), CompressionMode.Decompress);
        using StreamReader reader = new StreamReader(gzip);
        Assert.Equal(Text(1_000), reader.ReadToEnd());
    }

    [Theory]
    [InlineData("users.csv.gpg")]
    [InlineData("users.csv.PGP")]
    [InlineData("users.csv.asc")]
    public void EncryptedFile_IsTheDatafile(string name)
    {
        Write(name, Passphrase);

        _folder.Unprotect(name, "again.csv", Passphrase);
        Assert.Equal(Text(1_000), File.ReadAllText(_folder.PathOf("again.csv")));
        Assert.Equal(name.EndsWith(".asc", StringComparison.Ordinal), _folder.Read(name)[0] == (byte)'-');
    }

    [Theory]
    [InlineData("users.csv.gpg", null, "PassphraseMissing")]
    [InlineData("users.csv.gpg", "", "PassphraseEmpty")]
    [InlineData("users.csv", Passphrase, "PassphraseUnused")]
    [InlineData("users.csv.gz", Passphrase, "PassphraseUnused")]
    public void PassphraseThatDoesNotFitTheName_IsRefused(string name, string? passphrase, string errorId)
    {
        Assert.Equal(errorId, Assert.Throws<MigrationException>(() => Write(name, passphrase)).ErrorId);
        Assert.Empty(_folder.Files);
    }

    [Theory]
    [InlineData("users.csv.gz", null)]
    [InlineData("users.csv.gpg", Passphrase)]
    public void FullDisk_LeavesNoFile(string name, string? passphrase)
    {
        MigrationException exception = Assert.Throws<MigrationException>(() => Write(name, passphrase, rows: 20_000, path => new FullJournal(path, 10_000)));

        Assert.Equal("ExportWriteFailed", exception.ErrorId);
        Assert.Empty(_folder.Files);
    }

    [Fact]
    public void MalformedRow_IsNotWrittenInClearTextNextToAnEncryptedFile()
    {
        _folder.Create("users.csv", "email,note\na@example.com,1\nb@example.com,\"open\nc@example.com,3\n");
        using MigrationCsvReader reader = MigrationCsvReader.Open(_folder.PathOf("users.csv"), 1, new CsvReadOptions());
        using DatafileWriter writer = DatafileWriter.Create(_folder.PathOf("users.csv.gpg"), new DatafileWriteOptions { Passphrase = ProtectedFolder.Bytes(Passphrase) });
        while (reader.Read() is { } record)
        {
            writer.Write(record);
        }

        DatafileSummary summary = writer.Commit()!;

        Assert.Equal(2, summary.Written);
        Assert.Equal(0, summary.Malformed);
        Assert.NotNull(summary.ToFault("users.csv.gpg"));
        Assert.Equal(["users.csv", "users.csv.gpg"], _folder.Files);
    }

    private static string Text(int rows) => "email,note\n" + string.Concat(Enumerable.Range(1, rows).Select(i => $"user{i}@example.com,{Note(i)}\n"));

    // Digits that do not compress well.
    private static string Note(int i) => (i * 2_654_435_761L % 4_294_967_296L).ToString(System.Globalization.CultureInfo.InvariantCulture);

    private void Write(string name, string? passphrase, int rows = 1_000, Func<string, FileStream>? open = null)
    {
        DatafileWriteOptions options = new DatafileWriteOptions { Passphrase = passphrase is null ? null : ProtectedFolder.Bytes(passphrase), OpenDraft = open };
        using DatafileWriter writer = DatafileWriter.Create(_folder.PathOf(name), options);
        foreach (int i in Enumerable.Range(1, rows))
        {
            writer.Write(Records.Of(i, ("email", $"user{i}@example.com"), ("note", Note(i))));
        }

        writer.Commit();
    }
}
