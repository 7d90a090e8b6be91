using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using UserMigration.Engine.Csv;
using UserMigration.Engine.Runs.Calls;
using UserMigration.Engine.Runs.Folder;
using UserMigration.Engine.Runs.Sending;
using UserMigration.Engine.Runs.Statistics;
using UserMigration.Engine.Values;

namespace UserMigration.Engine.Runs.Upload;

/// <summary>
/// An upload from its first record to its summary. Collects the records in batches, maintains the summary, and ensures
/// that the run folder shows the outcome of each record even if the upload is stopped. Must be called on one thread; for
/// the workers, see <see cref="BulkUserCreator"/>.
/// </summary>
public sealed class BulkUpload : BulkRun
{
    private readonly IdentityStoreSession _session;
    private readonly BulkCreateOptions _options;
    private IUploadObserver _observer;
    private readonly TimeProvider _time;
    private readonly Func<double> _random;
    private readonly Func<object, object?>? _unwrap;
    private readonly OperationOrder _order;
    private List<QueuedRecord> _batch = new List<QueuedRecord>();
    private readonly HashSet<Digest> _users = new HashSet<Digest>();
    private BulkUserCreator? _creator;
    private RunFolder? _folder;
    private StatisticsRecorder? _statistics;
    private RecordIntake _intake;
    private int _batchNumber;
    private string _conversion = string.Empty;
    private string _steps = string.Empty;

    /// <summary>Creates an upload. Nothing is sent or written yet.</summary>
    /// <param name="session">The session.</param>
    /// <param name="options">The options for the upload.</param>
    /// <param name="observer">Receives the outcomes.</param>
    /// <param name="time">The clock.</param>
    /// <param name="random">Returns random numbers from 0 to 1; called from any thread.</param>
    /// <param name="unwrap">Converts a value from a script to a value that an attribute can have; null if no conversion is needed.</param>
    /// <exception cref="MigrationException">The kind of store does not support an option.</exception>
    public BulkUpload(
        IdentityStoreSession session,
        BulkCreateOptions options,
        IUploadObserver observer,
        TimeProvider time,
        Func<double> random,
        Func<object, object?>? unwrap = null)
    {
        _session = session ?? throw new ArgumentNullException(nameof(session));
        _options = options ?? throw new ArgumentNullException(nameof(options));
        _observer = new RunPathObserver(observer ?? throw new ArgumentNullException(nameof(observer)), () => Summary?.RunPath);
        _time = time ?? throw new ArgumentNullException(nameof(time));
        _random = random;
        _unwrap = unwrap;
        UploadOptionCheck.Check(options, session.GetStore());
        _order = new OperationOrder(session.GetStore().Capabilities);
        _intake = new RecordIntake(session.GetStore(), null, options, time.GetUtcNow());
        Summary = new MigrationSummary { Target = session.Target, Uri = session.Uri, EntityType = options.EntityType };
        Planning = new UploadPlanning(session, options, _observer, time, random, Summary);
    }

    /// <summary>The summary so far. The observer counts the statuses of the outcomes that it receives.</summary>
    public MigrationSummary Summary { get; }

    /// <summary>The plan that is made or followed.</summary>
    public UploadPlanning Planning { get; }

    private protected override IRunWorkers? Workers => _creator;

    private protected override bool HasWorked => Summary.Batches > 0;

    /// <summary>What an earlier command did for the run, as a sentence for a verbose message; null if the run is new.</summary>
    public string? Resumption => _folder?.History is not { Count: > 0 } history ? null : string.Format(
        CultureInfo.InvariantCulture,
        "The run in '{0}' is resumed: of {1:N0} records in its journal, {2:N0} are done, and the outcome of {3:N0} is unknown.",
        _folder.Path,
        history.Count,
        history.Entries.LongCount(one => one.Value.IsDone),
        history.Entries.LongCount(one => one.Value.Status is null or BulkUserStatus.Unresolved));

    /// <summary>How often the journal was forced to disk.</summary>
    public long Syncs => _folder?.Syncs ?? 0;

