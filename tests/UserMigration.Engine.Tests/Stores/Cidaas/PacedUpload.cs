using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using UserMigration.Engine.Runs.Sending;
using UserMigration.Engine.Runs.Upload;
using UserMigration.Tests.Shared;
using Xunit;

namespace UserMigration.Engine.Tests.Stores.Cidaas;

/// <summary>An upload by the real clock, by which tokens end.</summary>
internal sealed class PacedUpload : IUploadObserver
{
    private readonly ConcurrentQueue<BulkUserResult> _results = new ConcurrentQueue<BulkUserResult>();
    private readonly Signal _told = new Signal();

    private PacedUpload()
    {
    }

    /// <summary>Sends records, up to ten in a call, and closes the store; 0 calls a second is as many as may be.</summary>
    public static async Task<IReadOnlyCollection<BulkUserResult>> RunAsync(
        IIdentityStore store, IReadOnlyList<IdentityRecord> records, double callsPerSecond, TimeProvider? time = null)
    {
        PacedUpload observer = new PacedUpload();
        string folder = Directory.CreateTempSubdirectory("um-").FullName;
        try
        {
            using IdentityStoreSession session = new IdentityStoreSession(store, "client", DateTimeOffset.UnixEpoch);
            BulkCreateOptions options = new BulkCreateOptions { RateLimit = callsPerSecond, BatchSize = Math.Min(10, store.Capabilities.LargestBatch), PrimaryKey = store.Capabilities.PrimaryKey };
            using BulkUpload upload = new BulkUpload(session, options, observer, time ?? TimeProvider.System, () => 0.5);
            upload.Start(Path.Combine(folder, "run"));
            await observer.SendAsync(upload, records);
            Assert.Null(upload.AbortedBy);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }

        return observer._results;
    }

    public void OnResults(IReadOnlyList<BulkUserResult> results)
    {
        foreach (BulkUserResult result in results)
        {
            _results.Enqueue(result);
        }

        _told.Set();
    }

    public void OnVerbose(string message)
    {
    }

    public void OnWarning(string message)
    {
    }

    private async Task SendAsync(BulkUpload upload, IReadOnlyList<IdentityRecord> records)
    {
        using CancellationTokenSource tooLong = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        tooLong.CancelAfter(TimeSpan.FromMinutes(1));
        foreach (RecordBatch? batch in records.Select(upload.Add).Append(upload.TakeBatch()))
        {
            await _told.WaitUntilAsync(() => batch is null || upload.TryQueue(batch), tooLong.Token);
        }

        upload.Complete();
        await _told.WaitUntilAsync(upload.Completion, tooLong.Token);
        upload.Join();
    }
}
