using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using UserMigration.Engine.Runs.Deletion;
using UserMigration.Engine.Tests.Upload;

namespace UserMigration.Engine.Tests.Deletion;

/// <summary>A run that is taken back, as the cmdlet drives it.</summary>
internal sealed class DeletionRun : DrivenRun<BulkUserDeletion>, IDeletionObserver
{
    public DeletionRun(MemoryStore store, string path)
        : base(store)
    {
        Path = path;
    }

    /// <summary>The run folder or the success file.</summary>
    public string Path { get; }

    public string Folder => Path + ".delete";

    public BulkDeleteOptions Options { get; } = new BulkDeleteOptions { RateLimit = 0, Timeout = TimeSpan.FromSeconds(1), Patience = TimeSpan.FromSeconds(60) };

    /// <summary>The records whose users are deleted; null for all.</summary>
    public RecordSelection? Selection { get; set; }

    /// <summary>Stops as a downstream stop does, when so many outcomes were told.</summary>
    public int StopAfter { get; set; } = int.MaxValue;

    public async Task<DeletionSummary> RunAsync()
    {
        using IdentityStoreSession session = new IdentityStoreSession(Store, "client", Store.Time.GetUtcNow());
        using BulkUserDelete deletion = File.Exists(Path)
            ? BulkUserDelete.CreateForFile(Path, session, Options, this, Store.Time, () => 0.1)
            : BulkUserDelete.CreateForRun(Path, session, Options, this, Store.Time, () => 0.1, Selection);
        deletion.Start();
        bool isQueued = false;
        await WaitUntilAsync(() => (isQueued = deletion.QueueMore()) || Results.Count >= StopAfter);
        if (!isQueued)
        {
            return deletion.Summary;
        }

        deletion.Complete();
        await WaitUntilAsync(deletion.Completion);
        deletion.Join();
        AbortedBy = deletion.AbortedBy;
        foreach (BulkUserDeletion result in Results)
        {
            deletion.Summary.Count(result.Status);
        }

        deletion.Conclude(TimeSpan.Zero, await CountAsync(deletion.CountStoreAsync));
        return deletion.Summary;
    }

    public string[] Lines(string name) => File.ReadAllLines(System.IO.Path.Combine(Folder, name));

    public IEnumerable<string> Journal(string kind) => Lines("journal.ndjson").Where(line => line.StartsWith($"{{\"{kind}\"", StringComparison.Ordinal));
}
