using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using UserMigration.Module.Tests.Hosting;
using UserMigration.Module.Tests.Shell;
using Xunit;

namespace UserMigration.Module.Tests.Scripts;

/// <summary>Ctrl-C to a published script: it never exits with 0, though <c>pwsh -File</c> by itself does.</summary>
public static class ScriptInterruptTests
{
    private const string Deletion = "Get-Help Invoke-BulkUserDelete";
    private const string Started = "try {\n[Console]::WriteLine('started')";

    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);

    public static IEnumerable<TheoryDataRow<string>> Senders() => PublishedScripts.All
        .Where(script => script.Name
            is not (Deletion or "rehearse.ps1" or "check-a-file.ps1" or "repair-a-file.ps1" or "about_UserMigration_Procedures: sync"))
        .Select(script => new TheoryDataRow<string>(script.Name));

    [Theory]
    [MemberData(nameof(Senders))]
    [Trait("Category", "Long")]
    public static async Task Interrupt_InACall_IsNotSuccess(string script)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no signals to send to one process.");
        using SilentServer store = new SilentServer();
        using ScriptStage stage = new ScriptStage(PublishedScripts.All.Single(one => one.Name == script), ScriptCase.AllWell, store.Uri);
        using Process process = Start(stage.Folder, stage.Call("script.ps1", stage.Script.NeedsSession ? stage.Connect : string.Empty));
        await store.Called.WaitAsync(s_patience, TestContext.Current.CancellationToken);

        Assert.Equal(stage.Script.Arguments.Length == 0 ? 4 : 1, Interrupt(process));
    }

    [Fact]
    [Trait("Category", "Long")]
    public static void Interrupt_OfADeletion_IsNotSuccess()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no signals to send to one process.");
        PublishedScript script = PublishedScripts.All.Single(one => one.Name == Deletion);
        using ScriptStage stage = new ScriptStage(script with { Text = script.Text.Replace("try {", Started, StringComparison.Ordinal) }, ScriptCase.AllWell);
        using Process process = Start(stage.Folder, stage.Call("script.ps1"));
        Assert.Equal("started", process.StandardOutput.ReadLine());

        Assert.NotEqual(0, Interrupt(process));
    }

    [Fact]
    [Trait("Category", "Long")]
    public static void Interrupt_OfAnUpload_TellsWhatIsSafe_AndHowToGoOn()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no signals to send to one process.");
        using TestFolder folder = new TestFolder();
        using ModuleSession session = new ModuleSession();
        string uri = session.Invoke("$global:sandbox = Start-MigrationSandbox; $null = $sandbox | Connect-IdentityStore; [pscredential]::new($sandbox.ClientId, $sandbox.ClientSecret) | Export-Clixml $args[0]; \"$($sandbox.Uri)\"", folder.File("credential.xml")).Text;
        try
        {
            string script = folder.File(
                "script.ps1",
                $"$null = Connect-IdentityStore Akamai {uri} (Import-Clixml ./credential.xml)\n"
                    + "1..200 | ForEach-Object { [pscustomobject]@{ email = \"stop$_@example.com\" } } | ConvertTo-IdentityRecord Akamai | "
                    + "Invoke-BulkUserCreate -BatchSize 2 -RateLimit 4 -RunPath ./stop.run | ForEach-Object { [Console]::WriteLine('sent') }\n");
            using Process process = ShellRun.Begin(new Dictionary<string, string>(), folder.Path, ["-NoProfile", "-NonInteractive", "-File", script]);
            Assert.Equal("sent", process.StandardOutput.ReadLine());

            Assert.Equal(0, Signals.Send(process.Id, Signals.Interrupt));
            ShellRun run = ShellRun.End(process);

            Assert.Contains("Stopped. The journal in", run.Output, StringComparison.Ordinal);
            Assert.Contains("stop.run", run.Output, StringComparison.Ordinal);
        }
        finally
        {
            session.Invoke("Disconnect-IdentityStore; Stop-MigrationSandbox $sandbox");
        }
    }

    [Theory]
    [InlineData("quickstart.ps1", "-Count 50000")]
    [InlineData("quickstart-cidaas.ps1", "-Count 50000")]
    [InlineData("rehearse-faults.ps1", "-Count 5000")]
    [InlineData("check-a-file.ps1", "users.csv")]
    [InlineData("repair-a-file.ps1", "users.csv users.clean.csv")]
    [Trait("Category", "Long")]
    public static void Interrupt_AfterTheFirstLine_IsNotSuccess(string example, string arguments)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no signals to send to one process.");
        using TestFolder folder = new TestFolder();
        File.WriteAllLines(folder.File("users.csv"), ["email", .. Enumerable.Range(1, 500_000).Select(number => $"user{number}@example.com")]);
        string text = File.ReadAllText(Path.Combine(LaidOutModule.Folder, "Examples", example));
        string script = folder.File(
            "script.ps1", text.Replace("try {", Started, StringComparison.Ordinal).Replace("$PSScriptRoot", $"'{Path.Combine(LaidOutModule.Folder, "Examples")}'", StringComparison.Ordinal));
        using Process process = Start(folder.Path, $"& '{script}' {arguments}");
        Assert.Equal("started", process.StandardOutput.ReadLine());

        Assert.NotEqual(0, Interrupt(process));
    }

    /// <summary>Starts a script by -File, as a scheduled task does; one with a credential among its arguments by -Command.</summary>
    private static Process Start(string folder, string call)
    {
        string[] words = call.Split('\'', 3);
        string[] what = words[2].Trim().Length == 0 ? ["-File", words[1]] : ["-Command", $"{call}; exit $LASTEXITCODE"];
        return ShellRun.Begin(new Dictionary<string, string>(), folder, ["-NoProfile", "-NonInteractive", .. what]);
    }

    private static int Interrupt(Process process)
    {
        Assert.Equal(0, Signals.Send(process.Id, Signals.Interrupt));
        return ShellRun.End(process).ExitCode;
    }
}
