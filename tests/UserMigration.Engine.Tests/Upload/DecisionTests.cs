using System;
using System.Collections.Generic;
using System.IO;
using System.Threading.Tasks;
using UserMigration.Tests.Shared;
using Xunit;

namespace UserMigration.Engine.Tests.Upload;

/// <summary>What a run says of its batches and decisions, without values.</summary>
public sealed class DecisionTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("um-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task EachBatch_HasALine()
    {
        List<string> told = await RunAsync(new MemoryStore(new SteppedTime()), 25);

        Assert.Collection(
            told,
            line => Assert.StartsWith("Batch 1, records 1 to 10: Created 10; ", line, StringComparison.Ordinal),
            line => Assert.StartsWith("Batch 2, records 11 to 20: Created 10; ", line, StringComparison.Ordinal),
            line => Assert.StartsWith("Batch 3, records 21 to 25: Created 5; ", line, StringComparison.Ordinal));
    }

    [Fact]
    public async Task LostAnswer_IsLookedUp_AndSaidSo()
    {
        MemoryStore store = new MemoryStore(new SteppedTime()) { IsKeyUnique = false };
        store.Meet = (call, _) => call == 1 ? MemoryStore.Fault.LostAfter : MemoryStore.Fault.None;

        List<string> told = await RunAsync(store, 3);

        Assert.Contains("records 1 to 3: 3 users were looked up. All outcomes are known.", told);
        Assert.DoesNotContain(told, line => line.Contains("example.com", StringComparison.Ordinal));
    }

    [Fact]
    public async Task RetriedCall_IsSaid()
    {
        MemoryStore store = new MemoryStore(new SteppedTime());
        store.Meet = (call, _) => call == 1
            ? new MemoryStore.Fault(new IdentityStoreException(IdentityStoreFault.NotDone, "The connection was refused."), null)
            : MemoryStore.Fault.None;

        List<string> told = await RunAsync(store, 3);

        Assert.Contains(told, line => line.StartsWith("A call did not succeed and is made again in ", StringComparison.Ordinal) && line.EndsWith("The connection was refused.", StringComparison.Ordinal));
    }

    private async Task<List<string>> RunAsync(MemoryStore store, int records)
    {
        UploadRun run = new UploadRun(store, _folder);
        run.Options.Workers = 1;
        await run.RunAsync(UploadRun.CreateFile(_folder, records));
        return run.Told;
    }
}
