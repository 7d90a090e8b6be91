using System;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using UserMigration.Engine.Transfer;
using Xunit;

namespace UserMigration.Engine.Tests.Transfer;

/// <summary>Sending to OpenSSH's own server.</summary>
public static class SendFileTests
{
    private static readonly byte[] s_other = [1, 2, 3];

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(32_000)]
    [InlineData(32_001)]
    [InlineData(5_000_000)]
    public static async Task File_ArrivesUnchanged(int length)
    {
        using SftpCase one = await SftpCase.StartAsync();
        string path = one.CreateFile(length);

        MigrationFileTransfer sent = await one.SendAsync(path);

        string remote = Path.Combine(one.Remote, "users.csv.gpg");
        Assert.Equal(File.ReadAllBytes(path), File.ReadAllBytes(remote));
        Assert.Equal(["users.csv.gpg"], SftpCase.NamesIn(one.Remote));
        Assert.Equal((length, remote, path, 0, false), (sent.Length, sent.RemotePath, sent.Path, sent.ResumedFrom, sent.IsVerified));
        Assert.Equal(SftpCase.HashOf(path), sent.Sha256);
    }

    [Fact]
    public static async Task Destination_IsAPath_WhenItIsNoFolder()
    {
        using SftpCase one = await SftpCase.StartAsync();

        MigrationFileTransfer sent = await one.SendAsync(one.CreateFile(10), new SendOptions { Destination = one.Remote + "/other.gpg" });

        Assert.Equal(["other.gpg"], SftpCase.NamesIn(one.Remote));
        Assert.Equal(one.Remote + "/other.gpg", sent.RemotePath);
    }

    [Fact]
    public static async Task Verify_ReadsTheFileBack()
    {
        using SftpCase one = await SftpCase.StartAsync();

        MigrationFileTransfer sent = await one.SendAsync(one.CreateFile(100_000), new SendOptions { Destination = one.Remote, Verify = true });

        Assert.True(sent.IsVerified);
    }

    [Fact]
    public static async Task Checksum_IsWhatSha256sumChecks()
    {
        using SftpCase one = await SftpCase.StartAsync();

        await one.SendAsync(one.CreateFile(100), new SendOptions { Destination = one.Remote, Checksum = true });

        Assert.Equal(["users.csv.gpg", "users.csv.gpg.sha256"], SftpCase.NamesIn(one.Remote));
        Assert.Equal("users.csv.gpg: OK\n", Tool.Run("sh", "-c", $"cd '{one.Remote}' && sha256sum -c users.csv.gpg.sha256"));
    }

    [Fact]
    public static async Task ExistingFile_IsKept()
    {
        using SftpCase one = await SftpCase.StartAsync();
        string remote = Path.Combine(one.Remote, "users.csv.gpg");
        File.WriteAllBytes(remote, s_other);

        MigrationException fault = await one.FailSendAsync(one.CreateFile(3));

        Assert.Equal("RemoteFileExists", fault.ErrorId);
        Assert.Equal(s_other, File.ReadAllBytes(remote));
    }

    [Fact]
    public static async Task Force_ReplacesTheExistingFile()
    {
        using SftpCase one = await SftpCase.StartAsync();
        string remote = Path.Combine(one.Remote, "users.csv.gpg");
        File.WriteAllBytes(remote, s_other);
        string path = one.CreateFile(3);

        await one.SendAsync(path, new SendOptions { Destination = one.Remote, Force = true });

        Assert.Equal(File.ReadAllBytes(path), File.ReadAllBytes(remote));
    }

    [Fact]
    public static async Task SameFile_IsNotSentAgain()
    {
        using SftpCase one = await SftpCase.StartAsync();
        string path = one.CreateFile(1000);
        await one.SendAsync(path);

        MigrationFileTransfer again = await one.SendAsync(path);

        Assert.Equal(1000, again.ResumedFrom);
        Assert.True(again.IsVerified);
    }

    [Fact]
    public static async Task TwoFilesForOnePath_AreRefused()
    {
        using SftpCase one = await SftpCase.StartAsync();
        using SftpTransfer transfer = new SftpTransfer(one.Settings, one.Log);
        SendOptions options = new SendOptions { Destination = one.Remote + "/one.gpg", Force = true };
        await transfer.SendAsync(one.CreateFile(10), options, TestContext.Current.CancellationToken);

        MigrationException fault = await Assert.ThrowsAsync<MigrationException>(() => transfer.SendAsync(one.CreateFile(10, 2, "two.gpg"), options, CancellationToken.None));

        Assert.Equal("RemotePathRepeated", fault.ErrorId);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(500_000)]
    [InlineData(2_500_000)]
    public static async Task FileThatTwoCommandsSend_IsComplete_ForBoth(int after)
    {
        using SftpCase one = await SftpCase.StartAsync();
        string path = one.CreateFile(4_000_000);
        MigrationFileTransfer? inner = null;
        one.Log.AfterBytes = after;
        one.Log.Then = () => inner = SftpCase.Meanwhile(() => one.SendAsync(path));

        MigrationFileTransfer outer = await one.SendAsync(path);

        Assert.Equal((outer.Sha256, outer.RemotePath), (inner?.Sha256, inner?.RemotePath));
        Assert.Equal(File.ReadAllBytes(path), File.ReadAllBytes(Path.Combine(one.Remote, "users.csv.gpg")));
        Assert.Equal(["users.csv.gpg"], SftpCase.NamesIn(one.Remote));
    }

    [Fact]
    public static async Task IncompleteFileThatIsRemoved_IsNamed()
    {
        using SftpCase one = await SftpCase.StartAsync();
        string path = one.CreateFile(3_000_000);
        one.Log.AfterBytes = 1_000_000;
        one.Log.Then = () => File.Delete(Directory.GetFiles(one.Remote).Single());

        MigrationException fault = await one.FailSendAsync(path);

        Assert.Equal("RemoteFileDiffers", fault.ErrorId);
        Assert.Contains("removed", fault.Message, StringComparison.Ordinal);
        await one.SendAsync(path);
        Assert.Equal(File.ReadAllBytes(path), File.ReadAllBytes(Path.Combine(one.Remote, "users.csv.gpg")));
    }

    [Fact]
    public static async Task Folder_IsNotAFile()
    {
        using SftpCase one = new SftpCase();

        Assert.Contains("is a folder", (await one.FailSendAsync(one.Local)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public static async Task ChangedFile_GetsNoName()
    {
        using SftpCase one = await SftpCase.StartAsync();
        string path = one.CreateFile(3_000_000);
        one.Log.AfterBytes = 1_000_000;
        one.Log.Then = () => File.SetLastWriteTimeUtc(path, new System.DateTime(2020, 1, 1, 0, 0, 0, System.DateTimeKind.Utc));

        MigrationException fault = await one.FailSendAsync(path);

        Assert.Equal("SourceFileChanged", fault.ErrorId);
        Assert.Empty(SftpCase.NamesIn(one.Remote));
    }

    [Fact]
    public static async Task FileThatGetsShorterWhileItIsSent_IsNotBlamedOnTheServer()
    {
        using SftpCase one = await SftpCase.StartAsync();
        string path = one.CreateFile(6_000_000);
        one.Log.AfterBytes = 1_000_000;
        one.Log.Then = () =>
        {
            using FileStream file = new FileStream(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite);
            file.SetLength(3_000_000);
        };

        Assert.Equal("SourceFileChanged", (await one.FailSendAsync(path)).ErrorId);
        Assert.Empty(SftpCase.NamesIn(one.Remote));
    }

    [Fact]
    public static async Task MissingFile_IsNamed()
    {
        using SftpCase one = new SftpCase();

        Assert.Equal("DatafileNotFound", (await one.FailSendAsync(Path.Combine(one.Local, "nosuch.csv"))).ErrorId);
    }
}
