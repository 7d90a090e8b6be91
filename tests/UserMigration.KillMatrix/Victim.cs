using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Threading;
using System.Threading.Tasks;
using UserMigration.Engine.Conversion;
using UserMigration.Engine.Csv;
using UserMigration.Engine.Stores;
using UserMigration.Engine.Upload;
using UserMigration.Tests.Shared;

namespace UserMigration.KillMatrix;

/// <summary>An upload over the engine, as the cmdlet drives it.</summary>
internal sealed class Victim : IUploadObserver
{
    private readonly object _lock = new object();
    private MigrationSummary? _summary;

    public static async Task<int> RunAsync(VictimOptions options, string secret)
    {
        Victim victim = new Victim();
        using IIdentityStore store = new VictimStore(
            Connect(options.Uri, options.ClientId, secret), options);
        using IdentityStoreSession session = new IdentityStoreSession(store, options.ClientId, TimeProvider.System.GetUtcNow());
        BulkCreateOptions upload = new BulkCreateOptions
        {
            BatchSize = options.BatchSize,
            Workers = options.Workers,
            RateLimit = 0,
            Timeout = TimeSpan.FromSeconds(2),
            DeltaMigration = options.Work == Work.Change,
        };
        if (options.Moment == KillMoment.JournalByte)
        {
            upload.OpenJournal = path => new DyingJournal(path, options.At);
        }

        return await victim.UploadAsync(session, upload, options);
    }

    /// <summary>A session with the sandbox.</summary>
    public static IIdentityStore Connect(string uri, string clientId, string secret) => StoreTargets.Of(IdentityTarget.Akamai).Connect(
            new StoreConnection(new Uri(uri), new StoreCredential(clientId, new NetworkCredential(string.Empty, secret).SecurePassword), new HurriedTime()));

    /// <summary>The records of a datafile.</summary>
    public static IEnumerable<IdentityRecord> Read(string file)
    {
        IdentityConverter converter = new IdentityConverter(new ConversionOptions
        {
            Transforms = StoreTargets.Of(IdentityTarget.Akamai).DefaultTransforms.ToDictionary(
                item => item.Key,
                item => (IReadOnlyList<AttributeTransform>)[BuiltInTransforms.Find(item.Value, allowClearText: false)!]),
        });
        using MigrationCsvReader reader = MigrationCsvReader.Open(file, 1, new CsvReadOptions());
        while (reader.Read() is { } record)
        {
            yield return converter.Convert(record);
        }
    }

    /// <summary>Every other record, with another name than it is to have.</summary>
    private static IEnumerable<IdentityRecord> ReadOlder(string file) => Read(file).Where(record => record.RecordNumber % 2 == 0).Select(record =>
    {
        record.Attributes["givenName"] = "Older";
        return record;
    });

    public void OnResult(BulkUserResult result)
    {
        lock (_lock)
        {
            _summary!.Count(result.Status);
        }
    }

    public void OnVerbose(string message)
    {
    }

    public void OnWarning(string message)
    {
    }

    private async Task<int> UploadAsync(IdentityStoreSession session, BulkCreateOptions options, VictimOptions victim)
    {
        using BulkUpload upload = new BulkUpload(session, options, this, new HurriedTime(), Jitter.Create(victim.FaultSeed + 1));
        _summary = upload.Summary;
        upload.Start(victim.RunPath);
        IEnumerable<IdentityRecord> records = victim.Work == Work.Prepare ? ReadOlder(victim.File) : Read(victim.File);
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
        upload.Conclude(TimeSpan.Zero, await upload.CountStoreAsync(CancellationToken.None));
        return upload.Summary.ExitCode;
    }

    private static async Task QueueAsync(BulkUpload upload, RecordBatch? batch)
    {
        while (batch is not null && !upload.TryQueue(batch))
        {
            await Task.Delay(1);
        }
    }
}
