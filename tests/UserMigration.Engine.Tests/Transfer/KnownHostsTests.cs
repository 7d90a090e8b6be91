using System.IO;
using System.Linq;
using UserMigration.Engine.Transfer;
using UserMigration.Engine.Transfer.Hosts;
using Xunit;

namespace UserMigration.Engine.Tests.Transfer;

/// <summary>The format of files with known host keys (sshd(8)).</summary>
public static class KnownHostsTests
{
    private const string Key = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJQ4s0hVRlRYLgkNJL0vZTmJ0nGUQ2hUgRM9g0Ee5ZJg";
    private const string OtherKey = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIGm0xZ2G1Yd5zYfBzJf2Lq1bqv0wO0bq0m0u8w7n9wQe";

    [Theory]
    [InlineData("sftp.example.com", "sftp.example.com", true)]
    [InlineData("SFTP.example.COM", "sftp.Example.com", true)]
    [InlineData("a,sftp.example.com,b", "sftp.example.com", true)]
    [InlineData("sftp.example.com", "example.com", false)]
    [InlineData("*.example.com", "sftp.example.com", true)]
    [InlineData("*.example.com", "example.com", false)]
    [InlineData("sft?.example.com", "sftp.example.com", true)]
    [InlineData("*", "sftp.example.com", true)]
    [InlineData("*.com,!sftp.example.com", "sftp.example.com", false)]
    [InlineData("!*.example.org,*.com", "sftp.example.com", true)]
    [InlineData("!sftp.example.com", "other.example.com", false)]
    [InlineData("[sftp.example.com]:2222", "[sftp.example.com]:2222", true)]
    [InlineData("[sftp.example.com]:2222", "[sftp.example.com]:2223", false)]
    [InlineData("[*]:2222", "[sftp.example.com]:2222", true)]
    [InlineData("|1|x|y", "sftp.example.com", false)]
    [InlineData("|1|broken", "sftp.example.com", false)]
    public static void Names_MatchAsInSsh(string names, string host, bool isMatch) => Assert.Equal(isMatch, new HostNames(names).Match(host));

    [Theory]
    [InlineData("# " + "h " + Key)]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("h")]
    [InlineData("h ssh-ed25519")]
    [InlineData("h ssh-ed25519 !!!!")]
    [InlineData("h ssh-rsa AAAAC3NzaC1lZDI1NTE5AAAAIJQ4s0hVRlRYLgkNJL0vZTmJ0nGUQ2hUgRM9g0Ee5ZJg")]
    [InlineData("h 1024 35 1234567890")]
    [InlineData("@unknown h " + Key)]
    public static void LineThatIsNoEntry_IsIgnored(string line) => Assert.Null(KnownHost.Parse(line, "known_hosts", 1));

    [Theory]
    [InlineData("h " + Key)]
    [InlineData("h\t" + Key + " a comment")]
    [InlineData("  h " + Key + "  ")]
    public static void Entry_HasAKey(string line) => Assert.Equal("ssh-ed25519", KnownHost.Parse(line, "known_hosts", 1)!.Key.Type);

    [Theory]
    [InlineData("h " + Key, null)]
    [InlineData("h " + OtherKey, "HostKeyChanged")]
    [InlineData("h " + OtherKey + "\nh " + Key, null)]
    [InlineData("other " + Key, "HostKeyUnknown")]
    [InlineData("h " + Key + "\n@revoked h " + Key, "HostKeyRevoked")]
    [InlineData("h " + Key + "\n@revoked h " + OtherKey, null)]
    [InlineData("@cert-authority h " + Key, "HostKeyUnknown")]
    [InlineData("h ecdsa-sha2-nistp256 AAAAE2VjZHNhLXNoYTItbmlzdHAyNTY=", "HostKeyUnknown")]
    public static void Key_IsAccepted_OnlyIfItIsKnown(string lines, string? id)
    {
        KnownHost[] known = [.. lines.Split('\n').Select((line, index) => KnownHost.Parse(line, "known_hosts", index + 1)!)];

        HostKeyCheck check = new HostKeyCheck(SftpAddress.Parse("h"), [], known);

        Assert.Equal(id, check.FindFault(KnownHost.Parse("h " + Key, "known_hosts", 1)!.Key)?.ErrorId);
    }

    [Fact]
    public static void OtherKeyOfTheUsualPort_SaysNothingAboutAnotherPort()
    {
        HostKeyCheck check = new HostKeyCheck(SftpAddress.Parse("h:2222"), [], [KnownHost.Parse("h " + OtherKey, "known_hosts", 1)!]);

        Assert.Equal("HostKeyUnknown", check.FindFault(KnownHost.Parse("h " + Key, "known_hosts", 1)!.Key)!.ErrorId);
    }

    [Fact]
    public static void File_MayHaveLinesOfWindows()
    {
        string path = Path.Combine(Directory.CreateTempSubdirectory("known").FullName, "known_hosts");
        File.WriteAllText(path, "\r\n# comment\r\nh " + Key + "\r\n");

        Assert.Equal(3, Assert.Single(KnownHostsFile.Read([path])).Line);
        Directory.Delete(Path.GetDirectoryName(path)!, recursive: true);
    }
}
