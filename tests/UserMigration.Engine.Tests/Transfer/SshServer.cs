using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.Sockets;
using System.Threading.Tasks;

namespace UserMigration.Engine.Tests.Transfer;

/// <summary>
/// OpenSSH's own server, on a free port of loopback, with throw-away keys. It runs as the user of the tests, and only this user
/// can sign in.
/// </summary>
internal sealed class SshServer : IDisposable
{
    private readonly string _folder;
    private readonly string _shellPrefix;
    private readonly List<string> _settings = [];
    private Process? _process;

    /// <summary>Creates a server that is not started.</summary>
    /// <param name="folder">An empty folder for its keys.</param>
    /// <param name="subsystem">How it serves SFTP.</param>
    /// <param name="shellPrefix">What a shell does before it starts the server, such as limits; it ends with a semicolon.</param>
    public SshServer(string folder, string subsystem = "internal-sftp", string shellPrefix = "")
    {
        _folder = folder;
        _shellPrefix = shellPrefix;
        Port = FindFreePort();
        CreateKey("host", "ed25519");
        CreateKey("user", "ed25519");
        File.Copy(PathOf("user.pub"), PathOf("authorized"));
        HostKeys.Add("host");
        _settings.AddRange([$"Subsystem sftp {subsystem}", "StrictModes no", "UsePAM no", "PasswordAuthentication no", "KbdInteractiveAuthentication no",
            "PermitRootLogin yes", "UseDNS no", "ListenAddress 127.0.0.1", "PidFile none", "LogLevel ERROR", $"AuthorizedKeysFile {PathOf("authorized")}"]);
    }

    public int Port { get; }

    /// <summary>The names of the host keys.</summary>
    public List<string> HostKeys { get; } = [];

    public string UserKey => PathOf("user");

    public string Address => "127.0.0.1:" + Port;

    /// <summary>The path of a file in the folder of the server.</summary>
    public string PathOf(string name) => Path.Combine(_folder, name);

    /// <summary>Creates a key pair in the folder of the server.</summary>
    public void CreateKey(string name, string type, string passphrase = "", params string[] more) =>
        Tool.Run("ssh-keygen", ["-q", "-t", type, "-N", passphrase, "-f", PathOf(name), "-C", "test", .. more]);

    /// <summary>The fingerprint of a key, as ssh-keygen shows it.</summary>
    public string FingerprintOf(string name) => Tool.Run("ssh-keygen", "-lf", PathOf(name + ".pub")).Split(' ')[1];

    /// <summary>A line for a file with known host keys.</summary>
    public string KnownHost(string name = "host", string? host = null) =>
        $"{host ?? $"[127.0.0.1]:{Port}"} {string.Join(" ", File.ReadAllText(PathOf(name + ".pub")).Split(' ').Take(2))}";

    /// <summary>Creates a server for whoever signs in: files are relative to a folder of its own.</summary>
    /// <param name="folder">An empty folder for its keys and its files.</param>
    public static SshServer CreateWithHome(string folder)
    {
        SshServer server = new SshServer(folder, $"internal-sftp -d {Path.Combine(folder, "home")}");
        Directory.CreateDirectory(server.PathOf("home"));
        File.WriteAllText(server.PathOf("known_hosts"), server.KnownHost() + "\n");
        return server;
    }

    /// <summary>Adds a setting of the server, before it is started.</summary>
    public void Set(string line) => _settings.Add(line);

    /// <summary>Starts the server, and waits until it accepts connections.</summary>
    public async Task StartAsync()
    {
        string? program = Tool.Find("sshd");
        RequiredPart.Demand(program is not null, "sshd is not installed (openssh-server): files are sent to it.");
        if (Environment.UserName == "root")
        {
            Directory.CreateDirectory("/run/sshd");
        }

        string config = PathOf("config");
        File.WriteAllLines(config, [.. _settings, $"Port {Port}", .. HostKeys.Select(key => "HostKey " + PathOf(key))]);
        _process = Process.Start(new ProcessStartInfo("/bin/sh", ["-c", $"{_shellPrefix} exec '{program}' -D -e -f '{config}' > /dev/null"]) { RedirectStandardError = true })!;
        for (int attempt = 0; attempt < 200 && !await IsListeningAsync(); attempt++)
        {
            if (_process.HasExited)
            {
                throw new InvalidOperationException("sshd did not start: " + await _process.StandardError.ReadToEndAsync());
            }

            await Task.Delay(25);
        }

        // What it reports later must not fill the pipe.
        _process.ErrorDataReceived += (_, _) => { };
        _process.BeginErrorReadLine();
    }

    /// <summary>Ends the sessions, but not the server.</summary>
    public void KillSessions() => Array.ForEach(ChildrenOf(_process!.Id), Kill);

    /// <summary>Ends the server and its sessions at once.</summary>
    public void Kill()
    {
        if (_process is not null)
        {
            int[] sessions = ChildrenOf(_process.Id);
            Kill(_process.Id);
            Array.ForEach(sessions, Kill);
            _process.WaitForExit();
            _process.Dispose();
            _process = null;
        }
    }

    public void Dispose() => Kill();

    // Each session is a child of the server, and its unprivileged part is a child of that.
    private static int[] ChildrenOf(int id)
    {
        try
        {
            int[] children = [.. File.ReadAllText($"/proc/{id}/task/{id}/children").Split([' '], StringSplitOptions.RemoveEmptyEntries).Select(int.Parse)];
            return [.. children, .. children.SelectMany(ChildrenOf)];
        }
        catch (IOException)
        {
            // It has ended in the meantime.
            return [];
        }
    }

    private static void Kill(int id)
    {
        try
        {
            using Process process = Process.GetProcessById(id);
            process.Kill();
        }
        catch (Exception exception) when (exception is ArgumentException or InvalidOperationException or System.ComponentModel.Win32Exception)
        {
            // It has ended by itself.
        }
    }

    private async Task<bool> IsListeningAsync()
    {
        using TcpClient client = new TcpClient();
        try
        {
            await client.ConnectAsync(IPAddress.Loopback, Port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private static int FindFreePort()
    {
        TcpListener listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        int port = ((IPEndPoint)listener.LocalEndpoint).Port;
        listener.Stop();
        return port;
    }
}
