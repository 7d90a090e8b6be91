using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using UserMigration.Engine.Tests.Transfer;
using UserMigration.Module.Tests.Hosting;
using UserMigration.Module.Tests.Shell;
using Xunit;

namespace UserMigration.Module.Tests.Machines;

/// <summary>Three sessions of PowerShell remoting over SSH, each with a process of its own, with one limit.</summary>
[Trait("Category", "Long")]
public sealed class RemotingTests : IDisposable
{
    private const int Users = 6000;
    private const int Limit = 30;

    private readonly TestFolder _folder = new TestFolder();
    private readonly TestFolder _keys = new TestFolder();

    public void Dispose()
    {
        _keys.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task ThreeSessions_KeepTheLimit_AndEachUserExistsOnce()
    {
        using SshServer server = new SshServer(_keys.Path);
        server.Set($"Subsystem powershell dotnet {LaidOutModule.Shell} -sshs -NoLogo -NoProfile");
        await server.StartAsync();
        File.WriteAllText(server.PathOf("known_hosts"), server.KnownHost() + "\n");
        using CountingStore store = CountingStore.Start();
        _folder.File("users.csv", "email,givenName\n" + string.Concat(Enumerable.Range(1, Users).Select(i => $"user{i}@example.com,Ann\n")));
        string script = _folder.File("three.ps1", """
            param($Folder, $Port, $User, $Key, $KnownHosts, $Uri, $Id, $Secret, $Limit)
            $ErrorActionPreference = 'Stop'
            $sessions = 1..3 | ForEach-Object {
                New-PSSession -HostName 127.0.0.1 -Port $Port -UserName $User -KeyFilePath $Key -Options @{ UserKnownHostsFile = $KnownHosts; StrictHostKeyChecking = 'yes' }
            }
            $jobs = foreach ($i in 0..2) {
                Invoke-Command -Session $sessions[$i] -AsJob -ArgumentList "$($i + 1)/3", $Folder, $Uri, $Id, $Secret, $Limit -ScriptBlock {
                    param($shard, $folder, $uri, $id, $secret, $limit)
                    Set-Location $folder
                    $credential = [pscredential]::new($id, (ConvertTo-SecureString $secret -AsPlainText -Force))
                    $null = Connect-IdentityStore Akamai $uri $credential -NonInteractive
                    $null = Import-MigrationCsv users.csv -Shard $shard -ShardKey email | ConvertTo-IdentityRecord Akamai |
                        Invoke-BulkUserCreate -RateLimit $limit -RateShare ./rate -NonInteractive -SummaryVariable summary
                    "process $PID"
                }
            }
            $jobs | Receive-Job -Wait -AutoRemoveJob
            $sessions | Remove-PSSession
            Set-Location $Folder
            $total = Get-MigrationRun *.run -Total
            "total $($total.Runs.Count) $($total.Created) $($total.Recorded) $($total.IsBalanced)"
            """);

        ShellRun run = ShellRun.Start(
            "-NoProfile", "-NonInteractive", "-File", script, _folder.Path, server.Port.ToString(CultureInfo.InvariantCulture), Environment.UserName, server.UserKey,
            server.PathOf("known_hosts"), store.Uri, store.ClientId, store.Secret, Limit.ToString(CultureInfo.InvariantCulture));

        Assert.Contains($"total 3 {Users} {Users} True", run.Output + run.Errors, StringComparison.Ordinal);
        Assert.Equal(3, run.Output.Split('\n').Where(line => line.StartsWith("process ", StringComparison.Ordinal)).Distinct().Count());
        SharedLimit.Check(await store.ReadArrivalsAsync(), Limit);
    }
}
