using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using UserMigration.Engine.Runs.Sending;
using UserMigration.Engine.Runs.Upload;

namespace UserMigration.Engine.Runs.Comparison;

/// <summary>
/// A comparison of records with the store, from its first record to its summary. Each record that it takes has exactly one
/// result, in no certain order. Called on one thread; the workers make the calls. Nothing is changed or written.
/// </summary>
public sealed class BulkUserComparison : IDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(10);

    private readonly IIdentityStore _store;
    private readonly ComparisonOptions _options;
    private readonly IComparisonObserver _observer;
    private readonly Func<object, object?>? _unwrap;
    private readonly ComparedRun? _run;
    private readonly RunEnd _end;
    private readonly TimeProvider _time;
    private readonly Func<double> _random;
    private readonly RecordSample? _sample;
    private StoreCaller? _caller;
    private WorkQueue<ComparisonBatch>? _queue;
    private List<ComparedRecord> _batch = new List<ComparedRecord>();
    private bool _isDisposed;

    /// <summary>Makes a comparison; nothing is read yet.</summary>
    /// <param name="session">The session.</param>
    /// <param name="options">How records are compared.</param>
    /// <param name="runPath">The full path of the folder of the run that sent them; null where all are looked for.</param>
    /// <param name="observer">Hears what is found.</param>
    /// <param name="time">The clock.</param>
    /// <param name="random">Gives numbers from 0 to 1, from any thread.</param>
    /// <param name="unwrap">Turns what a script made into what an attribute can have; null where nothing needs it.</param>
    /// <exception cref="MigrationException">The run can't be read, or is of another store or entity type.</exception>
    public BulkUserComparison(
        IdentityStoreSession session,
        ComparisonOptions options,
        string? runPath,
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
        _run = runPath is null ? null : ComparedRun.Open(runPath, _store, options, unwrap);
        _options.PrimaryKey ??= _run?.PrimaryKey ?? _store.Traits.PrimaryKey;
        _sample = options.Sample is { } size ? new RecordSample(size, options.Seed) : null;
        _end = new RunEnd(observer, time);
        Summary = new ComparisonSummary
        {
            Target = _store.Target,
            Uri = _store.Uri,
            EntityType = options.EntityType,
            RunPath = runPath,
            Seed = options.Sample is null ? null : options.Seed,
        };
        WarnOfTakenBack();
    }

    /// <summary>The ledger so far. The statuses are counted by whoever hears the results.</summary>
    public ComparisonSummary Summary { get; }

    /// <summary>Whether every batch has its results, after <see cref="Complete"/>.</summary>
    public bool IsCompleted => Completion.IsCompleted;

    /// <summary>Ends when every batch has its results, after <see cref="Complete"/>.</summary>
    internal Task Completion => _queue?.Completion ?? Task.CompletedTask;

    /// <summary>What ended it early, or null.</summary>
    public MigrationException? AbortedBy => _end.AbortedBy;

    /// <summary>Takes a record.</summary>
    /// <param name="record">The record.</param>
    /// <returns>A batch, when it is full.</returns>
    /// <exception cref="MigrationException">It was made for another kind of store, or its source has changed since the run.</exception>
    public ComparisonBatch? Add(IdentityRecord record)
    {
        ComparedRecord entry = Start(record);
        if (!record.IsValid)
        {
            entry.Conclude(UserComparisonStatus.Skipped, "It has an Error issue, so it is never sent.");
        }
        else
        {
            _run?.Recall(entry);
        }

        return Take(entry);
    }

    /// <summary>Takes the outcome of an upload: its record is compared where it landed.</summary>
    /// <param name="outcome">The outcome.</param>
    /// <returns>A batch, when it is full.</returns>
    /// <exception cref="MigrationException">The record was made for another kind of store.</exception>
    public ComparisonBatch? Add(BulkUserResult outcome)
    {
        ComparedRecord entry = Start((outcome ?? throw new ArgumentNullException(nameof(outcome))).IdentityRecord);
        entry.Uuid = outcome.Uuid;
        Landing.Apply(entry, outcome.Status);
        return Take(entry);
    }

    /// <summary>What waits still: the batch that is not full, or the sample.</summary>
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

    /// <summary>Gives a batch to the workers.</summary>
    /// <param name="batch">The batch.</param>
    /// <returns>False while the queue is full.</returns>
    public bool TryQueue(ComparisonBatch batch) => (_queue ??= StartWorkers()).TryAdd(batch);

    /// <summary>Says that no more batches come.</summary>
    public void Complete() => _queue?.Complete();

    /// <summary>Sees to it that the workers have ended, after <see cref="IsCompleted"/>.</summary>
    public void Join() => Completion.GetAwaiter().GetResult();

    /// <summary>Draws the conclusions.</summary>
    /// <param name="elapsed">The time that it took.</param>
    public void Conclude(TimeSpan elapsed)
    {
        Summary.Calls = _caller?.Calls ?? 0;
        Summary.Elapsed = elapsed;
        Summary.RecordsPerSecond = (Summary.Given - Summary.Skipped) / Math.Max(elapsed.TotalSeconds, 0.001);
        ComparisonConclusions.Draw(Summary, AbortedBy is not null);
    }

    /// <summary>Stops what still runs. Nothing can be told any more then.</summary>
    public void Dispose()
    {
        if (_isDisposed)
        {
            return;
        }

        _isDisposed = true;
        _end.Stop();
        Complete();
        if (_queue is null || ((IAsyncResult)_queue.Completion).AsyncWaitHandle.WaitOne(s_patience))
        {
            _end.Dispose();
        }
    }

    private ComparedRecord Start(IdentityRecord record)
    {
        if (record is null)
        {
            throw new ArgumentNullException(nameof(record));
        }

        if (record.Target != _store.Target)
        {
            throw ComparisonFaults.TargetMismatch(record, _store, Summary.Seen == 0);
        }

        if (_run is not null)
        {
            // As the run sent it.
            bool isToChange = _run.DeltaMigration || record.Operation is RecordOperation.Create or RecordOperation.Update;
            RecordIntake.Shorten(record, _store.Traits, isToChange, _run.OmitPassword);
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

    // Not before there is work: how long the store did not answer is counted from here.
    private WorkQueue<ComparisonBatch> StartWorkers()
    {
        _caller = new StoreCaller(_options, _observer, _time, _random);
        UserComparer comparer = new UserComparer(_store, _options, _caller, _end, _unwrap);
        return new WorkQueue<ComparisonBatch>(_options, (batch, _) => CompareAsync(comparer, batch), _end.Stop);
    }

    private async Task CompareAsync(UserComparer comparer, ComparisonBatch batch)
    {
        await comparer.CompareAsync(batch.Entries).ConfigureAwait(false);
        foreach (ComparedRecord entry in batch.Entries)
        {
            _observer.OnResult(entry.Result!);
        }
    }

    private void WarnOfTakenBack()
    {
        if (_run?.TakenBackAt is { } time)
        {
            _observer.OnWarning(
                $"The run was taken back with Invoke-BulkUserDelete from {time.UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC on: what it created is missing by right.");
        }
    }
}
