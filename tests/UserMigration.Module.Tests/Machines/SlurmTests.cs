using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Runtime.Versioning;
using System.Threading.Tasks;
using UserMigration.Engine.Tests;
using UserMigration.Module.Tests.Hosting;
using Xunit;

namespace UserMigration.Module.Tests.Machines;

/// <summary>
/// Eight processes under Slurm with one limit: one is killed and queued again, and the clock of another is 40 seconds ahead.
/// </summary>
[Trait("Category", "Long")]
[UnsupportedOSPlatform("windows")]
public sealed class SlurmTests : IDisposable
{
    private const int Users = 40_000;
    private const int Limit = 40;

    private readonly TestFolder _folder = new TestFolder();
    private readonly TestFolder _slurm = new TestFolder();

    public void Dispose()
    {
        _slurm.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task ArrayJob_KeepsTheLimit_AndEachUserExistsOnce()
    {
        string? fakeTime = Directory.Exists("/usr/lib") ? Directory.EnumerateFiles("/usr/lib", "libfaketime.so.1", SearchOption.AllDirectories).FirstOrDefault() : null;
        RequiredPart.Demand(fakeTime is not null, "faketime is not installed: the clock of one task is 40 seconds ahead.");
        using SlurmCluster cluster = await SlurmCluster.StartAsync(_slurm.Path);
        using CountingStore store = CountingStore.Start();
        _folder.File("users.csv", "email,givenName\n" + string.Concat(Enumerable.Range(1, Users).Select(i => $"user{i}@example.com,Ann\n")));
        foreach (string example in new[] { "shard.slurm", "upload-shard.ps1" })
        {
            File.Copy(Path.Combine(LaidOutModule.Folder, "Examples", example), _folder.File(example));
        }

        // What a site has on its nodes: PowerShell with the module, and here on one of them a clock that is wrong.
        string shell = _folder.File("shell", $"""
            #!/bin/bash
            if [ "$SLURM_ARRAY_TASK_ID" = 5 ]; then export LD_PRELOAD={fakeTime} FAKETIME=+40s FAKETIME_DONT_FAKE_MONOTONIC=1; fi
            exec dotnet {LaidOutModule.Shell} "$@"

            """);
        File.SetUnixFileMode(shell, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        using ModuleSession session = new ModuleSession();
        session.Invoke("Set-Location $args[0]; [pscredential]::new($args[1], (ConvertTo-SecureString $args[2] -AsPlainText -Force)) | Export-Clixml credential.xml", _folder.Path, store.ClientId, store.Secret);

        string job = (await cluster.RunAsync(
            "sbatch",
            new Dictionary<string, string> { ["USERMIGRATION_SHELL"] = shell, ["USERMIGRATION_EXAMPLES"] = _folder.Path },
            "--parsable", "--array=1-8", $"--chdir={_folder.Path}", $"--output={_folder.Path}/%a.log", _folder.File("shard.slurm"),
            _folder.File("users.csv"), "-Target", "Akamai", "-Uri", store.Uri, "-CredentialPath", _folder.File("credential.xml"),
            "-RateLimit", Limit.ToString(System.Globalization.CultureInfo.InvariantCulture), "-RateShare", _folder.File("rate"))).Trim();

        string victim = _folder.File("users.csv.3-of-8.akamai.run");
        await UntilAsync(() => File.Exists(Path.Combine(victim, "success.csv")), "Shard 3 did not start.");
        Kill("3/8");
        await UntilAsync(() => cluster.RunAsync("squeue", new Dictionary<string, string>(), "--noheader", "--jobs", job).GetAwaiter().GetResult().Trim().Length == 0, Logs(), minutes: 5);

        string total = session.Invoke("$total = Get-MigrationRun *.run -Total; \"$($total.Runs.Count) $($total.Created) $($total.Recorded) $($total.IsBalanced)\"").Text;
        Assert.Equal($"8 {Users} {Users} True", total);
        Assert.Equal(
            Users.ToString(System.Globalization.CultureInfo.InvariantCulture),
            session.Invoke("$null = Connect-IdentityStore Akamai $args[0] (Import-Clixml credential.xml); (Measure-IdentityUser).Count", store.Uri).Text);
        Assert.Equal("True", session.Invoke("$null = New-MigrationReport *.run report.html; Test-Path report.html").Text);
        Assert.Contains("queued again", await File.ReadAllTextAsync(_folder.File("3.log"), TestContext.Current.CancellationToken), StringComparison.Ordinal);
        SharedLimit.Check(await store.ReadArrivalsAsync(), Limit);
    }

    private string Logs() => string.Join("\n", Directory.GetFiles(_folder.Path, "*.log").Select(File.ReadAllText));

    private void Kill(string shard)
    {
        foreach (Process process in Process.GetProcessesByName("dotnet"))
        {
            using (process)
            {
                string command = CommandOf(process.Id);
                if (command.Contains(_folder.Path, StringComparison.Ordinal) && command.Contains('\0' + shard + '\0', StringComparison.Ordinal))
                {
                    process.Kill();
                }
            }
        }
    }

    private static string CommandOf(int id)
    {
        try
        {
            return File.ReadAllText($"/proc/{id}/cmdline");
        }
        catch (IOException)
        {
            return string.Empty;
        }
    }

    private static async Task UntilAsync(Func<bool> condition, string otherwise, int minutes = 1)
    {
        for (int attempt = 0; attempt < minutes * 300; attempt++)
        {
            if (condition())
            {
                return;
            }

            await Task.Delay(200);
        }

        throw new TimeoutException(otherwise);
    }
}
