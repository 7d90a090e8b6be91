using System;
using UserMigration.Engine.OpenPgp;
using Xunit;

namespace UserMigration.Engine.Tests.OpenPgp;

/// <summary>What rnp encrypts we decrypt, and the other way around.</summary>
public sealed class RnpTests : IClassFixture<OtherOpenPgp>, IDisposable
{
    private readonly ProtectedFolder _folder = new ProtectedFolder();
    private readonly OtherOpenPgp _other;

    public RnpTests(OtherOpenPgp other)
    {
        _other = other;
        OtherOpenPgp.Demand("rnp", "rnp");
    }

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("many parts", "words", "--cipher", "AES256")]
    [InlineData("many parts", "words", "--cipher", "AES128")]
    [InlineData("many parts", "words", "--cipher", "CAMELLIA256")]
    [InlineData("many parts", "words", "--cipher", "TWOFISH")]
    [InlineData("many parts", "words", "--cipher", "TRIPLEDES")]
    [InlineData("many parts", "words", "--zip", "-z", "6")]
    [InlineData("many parts", "words", "--zlib", "-z", "6")]
    [InlineData("many parts", "words", "--bzip", "-z", "6")]
    [InlineData("many parts", "words", "-z", "0")]
    [InlineData("many parts", "words", "--armor")]
    [InlineData("languages", "beyond the first plane", "--armor")]
    [InlineData("BOM", "Latin")]
    [InlineData("empty", "words")]
    [InlineData("random", "words")]
    public void FromRnp(string content, string passphrase, params string[] options)
    {
        _folder.Create("users.csv", Samples.Content(content));
        _other.RnpWith(Samples.Passphrase(passphrase), ["--symmetric", .. options, "--output", _folder.PathOf("users.csv.pgp"), _folder.PathOf("users.csv")]);

        _folder.Unprotect("users.csv.pgp", "again.csv", Samples.Passphrase(passphrase));

        Assert.Equal(Samples.Content(content), _folder.Read("again.csv"));
    }

    [Theory]
    [InlineData("many parts", "words", OpenPgpCompression.Zip, false)]
    [InlineData("many parts", "words", OpenPgpCompression.None, true)]
    [InlineData("languages", "Han", OpenPgpCompression.Zip, true)]
    [InlineData("BOM", "beyond the first plane", OpenPgpCompression.None, false)]
    [InlineData("empty", "words", OpenPgpCompression.Zip, false)]
    [InlineData("random", "Greek and Cyrillic", OpenPgpCompression.None, false)]
    public void ForRnp(string content, string passphrase, OpenPgpCompression compression, bool isArmored)
    {
        _folder.Create("users.csv", Samples.Content(content));
        _folder.Protect("users.csv", "users.csv.pgp", Samples.Passphrase(passphrase), compression, isArmored);

        _other.RnpWith(Samples.Passphrase(passphrase), "--decrypt", "--output", _folder.PathOf("again.csv"), _folder.PathOf("users.csv.pgp"));

        Assert.Equal(Samples.Content(content), _folder.Read("again.csv"));
    }

    [Theory]
    [InlineData("eax", "AEAD (EAX)")]
    [InlineData("ocb", "AEAD (OCB)")]
    public void AuthenticatedEncryption_IsNamed(string mode, string name)
    {
        _folder.Create("users.csv", Samples.Content("languages"));
        _other.RnpWith("a passphrase", "--symmetric", $"--aead={mode}", "--output", _folder.PathOf("users.csv.pgp"), _folder.PathOf("users.csv"));

        MigrationException exception = Assert.Throws<MigrationException>(() => _folder.Unprotect("users.csv.pgp", "again.csv", "a passphrase"));

        Assert.Equal("OpenPgpAead", exception.ErrorId);
        Assert.Contains(name, exception.Message, StringComparison.Ordinal);
        Assert.Equal(["users.csv", "users.csv.pgp"], _folder.Files);
    }
}
