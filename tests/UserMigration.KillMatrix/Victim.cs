using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using UserMigration.Engine.Runs.Sending;
using UserMigration.Engine.Runs.Upload;
using UserMigration.Tests.Shared;

namespace UserMigration.KillMatrix;

/// <summary>An upload over the engine, as the cmdlet drives it.</summary>
internal sealed class Victim : IUploadObserver
{
    /// <summary>The exit code where the run folder was lost, and the upload noticed it before the next call.</summary>
    public const int NoticedCode = 94;

    /// <summary>The exit code where the run folder was lost, and calls were made all the same.</summary>
    public const int WentOnCode = 95;

    private readonly object _lock = new object();
    private MigrationSummary? _summary;

    public static async Task<int> RunAsync(VictimOptions options, string secret)
    {
        Victim victim = new Victim();
        Subject subject = Subject.Of(options.Target);
        using VictimStore store = new VictimStore(subject.Connect(options.Uri, options.ClientId, secret), options);
        using IdentityStoreSession session = new IdentityStoreSession(store, options.ClientId, TimeProvider.System.GetUtcNow());
        BulkCreateOptions upload = new BulkCreateOptions
        {
            PrimaryKey = store.Capabilities.PrimaryKey,
            BatchSize = Math.Min(options.BatchSize, store.Capabilities.LargestBatch),
            Workers = options.Workers,
            RateLimit = 0,
            Timeout = TimeSpan.FromSeconds(2),
            DeltaMigration = options.Work == Work.Change,
            RetryFailed = options.Work == Work.Retry,
            IsRetryOfRun = options.Work == Work.Retry,

            // Of a record without an identifier nobody can tell whether it was changed; with one it is sent again.
            Settings = options.Work == Work.Change ? SettingsThatResolve(store.Capabilities) : StoreSettings.None,
        };
        if (options.Moment == KillMoment.JournalByte)
        {
            upload.OpenJournal = path => new DyingJournal(path, options.At);
        }

        int exitCode = await victim.UploadAsync(session, upload, options);
        return store.HasGoneOn ? WentOnCode : exitCode;
    }

    private static StoreSettings SettingsThatResolve(StoreCapabilities capabilities) => capabilities.Settings
        .Where(setting => setting.Type == typeof(bool) && setting.EffectsOf(true) == StoreSettingEffects.ResolvesIdentifiers)
        .Aggregate(StoreSettings.None, (settings, setting) => settings.With(setting, true));

    /// <summary>Every other record, with another name than it is to have.</summary>
    private static IEnumerable<IdentityRecord> ReadOlder(Subject subject, string file) =>
        subject.Read(file).Where(record => record.RecordNumber % 2 == 0).Select(record =>
        {
            record.Attributes[subject.OlderValue.Key] = subject.OlderValue.Value;
            return record;
        });

    public void OnResults(IReadOnlyList<BulkUserResult> results)
    {
        lock (_lock)
        {
            foreach (BulkUserResult result in results)
            {
                _summary!.Count(result.Status);
            }
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
        Subject subject = Subject.Of(victim.Target);
        IEnumerable<IdentityRecord> records;
        try
        {
            records = Read(victim, subject);
            upload.Start(victim.RunPath);
        }
        catch (MigrationException refused) when (refused.ErrorId == "RunFolderDamaged")
        {
            return refused.ExitCode;
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
        upload.Conclude(TimeSpan.Zero, await upload.CountStoreAsync(CancellationToken.None));
        return upload.AbortedBy?.ErrorId == "RunFolderLost" ? NoticedCode : upload.Summary.ExitCode;
    }

    private static IEnumerable<IdentityRecord> Read(VictimOptions victim, Subject subject)
    {
        if (victim.Work != Work.Retry)
        {
            return victim.Work == Work.Prepare ? ReadOlder(subject, victim.File) : subject.Read(victim.File);
        }

        RunRetry retry = RunRetry.Open(victim.RunPath);
        return subject.Read(victim.File).Where(retry.Includes);
    }

    private static async Task QueueAsync(BulkUpload upload, RecordBatch? batch)
    {
        while (batch is not null && !upload.TryQueue(batch))
        {
            await Task.Delay(1);
        }
    }
}
