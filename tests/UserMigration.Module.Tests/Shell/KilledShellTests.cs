using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using UserMigration.Module.Tests.Hosting;
using Xunit;

namespace UserMigration.Module.Tests.Shell;

/// <summary>A shell that is killed again and again in the middle of an upload.</summary>
public sealed class KilledShellTests : IDisposable
{
    private const int Rows = 2000;
    private const int Kills = 10;

    private const string Victim =
        """
        $secret = [securestring]::new()
        $env:UM_TEST_SECRET.ToCharArray() | ForEach-Object { $secret.AppendChar($_) }
        $null = Connect-IdentityStore Akamai $env:UM_TEST_URI ([pscredential]::new($env:UM_TEST_CLIENT, $secret))
        Import-MigrationCsv $env:UM_TEST_FILE | ConvertTo-IdentityRecord Akamai |
            Invoke-BulkUserCreate -RateLimit 0 -BatchSize 10 -TimeoutSeconds 1 -RunPath $env:UM_TEST_RUN |
            Where-Object FromJournal -EQ $false |
            ForEach-Object { [Console]::WriteLine($_.RecordNumber) }
        """;

    private readonly TestFolder _folder = new TestFolder();
    private readonly ModuleSession _session = new ModuleSession();

    [Fact]
    [Trait("Category", "Long")]
    public async Task TenKills_LoseNobody_AndDoubleNobody()
    {
        string file = _folder.File("users.csv");
        string runPath = _folder.File("run");
        string[] store = _session.Invoke(
            "$global:sandbox = Start-MigrationSandbox -Fault 'Latency:p50=10,p99=30'; $null = $sandbox | Connect-IdentityStore; "
                + "$null = New-MigrationSample $args[0] -Count $args[1] -Seed 5; "
                + "\"$($sandbox.Uri)\"; $sandbox.ClientId; [Net.NetworkCredential]::new('', $sandbox.ClientSecret).Password",
            file,
            Rows).Text.Split('\n');
        Dictionary<string, string> environment = new Dictionary<string, string>
        {
            ["UM_TEST_URI"] = store[0],
            ["UM_TEST_CLIENT"] = store[1],
            ["UM_TEST_SECRET"] = store[2],
            ["UM_TEST_FILE"] = file,
            ["UM_TEST_RUN"] = runPath,
        };
        string script = _folder.File("victim.ps1", Victim);
        Random random = new Random(5);
        for (int i = 0; i < Kills; i++)
        {
            await KillAsync(script, environment, random.Next(10, 180));
        }

        ShellRun last = ShellRun.Start(environment, script);

        Assert.Equal((0, string.Empty), (last.ExitCode, last.Errors));
        Assert.Equal($"{Rows}", _session.Invoke("(Measure-IdentityUser).Count").Text);
        string[] landed = File.ReadAllLines(Path.Combine(runPath, "success.csv")).Skip(1).ToArray();
        Assert.Equal(Rows, landed.Select(line => line.Split(',')[3]).Distinct().Count());
        Assert.Equal(Rows, landed.Select(line => line.Split(',')[2]).Distinct().Count());
        Assert.Equal($"Completed {Rows}", _session.Invoke("Get-MigrationRun $args[0] | ForEach-Object { \"$($_.State) $($_.Created)\" }", runPath).Text);
    }

    public void Dispose()
    {
        _session.Invoke("Disconnect-IdentityStore; Stop-MigrationSandbox $sandbox");
        _session.Dispose();
        _folder.Dispose();
    }

    /// <summary>Kills a shell when it has shown some outcomes of its own.</summary>
    private static async Task KillAsync(string script, Dictionary<string, string> environment, int outcomes)
    {
        using Process process = ShellRun.Begin(environment, script);
        for (int i = 0; i < outcomes; i++)
        {
            Assert.NotNull(await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken));
        }

        process.Kill();
        Assert.True(process.WaitForExit(TimeSpan.FromSeconds(30)));
    }
}