    /// <summary>
    /// Gives the upload of a shard its part of the limit, before it starts. A limit that is shared in another way, or none, stays unchanged.
    /// </summary>
    /// <param name="first">The first record.</param>
    /// <returns>A sentence for a verbose message; null if the limit is not divided.</returns>
    public string? DivideRate(IdentityRecord first)
    {
        if (first?.GetRecord().GetSource()?.Shard?.Shard is not { } shard || _options.SharedRate is not null || _options.RateLimit <= 0)
        {
            return null;
        }

        double limit = _options.RateLimit;
        _options.RateLimit = ShardRate.PartOf(limit, shard);
        return string.Format(
            CultureInfo.InvariantCulture,
            "Shard {0} uses its fixed part of the limit: {1:0.###} of {2:0.###} calls per second. To let shards use what others leave, specify -RateShare.",
            shard,
            _options.RateLimit,
            limit);
    }

    /// <summary>Creates the run folder and starts the workers. Without this call, the upload is only a rehearsal.</summary>
    /// <param name="runPath">The full path of the run folder.</param>
    /// <exception cref="MigrationException">The folder can't be created or opened, or does not belong to this run.</exception>
    public void Start(string runPath)
    {
        _folder = RunFolder.Open(runPath, _session.GetStore(), _options, _time, _unwrap);
        if (_folder.RecoveryWarning is { } warning)
        {
            _observer.OnWarning(warning);
        }

        foreach (string edited in _folder.EditWarnings)
        {
            _observer.OnWarning(edited);
        }

        _statistics = new StatisticsRecorder(_folder, _options, _session.GetStore().Capabilities, _observer, _time);
        _observer = _statistics;
        _options.Calls = CallObservers.Combine(_options.Calls, _statistics);
        _batchNumber = _folder.History.LastBatch;
        _intake = new RecordIntake(_session.GetStore(), _folder, _options, _time.GetUtcNow());
        Summary.RunPath = _folder.Path;
        _creator = new BulkUserCreator(_session.GetStore(), _options, _observer, _folder, _time, _random);
    }

    /// <summary>Starts workers that only look up what the upload would do with the records. Nothing is written.</summary>
    public void StartPlan() => _creator = new BulkUserCreator(_session.GetStore(), _options, _observer, null, _time, _random);

    /// <summary>Checks that a record was created for this kind of store.</summary>
    /// <param name="record">The record.</param>
    /// <exception cref="MigrationException">The record was created for another kind of store.</exception>
    public void Check(IdentityRecord record)
    {
        if (record is null)
        {
            throw new ArgumentNullException(nameof(record));
        }

        if (record.Target != _session.Target)
        {
            throw new MigrationException(
                "TargetMismatch",
                MigrationFault.InvalidArgument,
                $"The records were created for {record.Target}, but the session is connected to {_session.Target}. Specify the session of that store with -Session, or connect to it with Connect-IdentityStore -Target {record.Target}.",
                exitCode: Summary.Given == 0 ? 5 : 4);
        }
    }

    /// <summary>
    /// Adds a record. A valid record waits for its batch, and an invalid one has its outcome immediately. A record that
    /// the run has already processed has its outcome soon: during a later call, or in <see cref="Complete"/>.
    /// </summary>
    /// <param name="record">The record.</param>
    /// <returns>A batch that is ready to be sent, or null.</returns>
    /// <exception cref="MigrationException">The run folder can't be written.</exception>
    public RecordBatch? Add(IdentityRecord record)
    {
        if (record is null)
        {
            throw new ArgumentNullException(nameof(record));
        }

        QueuedRecord? queued = _intake.Take(record);
        Summary.Given++;
        Summary.ExitCode = 4;
        Summary.Folded += record.RecordCount - 1;
        _conversion = record.Conversion;
        _steps = record.GetRecord().Steps;
        if (Summary.Given == 1)
        {
            AbortUnless(() => _folder?.NoteConversion(_steps, _conversion));
        }

        ReportRecalled(all: false);
        if (queued is null)
        {
            return null;
        }

        if (queued.Result is null)
        {
            // A batch never has two records of the same user.
            bool isApart = (queued.Users is { } users && users.Any(_users.Contains)) || _order.Parts(_batch, queued);
            RecordBatch? before = isApart ? TakeBatch() : null;
            Gather(queued);
            return before ?? (_batch.Count >= _options.BatchSize ? TakeBatch() : null);
        }

        WriteOutcome(queued, queued.Result);
        _observer.OnResults(new[] { queued.Result });
        return null;
    }

    private void Gather(QueuedRecord queued)
    {
        _batch.Add(queued);
        if (queued.Users is { } users)
        {
            _users.UnionWith(users);
        }
    }

