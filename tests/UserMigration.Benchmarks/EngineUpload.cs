using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using UserMigration.Engine.Composition;
using UserMigration.Engine.Conversion;
using UserMigration.Engine.Csv;
using UserMigration.Engine.Rules;
using UserMigration.Engine.Runs.Sending;
using UserMigration.Engine.Runs.Upload;
using UserMigration.Engine.Targets;

namespace UserMigration.Benchmarks;

/// <summary>An upload into a sandbox without PowerShell, so that the engine alone is measured.</summary>
internal sealed class EngineUpload : IUploadObserver
{
    private long _created;

    /// <summary>Records that the store made users of.</summary>
    public long Created => Interlocked.Read(ref _created);

    /// <summary>A session with a sandbox.</summary>
    public static IdentityStoreSession Connect(MigrationSandbox sandbox) => new IdentityStoreSession(
        StoreTargets.Get(IdentityTarget.Akamai).Connect(
            new StoreConnection(sandbox.Uri, new StoreCredential(sandbox.ClientId, sandbox.ClientSecret), TimeProvider.System)),
        sandbox.ClientId,
        TimeProvider.System.GetUtcNow());

    /// <summary>The records of a datafile.</summary>
    public static IEnumerable<IdentityRecord> Read(string file)
    {
        IdentityConverter converter = new IdentityConverter(new ConversionOptions(StoreTargets.Get(IdentityTarget.Akamai))
        {
            Transforms = StoreTargets.Get(IdentityTarget.Akamai).DefaultTransforms.ToDictionary(
                item => item.Key,
                item => (IReadOnlyList<AttributeTransform>)[BuiltInTransforms.Find(item.Value, allowClearText: false, StoreTargets.Get(IdentityTarget.Akamai).CreatePasswordTypeMap())!]),
        });
        using MigrationCsvReader reader = MigrationCsvReader.Open(file, 1, new CsvReadOptions());
        while (reader.Read() is { } record)
        {
            yield return converter.Convert(record);
        }
    }

    /// <summary>Sends records.</summary>
    /// <param name="session">The session.</param>
    /// <param name="options">How to run.</param>
    /// <param name="runPath">The run folder, or null for an upload without a journal.</param>
    /// <param name="records">The records.</param>
    /// <returns>The time that it took, and how often the disk was made to keep the journal.</returns>
    public async Task<(TimeSpan Elapsed, long Syncs)> RunAsync(
        IdentityStoreSession session, BulkCreateOptions options, string? runPath, IEnumerable<IdentityRecord> records)
    {
        Stopwatch watch = Stopwatch.StartNew();
        using BulkUpload upload = new BulkUpload(session, options, this, TimeProvider.System, Jitter.Create(1));
        if (runPath is null)
        {
            upload.StartPlan();
        }
        else
        {
            upload.Start(runPath);
        }

        foreach (IdentityRecord record in records)
        {
            await QueueAsync(upload, upload.Add(record));
        }

        await QueueAsync(upload, upload.TakeBatch());
        upload.Complete();
        while (!upload.IsCompleted)
        {
            await Task.Delay(1);
        }

        upload.Join();
        long syncs = upload.Syncs;
        upload.Conclude(watch.Elapsed, null);
        return (watch.Elapsed, syncs);
    }

    /// <inheritdoc/>
    public void OnResults(IReadOnlyList<BulkUserResult> results) =>
        Interlocked.Add(ref _created, results.Count(result => result.Status == BulkUserStatus.Created));

    /// <inheritdoc/>
    public void OnVerbose(string message) => Console.WriteLine("  " + message);

    /// <inheritdoc/>
    public void OnWarning(string message) => OnVerbose(message);

    private static async Task QueueAsync(BulkUpload upload, RecordBatch? batch)
    {
        while (batch is not null && !upload.TryQueue(batch))
        {
            await Task.Delay(1);
        }
    }
}
