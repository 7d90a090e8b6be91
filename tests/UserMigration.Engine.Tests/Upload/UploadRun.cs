using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.Time.Testing;
using UserMigration.Engine.Conversion;
using UserMigration.Engine.Csv;
using UserMigration.Engine.Upload;

namespace UserMigration.Engine.Tests.Upload;

/// <summary>An upload of a datafile, as the cmdlet drives it.</summary>
internal sealed class UploadRun : IUploadObserver
{
    private readonly object _lock = new object();

    public UploadRun(MemoryStore store, string folder)
    {
        Store = store;
        Folder = folder;
    }

    public MemoryStore Store { get; }

    public string Folder { get; }

    public BulkCreateOptions Options { get; set; } = new BulkCreateOptions { RateLimit = 0, Timeout = TimeSpan.FromSeconds(1), Patience = TimeSpan.FromSeconds(60) };

    public List<BulkUserResult> Results { get; } = [];

    public List<string> Told { get; } = [];

    public MigrationException? AbortedBy { get; private set; }

    public string RunPath => Path.Combine(Folder, "run");

    /// <summary>Makes a datafile of some users.</summary>
    public static string MakeFile(string folder, int count)
    {
        string path = Path.Combine(folder, "users.csv");
        File.WriteAllText(path, "email,givenName\n" + string.Concat(Enumerable.Range(1, count).Select(i => $"user{i}@example.com,Name {i}\n")));
        return path;
    }

    /// <summary>The records of a datafile, ready to be sent.</summary>
    public static IEnumerable<IdentityRecord> Read(string file)
    {
        IdentityConverter converter = new IdentityConverter(new ConversionOptions());
        using MigrationCsvReader reader = MigrationCsvReader.Open(file, 1, new CsvReadOptions());
        while (reader.Read() is { } record)
        {
            yield return converter.Convert(record);
        }
    }

    public Task<MigrationSummary> RunAsync(string file) => RunAsync(Read(file));

    public async Task<MigrationSummary> RunAsync(IEnumerable<IdentityRecord> records)
    {
        using IdentityStoreSession session = new IdentityStoreSession(Store, "client", Store.Time.GetUtcNow());
        using BulkUpload upload = new BulkUpload(session, Options, this, Store.Time, () => 0.1);
        if (Options.Plan)
        {
            upload.StartPlan();
        }
        else
        {
            upload.Start(RunPath);
        }

        foreach (IdentityRecord record in records)
        {
            await QueueAsync(upload, upload.Add(record));
        }

        await QueueAsync(upload, upload.TakeBatch());
        upload.Complete();
        while (!upload.IsCompleted)
        {
            await WaitAsync();
        }

        upload.Join();
        AbortedBy = upload.AbortedBy;
        foreach (BulkUserResult result in Results)
        {
            upload.Summary.Count(result.Status);
        }

        Task<long?> count = upload.CountStoreAsync(CancellationToken.None);
        while (!count.IsCompleted)
        {
            await WaitAsync();
        }

        upload.Conclude(TimeSpan.Zero, await count);
        return upload.Summary;
    }

    public void OnResult(BulkUserResult result)
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

    private async Task QueueAsync(BulkUpload upload, RecordBatch? batch)
    {
        while (batch is not null && !upload.TryQueue(batch))
        {
            await WaitAsync();
        }
    }

    /// <summary>Lets others work; with a clock of the test's own, time passes meanwhile.</summary>
    private async Task WaitAsync()
    {
        (Store.Time as FakeTimeProvider)?.Advance(TimeSpan.FromMilliseconds(20));
        await Task.Delay(1);
    }
}
