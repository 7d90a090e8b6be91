using System;
using System.Collections.Generic;
using System.Globalization;
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
        Assert.Equal("[x].csv", await FindAsync(transfer, one.Remote + "/[x].csv"));
        foreach (string pattern in (string[])["/*.gpg", "/nowhere/*.csv", "/[z-a].csv", "/["])
        {
            MigrationException fault = await Assert.ThrowsAsync<MigrationException>(() => FindAsync(transfer, one.Remote + pattern));
            Assert.Equal("RemoteFileNotFound", fault.ErrorId);
        }
    }

    [Fact]
    public static async Task Link_StandsForItsFile_AndPipesAreLeftOut()
    {
        using SftpCase one = await SftpCase.StartAsync();
        string file = one.CreateFile(7, name: "file.csv", folder: one.Remote);
        File.CreateSymbolicLink(Path.Combine(one.Remote, "link.csv"), "file.csv");
        File.CreateSymbolicLink(Path.Combine(one.Remote, "nowhere.csv"), "nothing");
        File.CreateSymbolicLink(Path.Combine(one.Remote, "folder"), one.Remote);
        Tool.Run("mkfifo", Path.Combine(one.Remote, "pipe.csv"));
        using SftpTransfer transfer = new SftpTransfer(one.Settings, one.Log);

        Assert.Equal("file.csv link.csv", await FindAsync(transfer, one.Remote + "/*.csv"));
        Assert.Equal("file.csv link.csv", await FindAsync(transfer, one.Remote + "/*/*.csv"));
        await Assert.ThrowsAsync<MigrationException>(() => FindAsync(transfer, one.Remote + "/pipe.csv"));
        string path = Path.Combine(one.Local, "link.csv");
        Assert.Equal(7, (await one.ReceiveAsync(one.Remote + "/l*.csv", path)).Length);
        Assert.Equal(File.ReadAllBytes(file), File.ReadAllBytes(path));
    }

    [Fact]
    public static async Task FilesOfOneName_DoNotReplaceEachOther()
    {
        using SftpCase one = await SftpCase.StartAsync();
        string path = Path.Combine(one.Local, "success.csv");
        ReceiveOptions options = new ReceiveOptions { Force = true };
        using SftpTransfer transfer = new SftpTransfer(one.Settings, one.Log);
        foreach (string folder in (string[])["a", "b"])
        {
            one.CreateFile(folder == "a" ? 1 : 2, name: "success.csv", folder: Directory.CreateDirectory(Path.Combine(one.Remote, folder)).FullName);
        }

        IReadOnlyList<RemoteFile> files = await transfer.FindAsync(one.Remote + "/*/success.csv", one.Stop);
        await transfer.ReceiveAsync(files[0], path, options, one.Stop);
        MigrationException fault = await Assert.ThrowsAsync<MigrationException>(() => transfer.ReceiveAsync(files[1], path, options, one.Stop));

        Assert.Equal("ReceivedPathRepeated", fault.ErrorId);
        Assert.Equal(1, new FileInfo(path).Length);
    }

    [Fact]
    public static async Task FileThatAnotherCommandReceives_IsLeftToIt()
    {
        using SftpCase one = await SftpCase.StartAsync();
        string remote = one.CreateFile(3_000_000, folder: one.Remote);
        string path = Path.Combine(one.Local, "result.csv");
        MigrationException? fault = null;
        one.Log.AfterBytes = 1_000_000;
        one.Log.Then = () => fault = Assert.Throws<MigrationException>(() => SftpCase.Meanwhile(() => one.ReceiveAsync(remote, path)));

        await one.ReceiveAsync(remote, path);

        Assert.Equal("ReceiveWriteFailed", fault?.ErrorId);
        Assert.Contains("Another command", fault!.Message, StringComparison.Ordinal);
        Assert.Equal(File.ReadAllBytes(remote), File.ReadAllBytes(path));
        Assert.Equal(["result.csv"], SftpCase.NamesIn(one.Local));
    }

    [Fact]
    public static async Task RefusedFile_LeavesNoIncompleteOne()
    {
        using SftpCase one = await SftpCase.StartAsync();
        string remote = one.CreateFile(10, folder: one.Remote);
        using SftpTransfer transfer = new SftpTransfer(one.Settings, one.Log);
        RemoteFile file = Assert.Single(await transfer.FindAsync(remote, one.Stop));
        File.Delete(remote);

        await Assert.ThrowsAsync<MigrationException>(() => transfer.ReceiveAsync(file, Path.Combine(one.Local, "result.csv"), new ReceiveOptions(), one.Stop));

        Assert.Empty(SftpCase.NamesIn(one.Local));
    }

    [Theory]
    [InlineData("red\u001B[31m.csv")]
    [InlineData("two\nlines.csv")]
    [InlineData("tab\t.csv")]
    public static void NameWithControlCharacters_IsRefused_AndNotShown(string name)
    {
        MigrationException fault = Assert.Throws<MigrationException>(() => new RemoteFile("/out/" + name, 1, default).GetLocalPath(Path.GetTempPath()));

        Assert.Equal("RemoteNameInvalid", fault.ErrorId);
        Assert.DoesNotContain(fault.Message, char.IsControl);
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
    public static async Task IncompleteFileOfAnEarlierVersion_IsDeleted_WhenTheFileIsComplete()
    {
        using SftpCase one = await SftpCase.StartAsync();
        string remote = one.CreateFile(1000, folder: one.Remote);
        one.CreateFile(10, name: ".result.csv.0123456789abcdef.part");
        one.CreateFile(10, name: ".other.csv.0123456789abcdef.part");

        await one.ReceiveAsync(remote, Path.Combine(one.Local, "result.csv"));

        Assert.Equal([".other.csv.0123456789abcdef.part", "result.csv"], SftpCase.NamesIn(one.Local));
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

    [Theory]
    [InlineData("SHA256 (users.csv.gpg) = {0}\n")]
    [InlineData("\uFEFF{0}")]
    [InlineData("{1}  other.csv\n{0}  users.csv.gpg\n")]
    [InlineData("# created today\n{0} *users.csv.gpg\r\n")]
    public static async Task Checksum_IsReadInOtherFormats(string text)
    {
        using SftpCase one = await SftpCase.StartAsync();
        string remote = one.CreateFile(1000, folder: one.Remote);
        File.WriteAllText(remote + ".sha256", string.Format(CultureInfo.InvariantCulture, text, SftpCase.HashOf(remote), new string('0', 64)));

        Assert.True((await one.ReceiveAsync(remote, Path.Combine(one.Local, "result.csv"), new ReceiveOptions { Verify = true })).IsVerified);
    }

    [Theory]
    [InlineData("")]
    [InlineData("d41d8cd98f00b204e9800998ecf8427e  users.csv.gpg\n")]
    public static async Task ChecksumFileWithoutASha256_IsAWarning(string text)
    {
        using SftpCase one = await SftpCase.StartAsync();
        string remote = one.CreateFile(1000, folder: one.Remote);
        File.WriteAllText(remote + ".sha256", text);

        Assert.False((await one.ReceiveAsync(remote, Path.Combine(one.Local, "result.csv"), new ReceiveOptions { Verify = true })).IsVerified);
        Assert.Contains("has no SHA-256", Assert.Single(one.Log.Warnings), StringComparison.Ordinal);
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
