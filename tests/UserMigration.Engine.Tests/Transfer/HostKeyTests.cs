using System.IO;
using System.Threading.Tasks;
using UserMigration.Engine.Transfer;
using Xunit;

namespace UserMigration.Engine.Tests.Transfer;

/// <summary>A server is only accepted if its host key is the expected one.</summary>
public static class HostKeyTests
{
    [Fact]
    public static async Task UnknownKey_IsRefused_WithItsFingerprint()
    {
        using SftpCase one = await SftpCase.StartAsync();
        File.WriteAllText(one.KnownHosts, string.Empty);

        MigrationException fault = await one.FailSendAsync(one.CreateFile(1));

        Assert.Equal("HostKeyUnknown", fault.ErrorId);
        Assert.Contains($"-HostKeyFingerprint '{one.Server.FingerprintOf("host")}'", fault.Message);
        Assert.Contains("by phone", fault.Message);
        Assert.Empty(SftpCase.NamesIn(one.Remote));
    }

    [Fact]
    public static async Task ChangedKey_IsRefused_WithTheLine()
    {
        using SftpCase one = await SftpCase.StartAsync();
        one.Server.CreateKey("other", "ed25519");
        File.WriteAllText(one.KnownHosts, "# a comment\n" + one.Server.KnownHost("other") + "\n");

        MigrationException fault = await one.FailSendAsync(one.CreateFile(1));

        Assert.Equal("HostKeyChanged", fault.ErrorId);
        Assert.Contains($"line 2 of '{one.KnownHosts}'", fault.Message);
        Assert.Contains(one.Server.FingerprintOf("host"), fault.Message);
    }

    [Fact]
    public static async Task RevokedKey_IsRefused_EvenWithItsFingerprint()
    {
        using SftpCase one = await SftpCase.StartAsync();
        File.WriteAllText(one.KnownHosts, $"{one.Server.KnownHost()}\n@revoked * {one.Server.KnownHost(host: string.Empty).Trim()}\n");
        one.Settings.Fingerprints = [HostKeyFingerprint.Parse(one.Server.FingerprintOf("host"))];

        Assert.Equal("HostKeyRevoked", (await one.FailSendAsync(one.CreateFile(1))).ErrorId);
    }

