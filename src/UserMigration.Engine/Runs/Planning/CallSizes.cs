using System;
using UserMigration.Engine.Runs.Sending;

namespace UserMigration.Engine.Runs.Planning;

/// <summary>Measures the calls of an upload with one batch size.</summary>
internal sealed class CallSizes
{
    private long _bytes;
    private long _inBatch;
    private long _batchBytes;
    private long _records;
    private long _largest;

    /// <summary>Creates a measure.</summary>
    /// <param name="batchSize">The number of records in a call.</param>
    public CallSizes(int batchSize)
    {
        BatchSize = batchSize;
    }

    /// <summary>The number of records in a call.</summary>
    public int BatchSize { get; }

    /// <summary>The number of calls.</summary>
    public long Calls => (_records + BatchSize - 1) / BatchSize;

    /// <summary>The size of the largest call in bytes.</summary>
    public long Largest => Math.Max(_largest, _batchBytes);

    /// <summary>Adds a record.</summary>
    /// <param name="bytes">The size of the record in a call.</param>
    public void Add(long bytes)
    {
        _records++;
        _bytes += bytes;
        _batchBytes += bytes;
        if (++_inBatch == BatchSize)
        {
            _largest = Math.Max(_largest, _batchBytes);
            _inBatch = 0;
            _batchBytes = 0;
        }
    }

    /// <summary>Gets what was measured.</summary>
    /// <param name="rateLimit">The maximum number of calls per second; 0 means no limit.</param>
    /// <param name="advisedBytes">The advised maximum size of a call; null if none is known.</param>
    /// <param name="current">The batch size of the command.</param>
    public PlannedBatchSize ToMeasure(double rateLimit, long? advisedBytes, int current) => new PlannedBatchSize
    {
        BatchSize = BatchSize,
        Calls = Calls,
        Duration = CallTime.Of(Calls, rateLimit),
        AverageBytes = _records == 0 ? 0 : _bytes * Math.Min(BatchSize, _records) / _records,
        LargestBytes = Largest,
        IsWithinAdvisedSize = advisedBytes is null || Largest <= advisedBytes,
        IsCurrent = BatchSize == current,
    };
}
