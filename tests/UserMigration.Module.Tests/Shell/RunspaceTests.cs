using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using UserMigration.Module.Tests.Hosting;
using Xunit;

namespace UserMigration.Module.Tests.Shell;

/// <summary>
/// Records in runspaces that did not import the module. Each case is a process of its own, because PowerShell remembers for the whole
/// process how it bound a name.
/// </summary>
public static class RunspaceTests
{
    // What is done with records, each with the text that it yields.
    private const string Probe = """
        $records = @($args[0])
        'read: ' + ($records | ForEach-Object { $_.email }) -join ' '
        'member name: ' + ($records | ForEach-Object email) -join ' '
        'where script: ' + @($records | Where-Object { $_.email -like '*@example.com' }).Count
        'where words: ' + @($records | Where-Object email -like '*@example.com').Count
        'select: ' + ($records | Select-Object email, givenName | ForEach-Object { "$($_.email)/$($_.givenName)" }) -join ' '
        'select all: ' + (@($records | Select-Object *)[0].PSObject.Properties.Name -join ' ')
        'sort: ' + ($records | Sort-Object givenName -Descending | ForEach-Object givenName) -join ' '
        'group: ' + @($records | Group-Object givenName).Count
        'properties: ' + ($records[0].PSObject.Properties.Name -join ' ')
        'csv: ' + (($records | ConvertTo-Csv) -join '|')
        'json: ' + ($records[0] | ConvertTo-Json -Compress)
        'table: ' + (($records | Format-Table email, givenName | Out-String) -replace '\s+', ' ')
        'list: ' + (($records[0] | Format-List | Out-String) -replace '\s+', ' ')
        'members: ' + (($records[0] | Get-Member -MemberType Properties).Name -join ' ')
        'our members: ' + $records[0].psbase.RecordNumber + ' ' + $records[0].RecordNumber + ' ' + $records[0].Issues.Count
        'no column: ' + ($null -eq $records[0].nothing)
        $records[1].nick = Get-Date -Year 2020 -Month 1 -Day 2 -Hour 0 -Minute 0 -Second 0 -Millisecond 0
        'written: ' + $records[1].nick.ToString('yyyy') + ' ' + $records[1].psbase.GetValue('nick').GetType().Name
        $records[1].nick = 'x'
        $copy = [Management.Automation.PSSerializer]::Deserialize([Management.Automation.PSSerializer]::Serialize($records[2]))
        'serialised: ' + $copy.email + ' ' + $copy.PSMigrationLine + ' ' + @($copy.PSMigrationIssues)[0].RuleId
        $added = $records[0] | Add-Member extra 'more' -PassThru
        'added: ' + $added.extra + ' ' + $added.email
        $null = $records[3] | Add-Member email 'new@example.com' -Force
        'replaced: ' + $records[3].email
        """;

    public static IEnumerable<TheoryDataRow<string, bool>> Others()
    {
        string[] others =
        [
            "1 | ForEach-Object -Parallel { & ([scriptblock]::Create($using:probe)) $using:records }",
            "[powershell]::Create().AddScript($probe).AddArgument($records).Invoke()",
            "$pool = [runspacefactory]::CreateRunspacePool(1, 2); $pool.Open(); $shell = [powershell]::Create(); $shell.RunspacePool = $pool; $shell.AddScript($probe).AddArgument($records).Invoke()",
            "$shell = [powershell]::Create(); $shell.Runspace = [runspacefactory]::CreateRunspace([initialsessionstate]::CreateDefault()); $shell.Runspace.Open(); $shell.AddScript($probe).AddArgument($records.ForEach({ $_.psobject.BaseObject })).Invoke()",
        ];
        foreach (string other in others)
        {
            yield return new TheoryDataRow<string, bool>(other, true);
            yield return new TheoryDataRow<string, bool>(other, false);
        }
    }

    [Theory]
    [MemberData(nameof(Others))]
    public static void Records_AreTheSame_InARunspaceWithoutTheModule(string other, bool isFirst)
    {
        using TestFolder folder = new TestFolder();
        File.WriteAllText(folder.File("users.csv"), "email,givenName,nick\nann@example.com,Ann,a\nbob@example.com,Bob,b\ncyd@example.com,Cyd\ndan@example.com,Dan,d\n");
        File.WriteAllText(folder.File("probe.ps1"), Probe);
        const string Read = "$records = @(Import-MigrationCsv users.csv)";
        const string Here = "& ([scriptblock]::Create($probe)) $records | Set-Content here.txt";
        string there = $"$({other}) | Set-Content there.txt";
        string[] lines = ["$ErrorActionPreference = 'Stop'", "$probe = Get-Content -Raw probe.ps1", Read, isFirst ? there : Here, Read, isFirst ? Here : there];
        File.WriteAllLines(folder.File("script.ps1"), lines);

        using Process process = ShellRun.Begin(new Dictionary<string, string>(), folder.Path, ["-NoProfile", "-NonInteractive", "-File", "script.ps1"]);
        ShellRun run = ShellRun.End(process);

        Assert.Equal(string.Empty, run.Errors);
        string expected = File.ReadAllText(folder.File("here.txt"));
        Assert.Contains("where script: 4", expected, StringComparison.Ordinal);
        Assert.Contains("select all: email givenName nick ", expected, StringComparison.Ordinal);
        Assert.Contains("serialised: cyd@example.com 4 TooFewFields", expected, StringComparison.Ordinal);
        Assert.Contains("replaced: new@example.com", expected, StringComparison.Ordinal);
        Assert.Equal(expected, File.ReadAllText(folder.File("there.txt")));
    }
}
