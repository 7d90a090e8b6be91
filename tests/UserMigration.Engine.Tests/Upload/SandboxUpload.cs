using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using UserMigration.Engine.Composition;
using UserMigration.Engine.Conversion;
using UserMigration.Engine.Csv;
using UserMigration.Engine.Runs.Sending;
using UserMigration.Engine.Runs.Upload;
using UserMigration.Engine.Sandbox;
using UserMigration.Engine.Targets;
using UserMigration.Engine.Tests.Stores;
using UserMigration.Engine.Validation;
using UserMigration.Tests.Shared;
using Xunit;

namespace UserMigration.Engine.Tests.Upload;

/// <summary>Uploads of one datafile into one run folder, by the store's real adapter, to a sandbox of its own.</summary>
internal sealed class SandboxUpload : IUploadObserver, IDisposable
{
    private static readonly TimeSpan s_longest = TimeSpan.FromSeconds(60);

    private readonly HurriedTime _time = new HurriedTime();
    private readonly Signal _told = new Signal();
    private readonly Random _random;
    private readonly object _lock = new object();
    private readonly string _folder = Directory.CreateTempSubdirectory("um-").FullName;

    private SandboxUpload(MigrationSandbox sandbox, int seed)
    {
        Sandbox = sandbox;
        _random = new Random(seed);
    }

    public MigrationSandbox Sandbox { get; }

    public string RunPath => Path.Combine(_folder, "run");

    public string DataFile => Path.Combine(_folder, "users.csv");

    public List<BulkUserResult> Results { get; } = [];

    public MigrationException? AbortedBy { get; private set; }

    public static async Task<SandboxUpload> StartAsync(int seed, params string[] faults)
    {
        SandboxOptions options = new SandboxOptions(SharedSandbox.Path) { Faults = faults, FaultSeed = seed };
        return new SandboxUpload(await SandboxLauncher.StartAsync(options, TestContext.Current.CancellationToken), seed);
    }

    /// <summary>A datafile: every 50th record has no address, and every 70th that of the one before.</summary>
    public void WriteFile(int rows) => File.WriteAllText(DataFile, "email,givenName,familyName,birthday\n" + string.Concat(Enumerable.Range(1, rows).Select(i =>
        $"{(i % 50 == 0 ? "nobody" : $"user{(i % 70 == 0 ? i - 1 : i)}@example.com")},Name {i},\"Ó Néill, {i}\",1990-01-{(i % 28) + 1:00}\n")));

    public Task SetFaultsAsync(params string[] faults) => SandboxControl.SetFaultsAsync(Sandbox, faults, TestContext.Current.CancellationToken);

    public IIdentityStore Connect() => StoreTargets.Get(IdentityTarget.Akamai).Connect(
            new StoreConnection(Sandbox.Uri, new StoreCredential(Sandbox.ClientId, Sandbox.ClientSecret), _time));

    /// <summary>The records of a test's own; null for those of the datafile, checked and converted.</summary>
    public Func<IEnumerable<IdentityRecord>>? Records { get; set; }

    /// <summary>The records.</summary>
    public IEnumerable<IdentityRecord> Read() => Records is null ? ReadFile() : Records();

    /// <summary>The command, once.</summary>
    /// <param name="stopAfter">After how many records it is stopped, while calls are under way; the ledger is not concluded then.</param>
    public async Task<MigrationSummary> RunAsync(int stopAfter = int.MaxValue)
    {
        Results.Clear();
        using IIdentityStore store = Connect();
        using IdentityStoreSession session = new IdentityStoreSession(store, Sandbox.ClientId, _time.GetUtcNow());
        BulkCreateOptions options = new BulkCreateOptions { RateLimit = 0, Timeout = TimeSpan.FromSeconds(2), Patience = TimeSpan.FromMinutes(3), AllowDelete = Records is not null };
        using BulkUpload upload = new BulkUpload(session, options, this, _time, NextDouble);
        using CancellationTokenSource tooLong = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        tooLong.CancelAfter(s_longest);
        upload.Start(RunPath);
        foreach (IdentityRecord record in Read().Take(stopAfter))
        {
            await QueueAsync(upload, upload.Add(record), tooLong.Token);
        }

        if (stopAfter < int.MaxValue)
        {
            return upload.Summary;
        }

        await QueueAsync(upload, upload.TakeBatch(), tooLong.Token);
        upload.Complete();
        await _told.WaitUntilAsync(upload.Completion, tooLong.Token);
        upload.Join();
        AbortedBy = upload.AbortedBy;
        Results.ForEach(result => upload.Summary.Count(result.Status));
        upload.Conclude(TimeSpan.Zero, await upload.CountStoreAsync(tooLong.Token));
        return upload.Summary;
    }

    public void OnResults(IReadOnlyList<BulkUserResult> results)
    {
        lock (_lock)
        {
            Results.AddRange(results);
        }

        _told.Set();
    }

    public void OnVerbose(string message)
    {
    }

    public void OnWarning(string message)
    {
    }

    public void Dispose()
    {
        Sandbox.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private IEnumerable<IdentityRecord> ReadFile()
    {
        IdentityConverter converter = new IdentityConverter(new ConversionOptions(StoreTargets.Get(IdentityTarget.Akamai)));
        using RecordValidator validator = new RecordValidator(new ValidationOptions(StoreTargets.Get(IdentityTarget.Akamai)) { UniqueKeys = ["email"] });
        using MigrationCsvReader reader = MigrationCsvReader.Open(DataFile, 1, new CsvReadOptions());
        while (reader.Read() is { } record)
        {
            validator.Validate(record);
            yield return converter.Convert(record);
        }
    }

    private Task QueueAsync(BulkUpload upload, RecordBatch? batch, CancellationToken cancellationToken) =>
        _told.WaitUntilAsync(() => batch is null || upload.TryQueue(batch), cancellationToken);

    private double NextDouble()
    {
        lock (_lock)
        {
            return _random.NextDouble();
        }
    }
}
