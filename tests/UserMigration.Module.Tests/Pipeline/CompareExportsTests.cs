using System;
using System.IO;
using System.Linq;
using System.Management.Automation;
using System.Threading.Tasks;
using UserMigration.Module.Tests.Hosting;
using Xunit;

namespace UserMigration.Module.Tests.Pipeline;

/// <summary>Compare-MigrationCsv: its stops, its questions, its streams.</summary>
public sealed class CompareExportsTests : IDisposable
{
    private readonly TestFolder _folder = new TestFolder();
    private readonly ModuleSession _session = new ModuleSession();

    public void Dispose()
    {
        _session.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void DownstreamStop_EndsTheCommandAndClosesTheFiles()
    {
        (string before, string after) = CreateSamples(20_000);

        ModuleSession.Invocation run = _session.Invoke(
            "foreach ($one in 1) { Compare-MigrationCsv $args[0] $args[1] -Key email -NoDelete | ForEach-Object { $_; break } }", before, after);

        Assert.Single(run.Output);
        Assert.Empty(run.Errors);
        File.Delete(before);
        File.Delete(after);
    }

    [Fact]
    public async Task CtrlC_LeavesTheOldChangeFileAndNothingElse()
    {
        (string before, string after) = CreateSamples(200_000);
        string output = _folder.File("changes.csv", "old");
        using PowerShell shell = _session.Create(
            "Compare-MigrationCsv $args[0] $args[1] -Key email -NoDelete -OutFile $args[2]", before, after, output);
        TaskCompletionSource started = new TaskCompletionSource();
        shell.InvocationStateChanged += (_, _) => started.TrySetResult();
        Task run = shell.InvokeAsync();
        await started.Task.WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);

        await shell.StopAsync(null, null).WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);

        await Assert.ThrowsAnyAsync<PipelineStoppedException>(() => run);
        Assert.Equal("old", await File.ReadAllTextAsync(output, TestContext.Current.CancellationToken));
        Assert.Equal(3, Directory.GetFiles(_folder.Path).Length);
    }

    [Fact]
    public void Declined_WritesNothing_AndTellsTheCounts()
    {
        using ModuleSession session = new ModuleSession(host: new DecliningHost());
        string before = _folder.File("old.csv", "id,n\n1,x\n2,x\n");
        string after = _folder.File("new.csv", "id,n\n1,y\n2,x\n");
        string output = Path.Combine(_folder.Path, "changes.csv");

        ModuleSession.Invocation run = session.Invoke("Compare-MigrationCsv $args[0] $args[1] -Key id -OutFile $args[2] -Confirm", before, after, output);

        Assert.Equal("0 created, 1 updated, 0 deleted, 1 unchanged", run.Text);
        Assert.False(File.Exists(output));
    }

    [Fact]
    public void Summary_IsOnTheInformationStream_WhereTheOutputIsTheChanges()
    {
        string before = _folder.File("old.csv", "id,n\n1,x\n");
        string after = _folder.File("new.csv", "id,n\n1,y\n2,x\n");

        ModuleSession.Invocation run = _session.Invoke("Compare-MigrationCsv $args[0] $args[1] -Key id", before, after);

        Assert.Equal(2, run.Output.Count);
        Assert.All(run.Output, item => Assert.Equal("UserMigration.MigrationRecord", item.BaseObject.GetType().FullName));
        Assert.Equal("1 created, 1 updated, 0 deleted, 0 unchanged", run.Information.Single().MessageData.ToString());
    }

    private (string Before, string After) CreateSamples(int count)
    {
        string before = _folder.File("old.csv");
        string after = _folder.File("new.csv");
        _session.Invoke("$null = New-MigrationSample $args[0] -Count $args[2]; $null = New-MigrationSample $args[1] -Count $args[2] -Seed 2", before, after, count);
        return (before, after);
    }
}
