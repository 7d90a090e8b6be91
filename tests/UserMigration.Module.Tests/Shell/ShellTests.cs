using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using UserMigration.Module.Tests.Hosting;
using Xunit;

namespace UserMigration.Module.Tests.Shell;

/// <summary>The shell from outside: arguments, streams, exit codes, signals.</summary>
public sealed class ShellTests : IDisposable
{
    private readonly TestFolder _folder = new TestFolder();

    [Fact]
    public void Command_RunsWithTheModuleLoaded()
    {
        ShellRun run = ShellRun.Start("-Command", $"Import-MigrationCsv '{_folder.File("u.csv", "email\na@example.com\n")}' | ForEach-Object email");

        Assert.Equal("a@example.com", run.Output.Trim());
        Assert.Equal(string.Empty, run.Errors);
        Assert.Equal(0, run.ExitCode);
    }

    [Fact]
    public void Script_GetsItsArguments_ByNameAndPositionAndAsSwitch()
    {
        string script = _folder.File("a.ps1", "param([string] $Name, [switch] $On, [switch] $Off, [int] $Number, [Parameter(ValueFromRemainingArguments)] $Rest)\n\"$Name|$On|$Off|$($Number + 1)|$Rest|$PSScriptRoot\"");

        ShellRun run = ShellRun.Start(script, "-Name", "two words", "-On", "-Off:$false", "-Number", "41", "x y", "z");

        Assert.Equal($"two words|True|False|42|x y z|{_folder.Path}", run.Output.Trim());
    }

    [Theory]
    [InlineData("exit 7", 7)]
    [InlineData("'fine'", 0)]
    [InlineData("throw 'bad'", 1)]
    [InlineData("$ErrorActionPreference = 'Stop'; Import-MigrationCsv nosuch.csv", 1)]
    [InlineData("if (", 1)]
    public void ExitCode_IsThatOfPowerShell(string script, int expected)
    {
        Assert.Equal(expected, ShellRun.Start("-File", _folder.File("a.ps1", script)).ExitCode);
        Assert.Equal(expected, ShellRun.Start("-Command", script).ExitCode);
    }

