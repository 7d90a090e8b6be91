using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using UserMigration.Engine.Csv;
using UserMigration.Engine.Runs.Folder;
using UserMigration.Engine.Runs.Sending;
using UserMigration.Engine.Values;

namespace UserMigration.Engine.Runs.Upload;

/// <summary>
/// An upload from its first record to its summary: gathers batches, keeps the ledger, and sees to it that after a stop
/// the run folder still says what became of each record. Called on one thread; see <see cref="BulkUserCreator"/> for the
/// workers.
/// </summary>
public sealed class BulkUpload : IDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(10);

    private readonly IdentityStoreSession _session;
    private readonly BulkCreateOptions _options;
    private readonly IUploadObserver _observer;
    private readonly TimeProvider _time;
    private readonly Func<double> _random;
    private readonly Func<object, object?>? _unwrap;
    private readonly OperationOrder _order;
    private List<QueuedRecord> _batch = new List<QueuedRecord>();
    private readonly HashSet<Digest> _users = new HashSet<Digest>();
    private BulkUserCreator? _creator;
    private RunFolder? _folder;
    private RecordIntake _intake;
    private int _batchNumber;
    private string _conversion = string.Empty;
    private string _steps = string.Empty;

    /// <summary>Makes an upload; nothing is sent or written yet.</summary>
    /// <param name="session">The session.</param>
    /// <param name="options">How to run.</param>
    /// <param name="observer">Hears the outcomes.</param>
    /// <param name="time">The clock.</param>
    /// <param name="random">Gives numbers from 0 to 1, from any thread.</param>
    /// <param name="unwrap">Turns what a script made into what an attribute can have; null where nothing needs it.</param>
    /// <exception cref="MigrationException">The kind of store does not know a setting.</exception>
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
        _observer = observer ?? throw new ArgumentNullException(nameof(observer));
        _time = time ?? throw new ArgumentNullException(nameof(time));
        _random = random;
        _unwrap = unwrap;
        UploadFaults.Check(options, session.GetStore());
        _order = new OperationOrder(session.GetStore().Traits);
        _intake = new RecordIntake(session.GetStore(), null, options, time.GetUtcNow());
        Summary = new MigrationSummary { Target = session.Target, Uri = session.Uri, EntityType = options.EntityType };
    }

    /// <summary>The ledger so far. The statuses are counted by whoever hears the outcomes.</summary>
    public MigrationSummary Summary { get; }

    /// <summary>Whether every batch has its outcomes, after <see cref="Complete"/>.</summary>
    public bool IsCompleted => Completion.IsCompleted;

    /// <summary>Ends when every batch has its outcomes, after <see cref="Complete"/>.</summary>
    internal Task Completion => _creator?.Completion ?? Task.CompletedTask;

    /// <summary>What ended the run early, or null.</summary>
    public MigrationException? AbortedBy => _creator?.AbortedBy;

    /// <summary>How often the disk was made to keep what was written to the journal.</summary>
    public long Syncs => _folder?.Syncs ?? 0;

    /// <summary>Starts the workers and makes the run folder. Without it the upload is a rehearsal.</summary>
    /// <param name="runPath">The full path of the run folder.</param>
    /// <exception cref="MigrationException">The folder can't be made or opened, or is not of this run.</exception>
    public void Start(string runPath)
    {
        _folder = RunFolder.Open(runPath, _session.GetStore(), _options, _time, _unwrap);
        if (_folder.RecoveryWarning is { } warning)
        {
            _observer.OnWarning(warning);
        }

        _batchNumber = _folder.History.LastBatch;
        _intake = new RecordIntake(_session.GetStore(), _folder, _options, _time.GetUtcNow());
        Summary.RunPath = _folder.Path;
        _creator = new BulkUserCreator(_session.GetStore(), _options, _observer, _folder, _time, _random);
    }

    /// <summary>Starts the workers that look up what would become of the records; nothing is written.</summary>
    public void StartPlan() => _creator = new BulkUserCreator(_session.GetStore(), _options, _observer, null, _time, _random);

    /// <summary>Checks that a record can go to this store.</summary>
    /// <param name="record">The record.</param>
    /// <exception cref="MigrationException">It was made for another kind of store.</exception>
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
                $"The records were made for {record.Target}, and the session is with {_session.Target}.",
                exitCode: Summary.Given == 0 ? 5 : 4);
        }
    }

    /// <summary>
    /// Takes a record: a valid one waits for its batch, one that is not has its outcome now, and one that the run has done
    /// has it soon, with a later call or at <see cref="Complete"/>.
    /// </summary>
    /// <param name="record">The record.</param>
    /// <returns>The batch, when it is full.</returns>
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
        TellRecalled(all: false);
        if (queued is null)
        {
            return null;
        }

        if (queued.Result is null)
        {
            // Two records of one user are never in one batch.
            bool isApart = (queued.Users is { } users && users.Any(_users.Contains)) || _order.Parts(_batch, queued);
            RecordBatch? before = isApart ? TakeBatch() : null;
            Gather(queued);
            return before ?? (_batch.Count >= _options.BatchSize ? TakeBatch() : null);
        }

        TellOutcome(queued, queued.Result);
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

    /// <summary>The batch that is not full; null where no record waits.</summary>
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

    /// <summary>Gives a batch an outcome without sending it.</summary>
    /// <param name="batch">The batch.</param>
    /// <param name="status">What becomes of its records.</param>
    /// <param name="reason">Why, or null.</param>
    /// <exception cref="MigrationException">The run folder can't be written.</exception>
    public void Settle(RecordBatch batch, BulkUserStatus status, string? reason)
    {
        Tell((batch ?? throw new ArgumentNullException(nameof(batch))).Settle(status, reason));
        _creator?.Hold(batch);
    }

    /// <summary>Gives a batch to the workers.</summary>
    /// <param name="batch">The batch.</param>
    /// <returns>False while the queue is full.</returns>
    public bool TryQueue(RecordBatch batch)
    {
        bool isQueued = _creator!.TryQueue(batch);
        Summary.Batches += isQueued ? 1 : 0;
        return isQueued;
    }

    /// <summary>Says that no more records and batches come.</summary>
    public void Complete()
    {
        TellRecalled(all: true);
        _creator?.Complete();
    }

    /// <summary>Sees to it that the workers have ended, after <see cref="IsCompleted"/>.</summary>
    public void Join() => Completion.GetAwaiter().GetResult();

    /// <summary>Asks the store how many users it has.</summary>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>The count; null where nothing was sent, after an abort, and where the store does not say.</returns>
    public Task<long?> CountStoreAsync(CancellationToken cancellationToken) => _creator is null || Summary.Batches == 0 || AbortedBy is not null
        ? Task.FromResult<long?>(null)
        : _creator.CountAsync(cancellationToken);

    /// <summary>Draws the conclusions, and closes the run folder.</summary>
    /// <param name="elapsed">The time that the upload took.</param>
    /// <param name="storeCount">How many users the store has, or null.</param>
    public void Conclude(TimeSpan elapsed, long? storeCount)
    {
        AbortUnless(() => _folder?.CheckPipes());
        Summary.Calls = _creator?.Calls ?? 0;
        Summary.StoreCount = storeCount;
        Summary.Elapsed = elapsed;
        long sent = Summary.Created + Summary.Updated + Summary.Unchanged + Summary.Existing + Summary.Deleted + Summary.Failed
            + Summary.Unresolved;
        Summary.RecordsPerSecond = sent / Math.Max(elapsed.TotalSeconds, 0.001);
        Draw();
        AbortUnless(() => _folder?.Conclude(Summary));
        AbortUnless(() => _folder?.Close());
        Draw();
    }

    private void Draw() => SummaryConclusions.Draw(
        Summary,
        AbortedBy is not null,
        _options,
        _session.GetStore().Traits,
        _conversion,
        _folder?.RejectFiles ?? Array.Empty<RowFile>(),
        _steps,
        AbortedBy is { ErrorId: "RunSettingRefused" });

    /// <summary>A folder that can't be written ends the run; each record still gets its outcome.</summary>
    private void AbortUnless(Action write)
    {
        try
        {
            write();
        }
        catch (MigrationException exception)
        {
            _creator!.Abort(exception);
        }
    }

    /// <summary>
    /// Stops what still runs. Nothing can be told any more then; the files say what became of each record.
    /// </summary>
    public void Dispose()
    {
        if (_creator is null)
        {
            return;
        }

        _creator.Cancel();
        if (((IAsyncResult)_creator.Completion).AsyncWaitHandle.WaitOne(s_patience))
        {
            CloseAfterStop();
            _creator.Dispose();
        }

        _creator = null;
    }

    private void TellRecalled(bool all)
    {
        while (_intake.TakeRecalled(all) is { } records)
        {
            foreach (QueuedRecord record in records)
            {
                TellOutcome(record, record.Result!);
            }
        }
    }

    private void TellOutcome(QueuedRecord record, BulkUserResult result)
    {
        if (result.Status == BulkUserStatus.Rejected)
        {
            Summary.Merged += record.Record.GetRecords().Count(MalformedRow.IsMerged);
            AbortUnless(() => _folder?.Reject(record));
        }
        else if (result.Status is BulkUserStatus.Failed or BulkUserStatus.Unresolved or BulkUserStatus.NotSent)
        {
            AbortUnless(() => _folder?.WriteTables(new[] { result }));
        }

        _observer.OnResult(result);
    }

    private void CloseAfterStop()
    {
        if (_folder is null)
        {
            return;
        }

        try
        {
            if (TakeBatch() is { } rest)
            {
                _folder.WriteTables(rest.Settle(BulkUserStatus.NotSent, "The run was stopped."));
            }

            _folder.Close();
        }
        catch (MigrationException)
        {
            // The folder can't be written, and nobody listens any more; what is in it is true.
        }
    }

    private void Tell(IReadOnlyList<BulkUserResult> results)
    {
        AbortUnless(() => _folder?.WriteTables(results));
        foreach (BulkUserResult result in results)
        {
            _observer.OnResult(result);
        }
    }
}
