using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using UserMigration.Engine.Runs.Sending;
using UserMigration.Engine.Runs.Upload;

namespace UserMigration.Engine.Runs.Comparison;

/// <summary>
/// Compares records with the store, from the first record to the summary. Each accepted record has exactly one result, in no
/// particular order. The methods are called on one thread; workers make the calls. Nothing is changed or written.
/// </summary>
public sealed class BulkUserComparison : BulkRun
{
    private readonly IIdentityStore _store;
    private readonly ComparisonOptions _options;
    private readonly IComparisonObserver _observer;
    private readonly Func<object, object?>? _unwrap;
    private readonly ComparedRuns? _run;
    private readonly TimeProvider _time;
    private readonly Func<double> _random;
    private readonly RecordSample? _sample;
    private RunWorkers<ComparisonBatch>? _workers;
    private List<ComparedRecord> _batch = new List<ComparedRecord>();

    /// <summary>Creates a comparison without reading any users yet.</summary>
    /// <param name="session">The session.</param>
    /// <param name="options">The options for the comparison.</param>
    /// <param name="runPaths">The full paths of the folders of the runs that sent the records; empty to look up all records.</param>
    /// <param name="observer">Receives the results.</param>
    /// <param name="time">The clock.</param>
    /// <param name="random">Returns random numbers from 0 to 1; called from any thread.</param>
    /// <param name="unwrap">Converts a value from a script to a value that an attribute can have; null if no conversion is needed.</param>
    /// <exception cref="MigrationException">The run can't be read, or belongs to another store or entity type.</exception>
    public BulkUserComparison(
        IdentityStoreSession session,
        ComparisonOptions options,
        IReadOnlyList<string> runPaths,
        IComparisonObserver observer,
        TimeProvider time,
        Func<double> random,
        Func<object, object?>? unwrap = null)
    {
        _store = (session ?? throw new ArgumentNullException(nameof(session))).GetStore();
        _options = options ?? throw new ArgumentNullException(nameof(options));
        _observer = observer ?? throw new ArgumentNullException(nameof(observer));
        _time = time;
        _random = random;
        _unwrap = unwrap;
        _run = (runPaths ?? throw new ArgumentNullException(nameof(runPaths))).Count == 0 ? null : ComparedRuns.Open(runPaths, _store, options, unwrap);
        _options.PrimaryKey ??= _run?.PrimaryKey ?? _store.Capabilities.PrimaryKey;
        _sample = options.Sample is { } size ? new RecordSample(size, options.Seed) : null;
        Summary = new ComparisonSummary
        {
            Target = _store.Target,
            Uri = _store.Uri,
            EntityType = options.EntityType,
            RunPath = runPaths.Count == 1 ? runPaths[0] : null,
            Seed = options.Sample is null ? null : options.Seed,
        };
        WarnOfTakenBack();
    }

    /// <summary>The summary so far. The receiver of the results counts the statuses.</summary>
    public ComparisonSummary Summary { get; }

    private protected override IRunWorkers? Workers => _workers;

    /// <summary>Adds a record.</summary>
    /// <param name="record">The record.</param>
    /// <returns>A batch if it is full; otherwise null.</returns>
    /// <exception cref="MigrationException">The record was created for another kind of store, or its source has changed since the run.</exception>
    public ComparisonBatch? Add(IdentityRecord record)
    {
        ComparedRecord entry = Start(record);
        if (!record.IsValid)
        {
            entry.Conclude(UserComparisonStatus.Skipped, "The record has an Error issue, so it is never sent.");
        }
        else
        {
            _run?.Recall(entry);
        }

        return Take(entry);
    }

    /// <summary>Adds the outcome of an upload. Its record is compared if it was written to the store.</summary>
    /// <param name="outcome">The outcome.</param>
    /// <returns>A batch if it is full; otherwise null.</returns>
    /// <exception cref="MigrationException">The record was created for another kind of store.</exception>
    public ComparisonBatch? Add(BulkUserResult outcome)
    {
        ComparedRecord entry = Start((outcome ?? throw new ArgumentNullException(nameof(outcome))).IdentityRecord);
        entry.Uuid = outcome.Uuid;
        Landing.Apply(entry, outcome.Status);
        return Take(entry);
    }