    [Fact]
    public void ScriptThatDoesNotExist_IsRefusedAsPowerShellRefusesIt()
    {
        ShellRun run = ShellRun.Start("nosuch.ps1");

        Assert.Equal(64, run.ExitCode);
        Assert.Contains("nosuch.ps1", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void Help_SaysHowTheShellIsUsed()
    {
        ShellRun run = ShellRun.Start("-Help");

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("-NonInteractive", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void WithoutArguments_LinesOfStandardInputRunAtAPrompt()
    {
        using Process process = ShellRun.Begin(new Dictionary<string, string>(), "-NoProfile");
        process.StandardInput.WriteLine("\"$(40 + 2) commands of $((Get-Command Import-MigrationCsv).Source)\"");
        process.StandardInput.WriteLine("exit 3");
        process.StandardInput.Close();
        ShellRun run = ShellRun.End(process);

        Assert.Contains("42 commands of UserMigration", run.Output, StringComparison.Ordinal);
        Assert.Equal(3, run.ExitCode);
    }

    [Fact]
    public void Module_IsOnTheModulePath_ForOtherRunspacesAndJobs()
    {
        ShellRun run = ShellRun.Start(
            "-NoProfile",
            "-Command",
            "1 | ForEach-Object -Parallel { Import-Module UserMigration; (Get-Module UserMigration).Name }; "
                + "Start-Job { Import-Module UserMigration; (Get-Module UserMigration).Name } | Receive-Job -Wait");

        Assert.Equal(["UserMigration", "UserMigration"], run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
        Assert.Equal(string.Empty, run.Errors);
    }

    [Fact]
    public void Error_GoesToStandardError_WithItsPlace()
    {
        ShellRun run = ShellRun.Start(_folder.File("a.ps1", "'before'\nImport-MigrationCsv nosuch.csv\n'after'"));

        Assert.Equal("before\nafter", run.Output.Replace("\r", string.Empty, StringComparison.Ordinal).Trim());
        Assert.Contains("nosuch.csv", run.Errors, StringComparison.Ordinal);
        Assert.Contains("a.ps1:2", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void TerminatingError_GoesToStandardError_WithItsPlace()
    {
        ShellRun run = ShellRun.Start(_folder.File("a.ps1", "'before'\nthrow 'bad'"));

        Assert.Equal("before", run.Output.Trim());
        Assert.Contains("a.ps1:2", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void Help_IsShownAsText()
    {
        ShellRun run = ShellRun.Start("-Command", "Get-Help Import-MigrationCsv -Full");

        Assert.Contains("-StartAt", run.Output, StringComparison.Ordinal);
        Assert.Contains("EXAMPLE", run.Output, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(0, run.ExitCode);
    }

    [Fact]
    public void Interrupt_StopsTheScript_AndLetsItCleanUp()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no signals to send to one process.");
        using Process process = ShellRun.Begin(
            new Dictionary<string, string>(),
            _folder.File("a.ps1", "try { 'started'; while ($true) { Start-Sleep -Milliseconds 20 } } finally { [Console]::WriteLine('cleaned'); exit 4 }"));
        Assert.Equal("started", process.StandardOutput.ReadLine());

        Assert.Equal(0, Signals.Send(process.Id, Signals.Interrupt));
        ShellRun run = ShellRun.End(process);

        Assert.Equal("cleaned", run.Output.Trim());
        Assert.Equal(4, run.ExitCode);
    }

    [Fact]
    public void BuildScript_KnowsItsTasks()
    {
        ShellRun run = ShellRun.Start(Path.Combine(LaidOutModule.Repository, "build.ps1"), "-Task", "Nonsense");

        Assert.NotEqual(0, run.ExitCode);
        Assert.Contains("Build,Test,Package", run.Errors.Replace(", ", ",", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public void Sandbox_EndsWithTheShellThatStartedIt()
    {
        ShellRun run = ShellRun.Start("-Command", "(Start-MigrationSandbox).ProcessId");

        Assert.Equal(0, run.ExitCode);
        int id = int.Parse(run.Output, System.Globalization.CultureInfo.InvariantCulture);
        Assert.True(WaitForEnd(id));
    }

    [Fact]
    public void Sandbox_OutlivesACtrlCThatWasMeantForItsShell()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no signals to send to one process.");
        using ModuleSession session = new ModuleSession();
        string id = session.Invoke("$global:sandbox = Start-MigrationSandbox; $null = $sandbox | Connect-IdentityStore; $sandbox.ProcessId").Text;
        try
        {
            Assert.Equal(0, Signals.Send(int.Parse(id, System.Globalization.CultureInfo.InvariantCulture), Signals.Interrupt));

            Assert.Equal("0", session.Invoke("(Measure-IdentityUser).Count").Text);
        }
        finally
        {
            session.Invoke("Stop-MigrationSandbox $sandbox");
        }
    }

    [Fact]
    public void Quickstart_BalancesAndTheStoreHasWhatWasCreated()
    {
        ShellRun run = ShellRun.Start(Path.Combine(LaidOutModule.Folder, "Examples", "quickstart.ps1"), "-Count", "500");

        Assert.Equal(0, run.ExitCode);
        Assert.Matches(@"The store has (\d+) users; the ledger has \1 created and balances\.", run.Output);
    }

    [Fact]
    [Trait("Category", "Long")]
    public void RehearsalWithFaults_EndsWithEveryUserOnce()
    {
        ShellRun run = ShellRun.Start(Path.Combine(LaidOutModule.Folder, "Examples", "rehearse-faults.ps1"), "-Count", "600");

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("The store has 600 users of 600; the ledger has 600 created and balances.", run.Output, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private static bool WaitForEnd(int id)
    {
        try
        {
            using Process process = Process.GetProcessById(id);
            return process.WaitForExit(TimeSpan.FromSeconds(20));
        }
        catch (ArgumentException)
        {
            return true;
        }
    }
}
