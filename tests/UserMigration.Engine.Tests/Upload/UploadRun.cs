using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
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

    public async Task<MigrationSummary> RunAsync(string file)
    {
        List<IdentityRecord> records = [];
        IdentityConverter converter = new IdentityConverter(new ConversionOptions());
        using (MigrationCsvReader reader = MigrationCsvReader.Open(file, 1, new CsvReadOptions()))
        {
            while (reader.Read() is { } record)
            {
                records.Add(converter.Convert(record));
            }
        }

        return await RunAsync(records);
    }

    public async Task<MigrationSummary> RunAsync(IEnumerable<IdentityRecord> records)
    {
        using IdentityStoreSession session = new IdentityStoreSession(Store, "client", Store.Time.GetUtcNow());
        using BulkUpload upload = new BulkUpload(session, Options, this, Store.Time, () => 0.1);
        upload.Start(RunPath);
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
        AbortedBy = upload.AbortedBy;
        foreach (BulkUserResult result in Results)
        {
            upload.Summary.Count(result.Status);
        }

        upload.Conclude(TimeSpan.Zero, await upload.CountStoreAsync(CancellationToken.None));
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

    private static async Task QueueAsync(BulkUpload upload, RecordBatch? batch)
    {
        while (batch is not null && !upload.TryQueue(batch))
        {
            await Task.Delay(1);
        }
    }
}
