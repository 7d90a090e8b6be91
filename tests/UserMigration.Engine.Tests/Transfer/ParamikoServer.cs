using System;
using System.Diagnostics;
using System.IO;
using System.Threading.Tasks;
using UserMigration.Engine.Transfer;

namespace UserMigration.Engine.Tests.Transfer;

/// <summary>
/// A server by Paramiko, a library for Python that is none of ours. It accepts the password "päss" in the way that the test chooses,
/// keeps files in a folder, and has no answer to questions about its disk.
/// </summary>
internal sealed class ParamikoServer : IDisposable
{
    private const string Script = """
        import os, socket, sys, threading, paramiko
        from paramiko import SFTPServer, SFTPServerInterface, SFTPHandle, SFTPAttributes
        mode, folder, keyfile = sys.argv[1], sys.argv[2], sys.argv[3]
        SECRET = 'päss'
        class Server(paramiko.ServerInterface):
            def check_channel_request(self, kind, chanid): return paramiko.OPEN_SUCCEEDED
            def get_allowed_auths(self, username): return 'password' if mode in ('password', 'quota') else 'keyboard-interactive'
            def check_auth_password(self, username, password):
                return paramiko.AUTH_SUCCESSFUL if mode in ('password', 'quota') and password == SECRET else paramiko.AUTH_FAILED
            def check_auth_interactive(self, username, submethods):
                self.codes = 0
                return paramiko.InteractiveQuery('', '', ('Password: ', False))
            def check_auth_interactive_response(self, responses):
                if self.codes == 0 and (len(responses) != 1 or responses[0] != SECRET): return paramiko.AUTH_FAILED
                if mode == 'code' and self.codes == 0:
                    self.codes = 1
                    return paramiko.InteractiveQuery('', '', ('Verification code: ', True))
                return paramiko.AUTH_FAILED if mode == 'code' else paramiko.AUTH_SUCCESSFUL
        class Handle(SFTPHandle):
            def write(self, offset, data):
                if mode == 'quota' and offset > 1000000: return 15
                return super().write(offset, data)
            def stat(self): return SFTPAttributes.from_stat(os.fstat(self.readfile.fileno()))
        class Files(SFTPServerInterface):
            def guard(self, work):
                try: return work()
                except OSError as e: return SFTPServer.convert_errno(e.errno)
            def stat(self, path): return self.guard(lambda: SFTPAttributes.from_stat(os.stat(path)))
            lstat = stat
            def canonicalize(self, path): return os.path.normpath(os.path.join(folder, path))
            def list_folder(self, path):
                def entry(name):
                    a = SFTPAttributes.from_stat(os.lstat(os.path.join(path, name))); a.filename = name; return a
                return self.guard(lambda: [entry(n) for n in os.listdir(path)])
            def open(self, path, flags, attr):
                def work():
                    fd = os.open(path, flags, 0o600)
                    f = os.fdopen(fd, 'r+b' if flags & (os.O_WRONLY | os.O_RDWR) == os.O_RDWR else 'wb' if flags & os.O_WRONLY else 'rb', 0)
                    h = Handle(flags); h.readfile = f; h.writefile = f; return h
                return self.guard(work)
            def remove(self, path): return self.guard(lambda: (os.remove(path), 0)[1])
            def rename(self, old, new):
                if os.path.exists(new): return paramiko.SFTP_FAILURE
                return self.guard(lambda: (os.rename(old, new), 0)[1])
            def posix_rename(self, old, new): return self.guard(lambda: (os.replace(old, new), 0)[1])
        key = paramiko.RSAKey(filename=keyfile)
        listener = socket.socket(); listener.bind(('127.0.0.1', 0)); listener.listen(5)
        print(listener.getsockname()[1], flush=True)
        threading.Thread(target=lambda: (sys.stdin.read(), os._exit(0)), daemon=True).start()
        while True:
            client, _ = listener.accept()
            transport = paramiko.Transport(client); transport.add_server_key(key)
            transport.set_subsystem_handler('sftp', SFTPServer, Files)
            try: transport.start_server(server=Server())
            except Exception: pass
        """;

    private readonly Process _process;

    private ParamikoServer(Process process, int port)
    {
        _process = process;
        Port = port;
    }

    public int Port { get; }

    /// <summary>Starts a server for a case. Skips the test, or fails it, where Paramiko is not installed.</summary>
    /// <param name="one">The case, whose settings are changed to this server.</param>
    /// <param name="mode">password, keyboard, code (which asks for a second secret), or quota (which allows a megabyte).</param>
    public static async Task<ParamikoServer> StartAsync(SftpCase one, string mode)
    {
        SftpCase.SkipOnMono();
        one.Server.CreateKey("paramiko", "rsa", "", "-m", "PEM");
        // The Python of the system, which has the packages of Debian.
        const string Python = "/usr/bin/python3";
        string script = one.Server.PathOf("server.py");
        File.WriteAllText(script, Script);
        RequiredPart.Demand(File.Exists(Python), "python3 is not installed: a server of another kind runs on it.");
        Process process = Process.Start(new ProcessStartInfo(Python, [script, mode, one.Remote, one.Server.PathOf("paramiko")])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
        string? port = await process.StandardOutput.ReadLineAsync();
        RequiredPart.Demand(port is not null, "Paramiko is not installed (python3-paramiko): passwords are tested with it.");
        ParamikoServer server = new ParamikoServer(process, int.Parse(port!, System.Globalization.CultureInfo.InvariantCulture));
        one.Settings = one.CreateSettings("127.0.0.1:" + server.Port);
        one.Settings.KeyFile = null;
        one.Settings.Password = PrivateKeyTests.Secure("päss");
        one.Settings.Fingerprints = [HostKeyFingerprint.Parse(one.Server.FingerprintOf("paramiko"))];
        return server;
    }

    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
    }
}
