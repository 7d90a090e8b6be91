using System.IO;
using System.Linq;
using System.Threading.Tasks;
using UserMigration.Engine.Transfer;
using Xunit;

namespace UserMigration.Engine.Tests.Transfer;

/// <summary>Receiving from OpenSSH's own server.</summary>
public static class ReceiveFileTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(65_537)]
    [InlineData(5_000_000)]
    public static async Task File_ArrivesUnchanged(int length)
    {
        using SftpCase one = await SftpCase.StartAsync();
        string remote = one.CreateFile(length, folder: one.Remote);
        string path = Path.Combine(one.Local, "fail.csv");

        MigrationFileTransfer received = await one.ReceiveAsync(remote, path);

        Assert.Equal(File.ReadAllBytes(remote), File.ReadAllBytes(path));
        Assert.Equal(["fail.csv"], SftpCase.NamesIn(one.Local));
        Assert.Equal((length, SftpCase.HashOf(path), remote, path), (received.Length, received.Sha256, received.RemotePath, received.Path));
    }

    [Fact]
    public static async Task Wildcards_FindFilesInOrder()
    {
        using SftpCase one = await SftpCase.StartAsync();
        foreach (string name in (string[])["b.csv", "a.csv", "c.txt", ".hidden.csv", "[x].csv"])
        {
            one.CreateFile(1, name: name, folder: one.Remote);
        }

        Directory.CreateDirectory(Path.Combine(one.Remote, "folder.csv"));
        one.CreateFile(1, name: "deep.csv", folder: Path.Combine(one.Remote, "folder.csv"));
        using SftpTransfer transfer = new SftpTransfer(one.Settings, one.Log);

        Assert.Equal("[x].csv a.csv b.csv", await FindAsync(transfer, one.Remote + "/*.csv"));
        Assert.Equal("a.csv b.csv", await FindAsync(transfer, one.Remote + "/[ab].csv"));
        Assert.Equal("c.txt", await FindAsync(transfer, one.Remote + "/[!ab].t?t"));
        Assert.Equal("deep.csv", await FindAsync(transfer, one.Remote + "/*/d*.csv"));
        MigrationException fault = await Assert.ThrowsAsync<MigrationException>(() => FindAsync(transfer, one.Remote + "/*.gpg"));
        Assert.Equal("RemoteFileNotFound", fault.ErrorId);
    }

    [Fact]
    public static async Task InterruptedTransfer_IsContinued()
    {
        using SftpCase one = await SftpCase.StartAsync();
        string remote = one.CreateFile(8_000_000, folder: one.Remote);
        string path = Path.Combine(one.Local, "result.csv");
        one.Settings.RetryCount = 0;
        one.Log.AfterBytes = 2_000_000;
        one.Log.Then = one.Server.KillSessions;
        MigrationException fault = await Assert.ThrowsAsync<MigrationException>(() => one.ReceiveAsync(remote, path));
        Assert.Equal("SftpConnectionLost", fault.ErrorId);
        Assert.False(File.Exists(path));

        MigrationFileTransfer received = await one.ReceiveAsync(remote, path);

        Assert.True(received.ResumedFrom >= 2_000_000);
        Assert.Equal(File.ReadAllBytes(remote), File.ReadAllBytes(path));
        Assert.Equal(SftpCase.HashOf(remote), received.Sha256);
        Assert.Equal(["result.csv"], SftpCase.NamesIn(one.Local));
    }

    [Fact]
    public static async Task IncompleteFile_IsForItsOwnerOnly()
    {
        using SftpCase one = await SftpCase.StartAsync();
        string remote = one.CreateFile(100, folder: one.Remote);
        string path = Path.Combine(one.Local, "result.csv");

        await one.ReceiveAsync(remote, path);

        Assert.Equal("600\n", Tool.Run("stat", "-c", "%a", path));
    }

    [Fact]
    public static async Task Verify_ComparesWithTheChecksum()
    {
        using SftpCase one = await SftpCase.StartAsync();
        string remote = one.CreateFile(1000, folder: one.Remote);
        string path = Path.Combine(one.Local, "result.csv");
        File.WriteAllText(remote + ".sha256", SftpCase.HashOf(remote).ToUpperInvariant() + "  users.csv.gpg\n");

        Assert.True((await one.ReceiveAsync(remote, path, new ReceiveOptions { Verify = true })).IsVerified);
    }

    [Fact]
    public static async Task OtherChecksum_IsRefused()
    {
        using SftpCase one = await SftpCase.StartAsync();
        string remote = one.CreateFile(1000, folder: one.Remote);
        File.WriteAllText(remote + ".sha256", new string('0', 64) + "  users.csv.gpg\n");

        MigrationException fault = await Assert.ThrowsAsync<MigrationException>(
            () => one.ReceiveAsync(remote, Path.Combine(one.Local, "result.csv"), new ReceiveOptions { Verify = true }));

        Assert.Equal("ChecksumDiffers", fault.ErrorId);
        Assert.Empty(SftpCase.NamesIn(one.Local));
    }

    [Fact]
    public static async Task MissingChecksum_IsAWarning()
    {
        using SftpCase one = await SftpCase.StartAsync();
        string remote = one.CreateFile(1000, folder: one.Remote);

        MigrationFileTransfer received = await one.ReceiveAsync(remote, Path.Combine(one.Local, "result.csv"), new ReceiveOptions { Verify = true });

        Assert.False(received.IsVerified);
        Assert.Contains(received.Sha256, Assert.Single(one.Log.Warnings));
    }

    [Fact]
    public static async Task ExistingFile_IsKept_WithoutForce()
    {
        using SftpCase one = await SftpCase.StartAsync();
        string remote = one.CreateFile(1000, folder: one.Remote);
        string path = one.CreateFile(5, 2, "result.csv");

        MigrationException fault = await Assert.ThrowsAsync<MigrationException>(() => one.ReceiveAsync(remote, path));
        Assert.Equal("ReceivedFileExists", fault.ErrorId);
        Assert.Equal(5, new FileInfo(path).Length);

        await one.ReceiveAsync(remote, path, new ReceiveOptions { Force = true });
        Assert.Equal(File.ReadAllBytes(remote), File.ReadAllBytes(path));
    }

    [Fact]
    public static async Task FileThatGrows_IsRefused()
    {
        using SftpCase one = await SftpCase.StartAsync();
        string remote = one.CreateFile(3_000_000, folder: one.Remote);
        one.Log.AfterBytes = 1_000_000;
        one.Log.Then = () => File.AppendAllText(remote, "more");

        MigrationException fault = await Assert.ThrowsAsync<MigrationException>(() => one.ReceiveAsync(remote, Path.Combine(one.Local, "result.csv")));

        Assert.Equal("RemoteFileChanged", fault.ErrorId);
        Assert.Empty(SftpCase.NamesIn(one.Local));
    }

    private static async Task<string> FindAsync(SftpTransfer transfer, string pattern) =>
        string.Join(" ", (await transfer.FindAsync(pattern, TestContext.Current.CancellationToken)).Select(file => file.Name));
}
