using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Runtime.ExceptionServices;
using System.Threading;
using System.Threading.Tasks;

namespace UserMigration.Engine.Csv;

/// <summary>
/// Reads records on a thread of its own, a little ahead of whoever takes them: the pipeline thread has enough to do.
/// What waits is bounded. For sources that are never waited for; from a pipe a record is taken as it comes.
/// </summary>
internal sealed class RecordReadAhead : IDisposable
{
    private const int FirstChunk = 8;
    private const int LargestChunk = 256;
    private const int MostWaiting = 6;
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(10);

    private readonly BlockingCollection<List<MigrationRecord>> _chunks = new BlockingCollection<List<MigrationRecord>>(MostWaiting);
    private readonly CancellationTokenSource _stop;
    private readonly Task _reading;
    private ExceptionDispatchInfo? _fault;

    /// <summary>Starts to read.</summary>
    /// <param name="records">The records; enumerated on another thread, and disposed there.</param>
    /// <param name="cancellationToken">Stops.</param>
    public RecordReadAhead(IEnumerable<MigrationRecord> records, CancellationToken cancellationToken)
    {
        _stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        _reading = Task.Run(() => Read(records), CancellationToken.None);
    }

    /// <summary>Takes the next records, in their order.</summary>
    /// <returns>Some of them; null at the end, and after a stop.</returns>
    /// <exception cref="MigrationException">The next record can't be read.</exception>
    public List<MigrationRecord>? Take()
    {
        try
        {
            if (_chunks.TryTake(out List<MigrationRecord>? chunk, Timeout.Infinite, _stop.Token))
            {
                return chunk;
            }
        }
        catch (OperationCanceledException)
        {
            return null;
        }

        _fault?.Throw();
        return null;
    }

    /// <summary>Stops reading, and sees to it that the source is closed.</summary>
    public void Dispose()
    {
        _stop.Cancel();
        if (((IAsyncResult)_reading).AsyncWaitHandle.WaitOne(s_patience))
        {
            _chunks.Dispose();
            _stop.Dispose();
        }
    }

    private void Read(IEnumerable<MigrationRecord> records)
    {
        int size = FirstChunk;
        List<MigrationRecord> chunk = new List<MigrationRecord>(size);
        try
        {
            foreach (MigrationRecord record in records)
            {
                chunk.Add(record);
                if (chunk.Count == size)
                {
                    _chunks.Add(chunk, _stop.Token);
                    size = Math.Min(size * 2, LargestChunk);
                    chunk = new List<MigrationRecord>(size);
                }
            }
        }
        catch (OperationCanceledException)
        {
            return;
        }
        catch (Exception exception)
        {
            // Told where it belongs: behind the records before it, on the thread that takes them.
            _fault = ExceptionDispatchInfo.Capture(exception);
        }

        Conclude(chunk);
    }

    private void Conclude(List<MigrationRecord> rest)
    {
        try
        {
            if (rest.Count > 0)
            {
                _chunks.Add(rest, _stop.Token);
            }
        }
        catch (OperationCanceledException)
        {
            return;
        }

        _chunks.CompleteAdding();
    }
}
