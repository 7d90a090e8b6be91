using System.Diagnostics;
using UserMigration.Module.Tests.Hosting;
using Xunit;

namespace UserMigration.Module.Tests.Pipeline;

/// <summary>What a stop from downstream leaves in the process.</summary>
[Collection(AloneCollection.Name)]
public static class DownstreamStopTests
{
    /// <summary>As Select-Object -First does it: the commands before it hear of it through Dispose alone.</summary>
    private const string TakeThree =
        "$taken = 0; foreach ($one in 1) { Import-MigrationCsv $args[0] | ForEach-Object { $_; if (++$taken -eq 3) { break } } }";

    [Fact]
    public static void FirstThree_ReturnAtOnce_AndLeaveNoHandle()
    {
        using TestFolder folder = new TestFolder();
        using ModuleSession session = new ModuleSession();
        string file = folder.File("big.csv");
        session.Invoke("$null = New-MigrationSample $args[0] -Count 100000", file);
        session.Invoke(TakeThree, file);
        int threads = ThreadsNow();

        for (int i = 0; i < 20; i++)
        {
            Assert.Equal(3, session.Invoke(TakeThree, file).Output.Count);
        }

        Assert.Empty(OpenHandles.On(file));
        Assert.InRange(ThreadsNow(), 0, threads + 5);
    }

    private static int ThreadsNow()
    {
        using Process process = Process.GetCurrentProcess();
        return process.Threads.Count;
    }
}
