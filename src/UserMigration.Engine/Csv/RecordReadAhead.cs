using System;
using System.Collections.Generic;
using System.Runtime.ExceptionServices;
using System.Threading;
using System.Threading.Tasks;

namespace UserMigration.Engine.Csv;

/// <summary>
/// Reads records on a separate thread, a little ahead of their consumer, to relieve the pipeline thread. The number of waiting
/// records and their bytes are limited. Only for sources that never block; records from a pipe are read as they arrive.
/// </summary>
internal sealed class RecordReadAhead : IDisposable
{
    private const int FirstChunk = 8;
    private const int LargestChunk = 256;

    // Records with the results of work in advance are several times larger. Few of them fit into the cache of a core, and the more of them
    // wait, the more survive each collection of garbage.
    private const int LargestChunkWithWork = 32;

    // Work in advance has time as long as so many chunks are waiting. This is looked at after so many records.
    private const int EnoughWaiting = 2;
    private const int WorkBetweenLooks = 16;
    private const int MostWaiting = 4;

    // A reader that waits for room continues when half of it is free, so that the two threads wake each other rarely.
    private const int FewWaiting = MostWaiting / 2;

    // The bytes of rows as read. A larger chunk waits until no other one is waiting.
    private const int MostBytesWaiting = 4 * 1024 * 1024;
    private const int LargestChunkBytes = MostBytesWaiting / MostWaiting;
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(10);

    // The lock for the fields below it.
    private readonly object _lock = new object();
    private readonly Queue<Chunk> _waiting = new Queue<Chunk>(MostWaiting);
    private long _bytesWaiting;
    private bool _isComplete;
    private bool _isStopped;

    private readonly YoungGeneration _young = new YoungGeneration();
    private readonly WorkAhead? _work;
    private readonly CancellationToken _cancellationToken;
    private readonly CancellationTokenRegistration _stop;
    private readonly Task _reading;
    private ExceptionDispatchInfo? _fault;

    /// <summary>Starts reading.</summary>
    /// <param name="records">The records; enumerated and disposed on another thread.</param>
    /// <param name="cancellationToken">A token that cancels the operation.</param>
    /// <param name="work">What is done in advance for the records while the consumer has enough others; or null.</param>
    public RecordReadAhead(IEnumerable<MigrationRecord> records, CancellationToken cancellationToken, WorkAhead? work = null)
    {
        _work = work;
        _cancellationToken = cancellationToken;
        _stop = cancellationToken.Register(Stop);
        _reading = Task.Factory.StartNew(() => Read(records), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    /// <summary>Gets the next records, in their order.</summary>
    /// <returns>Some records; null at the end, and after cancellation.</returns>
    /// <exception cref="MigrationException">The next record can't be read.</exception>
    public List<MigrationRecord>? Take()
    {
        lock (_lock)
        {
            while (_waiting.Count == 0 && !_isComplete && !_isStopped)
            {
                Monitor.Wait(_lock);
            }

            if (_isStopped)
            {
                return null;
            }

            if (_waiting.Count > 0)
            {
                Chunk chunk = _waiting.Dequeue();
                _bytesWaiting -= chunk.Bytes;
                if (_waiting.Count <= FewWaiting)
                {
                    Monitor.Pulse(_lock);
                }

                return chunk.Records;
            }
        }

        _fault?.Throw();
        return null;
    }

    /// <summary>Stops reading, and ensures that the source is closed.</summary>
    public void Dispose()
    {
        Stop();
        _stop.Dispose();
        ((IAsyncResult)_reading).AsyncWaitHandle.WaitOne(s_patience);
    }

    private void Stop()
    {
        lock (_lock)
        {
            _isStopped = true;
            Monitor.PulseAll(_lock);
        }
    }

    private void Read(IEnumerable<MigrationRecord> records)
    {
        int size = FirstChunk;
        Chunk chunk = new Chunk(size);
        try
        {
            foreach (MigrationRecord record in records)
            {
                chunk.Add(record);
                if (chunk.Records.Count == size || chunk.Bytes >= LargestChunkBytes)
                {
                    WorkOn(chunk.Records);
                    _young.Limit();
                    if (!TryHand(chunk))
                    {
                        return;
                    }

                    size = Math.Min(size * 2, _work is null || _work.IsEmpty ? LargestChunk : LargestChunkWithWork);
                    chunk = new Chunk(size);
                }
            }
        }
        catch (OperationCanceledException) when (_cancellationToken.IsCancellationRequested)
        {
            return;
        }
        catch (Exception exception)
        {
            // The error is thrown after the records before it, on the thread that consumes them.
            _fault = ExceptionDispatchInfo.Capture(exception);
        }

        if (chunk.Records.Count == 0 || TryHand(chunk))
        {
            Complete();
        }
    }

    private void WorkOn(List<MigrationRecord> records)
    {
        if (_work is null || _work.IsEmpty)
        {
            return;
        }

        for (int i = 0; i < records.Count && (i % WorkBetweenLooks != 0 || HasTime()); i++)
        {
            _work.Do(records[i]);
        }
    }

    private bool HasTime()
    {
        lock (_lock)
        {
            return _waiting.Count >= EnoughWaiting && !_isStopped;
        }
    }

    /// <summary>Passes records to the consumer, and waits until there is room for them.</summary>
    /// <returns>False if no more records are wanted.</returns>
    private bool TryHand(Chunk chunk)
    {
        lock (_lock)
        {
            while (!_isStopped && (_waiting.Count == MostWaiting || (_waiting.Count > 0 && _bytesWaiting + chunk.Bytes > MostBytesWaiting)))
            {
                Monitor.Wait(_lock);
            }

            if (_isStopped)
            {
                return false;
            }

            _waiting.Enqueue(chunk);
            _bytesWaiting += chunk.Bytes;
            if (_waiting.Count == 1)
            {
                Monitor.Pulse(_lock);
            }

            return true;
        }
    }

    private void Complete()
    {
        lock (_lock)
        {
            _isComplete = true;
            Monitor.Pulse(_lock);
        }
    }

    private sealed class Chunk
    {
        public Chunk(int capacity)
        {
            Records = new List<MigrationRecord>(capacity);
        }

        public List<MigrationRecord> Records { get; }

        public long Bytes { get; private set; }

        public void Add(MigrationRecord record)
        {
            Records.Add(record);
            Bytes += record.GetRaw()?.Length ?? 0;
        }
    }
}
