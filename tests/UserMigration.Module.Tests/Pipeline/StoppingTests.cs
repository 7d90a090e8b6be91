using System;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Threading.Tasks;
using UserMigration.Module.Tests.Hosting;
using Xunit;

namespace UserMigration.Module.Tests.Pipeline;

/// <summary>A stop from downstream, and Ctrl-C.</summary>
public static class StoppingTests
{
    [Fact]
    public static async Task CtrlC_StopsReading_AndLeavesNoHandle()
    {
        using TestFolder folder = new TestFolder();
        using ModuleSession session = new ModuleSession();
        string file = folder.File("big.csv");
        session.Invoke("$null = New-MigrationSample $args[0] -Count 100000", file);
        using PowerShell shell = session.Create("while ($true) { Import-MigrationCsv $args[0] | Test-MigrationRecord -UniqueKey email }", file);
        TaskCompletionSource first = new TaskCompletionSource();
        using PSDataCollection<PSObject> output = new PSDataCollection<PSObject>();
        output.DataAdded += (_, _) => first.TrySetResult();
        Task run = shell.InvokeAsync<PSObject, PSObject>(null, output);
        await first.Task.WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);

        await shell.StopAsync(null, null).WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);

        await Assert.ThrowsAnyAsync<PipelineStoppedException>(() => run);
        Assert.Empty(OpenHandles.On(file));
    }

    [Fact]
    public static async Task CtrlC_DuringAnUpload_SendsNoMore_AndTheFolderAccountsForTheRecords()
    {
        using TestFolder folder = new TestFolder();
        using ModuleSession session = new ModuleSession();
        string file = folder.File("users.csv", "email\n" + string.Concat(Enumerable.Range(1, 60).Select(i => $"user{i}@example.com\n")));
        session.Invoke("$global:sandbox = Start-MigrationSandbox; $null = $sandbox | Connect-IdentityStore");
        try
        {
            await StopAfterFirstAsync(
                session,
                "Import-MigrationCsv $args[0] | ConvertTo-IdentityRecord Akamai | Invoke-BulkUserCreate -BatchSize 2 -RateLimit 4 -RunPath $args[1]",
                file,
                folder.File("run"));

            int users = int.Parse(session.Invoke("(Measure-IdentityUser).Count").Text, System.Globalization.CultureInfo.InvariantCulture);
            int created = LinesOf(Path.Combine(folder.Path, "run", "success.csv"));
            int unresolved = File.ReadLines(Path.Combine(folder.Path, "run", "fail.csv")).Count(line => line.Contains("was being sent", StringComparison.Ordinal));
            Assert.InRange(users, created, created + unresolved);
            Assert.InRange(users, 1, 58);
            Assert.Equal("60 given = Created 60; 60", GoOn(session, file, folder.File("run"), 2));
        }
        finally
        {
            session.Invoke("Disconnect-IdentityStore; Stop-MigrationSandbox $sandbox");
        }
    }

    [Fact]
    public static void DownstreamStop_DuringAnUpload_SendsNoMore()
    {
        using TestFolder folder = new TestFolder();
        using ModuleSession session = new ModuleSession();
        string file = folder.File("users.csv", "email\n" + string.Concat(Enumerable.Range(1, 200).Select(i => $"user{i}@example.com\n")));
        session.Invoke("$global:sandbox = Start-MigrationSandbox; $null = $sandbox | Connect-IdentityStore");
        try
        {
            ModuleSession.Invocation taken = session.Invoke(
                "foreach ($one in 1) { Import-MigrationCsv $args[0] | ConvertTo-IdentityRecord Akamai | "
                    + "Invoke-BulkUserCreate -BatchSize 1 -RateLimit 0 -Workers 1 -RunPath $args[1] | ForEach-Object { $_; break } }",
                file,
                folder.File("run"));
            string users = session.Invoke("(Measure-IdentityUser).Count").Text;

            Assert.Single(taken.Output);
            Assert.Equal(users, session.Invoke("(Measure-IdentityUser).Count").Text);
            int written = LinesOf(Path.Combine(folder.Path, "run", "success.csv")) + LinesOf(Path.Combine(folder.Path, "run", "fail.csv"));
            Assert.InRange(int.Parse(users, System.Globalization.CultureInfo.InvariantCulture), 1, written);
            Assert.Equal("200 given = Created 200; 200", GoOn(session, file, folder.File("run"), 1));
        }
        finally
        {
            session.Invoke("Disconnect-IdentityStore; Stop-MigrationSandbox $sandbox");
        }
    }

    /// <summary>The same command again: its ledger, and the store's count.</summary>
    private static string GoOn(ModuleSession session, string file, string runPath, int batchSize) => session.Invoke(
        "Import-MigrationCsv $args[0] | ConvertTo-IdentityRecord Akamai | Invoke-BulkUserCreate -BatchSize $args[2] -RateLimit 0 -RunPath $args[1] -SummaryVariable summary | "
            + ". { process { } }; \"$summary; $($summary.StoreCount)\"",
        file,
        runPath,
        batchSize).Text;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public static async Task Stop_WhileAnswersAreLost_LetsTheSameCommandFinish_AndNoCallComesAfterIt(bool isFromDownstream)
    {
        const string Upload = "Import-MigrationCsv $args[0] | ConvertTo-IdentityRecord Akamai | Invoke-BulkUserCreate -BatchSize 2 -RateLimit 0 "
            + "-RunPath $args[1] -SummaryVariable global:summary -WarningAction SilentlyContinue";
        using TestFolder folder = new TestFolder();
        using ModuleSession session = new ModuleSession();
        string file = folder.File("users.csv", "email\n" + string.Concat(Enumerable.Range(1, 80).Select(i => $"user{i}@example.com\n")));
        string run = folder.File("run");
        session.Invoke("$global:sandbox = Start-MigrationSandbox -FaultSeed 5 -Fault 'Latency:mean=20', 'ResetAfter:calls=entity.bulkCreate,p=0.2'; "
            + "$null = $sandbox | Connect-IdentityStore");
        try
        {
            if (isFromDownstream)
            {
                session.Invoke($"foreach ($one in 1) {{ {Upload} | ForEach-Object {{ $_; break }} }}", file, run);
            }
            else
            {
                await StopAfterFirstAsync(session, Upload, file, run);
            }

            int calls = CallsOf(session);
            int users = NumberOf(session, "(Measure-IdentityUser).Count");
            Assert.InRange(users, 1, 79);

            session.Invoke(Upload, file, run);

            // Nobody made any but the second command, and this test its one.
            Assert.Equal(calls + 1 + NumberOf(session, "$summary.Calls"), CallsOf(session));
            Assert.Equal("0 80 80", session.Invoke("\"$($summary.ExitCode) $($summary.Created) $((Measure-IdentityUser).Count)\"").Text);
            Assert.Equal(80, LinesOf(Path.Combine(run, "success.csv")));
        }
        finally
        {
            session.Invoke("Disconnect-IdentityStore; Stop-MigrationSandbox $sandbox");
        }
    }

    private static async Task StopAfterFirstAsync(ModuleSession session, string script, params object?[] arguments)
    {
        using PowerShell shell = session.Create(script, arguments);
        TaskCompletionSource first = new TaskCompletionSource();
        using PSDataCollection<PSObject> output = new PSDataCollection<PSObject>();
        output.DataAdded += (_, _) => first.TrySetResult();
        Task run = shell.InvokeAsync<PSObject, PSObject>(null, output);
        await first.Task.WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);
        await shell.StopAsync(null, null).WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
        await Assert.ThrowsAnyAsync<PipelineStoppedException>(() => run);
    }

    private static int NumberOf(ModuleSession session, string script) =>
        int.Parse(session.Invoke(script).Text, System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>How many calls the sandbox has had, as its first fault has counted them.</summary>
    private static int CallsOf(ModuleSession session) => NumberOf(
        session,
        "$web = [System.Net.WebClient]::new(); $secret = [System.Net.NetworkCredential]::new('', $sandbox.ClientSecret).Password; "
            + "$web.Headers['Authorization'] = 'Basic ' + [Convert]::ToBase64String([Text.Encoding]::UTF8.GetBytes(\"$($sandbox.ClientId):$secret\")); "
            + "[System.Text.Json.JsonDocument]::Parse($web.DownloadString(\"$($sandbox.Uri)_sandbox/faults\"))."
            + "RootElement.GetProperty('faults')[0].GetProperty('seen').GetInt32()");

    private static int LinesOf(string file) => File.Exists(file) ? File.ReadLines(file).Count() - 1 : 0;
}
