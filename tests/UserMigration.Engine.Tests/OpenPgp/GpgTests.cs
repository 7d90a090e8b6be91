using System;
using System.Linq;
using UserMigration.Engine.OpenPgp;
using Xunit;

namespace UserMigration.Engine.Tests.OpenPgp;

/// <summary>What gpg encrypts we decrypt, and the other way around.</summary>
public sealed class GpgTests : IClassFixture<OtherOpenPgp>, IDisposable
{
    private readonly ProtectedFolder _folder = new ProtectedFolder();
    private readonly OtherOpenPgp _other;

    public GpgTests(OtherOpenPgp other)
    {
        _other = other;
        OtherOpenPgp.Demand("gpg", "gnupg");
    }

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("--cipher-algo", "AES")]
    [InlineData("--cipher-algo", "AES192")]
    [InlineData("--cipher-algo", "AES256")]
    [InlineData("--cipher-algo", "3DES")]
    [InlineData("--cipher-algo", "CAST5")]
    [InlineData("--cipher-algo", "BLOWFISH")]
    [InlineData("--cipher-algo", "IDEA")]
    [InlineData("--cipher-algo", "TWOFISH")]
    [InlineData("--cipher-algo", "CAMELLIA128")]
    [InlineData("--cipher-algo", "CAMELLIA192")]
    [InlineData("--cipher-algo", "CAMELLIA256")]
    [InlineData("--s2k-digest-algo", "SHA1")]
    [InlineData("--s2k-digest-algo", "RIPEMD160")]
    [InlineData("--s2k-digest-algo", "SHA224")]
    [InlineData("--s2k-digest-algo", "SHA256")]
    [InlineData("--s2k-digest-algo", "SHA384")]
    [InlineData("--s2k-digest-algo", "SHA512")]
    [InlineData("--s2k-mode", "1")]
    [InlineData("--s2k-count", "1024")]
    [InlineData("--s2k-count", "65536")]
    [InlineData("--s2k-count", "65011712")]
    [InlineData("--compress-algo", "none")]
    [InlineData("--compress-algo", "zip")]
    [InlineData("--compress-algo", "zlib")]
    [InlineData("--compress-algo", "bzip2")]
    [InlineData("--compress-algo", "none", "--armor")]
    [InlineData("--compress-algo", "zip", "--armor")]
    [InlineData("--compress-algo", "zlib", "--armor")]
    [InlineData("--compress-algo", "bzip2", "--armor")]
    [InlineData("--comment", "a comment: with a colon", "--armor")]
    [InlineData("--set-filename", "Größe.csv")]
    [InlineData("--cipher-algo", "AES192", "--s2k-digest-algo", "SHA1", "--s2k-mode", "1", "--armor")]
    [InlineData("--cipher-algo", "TWOFISH", "--s2k-digest-algo", "SHA1", "--compress-algo", "bzip2")]
    public void OptionsOfGpg(params string[] options) => CheckFromGpg("many parts", "words", options);

    [Theory]
    [InlineData("empty")]
    [InlineData("one byte")]
    [InlineData("BOM")]
    [InlineData("languages")]
    [InlineData("lone breaks")]
    [InlineData("every byte")]
    [InlineData("random")]
    public void ContentFromGpg(string content) => CheckFromGpg(content, "words", "--cipher-algo", "AES256");

    [Theory]
    [InlineData("spaces")]
    [InlineData("Latin")]
    [InlineData("Greek and Cyrillic")]
    [InlineData("Han")]
    [InlineData("beyond the first plane")]
    [InlineData("long")]
    public void PassphraseForGpg(string passphrase)
    {
        CheckFromGpg("BOM", passphrase);
        CheckToGpg("BOM", passphrase, OpenPgpCompression.Zip, isArmored: false);
    }

    [Theory]
    [InlineData("empty", OpenPgpCompression.Zip, false)]
    [InlineData("one byte", OpenPgpCompression.Zip, true)]
    [InlineData("BOM", OpenPgpCompression.None, false)]
    [InlineData("languages", OpenPgpCompression.Zip, true)]
    [InlineData("languages", OpenPgpCompression.None, true)]
    [InlineData("lone breaks", OpenPgpCompression.None, true)]
    [InlineData("every byte", OpenPgpCompression.None, false)]
    [InlineData("random", OpenPgpCompression.None, false)]
    [InlineData("random", OpenPgpCompression.Zip, false)]
    [InlineData("many parts", OpenPgpCompression.None, false)]
    [InlineData("many parts", OpenPgpCompression.Zip, false)]
    [InlineData("many parts", OpenPgpCompression.Zip, true)]
    public void ContentForGpg(string content, OpenPgpCompression compression, bool isArmored) => CheckToGpg(content, "words", compression, isArmored);

    [Theory]
    [InlineData("rsa3072")]
    [InlineData("Curve25519")]
    [InlineData("nistp384")]
    [InlineData("brainpoolP256r1")]
    public void RecipientWithKeyOfGpg(string algorithm)
    {
        string key = _other.CreateKey(algorithm + "@example.com", algorithm);
        _folder.Create("users.csv", Samples.Content("many parts"));

        _folder.Protect("users.csv", "users.csv.gpg", new OpenPgpWriteOptions { Recipients = [key] });

        _other.Gpg("--output", _folder.PathOf("again.csv"), "--decrypt", _folder.PathOf("users.csv.gpg"));
        Assert.Equal(Samples.Content("many parts"), _folder.Read("again.csv"));
    }

    [Fact]
    public void SeveralRecipientsAndAPassphrase_EachOpensTheFile()
    {
        string[] keys = [_other.CreateKey("first@example.com", "rsa3072"), _other.CreateKey("second@example.com", "Curve25519")];
        using OtherOpenPgp second = new OtherOpenPgp();
        _folder.Create("users.csv", Samples.Content("languages"));

        _folder.Protect(
            "users.csv",
            "users.csv.asc",
            new OpenPgpWriteOptions { Recipients = keys, Passphrase = ProtectedFolder.Bytes(Samples.Passphrase("Latin")), IsArmored = true });

        _other.Gpg("--output", _folder.PathOf("by key.csv"), "--decrypt", _folder.PathOf("users.csv.asc"));
        second.GpgWith(Samples.Passphrase("Latin"), "--output", _folder.PathOf("by passphrase.csv"), "--decrypt", _folder.PathOf("users.csv.asc"));
        _folder.Unprotect("users.csv.asc", "by us.csv", Samples.Passphrase("Latin"));
        Assert.All(new[] { "by key.csv", "by passphrase.csv", "by us.csv" }, name => Assert.Equal(Samples.Content("languages"), _folder.Read(name)));
    }

    [Fact]
    public void GpgSeesWhatWeUse()
    {
        _folder.Create("users.csv", Samples.Content("languages"));
        _folder.Protect("users.csv", "users.csv.gpg", "a passphrase");

        string packets = _other.List(_folder.PathOf("users.csv.gpg"), "a passphrase");

        Assert.Contains("cipher 9,", packets, StringComparison.Ordinal);
        Assert.Contains("s2k 3, hash 10", packets, StringComparison.Ordinal);
        Assert.Contains("count 65011712", packets, StringComparison.Ordinal);
        Assert.Contains("mdc_method: 2", packets, StringComparison.Ordinal);
        Assert.Contains("name=\"users.csv\"", packets, StringComparison.Ordinal);
    }

    [Fact]
    public void SignedAndEncryptedFile_IsReadAndSaysSo()
    {
        _other.CreateKey("signer@example.com", "Curve25519");
        _folder.Create("users.csv", Samples.Content("many parts"));
        _other.GpgWith(
            "a passphrase", "--local-user", "signer@example.com", "--output", _folder.PathOf("users.csv.gpg"), "--sign", "--symmetric", _folder.PathOf("users.csv"));

        OpenPgpResult result = _folder.Unprotect("users.csv.gpg", "again.csv", "a passphrase");

        Assert.True(result.IsSigned);
        Assert.Equal(Samples.Content("many parts"), _folder.Read("again.csv"));
    }

    private void CheckFromGpg(string content, string passphrase, params string[] options)
    {
        _folder.Create("users.csv", Samples.Content(content));
        _other.GpgWith(
            Samples.Passphrase(passphrase),
            [.. options.Contains("--s2k-count") ? [] : new[] { "--s2k-count", "1024" }, .. options, "--output", _folder.PathOf("users.csv.gpg"), "--symmetric", _folder.PathOf("users.csv")]);

        _folder.Unprotect("users.csv.gpg", "again.csv", Samples.Passphrase(passphrase));

        Assert.Equal(Samples.Content(content), _folder.Read("again.csv"));
    }

    private void CheckToGpg(string content, string passphrase, OpenPgpCompression compression, bool isArmored)
    {
        _folder.Create("ours.csv", Samples.Content(content));
        _folder.Protect("ours.csv", "ours.csv.gpg", Samples.Passphrase(passphrase), compression, isArmored);

        _other.GpgWith(Samples.Passphrase(passphrase), "--output", _folder.PathOf("theirs.csv"), "--decrypt", _folder.PathOf("ours.csv.gpg"));

        Assert.Equal(Samples.Content(content), _folder.Read("theirs.csv"));
    }
}
