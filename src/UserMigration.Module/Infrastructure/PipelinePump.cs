using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using UserMigration.Engine.Runs.Comparison;
using UserMigration.Engine.Runs.Deletion;
using UserMigration.Engine.Runs.Export;
using UserMigration.Engine.Runs.Upload;

namespace UserMigration.Infrastructure;

/// <summary>
/// Transfers the output of workers to the pipeline thread, which is the only thread that may write. The number of
/// waiting entries is limited by the batches in progress: the pipeline thread empties the pump before it queues more.
/// The outcomes of a batch are transferred together, and looking for entries when there are none needs no lock.
/// </summary>
internal sealed class PipelinePump : IUploadObserver, IDeletionObserver, IComparisonObserver, IUserExportObserver
{
    private readonly object _lock = new object();
    private readonly Queue<object> _own = new Queue<object>();
    private readonly int _pipelineThread = Environment.CurrentManagedThreadId;
    private readonly Action<object> _onResult;
    private readonly Action<string> _onVerbose;
    private readonly Action<string> _onWarning;
    private Queue<object> _events = new Queue<object>();
    private Queue<object> _taken = new Queue<object>();
    private volatile bool _hasEvents;

    /// <summary>Creates a pump. Call it on the pipeline thread.</summary>
    /// <param name="onResult">Writes an outcome; called on the pipeline thread.</param>
    /// <param name="onVerbose">Writes a verbose line; called on the pipeline thread.</param>
    /// <param name="onWarning">Writes a warning; called on the pipeline thread.</param>
    public PipelinePump(Action<object> onResult, Action<string> onVerbose, Action<string> onWarning)
    {
        _onResult = onResult;
        _onVerbose = onVerbose;
        _onWarning = onWarning;
    }

    /// <inheritdoc/>
    public void OnResults(IReadOnlyList<BulkUserResult> results) => Report(results);

    /// <inheritdoc/>
    public void OnResult(BulkUserDeletion result) => Report(new[] { result });

    /// <inheritdoc/>
    public void OnResult(UserComparison result) => Report(new[] { result });

    /// <inheritdoc/>
    public Task OnUsersAsync(IReadOnlyList<MigrationRecord> users)
    {
        UserChunk chunk = new UserChunk(users);
        Report(new[] { chunk });
        return chunk.Taken;
    }

    /// <inheritdoc/>
    public void OnVerbose(string message) => Report(new[] { message });

    /// <inheritdoc/>
    public void OnWarning(string message) => Report(new[] { new Warning(message) });

    /// <summary>Writes the entries that are waiting.</summary>
    public void Drain()
    {
        while (_own.Count > 0)
        {
            Write(_own.Dequeue());
        }

        while (_taken.Count > 0 || TryTake())
        {
            Write(_taken.Dequeue());
        }
    }

    /// <summary>Waits a moment for an entry, and writes all that are waiting.</summary>
    /// <param name="patience">How long to wait.</param>
    public void WaitAndDrain(TimeSpan patience)
    {
        lock (_lock)
        {
            if (_own.Count + _taken.Count + _events.Count == 0)
            {
                Monitor.Wait(_lock, patience);
            }
        }

        Drain();
    }

    private bool TryTake()
    {
        if (!_hasEvents)
        {
            return false;
        }

        lock (_lock)
        {
            (_events, _taken) = (_taken, _events);
            _hasEvents = false;
        }

        return true;
    }

    // Entries from the pipeline thread itself need no lock.
    private void Report(IReadOnlyList<object> told)
    {
        if (Environment.CurrentManagedThreadId == _pipelineThread)
        {
            Add(_own, told);
            return;
        }

        lock (_lock)
        {
            Add(_events, told);
            _hasEvents = _events.Count > 0;
            Monitor.Pulse(_lock);
        }
    }

    private static void Add(Queue<object> queue, IReadOnlyList<object> told)
    {
        for (int i = 0; i < told.Count; i++)
        {
            queue.Enqueue(told[i]);
        }
    }

    private void Write(object told)
    {
        switch (told)
        {
            case string line:
                _onVerbose(line);
                break;
            case Warning warning:
                _onWarning(warning.Message);
                break;
            case UserChunk chunk:
                foreach (MigrationRecord user in chunk.Take())
                {
                    _onResult(user);
                }

                break;
            default:
                _onResult(told);
                break;
        }
    }

    /// <summary>Users that the pipeline thread has not taken yet. When it takes them, more users may follow.</summary>
    private sealed class UserChunk
    {
        private readonly IReadOnlyList<MigrationRecord> _users;
        private readonly TaskCompletionSource<bool> _taken = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);

        public UserChunk(IReadOnlyList<MigrationRecord> users) => _users = users;

        public Task Taken => _taken.Task;

        public IReadOnlyList<MigrationRecord> Take()
        {
            _taken.TrySetResult(true);
            return _users;
        }
    }

    private sealed class Warning
    {
        public Warning(string message)
        {
            Message = message;
        }

        public string Message { get; }
    }
}
