using System.IO;
using System.Net;
using System.Net.Sockets;
using System.Threading.Tasks;
using UserMigration.Engine.Transfer;
using Xunit;

namespace UserMigration.Engine.Tests.Transfer;

/// <summary>What a server may refuse. Each has its own error, and none leaves a file under the name of the target.</summary>
public static class ServerFaultTests
{
    [Fact]
    public static async Task MissingFolder_IsNamed()
    {
        using SftpCase one = await SftpCase.StartAsync();

        MigrationException fault = await one.FailSendAsync(one.CreateFile(1), new SendOptions { Destination = one.Remote + "/nosuch/" });

        Assert.Equal("RemoteFolderNotFound", fault.ErrorId);
        Assert.Contains($"'{one.Remote}/nosuch/'", fault.Message);
    }

    [Fact]
    public static async Task WritingThatIsNotPermitted_IsNamed()
    {
        using SftpCase one = await SftpCase.StartAsync("internal-sftp -R");

        Assert.Equal("RemotePermissionDenied", (await one.FailSendAsync(one.CreateFile(1))).ErrorId);
        Assert.Empty(SftpCase.NamesIn(one.Remote));
    }

    [Fact]
    public static async Task ReadingThatIsNotPermitted_IsNamed()
    {
        using SftpCase one = await SftpCase.StartAsync("internal-sftp -P open");
        string remote = one.CreateFile(1, folder: one.Remote);

        MigrationException fault = await Assert.ThrowsAsync<MigrationException>(() => one.ReceiveAsync(remote, Path.Combine(one.Local, "x.csv")));

        Assert.Equal("RemotePermissionDenied", fault.ErrorId);
        Assert.DoesNotContain("x.csv", SftpCase.NamesIn(one.Local));
    }

    [Fact]
    public static async Task LimitOfTheServer_LeavesAnIncompleteFile_ThatIsResumed()
    {
        using SftpCase one = await SftpCase.StartAsync(shellPrefix: "trap '' XFSZ; ulimit -f 10000;");
        string path = one.CreateFile(9_000_000);

        MigrationException fault = await one.FailSendAsync(path);

        Assert.Equal("RemoteWriteFailed", fault.ErrorId);
        Assert.Contains("quota", fault.Message);
        Assert.EndsWith(".part", Assert.Single(SftpCase.NamesIn(one.Remote)));

        using SftpCase unlimited = await SftpCase.StartAsync();
        one.Settings = unlimited.CreateSettings();
        MigrationFileTransfer sent = await one.SendAsync(path);
        Assert.True(sent.ResumedFrom > 0);
        Assert.Equal(SftpCase.HashOf(path), SftpCase.HashOf(Path.Combine(one.Remote, "users.csv.gpg")));
    }

    [Fact]
    public static async Task FullDisk_IsToldApart_ByTheFreeSpace()
    {
        using SftpCase one = await SftpCase.StartAsync();
        using SmallDisk disk = new SmallDisk(one.Remote);

        MigrationException fault = await one.FailSendAsync(one.CreateFile(9_000_000));

        Assert.Equal("RemoteDiskFull", fault.ErrorId);
        Assert.Contains("bytes free", fault.Message);
        Assert.EndsWith(".part", Assert.Single(SftpCase.NamesIn(one.Remote)));
    }

    [Fact]
    public static async Task UnknownKey_IsRefused()
    {
        using SftpCase one = await SftpCase.StartAsync();
        File.WriteAllText(one.Server.PathOf("authorized"), string.Empty);

        MigrationException fault = await one.FailSendAsync(one.CreateFile(1));

        Assert.Equal("SftpKeyRefused", fault.ErrorId);
        Assert.Contains(one.Server.UserKey, fault.Message);
    }

    [Fact]
    public static async Task ServerThatAcceptsOnlyKeys_SaysSo()
    {
        using SftpCase one = await SftpCase.StartAsync();
        one.Settings.KeyFile = null;
        one.Settings.Password = PrivateKeyTests.Secure("secret");

        MigrationException fault = await one.FailSendAsync(one.CreateFile(1));

        Assert.Equal("SftpMethodNotAccepted", fault.ErrorId);
        Assert.Contains("it accepts only publickey. Specify -KeyFile.", fault.Message);
    }

    [Fact]
    public static async Task NeitherKeyNorPassword_IsAnError()
    {
        using SftpCase one = new SftpCase();
        one.Settings.KeyFile = null;

        Assert.Equal("SftpCredentialMissing", (await one.FailSendAsync(one.CreateFile(1))).ErrorId);
    }

    [Fact]
    public static async Task SftpThatIsNotOffered_IsNamed()
    {
        using SftpCase one = await SftpCase.StartAsync("/bin/false-nosuch");

        Assert.Contains((await one.FailSendAsync(one.CreateFile(1))).ErrorId, (string[])["SftpNotOffered", "SftpConnectionLost"]);
    }

    [Fact]
    public static async Task ClosedPort_IsNamed_AtOnce()
    {
        using SftpCase one = new SftpCase();

        MigrationException fault = await one.FailSendAsync(one.CreateFile(1));

        Assert.Equal("SftpConnectionRefused", fault.ErrorId);
        Assert.Empty(one.Log.Lines);
    }

    [Fact]
    public static async Task UnknownName_IsNamed()
    {
        using SftpCase one = new SftpCase();
        one.Settings = one.CreateSettings("nosuch.invalid");

        Assert.Equal("SftpHostNotFound", (await one.FailSendAsync(one.CreateFile(1))).ErrorId);
    }

    [Theory]
    [InlineData("220 ftp.example.com FTP server ready\r\n", "SftpTimeout")]
    [InlineData("", "SftpTimeout")]
    public static async Task SilentServer_IsATimeout(string greeting, string id)
    {
        using SftpCase one = new SftpCase();
        TcpListener listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        Task<TcpClient> accepted = AcceptAsync(listener);
        one.Settings = one.CreateSettings("127.0.0.1:" + ((IPEndPoint)listener.LocalEndpoint).Port);
        one.Settings.Timeout = System.TimeSpan.FromSeconds(1);
        Task<MigrationException> sending = one.FailSendAsync(one.CreateFile(1));
        using TcpClient client = await accepted;
        byte[] bytes = System.Text.Encoding.ASCII.GetBytes(greeting);
        client.GetStream().Write(bytes, 0, bytes.Length);

        Assert.Equal(id, (await sending).ErrorId);
        listener.Stop();
    }

    [Fact]
    public static async Task ServerThatIsNotSsh_IsNamed()
    {
        using SftpCase one = new SftpCase();
        TcpListener listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        Task<TcpClient> accepted = AcceptAsync(listener);
        one.Settings = one.CreateSettings("127.0.0.1:" + ((IPEndPoint)listener.LocalEndpoint).Port);
        Task<MigrationException> sending = one.FailSendAsync(one.CreateFile(1));
        TcpClient client = await accepted;
        byte[] bytes = System.Text.Encoding.ASCII.GetBytes("HTTP/1.1 400 Bad Request\r\n\r\n");
        client.GetStream().Write(bytes, 0, bytes.Length);
        client.Dispose();

        Assert.Equal("SftpNotSsh", (await sending).ErrorId);
        listener.Stop();
    }

    private static async Task<TcpClient> AcceptAsync(TcpListener listener) => await listener.AcceptTcpClientAsync(TestContext.Current.CancellationToken);
}
