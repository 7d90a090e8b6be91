using System;
using System.Collections.Concurrent;
using System.Management.Automation;
using UserMigration.Engine.Transfer;

namespace UserMigration.Infrastructure;

/// <summary>Passes on what happens during a transfer to the pipeline thread.</summary>
internal sealed class TransferFeed : ITransferObserver
{
    private readonly ConcurrentQueue<Action<Cmdlet>> _lines = new ConcurrentQueue<Action<Cmdlet>>();
    private readonly object _lock = new object();
    private TransferPhase _phase;
    private long _done;
    private long _total;

    /// <inheritdoc/>
    public void OnProgress(TransferPhase phase, long done, long total)
    {
        lock (_lock)
        {
            _phase = phase;
            _done = done;
            _total = total;
        }
    }

    /// <inheritdoc/>
    public void OnVerbose(string message) => _lines.Enqueue(command => command.WriteVerbose(message));

    /// <inheritdoc/>
    public void OnWarning(string message) => _lines.Enqueue(command => command.WriteWarning(message));

    /// <summary>Writes the messages that are waiting, and shows the progress. Call it on the pipeline thread.</summary>
    /// <param name="command">The cmdlet.</param>
    /// <param name="progress">Shows the progress.</param>
    public void Drain(Cmdlet command, TransferProgress progress)
    {
        while (_lines.TryDequeue(out Action<Cmdlet>? write))
        {
            write(command);
        }

        (TransferPhase phase, long done, long total) = ReadProgress();
        if (total > 0)
        {
            progress.Update(phase, done, total);
        }
    }

    private (TransferPhase Phase, long Done, long Total) ReadProgress()
    {
        lock (_lock)
        {
            return (_phase, _done, _total);
        }
    }
}