    /// <summary>Gets the remaining batches: the one that is not full, and those of the sample.</summary>
    public IEnumerable<ComparisonBatch> TakeRest()
    {
        foreach (ComparedRecord entry in _sample?.Take() ?? Enumerable.Empty<ComparedRecord>())
        {
            if (Gather(entry) is { } batch)
            {
                yield return batch;
            }
        }

        if (_batch.Count > 0)
        {
            yield return new ComparisonBatch(_batch);
            _batch = new List<ComparedRecord>();
        }
    }

    /// <summary>Queues a batch for the workers.</summary>
    /// <param name="batch">The batch.</param>
    /// <returns>False if the queue is full.</returns>
    public bool TryQueue(ComparisonBatch batch) => (_workers ??= StartWorkers()).TryAdd(batch);

    /// <summary>Completes the summary.</summary>
    /// <param name="elapsed">The duration of the comparison.</param>
    public void Conclude(TimeSpan elapsed)
    {
        Summary.Calls = _workers?.Calls ?? 0;
        Summary.Elapsed = elapsed;
        Summary.EndedAt = _time.GetUtcNow().UtcDateTime;
        Summary.StartedAt = Summary.EndedAt - elapsed;
        Summary.RecordsPerSecond = RateOf(Summary.Given - Summary.Skipped, elapsed);
        ComparisonConclusions.Draw(Summary, AbortedBy is not null);
    }

    private protected override void CloseAfterStop()
    {
        // A comparison has no files.
    }

    private ComparedRecord Start(IdentityRecord record)
    {
        if (record is null)
        {
            throw new ArgumentNullException(nameof(record));
        }

        if (record.Target != _store.Target)
        {
            throw ComparisonErrors.TargetMismatch(record, _store, Summary.Seen == 0);
        }

        if (_run is not null)
        {
            // Compare what the run sent.
            bool isToChange = _run.DeltaMigration || record.Operation is RecordOperation.Create or RecordOperation.Update;
            RecordIntake.Shorten(record, _store.Capabilities, isToChange, _run.OmitPassword);
        }

        Summary.Seen++;
        Summary.ExitCode = 4;
        return new ComparedRecord(record) { Key = _store.KeyOf(record, _options.PrimaryKey!) };
    }

    private ComparisonBatch? Take(ComparedRecord entry)
    {
        if (entry.Result is not null)
        {
            Summary.Given++;
            _observer.OnResult(entry.Result);
            return null;
        }

        if (_sample is null)
        {
            return Gather(entry);
        }

        _sample.Offer(entry);
        return null;
    }

    private ComparisonBatch? Gather(ComparedRecord entry)
    {
        Summary.Given++;
        _batch.Add(entry);
        if (_batch.Count < _options.BatchSize)
        {
            return null;
        }

        ComparisonBatch batch = new ComparisonBatch(_batch);
        _batch = new List<ComparedRecord>(_options.BatchSize);
        return batch;
    }

    // Workers are started only when there is work, because the time without an answer from the store is counted from here.
    private RunWorkers<ComparisonBatch> StartWorkers() => new RunWorkers<ComparisonBatch>(
        _store,
        _options,
        _observer,
        _time,
        _random,
        null,
        (caller, end) =>
        {
            UserComparer comparer = new UserComparer(_store, _options, caller, end, _unwrap);
            return (batch, _) => CompareAsync(comparer, caller, end, batch);
        });

    private async Task CompareAsync(UserComparer comparer, StoreCaller caller, RunEnd end, ComparisonBatch batch)
    {
        long begun = _time.GetTimestamp();
        await comparer.CompareAsync(batch.Entries).ConfigureAwait(false);
        foreach (ComparedRecord entry in batch.Entries)
        {
            _observer.OnResult(entry.Result!);
        }

        long first = batch.Entries[0].Record.RecordNumber;
        long last = batch.Entries[batch.Entries.Count - 1].Record.RecordNumber;
        end.Report(BatchLine.Write(
            first == last ? $"Record {first}" : $"Records {first} to {last}",
            batch.Entries.Select(entry => entry.Result!.Status),
            _time.GetElapsedTime(begun),
            caller.CallsPerSecond));
    }

    private void WarnOfTakenBack()
    {
        foreach (DateTimeOffset time in _run?.TakenBackAt ?? Enumerable.Empty<DateTimeOffset>())
        {
            _observer.OnWarning(
                $"A rollback of the run with Invoke-BulkUserDelete began at {time.UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC. The users that the run created are expected to be missing.");
        }
    }
}
