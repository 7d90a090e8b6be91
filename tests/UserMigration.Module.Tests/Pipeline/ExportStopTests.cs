using System;
using System.IO;
using System.Management.Automation;
using System.Threading.Tasks;
using UserMigration.Module.Tests.Hosting;
using Xunit;

namespace UserMigration.Module.Tests.Pipeline;

/// <summary>A datafile that is not written to its end is not there.</summary>
public static class ExportStopTests
{
    [Fact]
    public static async Task CtrlC_LeavesTheOldFileAndNothingElse()
    {
        using TestFolder folder = new TestFolder();
        using ModuleSession session = new ModuleSession();
        string file = folder.File("big.csv");
        string output = folder.File("out.csv", "old");
        session.Invoke("$null = New-MigrationSample $args[0] -Count 100000", file);
        using PowerShell shell = session.Create(
            "& { while ($true) { Import-MigrationCsv $args[0] } } $args[0] | Repair-MigrationRecord -Safe | Export-MigrationCsv $args[1] -PassThru", file, output);
        TaskCompletionSource first = new TaskCompletionSource();
        using PSDataCollection<PSObject> records = new PSDataCollection<PSObject>();
        records.DataAdded += (_, _) => first.TrySetResult();
        Task run = shell.InvokeAsync<PSObject, PSObject>(null, records);
        await first.Task.WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);

        await shell.StopAsync(null, null).WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);

        await Assert.ThrowsAnyAsync<PipelineStoppedException>(() => run);
        Assert.Equal("old", await File.ReadAllTextAsync(output, TestContext.Current.CancellationToken));
        Assert.Equal(2, Directory.GetFiles(folder.Path).Length);
    }
}
