using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.Sockets;
using System.Runtime.Versioning;
using System.Security.Cryptography;
using System.Threading.Tasks;
using UserMigration.Engine.Tests;
using UserMigration.Engine.Tests.Transfer;

namespace UserMigration.Module.Tests.Machines;

/// <summary>Slurm itself on this machine: one node with 16 places, on free ports of loopback, with a key and a configuration of its own.</summary>
[UnsupportedOSPlatform("windows")]
internal sealed class SlurmCluster : IDisposable
{
    private static readonly string[] s_programs = ["munged", "slurmctld", "slurmd", "sbatch", "squeue", "scontrol", "scancel"];

    private readonly string _folder;
    private readonly List<Process> _daemons = [];

    private SlurmCluster(string folder)
    {
        _folder = folder;
    }

    /// <summary>Starts the cluster. Skips the test, or fails it, where Slurm is not installed, or if this user can't run it.</summary>
    /// <param name="folder">An empty folder.</param>
    public static async Task<SlurmCluster> StartAsync(string folder)
    {
        RequiredPart.Demand(
            s_programs.All(program => Tool.Find(program) is not null), "Slurm is not installed (slurm-wlm, munge): array jobs run on it.");
        RequiredPart.Demand(Environment.UserName == "root", "Only root can run the daemons of Slurm.");
        SlurmCluster cluster = new SlurmCluster(folder);
        try
        {
            await cluster.StartDaemonsAsync();
            return cluster;
        }
        catch
        {
            cluster.Dispose();
            throw;
        }
    }

    /// <summary>Runs a command of Slurm.</summary>
    public async Task<string> RunAsync(string program, IReadOnlyDictionary<string, string> environment, params string[] arguments)
    {
        ProcessStartInfo start = new ProcessStartInfo(Tool.Find(program)!, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = _folder,
        };
        start.Environment["SLURM_CONF"] = Conf;
        foreach (KeyValuePair<string, string> variable in environment)
        {
            start.Environment[variable.Key] = variable.Value;
        }

        using Process process = Process.Start(start)!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? output : throw new InvalidOperationException($"{program}: {await errors}");
    }

    public void Dispose()
    {
        foreach (Process daemon in Enumerable.Reverse(_daemons))
        {
            if (!daemon.HasExited)
            {
                daemon.Kill(entireProcessTree: true);
                daemon.WaitForExit();
            }

            daemon.Dispose();
        }
    }

    private string Conf => Path.Combine(_folder, "slurm.conf");

    private async Task StartDaemonsAsync()
    {
        string munge = Directory.CreateDirectory(Path.Combine(_folder, "munge"), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute).FullName;
        string key = Path.Combine(munge, "key");
        await File.WriteAllBytesAsync(key, RandomNumberGenerator.GetBytes(1024));
        File.SetUnixFileMode(key, UnixFileMode.UserRead);
        string socket = Path.Combine(munge, "socket");
        Launch("munged", "--foreground", "--force", $"--key-file={key}", $"--socket={socket}", $"--pid-file={munge}/pid", $"--log-file={munge}/log", $"--seed-file={munge}/seed");
        await UntilAsync(() => Task.FromResult(File.Exists(socket)), "munged");

        string host = Environment.MachineName.Split('.')[0];
        await File.WriteAllTextAsync(Conf, $"""
            ClusterName=rehearsal
            SlurmctldHost={host}(127.0.0.1)
            SlurmctldPort={FreePort()}
            SlurmdPort={FreePort()}
            SlurmUser=root
            SlurmdUser=root
            AuthType=auth/munge
            AuthInfo=socket={socket},cred_expire=5
            CommunicationParameters=NoCtldInAddrAny,NoInAddrAny
            StateSaveLocation={Directory.CreateDirectory(Path.Combine(_folder, "state"))}
            SlurmdSpoolDir={Directory.CreateDirectory(Path.Combine(_folder, "spool"))}
            SlurmctldPidFile={_folder}/slurmctld.pid
            SlurmdPidFile={_folder}/slurmd.pid
            SlurmctldLogFile={_folder}/slurmctld.log
            SlurmdLogFile={_folder}/slurmd.log
            ProctrackType=proctrack/linuxproc
            TaskPlugin=task/none
            SelectType=select/cons_tres
            SelectTypeParameters=CR_CPU
            SlurmdParameters=config_overrides
            SchedulerParameters=sched_interval=2,requeue_setup_env_fail
            MailProg=/bin/true
            ReturnToService=2
            JobRequeue=1
            KillWait=1
            NodeName={host} NodeAddr=127.0.0.1 CPUs=16 State=UNKNOWN
            PartitionName=all Nodes=ALL Default=YES MaxTime=INFINITE State=UP

            """);
        Launch("slurmctld", "-D", "-f", Conf);
        Launch("slurmd", "-D", "-f", Conf, "-N", host);
        await UntilAsync(
            async () =>
            {
                try
                {
                    return (await RunAsync("sinfo", new Dictionary<string, string>(), "--noheader", "--format=%T")).Contains("idle", StringComparison.Ordinal);
                }
                catch (InvalidOperationException)
                {
                    return false;
                }
            },
            "slurmctld");
    }

    private void Launch(string program, params string[] arguments)
    {
        ProcessStartInfo start = new ProcessStartInfo(Tool.Find(program)!, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["SLURM_CONF"] = Conf;
        Process process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        _daemons.Add(process);
    }

    private static async Task UntilAsync(Func<Task<bool>> condition, string what)
    {
        for (int attempt = 0; attempt < 300; attempt++)
        {
            if (await condition())
            {
                return;
            }

            await Task.Delay(100);
        }

        throw new TimeoutException($"{what} did not start.");
    }

    private static int FreePort()
    {
        using TcpListener listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