    [Fact]
    public static async Task CertificateAuthority_IsSaidToBeNotSupported()
    {
        using SftpCase one = await SftpCase.StartAsync();
        File.WriteAllText(one.KnownHosts, $"@cert-authority * {one.Server.KnownHost(host: string.Empty).Trim()}\n");

        MigrationException fault = await one.FailSendAsync(one.CreateFile(1));

        Assert.Equal("HostKeyUnknown", fault.ErrorId);
        Assert.Contains("certificates of hosts are not supported", fault.Message);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public static async Task Fingerprint_IsAccepted_InPlaceOfAKnownKey(bool isBare)
    {
        using SftpCase one = await SftpCase.StartAsync();
        File.WriteAllText(one.KnownHosts, string.Empty);
        string fingerprint = one.Server.FingerprintOf("host");
        one.Settings.Fingerprints = [HostKeyFingerprint.Parse(isBare ? fingerprint.Substring("SHA256:".Length) + "=" : fingerprint)];

        Assert.Equal(1, (await one.SendAsync(one.CreateFile(1))).Length);
    }

    [Fact]
    public static async Task OtherFingerprint_IsRefused()
    {
        using SftpCase one = await SftpCase.StartAsync();
        one.Server.CreateKey("other", "ed25519");
        one.Settings.Fingerprints = [HostKeyFingerprint.Parse(one.Server.FingerprintOf("other"))];

        MigrationException fault = await one.FailSendAsync(one.CreateFile(1));

        Assert.Equal("HostKeyMismatch", fault.ErrorId);
        Assert.Contains(one.Server.FingerprintOf("host"), fault.Message);
        Assert.Contains(one.Server.FingerprintOf("other"), fault.Message);
    }

    [Theory]
    [InlineData("rsa")]
    [InlineData("ecdsa")]
    public static async Task FingerprintOfAnotherKeyOfTheServer_IsAccepted(string type)
    {
        using SftpCase one = new SftpCase();
        one.Server.CreateKey("second", type);
        one.Server.HostKeys.Add("second");
        await one.StartServerAsync();
        one.Settings.Fingerprints = [HostKeyFingerprint.Parse(one.Server.FingerprintOf("second"))];

        Assert.Equal(1, (await one.SendAsync(one.CreateFile(1))).Length);
    }

    [Theory]
    [InlineData("rsa")]
    [InlineData("ecdsa")]
    public static async Task KnownKeyOfAnotherType_IsAskedForFirst(string type)
    {
        using SftpCase one = new SftpCase();
        one.Server.CreateKey("second", type);
        one.Server.HostKeys.Add("second");
        File.WriteAllText(one.KnownHosts, one.Server.KnownHost("second") + "\n");
        await one.StartServerAsync();

        Assert.Equal(1, (await one.SendAsync(one.CreateFile(1))).Length);
    }

    [Fact]
    public static async Task HashedNames_OfSshKeygen_AreFound()
    {
        using SftpCase one = await SftpCase.StartAsync();
        Tool.Run("ssh-keygen", "-q", "-H", "-f", one.KnownHosts);
        Assert.StartsWith("|1|", File.ReadAllText(one.KnownHosts));

        Assert.Equal(1, (await one.SendAsync(one.CreateFile(1))).Length);
    }

    [Fact]
    public static async Task KeyOfTheUsualPort_IsAcceptedAtAnotherPort_AsSshDoes()
    {
        using SftpCase one = await SftpCase.StartAsync();
        File.WriteAllText(one.KnownHosts, one.Server.KnownHost(host: "127.0.0.1") + "\n");

        Assert.Equal(1, (await one.SendAsync(one.CreateFile(1))).Length);
    }

    [Fact]
    public static async Task MissingFileOfKnownHosts_IsNamed()
    {
        using SftpCase one = new SftpCase();
        one.Settings.KnownHostsPaths = [one.KnownHosts + ".nosuch"];

        Assert.Equal("KnownHostsReadFailed", (await one.FailSendAsync(one.CreateFile(1))).ErrorId);
    }

    [Theory]
    [InlineData("MD5:97:70:33:82:fd:29:3a:73:39:af:6a:07:ad:f8:80:49")]
    [InlineData("97:70:33:82:fd:29:3a:73:39:af:6a:07:ad:f8:80:49")]
    public static void Md5_IsRefused(string text) =>
        Assert.Contains("MD5 is broken", Assert.Throws<MigrationException>(() => HostKeyFingerprint.Parse(text)).Message);

    [Theory]
    [InlineData("")]
    [InlineData("SHA256:")]
    [InlineData("SHA256:abc")]
    [InlineData("SHA256:ohD8VZEXGWo6Ez8GSEJQ9WpafgLFsOfLOtGGQCQo6O")]
    [InlineData("SHA256:ohD8VZEXGWo6Ez8GSEJQ9WpafgLFsOfLOtGGQCQo6O!")]
    public static void TextThatIsNoFingerprint_IsRefused(string text) =>
        Assert.Equal("HostKeyFingerprintInvalid", Assert.Throws<MigrationException>(() => HostKeyFingerprint.Parse(text)).ErrorId);

    [Fact]
    public static void Fingerprint_IsShownAsSshDoes() =>
        Assert.Equal("SHA256:ohD8VZEXGWo6Ez8GSEJQ9WpafgLFsOfLOtGGQCQo6Og", HostKeyFingerprint.Parse(" ohD8VZEXGWo6Ez8GSEJQ9WpafgLFsOfLOtGGQCQo6Og= ").ToString());
}
