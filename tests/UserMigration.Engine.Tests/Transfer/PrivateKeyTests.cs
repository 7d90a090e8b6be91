using System.IO;
using System.Linq;
using System.Security;
using System.Threading.Tasks;
using Xunit;

namespace UserMigration.Engine.Tests.Transfer;

/// <summary>Private keys, made by ssh-keygen and puttygen.</summary>
public static class PrivateKeyTests
{
    private const string Passphrase = "correct hörse";

    [Theory]
    [InlineData("ed25519", "")]
    [InlineData("ed25519", Passphrase)]
    [InlineData("ecdsa", Passphrase)]
    [InlineData("rsa", Passphrase)]
    [InlineData("rsa", Passphrase, "-m", "PEM")]
    [InlineData("rsa", "", "-m", "PEM")]
    [InlineData("ecdsa", Passphrase, "-m", "PKCS8")]
    [InlineData("ed25519", Passphrase, "-Z", "aes256-gcm@openssh.com")]
    [InlineData("ed25519", Passphrase, "-Z", "chacha20-poly1305@openssh.com")]
    public static async Task Key_SignsIn(string type, string passphrase, params string[] more)
    {
        using SftpCase one = await SftpCase.StartAsync();
        Use(one, type, passphrase, more);

        Assert.Equal(1, (await one.SendAsync(one.CreateFile(1))).Length);
    }

    [Theory]
    [InlineData("2", "")]
    [InlineData("2", "correct horse")]
    [InlineData("3", "")]
    [InlineData("3", "correct horse")]
    public static async Task KeyOfPutty_SignsIn(string version, string passphrase)
    {
        using SftpCase one = await SftpCase.StartAsync();
        string secret = one.Server.PathOf("secret");
        File.WriteAllText(secret, passphrase);
        string ppk = one.Server.PathOf("user.ppk");
        Tool.Run("puttygen", one.Server.UserKey, "-O", "private", "-o", ppk, "--new-passphrase", secret, "--ppk-param", "version=" + version);
        one.Settings.KeyFile = ppk;
        one.Settings.KeyPassphrase = passphrase.Length == 0 ? null : Secure(passphrase);

        Assert.Equal(1, (await one.SendAsync(one.CreateFile(1))).Length);
    }

    [Theory]
    [InlineData("ed25519")]
    [InlineData("rsa", "-m", "PEM")]
    [InlineData("ecdsa", "-m", "PKCS8")]
    [InlineData("ed25519", "-Z", "aes256-gcm@openssh.com")]
    public static async Task WrongPassphrase_IsToldApart(string type, params string[] more)
    {
        if (more.Contains("aes256-gcm@openssh.com"))
        {
            Mono.Skip("It does not have the AES-GCM of Windows.");
        }

        using SftpCase one = new SftpCase();
        Use(one, type, Passphrase, more);
        one.Settings.KeyPassphrase = Secure("wrong");

        MigrationException fault = await one.FailSendAsync(one.CreateFile(1));

        Assert.Equal("KeyPassphraseWrong", fault.ErrorId);
        Assert.DoesNotContain("wrong\"", fault.Message);
    }

    [Theory]
    [InlineData("ed25519")]
    [InlineData("rsa", "-m", "PEM")]
    [InlineData("ecdsa", "-m", "PKCS8")]
    public static async Task MissingPassphrase_IsToldApart(string type, params string[] more)
    {
        using SftpCase one = new SftpCase();
        Use(one, type, Passphrase, more);
        one.Settings.KeyPassphrase = null;

        Assert.Equal("KeyPassphraseMissing", (await one.FailSendAsync(one.CreateFile(1))).ErrorId);
    }

    [Fact]
    public static async Task PublicKey_IsToldApart()
    {
        using SftpCase one = new SftpCase();
        one.Settings.KeyFile += ".pub";

        MigrationException fault = await one.FailSendAsync(one.CreateFile(1));

        Assert.Equal("KeyFileInvalid", fault.ErrorId);
        Assert.Contains("it is a public key", fault.Message);
    }

    [Theory]
    [InlineData("")]
    [InlineData("no key")]
    [InlineData("-----BEGIN OPENSSH PRIVATE KEY-----\nAAAA\n-----END OPENSSH PRIVATE KEY-----\n")]
    [InlineData("-----BEGIN RSA PRIVATE KEY-----\nMIIE\n-----END RSA PRIVATE KEY-----\n")]
    [InlineData("-----BEGIN PRIVATE KEY-----\n!!\n-----END PRIVATE KEY-----\n")]
    [InlineData("PuTTY-User-Key-File-3: ssh-ed25519\nEncryption: none\n")]
    public static async Task OtherText_IsNoKey(string text)
    {
        using SftpCase one = new SftpCase();
        File.WriteAllText(one.Server.UserKey, text);

        Assert.Equal("KeyFileInvalid", (await one.FailSendAsync(one.CreateFile(1))).ErrorId);
    }

    [Fact]
    public static async Task MissingFile_IsNamed()
    {
        using SftpCase one = new SftpCase();
        one.Settings.KeyFile += ".nosuch";

        Assert.Equal("KeyFileNotFound", (await one.FailSendAsync(one.CreateFile(1))).ErrorId);
    }

    private static void Use(SftpCase one, string type, string passphrase, string[] more)
    {
        one.Server.CreateKey("mine", type, passphrase, more);
        File.Copy(one.Server.PathOf("mine.pub"), one.Server.PathOf("authorized"), overwrite: true);
        one.Settings.KeyFile = one.Server.PathOf("mine");
        one.Settings.KeyPassphrase = passphrase.Length == 0 ? null : Secure(passphrase);
    }

    internal static SecureString Secure(string text)
    {
        SecureString secret = new SecureString();
        foreach (char letter in text)
        {
            secret.AppendChar(letter);
        }

        return secret;
    }
}
