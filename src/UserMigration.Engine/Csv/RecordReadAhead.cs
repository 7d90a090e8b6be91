using System;
using System.Collections.Concurrent;
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
    private const int MostWaiting = 6;

    // The bytes of rows as read. A larger chunk waits until no other one is waiting.
    private const int MostBytesWaiting = 4 * 1024 * 1024;
    private const int LargestChunkBytes = MostBytesWaiting / MostWaiting;
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(10);

    private readonly BlockingCollection<Chunk> _chunks = new BlockingCollection<Chunk>(MostWaiting);
    private readonly SemaphoreSlim _room = new SemaphoreSlim(0);
    private readonly CancellationTokenSource _stop;
    private readonly Task _reading;
    private ExceptionDispatchInfo? _fault;
    private long _bytesWaiting;

    /// <summary>Starts reading.</summary>
    /// <param name="records">The records; enumerated and disposed on another thread.</param>
    /// <param name="cancellationToken">A token that cancels the operation.</param>
    public RecordReadAhead(IEnumerable<MigrationRecord> records, CancellationToken cancellationToken)
    {
        _stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        _reading = Task.Run(() => Read(records), CancellationToken.None);
    }

    /// <summary>Gets the next records, in their order.</summary>
    /// <returns>Some records; null at the end, and after cancellation.</returns>
    /// <exception cref="MigrationException">The next record can't be read.</exception>
    public List<MigrationRecord>? Take()
    {
        try
        {
            if (_chunks.TryTake(out Chunk? chunk, Timeout.Infinite, _stop.Token))
            {
                Interlocked.Add(ref _bytesWaiting, -chunk.Bytes);
                _room.Release();
                return chunk.Records;
            }
        }
        catch (OperationCanceledException)
        {
            return null;
        }

        _fault?.Throw();
        return null;
    }

    /// <summary>Stops reading, and ensures that the source is closed.</summary>
    public void Dispose()
    {
        _stop.Cancel();
        if (((IAsyncResult)_reading).AsyncWaitHandle.WaitOne(s_patience))
        {
            _chunks.Dispose();
            _room.Dispose();
            _stop.Dispose();
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
                    Hand(chunk);
                    size = Math.Min(size * 2, LargestChunk);
                    chunk = new Chunk(size);
                }
            }
        }
        catch (OperationCanceledException)
        {
            return;
        }
        catch (Exception exception)
        {
            // The error is thrown after the records before it, on the thread that consumes them.
            _fault = ExceptionDispatchInfo.Capture(exception);
        }

        Conclude(chunk);
    }

    private void Hand(Chunk chunk)
    {
        while (Interlocked.Read(ref _bytesWaiting) is var waiting and > 0 && waiting + chunk.Bytes > MostBytesWaiting)
        {
            _room.Wait(_stop.Token);
        }

        Interlocked.Add(ref _bytesWaiting, chunk.Bytes);
        _chunks.Add(chunk, _stop.Token);
    }

    private void Conclude(Chunk rest)
    {
        try
        {
            if (rest.Records.Count > 0)
            {
                Hand(rest);
            }
        }
        catch (OperationCanceledException)
        {
            return;
        }

        _chunks.CompleteAdding();
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
