using System.IO;
using System.Threading.Tasks;
using UserMigration.Engine.Transfer;
using Xunit;

namespace UserMigration.Engine.Tests.Transfer;

/// <summary>Passwords, and a server that is not OpenSSH.</summary>
public static class PasswordTests
{
    [Theory]
    [InlineData("password")]
    [InlineData("keyboard")]
    public static async Task Password_SignsIn(string mode)
    {
        using SftpCase one = new SftpCase();
        using ParamikoServer server = await ParamikoServer.StartAsync(one, mode);
        string path = one.CreateFile(300_000);

        await one.SendAsync(path, new SendOptions { Destination = one.Remote, Verify = true, Checksum = true });
        await one.ReceiveAsync(one.Remote + "/users.csv.gpg", Path.Combine(one.Local, "back"), new ReceiveOptions { Verify = true });

        Assert.Equal(SftpCase.HashOf(path), SftpCase.HashOf(Path.Combine(one.Local, "back")));
        Assert.Equal(["users.csv.gpg", "users.csv.gpg.sha256"], SftpCase.NamesIn(one.Remote));
    }

    [Theory]
    [InlineData("password")]
    [InlineData("keyboard")]
    public static async Task WrongPassword_IsRefused(string mode)
    {
        using SftpCase one = new SftpCase();
        using ParamikoServer server = await ParamikoServer.StartAsync(one, mode);
        one.Settings.Password = PrivateKeyTests.Secure("wrongpass");

        MigrationException fault = await one.FailSendAsync(one.CreateFile(1));

        Assert.Equal("SftpPasswordRefused", fault.ErrorId);
        Assert.DoesNotContain("wrongpass", fault.ToString());
    }

    [Fact]
    public static async Task ExistingFile_IsReplaced_WithoutTheExtensionForIt()
    {
        using SftpCase one = new SftpCase();
        using ParamikoServer server = await ParamikoServer.StartAsync(one, "password");
        one.CreateFile(10, seed: 2, folder: one.Remote);
        string path = one.CreateFile(20);

        await one.SendAsync(path, new SendOptions { Destination = one.Remote, Force = true });

        Assert.Equal(File.ReadAllBytes(path), File.ReadAllBytes(Path.Combine(one.Remote, "users.csv.gpg")));
    }

    [Fact]
    public static async Task SecondSecret_IsNotSupported()
    {
        using SftpCase one = new SftpCase();
        using ParamikoServer server = await ParamikoServer.StartAsync(one, "code");

        MigrationException fault = await one.FailSendAsync(one.CreateFile(1));

        Assert.Equal("SftpPromptNotSupported", fault.ErrorId);
        Assert.Contains("Verification code:", fault.Message);
    }

    [Fact]
    public static async Task QuotaThatTheServerNames_IsNamed()
    {
        using SftpCase one = new SftpCase();
        using ParamikoServer server = await ParamikoServer.StartAsync(one, "quota");

        Assert.Equal("RemoteDiskFull", (await one.FailSendAsync(one.CreateFile(3_000_000))).ErrorId);
        Assert.EndsWith(".part", Assert.Single(SftpCase.NamesIn(one.Remote)));
    }
}
