using System;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using System.Threading;
using System.Threading.Tasks;
using UserMigration.Engine.Transfer;
using UserMigration.Tests.Shared;
using Xunit;

namespace UserMigration.Engine.Tests.Transfer;

/// <summary>A server of a test, with a folder for what is sent, and files of random bytes.</summary>
internal sealed class SftpCase : IDisposable
{
    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("sftp");

    public SftpCase(string subsystem = "internal-sftp", string shellPrefix = "")
    {
        Directory.CreateDirectory(Remote);
        Directory.CreateDirectory(Local);
        Server = new SshServer(Directory.CreateDirectory(Path.Combine(_root.FullName, "server")).FullName, subsystem, shellPrefix);
        File.WriteAllText(KnownHosts, Server.KnownHost() + "\n");
        Settings = CreateSettings();
    }

    public SshServer Server { get; }

    /// <summary>The folder on the server.</summary>
    public string Remote => Path.Combine(_root.FullName, "remote");

    /// <summary>The folder on this computer.</summary>
    public string Local => Path.Combine(_root.FullName, "local");

    public string KnownHosts => Path.Combine(_root.FullName, "known_hosts");

    public SftpSettings Settings { get; set; }

    /// <summary>Stops the commands.</summary>
    public CancellationToken Stop { get; set; } = TestContext.Current.CancellationToken;

    public TransferLog Log { get; } = new TransferLog();

    /// <summary>Starts the server of a new case.</summary>
    public static async Task<SftpCase> StartAsync(string subsystem = "internal-sftp", string shellPrefix = "")
    {
        SftpCase started = new SftpCase(subsystem, shellPrefix);
        await started.StartServerAsync();
        return started;
    }

    public Task StartServerAsync()
    {
        SkipOnMono();
        return Server.StartAsync();
    }

    public static void SkipOnMono() => Mono.Skip("Its sockets do not always wake up the SSH library, so that a connection now and then hangs.");

    public SftpSettings CreateSettings(string? address = null) => new SftpSettings(SftpAddress.Parse(address ?? Server.Address), Environment.UserName)
    {
        KeyFile = Server.UserKey,
        KnownHostsPaths = [KnownHosts],
        Timeout = TimeSpan.FromSeconds(10),
        Time = new HurriedTime(),
    };

    /// <summary>Writes a file of random bytes.</summary>
    public string CreateFile(int length, int seed = 1, string name = "users.csv.gpg", string? folder = null)
    {
        byte[] bytes = new byte[length];
        new Random(seed).NextBytes(bytes);
        string path = Path.Combine(folder ?? Local, name);
        File.WriteAllBytes(path, bytes);
        return path;
    }

    /// <summary>Sends a file as a command of its own does.</summary>
    public async Task<MigrationFileTransfer> SendAsync(string path, SendOptions? options = null)
    {
        using SftpTransfer transfer = new SftpTransfer(Settings, Log);
        return await transfer.SendAsync(path, options ?? new SendOptions { Destination = Remote }, Stop);
    }

    /// <summary>Receives a file as a command of its own does.</summary>
    public async Task<MigrationFileTransfer> ReceiveAsync(string path, string target, ReceiveOptions? options = null)
    {
        using SftpTransfer transfer = new SftpTransfer(Settings, Log);
        RemoteFile file = Assert.Single(await transfer.FindAsync(path, Stop));
        return await transfer.ReceiveAsync(file, target, options ?? new ReceiveOptions(), Stop);
    }

    /// <summary>Does a second command within the first one, which waits for it.</summary>
    public static T Meanwhile<T>(Func<Task<T>> command) => Task.Run(command).GetAwaiter().GetResult();

    public async Task<MigrationException> FailSendAsync(string path, SendOptions? options = null) =>
        await Assert.ThrowsAsync<MigrationException>(() => SendAsync(path, options));

    /// <summary>The names of the files of a folder, in order.</summary>
    public static string[] NamesIn(string folder) => [.. Directory.GetFileSystemEntries(folder).Select(path => Path.GetFileName(path)!).OrderBy(name => name, StringComparer.Ordinal)];

    public static string HashOf(string path) => Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(path)));

    public void Dispose()
    {
        Server.Dispose();
        _root.Delete(recursive: true);
    }
}
