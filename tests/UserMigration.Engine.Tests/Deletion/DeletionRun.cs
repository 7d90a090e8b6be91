using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.Time.Testing;
using UserMigration.Engine.Deletion;
using UserMigration.Engine.Tests.Upload;

namespace UserMigration.Engine.Tests.Deletion;

/// <summary>A run that is taken back, as the cmdlet drives it.</summary>
internal sealed class DeletionRun : IDeletionObserver
{
    private readonly object _lock = new object();

    public DeletionRun(MemoryStore store, string path)
    {
        Store = store;
        Path = path;
    }

    public MemoryStore Store { get; }

    /// <summary>The run folder or the success file.</summary>
    public string Path { get; }

    public string Folder => Path + ".delete";

    public BulkDeleteOptions Options { get; } = new BulkDeleteOptions { RateLimit = 0, Timeout = TimeSpan.FromSeconds(1), Patience = TimeSpan.FromSeconds(60) };

    public List<BulkUserDeletion> Results { get; } = [];

    public List<string> Told { get; } = [];

    public MigrationException? AbortedBy { get; private set; }

    /// <summary>Stops as a downstream stop does, when so many outcomes were told.</summary>
    public int StopAfter { get; set; } = int.MaxValue;

    public async Task<DeletionSummary> RunAsync()
    {
        using IdentityStoreSession session = new IdentityStoreSession(Store, "client", Store.Time.GetUtcNow());
        using BulkUserDelete deletion = File.Exists(Path)
            ? BulkUserDelete.OfFile(Path, session, Options, this, Store.Time, () => 0.1)
            : BulkUserDelete.OfRun(Path, session, Options, this, Store.Time, () => 0.1);
        deletion.Start();
        while (!deletion.QueueMore())
        {
            await WaitAsync();
            if (Results.Count >= StopAfter)
            {
                return deletion.Summary;
            }
        }

        deletion.Complete();
        while (!deletion.IsCompleted)
        {
            await WaitAsync();
        }

        deletion.Join();
        AbortedBy = deletion.AbortedBy;
        foreach (BulkUserDeletion result in Results)
        {
            deletion.Summary.Count(result.Status);
        }

        Task<long?> count = deletion.CountStoreAsync(CancellationToken.None);
        while (!count.IsCompleted)
        {
            await WaitAsync();
        }

        deletion.Conclude(TimeSpan.Zero, await count);
        return deletion.Summary;
    }

    public string[] Lines(string name) => File.ReadAllLines(System.IO.Path.Combine(Folder, name));

    public IEnumerable<string> Journal(string kind) => Lines("journal.ndjson").Where(line => line.StartsWith($"{{\"{kind}\"", StringComparison.Ordinal));

    public void OnResult(BulkUserDeletion result)
    {
        lock (_lock)
        {
            Results.Add(result);
        }
    }

    public void OnVerbose(string message)
    {
        lock (_lock)
        {
            Told.Add(message);
        }
    }

    public void OnWarning(string message) => OnVerbose(message);

    /// <summary>Lets others work; with a clock of the test's own, time passes meanwhile.</summary>
    private async Task WaitAsync()
    {
        (Store.Time as FakeTimeProvider)?.Advance(TimeSpan.FromMilliseconds(20));
        await Task.Delay(1);
    }
}
