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
    [InlineData("exit 0", 0)]
    [InlineData("'fine'", 0)]
    [InlineData("throw 'bad'", 1)]
    [InlineData("nosuchcommand", 1)]
    [InlineData("Import-MigrationCsv nosuch.csv -ErrorAction Stop", 1)]
    [InlineData("Import-MigrationCsv nosuch.csv", 1)]
    [InlineData("Remove-Module nosuch; 'on'", 0)]
    [InlineData("[pscustomobject]@{ email = 'a@example.com' } | ConvertTo-IdentityRecord Akamai | Invoke-BulkUserCreate", 5)]
    [InlineData("if (", 1)]
    public void ExitCode_OfAScript(string script, int expected)
    {
        Assert.Equal(expected, ShellRun.Start(_folder.File("a.ps1", script)).ExitCode);
        Assert.Equal(expected, ShellRun.Start("-Command", script).ExitCode);
    }

    [Fact]
    public void CommandThatIsNoPowerShell_IsTold() =>
        Assert.Contains("Missing condition", ShellRun.Start("-Command", "if (").Errors, StringComparison.Ordinal);

    [Fact]
    public void ExitCode_IsOneWhereACmdletThrows() => Assert.Equal(1, ShellRun.Start(
        "-Command",
        "$table = [Data.DataTable]::new(); $null = $table.Columns.Add('email'); $row = $table.Rows.Add('a@example.com'); "
            + "$table.AcceptChanges(); $row.Delete(); , $row | Test-MigrationRecord").ExitCode);

    [Fact]
    public void ExitCode_IsThatOfTheLastRun()
    {
        ShellRun run = ShellRun.Start("-Command",
            "$null = Connect-IdentityStore Akamai http://127.0.0.1:9 ([pscredential]::new('c', [securestring]::new())); "
                + $"[pscustomobject]@{{ email = 'a@example.com' }} | ConvertTo-IdentityRecord Akamai | Invoke-BulkUserCreate -RateLimit 0 -TimeoutSeconds 1 -RunPath '{_folder.File("run")}'");

        Assert.Equal(4, run.ExitCode);
    }

    [Fact]
    public void Usage_IsToldWhereNothingIsAsked()
    {
        ShellRun nothing = ShellRun.Start();
        ShellRun missing = ShellRun.Start("nosuch.ps1");

        Assert.Equal(64, nothing.ExitCode);
        Assert.Contains("-Command", nothing.Errors, StringComparison.Ordinal);
        Assert.Equal(64, missing.ExitCode);
        Assert.Contains("nosuch.ps1", missing.Errors, StringComparison.Ordinal);
        Assert.Equal(0, ShellRun.Start("-Help").ExitCode);
    }

    [Fact]
    public void Error_GoesToStandardError_WithItsPlace()
    {
        ShellRun run = ShellRun.Start(_folder.File("a.ps1", "'before'\nImport-MigrationCsv nosuch.csv\n'after'"));

        Assert.Equal("before\nafter", run.Output.Replace("\r", string.Empty, StringComparison.Ordinal).Trim());
        Assert.Contains("nosuch.csv", run.Errors, StringComparison.Ordinal);
        Assert.Contains("a.ps1:2", run.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', run.Errors);
    }

    [Fact]
    public void TerminatingError_GoesToStandardError_WithItsPlace()
    {
        ShellRun run = ShellRun.Start(_folder.File("a.ps1", "'before'\nthrow 'bad'"));

        Assert.Equal("before", run.Output.Trim());
        Assert.Contains("a.ps1:2", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void Streams_StayApart()
    {
        ShellRun run = ShellRun.Start("-Command", "$ui = $host.UI; $ui.WriteWarningLine('w'); $ui.WriteVerboseLine('v'); $ui.WriteProgress(1, [Management.Automation.ProgressRecord]::new(0, 'p', 's')); Write-Host 'h'; 'o'");

        Assert.Contains("o", run.Output, StringComparison.Ordinal);
        Assert.Contains("h", run.Output, StringComparison.Ordinal);
        Assert.Contains("WARNING: w", run.Errors, StringComparison.Ordinal);
        Assert.Contains("VERBOSE: v", run.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("p", run.Errors.Replace("WARNING", string.Empty, StringComparison.Ordinal), StringComparison.Ordinal);
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
    public void Interrupt_StopsThePipeline_AndEndsWithFour()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no signals to send to one process.");
        using Process process = ShellRun.Begin(
            new Dictionary<string, string>(),
            _folder.File("a.ps1", "try { 'started'; while ($true) { Start-Sleep -Milliseconds 20 } } finally { [Console]::WriteLine('cleaned') }"
                .Replace("Start-Sleep -Milliseconds 20", "[Threading.Thread]::Sleep(20)", StringComparison.Ordinal)));
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
