using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using UserMigration.Module.Tests.Hosting;
using UserMigration.Module.Tests.Shell;
using Xunit;

namespace UserMigration.Module.Tests.Pipeline;

/// <summary>Invoke-BulkUserDelete: asked for, and killed.</summary>
public static class TakeBackTests
{
    private const string Connect =
        "$null = Connect-IdentityStore Akamai http://127.0.0.1:9 ([pscredential]::new('c', [securestring]::new())) -NoVerify";

    private const string Victim =
        """
        $secret = [securestring]::new()
        $env:UM_TEST_SECRET.ToCharArray() | ForEach-Object { $secret.AppendChar($_) }
        $null = Connect-IdentityStore Akamai $env:UM_TEST_URI ([pscredential]::new($env:UM_TEST_CLIENT, $secret))
        Invoke-BulkUserDelete $env:UM_TEST_RUN -RateLimit 20 -Confirm:$false | ForEach-Object { 'deleted' }
        """;

    [Fact]
    public static void Question_IsAskedOnceForAll_AndDeclinedUsersAreNotSent()
    {
        using TestFolder folder = new TestFolder();
        DecliningHost host = new DecliningHost();
        using ModuleSession session = new ModuleSession(host: host);
        session.Invoke(Connect);

        ModuleSession.Invocation run = session.Invoke(
            "Invoke-BulkUserDelete -LiteralPath $args[0] -SummaryVariable global:summary",
            folder.File("success.csv", "batch,line,uuid\n" + string.Concat(Enumerable.Range(2, 30).Select(i => $"1,{i},{Guid.NewGuid()}\n"))));

        string question = Assert.Single(host.Questions);
        Assert.Contains("30 users", question, StringComparison.Ordinal);
        Assert.Contains("127.0.0.1", question, StringComparison.Ordinal);
        Assert.Equal(30, run.Output.Count(result => result.Properties["Status"].Value.ToString() == "NotSent"));
        Assert.Equal("True 0 4", session.Invoke("\"$($summary.IsBalanced) $($summary.Calls) $($summary.ExitCode)\"").Text);
        Assert.Single(Directory.GetFileSystemEntries(folder.Path));
    }

    [Fact]
    public static void Summary_OfSeveralRuns_IsTheWorst()
    {
        using TestFolder folder = new TestFolder();
        using ModuleSession session = new ModuleSession();
        string aborted = folder.File("1.csv", $"batch,line,uuid\n1,2,{Guid.NewGuid()}\n");
        string empty = folder.File("2.csv", "batch,line,uuid\n");

        string exitCodes = session.Invoke(
            Connect + "; Invoke-BulkUserDelete -LiteralPath $args[1] -Confirm:$false -SummaryVariable one; "
                + "$null = Invoke-BulkUserDelete -LiteralPath $args -TimeoutSeconds 1 -RateLimit 0 -Confirm:$false -SummaryVariable all; "
                + "$one.ExitCode; $all.ExitCode",
            aborted,
            empty).Text;

        Assert.Equal("0\n4", exitCodes);
    }

    [Fact]
    public static void Summary_OfARunThatDidNotStart_IsNotThatOfAnEarlierOne()
    {
        using ModuleSession session = new ModuleSession();

        Assert.Equal("5", session.Invoke(
            Connect + "; $summary = @{ ExitCode = 0 }; try { Invoke-BulkUserDelete ./nosuch.run -SummaryVariable summary } catch { }; $summary.ExitCode").Text);
    }

    [Fact]
    public static void KilledCommand_GoesOn_AndNobodyIsLeft()
    {
        using TestFolder folder = new TestFolder();
        using ModuleSession session = new ModuleSession();
        string runPath = folder.File("run");
        string file = folder.File("users.csv", "email\n" + string.Concat(Enumerable.Range(1, 40).Select(i => $"user{i}@example.com\n")));
        string[] store = session.Invoke(
            "$global:sandbox = Start-MigrationSandbox; $null = $sandbox | Connect-IdentityStore; "
                + "\"$($sandbox.Uri)\"; $sandbox.ClientId; [Net.NetworkCredential]::new('', $sandbox.ClientSecret).Password").Text.Split('\n');
        try
        {
            session.Invoke("Import-MigrationCsv $args[0] | ConvertTo-IdentityRecord Akamai | Invoke-BulkUserCreate -RateLimit 0 -RunPath $args[1]", file, runPath);
            Kill(folder.File("victim.ps1", Victim), new Dictionary<string, string>
            {
                ["UM_TEST_URI"] = store[0],
                ["UM_TEST_CLIENT"] = store[1],
                ["UM_TEST_SECRET"] = store[2],
                ["UM_TEST_RUN"] = runPath,
            });
            string left = session.Invoke("(Measure-IdentityUser).Count").Text;
            Assert.NotEqual("0", left);
            Assert.NotEqual("40", left);

            ModuleSession.Invocation again = session.Invoke("Invoke-BulkUserDelete $args[0] -RateLimit 0 -Confirm:$false -SummaryVariable global:summary", runPath);

            Assert.Equal("40 given = Deleted 40 0", session.Invoke("\"$summary $($summary.StoreCount)\"").Text);
            Assert.Equal(40, again.Output.Select(result => result.Properties["Uuid"].Value.ToString()).Distinct().Count());
            Assert.Contains(again.Output, result => (bool)result.Properties["FromJournal"].Value);
        }
        finally
        {
            session.Invoke("Disconnect-IdentityStore; Stop-MigrationSandbox $sandbox");
        }
    }

    private static void Kill(string script, Dictionary<string, string> environment)
    {
        using Process process = ShellRun.Begin(environment, script);
        Assert.Equal("deleted", process.StandardOutput.ReadLine());
        process.Kill();
        Assert.True(process.WaitForExit(TimeSpan.FromSeconds(30)));
    }
}
