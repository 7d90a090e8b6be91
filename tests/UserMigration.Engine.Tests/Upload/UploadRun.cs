using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using UserMigration.Engine.Composition;
using UserMigration.Engine.Conversion;
using UserMigration.Engine.Csv;
using UserMigration.Engine.Runs.Sending;
using UserMigration.Engine.Runs.Upload;

namespace UserMigration.Engine.Tests.Upload;

/// <summary>An upload of a datafile, as the cmdlet drives it.</summary>
internal sealed class UploadRun : DrivenRun<BulkUserResult>, IUploadObserver
{
    public UploadRun(MemoryStore store, string folder)
        : base(store)
    {
        Folder = folder;
    }

    public string Folder { get; }

    public BulkCreateOptions Options { get; set; } = new BulkCreateOptions { RateLimit = 0, Timeout = TimeSpan.FromSeconds(1), Patience = TimeSpan.FromSeconds(60) };

    public MigrationSummary? Summary { get; private set; }

    public string RunPath => Path.Combine(Folder, "run");

    /// <summary>Makes a datafile of some users.</summary>
    public static string CreateFile(string folder, int count)
    {
        string path = Path.Combine(folder, "users.csv");
        File.WriteAllText(path, "email,givenName\n" + string.Concat(Enumerable.Range(1, count).Select(i => $"user{i}@example.com,Name {i}\n")));
        return path;
    }

    /// <summary>The records of a datafile, ready to be sent.</summary>
    public static IEnumerable<IdentityRecord> Read(string file, EmptyValue emptyValue = EmptyValue.Default, CsvReadOptions? options = null)
    {
        IdentityConverter converter = new IdentityConverter(new ConversionOptions(StoreTargets.Get(IdentityTarget.Akamai)) { EmptyValue = emptyValue });
        using MigrationCsvReader reader = MigrationCsvReader.Open(file, 1, options ?? new CsvReadOptions());
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
        await WaitUntilAsync(upload.Completion);
        upload.Join();
        AbortedBy = upload.AbortedBy;
        foreach (BulkUserResult result in Results)
        {
            upload.Summary.Count(result.Status);
        }

        upload.Conclude(TimeSpan.Zero, await CountAsync(upload.CountStoreAsync));
        return Summary = upload.Summary;
    }

    private Task QueueAsync(BulkUpload upload, RecordBatch? batch) => WaitUntilAsync(() => batch is null || upload.TryQueue(batch));
}
