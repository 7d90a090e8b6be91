using System;
using System.Security.Cryptography;
using UserMigration.Engine.OpenPgp;
using Xunit;

namespace UserMigration.Engine.Tests.OpenPgp;

/// <summary>Encrypting a file and decrypting it again.</summary>
public sealed class ProtectTests : IDisposable
{
    private readonly ProtectedFolder _folder = new ProtectedFolder();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(21)]
    [InlineData(22)]
    [InlineData(65_509)]
    [InlineData(65_536)]
    [InlineData(1_000_003)]
    public void File_IsTheSameAgain(int size)
    {
        byte[] content = new byte[size];
        new Random(size).NextBytes(content);
        _folder.Create("users.csv", content);

        foreach (OpenPgpCompression compression in new[] { OpenPgpCompression.None, OpenPgpCompression.Zip })
        {
            _folder.Protect("users.csv", "users.csv.gpg", "a passphrase", compression);
            _folder.Unprotect("users.csv.gpg", "again.csv", "a passphrase");

            Assert.Equal(content, _folder.Read("again.csv"));
        }
    }

    [Fact]
    public void ArmoredFile_IsTheSameAgain()
    {
        byte[] content = new byte[100_000];
        new Random(1).NextBytes(content);
        _folder.Create("users.csv", content);

        _folder.Protect("users.csv", "users.csv.asc", ProtectedFolder.HardPassphrase, isArmored: true);
        _folder.Unprotect("users.csv.asc", "again.csv", ProtectedFolder.HardPassphrase);

        Assert.Equal(content, _folder.Read("again.csv"));
        Assert.StartsWith("-----BEGIN PGP MESSAGE-----\n\n", System.Text.Encoding.ASCII.GetString(_folder.Read("users.csv.asc")).Replace("\r", string.Empty, StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public void Result_HasSizesAndDigestsOfBothFiles()
    {
        _folder.Create("users.csv", "email\na@example.com\n");

        OpenPgpResult written = _folder.Protect("users.csv", "users.csv.gpg", "a passphrase");
        OpenPgpResult read = _folder.Unprotect("users.csv.gpg", "again.csv", "a passphrase");

        Assert.Equal(20, written.ClearSize);
        Assert.Equal(Sha256("users.csv"), written.ClearSha256);
        Assert.Equal(_folder.Read("users.csv.gpg").Length, written.EncryptedSize);
        Assert.Equal(Sha256("users.csv.gpg"), written.EncryptedSha256);
        Assert.Equivalent(written, read);
    }

    [Fact]
    public void OnlyTheFilesThemselvesAreLeft()
    {
        _folder.Create("users.csv", "email\n");

        _folder.Protect("users.csv", "users.csv.gpg", "a passphrase");
        _folder.Unprotect("users.csv.gpg", "again.csv", "a passphrase");

        Assert.Equal(["again.csv", "users.csv", "users.csv.gpg"], _folder.Files);
    }

    private string Sha256(string name) => Convert.ToHexStringLower(SHA256.HashData(_folder.Read(name)));
}
