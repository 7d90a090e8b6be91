using System;
using System.IO;
using UserMigration.Engine.Tests.Transfer;
using UserMigration.Module.Tests.Hosting;

namespace UserMigration.Module.Tests.Packaging;

/// <summary>The SFTP server of the examples: it has a folder inbox, and result files with their SHA-256.</summary>
internal sealed class ExampleServer : IDisposable
{
    /// <summary>The user and the server, as examples name them.</summary>
    public const string Name = "customer@sftp.example.com";

    private readonly TestFolder _folder = new TestFolder();
    private readonly SshServer _server;

    private ExampleServer() => _server = SshServer.CreateWithHome(_folder.Path);

    /// <summary>Starts a server whose host key a session knows. The folder gets the key of the user and an encrypted file.</summary>
    public static ExampleServer Start(ModuleSession session, TestFolder folder)
    {
        ExampleServer started = new ExampleServer();
        started._server.StartAsync().GetAwaiter().GetResult();
        string home = started._server.PathOf("home");
        Directory.CreateDirectory(Path.Combine(home, "inbox"));
        Directory.CreateDirectory(Path.Combine(home, "results"));
        File.WriteAllText(Path.Combine(home, "results", "fail.csv"), "email\none@example.com\n");
        Tool.Run("sh", "-c", $"cd '{home}/results' && sha256sum fail.csv > fail.csv.sha256");
        File.Copy(started._server.UserKey, folder.File("id_ed25519"), overwrite: true);
        File.WriteAllText(folder.File("users.csv.gpg"), "encrypted");
        File.Delete(folder.File("fail.csv"));
        session.Invoke("$global:PSDefaultParameterValues = @{ '*-MigrationFile:KnownHostsPath' = $args[0] }", started._server.PathOf("known_hosts"));
        return started;
    }

    /// <summary>Puts a result file on the server, in place of another one with its name.</summary>
    public void AddResult(string name, string text) => File.WriteAllText(Path.Combine(_server.PathOf("home"), "results", name), text);

    /// <summary>Replaces the name of the server in an example.</summary>
    public string Address(string code) => code.Replace(Name, $"{Environment.UserName}@{_server.Address}", StringComparison.Ordinal);

    public void Dispose()
    {
        _server.Dispose();
        _folder.Dispose();
    }
}