    /// <summary>Takes the incomplete batch; null if no record is waiting.</summary>
    public RecordBatch? TakeBatch()
    {
        if (_batch.Count == 0)
        {
            return null;
        }

        RecordBatch batch = new RecordBatch(++_batchNumber, _batch);
        _batch = new List<QueuedRecord>(_options.BatchSize);
        _users.Clear();
        return batch;
    }

    /// <summary>Sets an outcome for the records of a batch without sending them.</summary>
    /// <param name="batch">The batch.</param>
    /// <param name="status">The status of the records.</param>
    /// <param name="reason">The reason, or null.</param>
    /// <exception cref="MigrationException">The run folder can't be written.</exception>
    public void Settle(RecordBatch batch, BulkUserStatus status, string? reason)
    {
        IReadOnlyList<BulkUserResult> results = (batch ?? throw new ArgumentNullException(nameof(batch))).Settle(status, reason);
        AbortUnless(() => _folder?.WriteUnsent(batch.Entries));
        _observer.OnResults(results);
        _creator?.Hold(batch);
    }

    /// <summary>Passes a batch to the workers.</summary>
    /// <param name="batch">The batch.</param>
    /// <returns>False while the queue is full.</returns>
    public bool TryQueue(RecordBatch batch)
    {
        bool isQueued = _creator!.TryQueue(batch);
        Summary.Batches += isQueued ? 1 : 0;
        return isQueued;
    }

    /// <inheritdoc/>
    public override void Complete()
    {
        ReportRecalled(all: true);
        base.Complete();
    }

    /// <summary>Completes the summary, and closes the run folder.</summary>
    /// <param name="elapsed">The duration of the upload.</param>
    /// <param name="storeCount">The number of users in the store, or null.</param>
    public void Conclude(TimeSpan elapsed, long? storeCount)
    {
        AbortUnless(() => _folder?.Sources.CheckPipes());
        AbortUnless(() => _folder?.Sources.NoteCounts());
        Summary.Calls = _creator?.Calls ?? 0;
        Summary.StoreCount = storeCount;
        Summary.Elapsed = elapsed;
        Summary.EndedAt = _time.GetUtcNow().UtcDateTime;
        Summary.StartedAt = Summary.EndedAt - elapsed;
        long sent = Summary.Created + Summary.Updated + Summary.Unchanged + Summary.Existing + Summary.Deleted + Summary.Failed
            + Summary.Unresolved;
        Summary.RecordsPerSecond = RateOf(sent, elapsed);
        Draw();
        _statistics?.Write();
        AbortUnless(() => _folder?.Conclude(Summary));
        AbortUnless(() => _folder?.Close());
        Draw();
    }

    private void Draw() => SummaryConclusions.Draw(
        Summary,
        AbortedBy is not null,
        _options,
        _session.GetStore().Capabilities,
        _conversion,
        _folder?.RejectFiles ?? Array.Empty<RowFile>(),
        _steps,
        AbortedBy is { ErrorId: "RunSettingRefused" },
        _folder?.DuplicateFiles);

    private void ReportRecalled(bool all)
    {
        while (_intake.TakeRecalled(all) is { } records)
        {
            foreach (QueuedRecord record in records)
            {
                WriteOutcome(record, record.Result!);
            }

            _observer.OnResults(records.Select(record => record.Result!).ToArray());
        }
    }

    private void WriteOutcome(QueuedRecord record, BulkUserResult result)
    {
        if (result.Status == BulkUserStatus.Rejected)
        {
            Summary.Merged += record.Record.GetRecords().Count(MalformedRow.IsMerged);
            AbortUnless(() => _folder?.Reject(record));
        }
        else if (result.Status is BulkUserStatus.Failed or BulkUserStatus.Unresolved or BulkUserStatus.NotSent)
        {
            AbortUnless(() => _folder?.WriteUnsent(new[] { record }));
        }
        else if (_folder is not null && _folder.IsToReset(result))
        {
            AbortUnless(() => _folder.WriteTables(new[] { result }));
        }
    }

    private protected override void CloseAfterStop()
    {
        if (_folder is null)
        {
            return;
        }

        if (TakeBatch() is { } rest)
        {
            rest.Settle(BulkUserStatus.NotSent, RunEnd.StoppedReason);
            _folder.WriteUnsent(rest.Entries);
        }

        _statistics?.Write();
        _folder.Close();
    }
}
