using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Threading.Tasks;
using UserMigration.Module.Tests.Hosting;
using Xunit;

namespace UserMigration.Module.Tests.Pipeline;

/// <summary>What users see of long work. The clock is a test's own, for the whole process.</summary>
[Collection(AloneCollection.Name)]
public sealed class ProgressTests : IDisposable
{
    private readonly TestFolder _folder = new TestFolder();
    private readonly ModuleSession _session = new ModuleSession();
    private readonly ModuleClock _clock;
    private readonly string _file;

    public ProgressTests()
    {
        _clock = new ModuleClock(_session);
        _file = Write("users.csv");
    }

    public void Dispose()
    {
        _clock.Dispose();
        _session.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void ShortWork_ShowsNothing() => Assert.Empty(Run("Import-MigrationCsv $args[0] | Wait 0.01 | Test-MigrationRecord"));

    [Fact]
    public void Chain_HasOneLine_FromTheCmdletThatReadsTheFile()
    {
        ProgressRecord[] records = Run(
            "Import-MigrationCsv $args[0] | Repair-MigrationRecord -Safe | Test-MigrationRecord | Wait 0.1 | ConvertTo-IdentityRecord Akamai");

        Assert.Equal(["Reading users.csv"], records.Select(record => record.Activity).Distinct());
        Assert.Equal(ProgressRecordType.Completed, records[^1].RecordType);
        Assert.Single(records, record => record.RecordType == ProgressRecordType.Completed);
        ProgressRecord[] shown = records[..^1];
        Assert.Equal(shown.OrderBy(record => record.PercentComplete), shown);
        Assert.InRange(shown.Length, 15, 17);
        Assert.Equal("20 records, 10 a second", shown[0].StatusDescription);
        Assert.InRange(shown[0].PercentComplete, 18, 20);
        Assert.InRange(shown[0].SecondsRemaining, 8, 9);
    }

    [Fact]
    public void SeveralFiles_CountAsOne()
    {
        string more = Write("more.csv");

        ProgressRecord[] records = Run("Import-MigrationCsv $args[0], $args[1] | Wait 0.1", more);

        Assert.Equal("Reading 2 files", records[0].Activity);
        Assert.InRange(records[0].PercentComplete, 9, 10);
        Assert.InRange(records[^2].PercentComplete, 95, 100);
    }

    [Fact]
    public void First_LimitsTheWork()
    {
        ProgressRecord[] records = Run("Import-MigrationCsv $args[0] -First 40 | Wait 0.1");

        Assert.InRange(records[0].PercentComplete, 47, 50);
        Assert.InRange(records[0].SecondsRemaining, 2, 3);
    }

    [Fact]
    public void RecordsInMemory_AreShownByTheFirstCmdlet()
    {
        ProgressRecord[] records = Run("$all = @(Import-MigrationCsv $args[0]); $all | Test-MigrationRecord | Wait 0.1 | Measure-MigrationRecord");

        Assert.Equal(["Checking records"], records.Select(record => record.Activity).Distinct());
        Assert.InRange(records[0].PercentComplete, 18, 20);
    }

    [Fact]
    public void RecordsInAnotherOrder_HaveNoPercentage()
    {
        ProgressRecord[] records = Run("Import-MigrationCsv $args[0] | Sort-Object { [array]::IndexOf((3, 1, 2), [int] $_.n % 4) } | Wait 0.1 | Measure-MigrationRecord");

        Assert.Equal("Measuring records", records[0].Activity);
        Assert.Equal(-1, records[^2].PercentComplete);
        Assert.Equal(-1, records[^2].SecondsRemaining);
    }

    [Theory]
    [InlineData("Import-Csv $args[0] | Wait 0.1 | Repair-MigrationRecord -Safe | ConvertTo-IdentityRecord Akamai", "Repairing records")]
    [InlineData("Import-Csv $args[0] | Wait 0.1 | ConvertTo-IdentityRecord Akamai", "Converting records")]
    [InlineData("Import-Csv $args[0] | Wait 0.1 | Export-MigrationCsv \"$($args[0]).out.csv\"", "Writing users.csv.out.csv")]
    public void OtherObjects_AreCounted(string script, string activity)
    {
        ProgressRecord[] records = Run(script);

        Assert.Equal([activity], records.Select(record => record.Activity).Distinct());
        Assert.Equal((-1, -1), (records[0].PercentComplete, records[0].SecondsRemaining));
    }

    [Fact]
    public void Upload_ShowsItsOwnProgress()
    {
        _session.Invoke("$null = Connect-IdentityStore Akamai http://127.0.0.1:9 ([pscredential]::new('c', (ConvertTo-SecureString s -AsPlainText -Force))) -NoVerify");

        ProgressRecord[] records = Run("Import-MigrationCsv $args[0] | ConvertTo-IdentityRecord Akamai | Wait 0.1 | Invoke-BulkUserCreate -WhatIf");

        Assert.Equal(["Creating users at http://127.0.0.1:9/"], records.Select(record => record.Activity).Distinct());
        Assert.Matches("^(10|20) of about (99|100|101) records, [0-9.]+ a second$", records[0].StatusDescription);
        Assert.InRange(records[0].SecondsRemaining, 7, 9);
    }

    [Fact]
    public void Preference_SilencesIt()
    {
        Assert.Empty(Run("$ProgressPreference = 'SilentlyContinue'; Import-MigrationCsv $args[0] | Wait 0.1"));
        Assert.Empty(Run("Import-MigrationCsv $args[0] -ProgressAction SilentlyContinue | Wait 0.1"));
    }

    [Fact]
    public void StopFromDownstream_RemovesTheLine()
    {
        ProgressRecord[] records = Run("Import-MigrationCsv $args[0] | Wait 0.1 | Select-Object -First 50");

        Assert.Equal(ProgressRecordType.Completed, records[^1].RecordType);
    }

    [Fact]
    public async Task CtrlC_RemovesTheLine()
    {
        using PowerShell shell = _session.Create("Import-MigrationCsv $args[0] | Test-MigrationRecord | Wait 0.1 | ForEach-Object { $_; if ($_.n -eq '50') { while ($true) { } } }", _file);
        TaskCompletionSource first = new TaskCompletionSource();
        using PSDataCollection<PSObject> output = new PSDataCollection<PSObject>();
        output.DataAdded += (_, _) => first.TrySetResult();
        Task run = shell.InvokeAsync<PSObject, PSObject>(null, output);
        shell.Streams.Progress.DataAdded += (_, _) => first.TrySetResult();
        await first.Task.WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);
        while (output.Count < 51 && !run.IsCompleted)
        {
            await Task.Yield();
        }

        await shell.StopAsync(null, null).WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);

        await Assert.ThrowsAnyAsync<PipelineStoppedException>(() => run);
        Assert.Equal(ProgressRecordType.Completed, shell.Streams.Progress.Last().RecordType);
    }

    private string Write(string name)
    {
        string path = _folder.File(name);
        File.WriteAllText(path, "n,email\n" + string.Concat(Enumerable.Range(0, 100).Select(i => $"{i:00},user{i:00}@example.com\n")));
        return path;
    }

    private ProgressRecord[] Run(string script, params object?[] arguments)
    {
        List<object?> all = [_file, .. arguments];
        return _session.Invoke(script, [.. all]).Progress.ToArray();
    }
}
