using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Threading;
using UserMigration.Engine.Runs.Comparison;
using UserMigration.Engine.Runs.Deletion;
using UserMigration.Engine.Runs.Upload;

namespace UserMigration.Infrastructure;

/// <summary>
/// Transfers the output of workers to the pipeline thread, which is the only thread that may write. The number of
/// waiting entries is limited by the batches in progress: the pipeline thread empties the pump before it queues more.
/// </summary>
internal sealed class PipelinePump : IUploadObserver, IDeletionObserver, IComparisonObserver, IDisposable
{
    private readonly BlockingCollection<object> _events = new BlockingCollection<object>();
    private readonly Queue<object> _own = new Queue<object>();
    private readonly int _pipelineThread = Environment.CurrentManagedThreadId;
    private readonly Action<object> _onResult;
    private readonly Action<string> _onVerbose;
    private readonly Action<string> _onWarning;

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
    public void OnResult(BulkUserResult result) => Report(result);

    /// <inheritdoc/>
    public void OnResult(BulkUserDeletion result) => Report(result);

    /// <inheritdoc/>
    public void OnResult(UserComparison result) => Report(result);

    /// <inheritdoc/>
    public void OnVerbose(string message) => Report(message);

    /// <inheritdoc/>
    public void OnWarning(string message) => Report(new Warning(message));

    /// <summary>Writes the entries that are waiting.</summary>
    public void Drain()
    {
        while (_own.Count > 0)
        {
            Write(_own.Dequeue());
        }

        while (_events.TryTake(out object? told))
        {
            Write(told);
        }
    }

    /// <summary>Waits a moment for an entry, and writes all that are waiting.</summary>
    /// <param name="patience">How long to wait.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    public void WaitAndDrain(TimeSpan patience, CancellationToken cancellationToken)
    {
        if (_own.Count == 0 && _events.TryTake(out object? told, (int)patience.TotalMilliseconds, cancellationToken))
        {
            Write(told);
        }

        Drain();
    }

    /// <inheritdoc/>
    public void Dispose() => _events.Dispose();

    // Entries from the pipeline thread itself need no lock.
    private void Report(object told)
    {
        if (Environment.CurrentManagedThreadId == _pipelineThread)
        {
            _own.Enqueue(told);
        }
        else
        {
            _events.Add(told);
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
            default:
                _onResult(told);
                break;
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
