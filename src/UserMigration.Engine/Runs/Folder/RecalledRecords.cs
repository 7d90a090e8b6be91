using System;
using System.Collections.Generic;
using System.Threading.Tasks;
using UserMigration.Engine.Runs.Journal;
using UserMigration.Engine.Runs.Sending;

namespace UserMigration.Engine.Runs.Folder;

/// <summary>
/// Records that the run has already processed, waiting for the outcome that the journal records. Most of the work of a
/// resumed run is to hash what each record would send. It is therefore done in chunks, in parallel with the thread that
/// supplies the records. The records are returned in the order in which they were added.
/// </summary>
internal sealed class RecalledRecords
{
    private const int ChunkSize = 256;
    private const int MostUnderWay = 4;

    private readonly Action<QueuedRecord, HistoryEntry> _recall;
    private readonly Queue<Task<List<QueuedRecord>>> _underWay = new Queue<Task<List<QueuedRecord>>>();
    private List<QueuedRecord> _records = new List<QueuedRecord>(ChunkSize);
    private List<HistoryEntry> _entries = new List<HistoryEntry>(ChunkSize);

    /// <summary>Creates an empty queue.</summary>
    /// <param name="recall">Sets the outcome of a record; called on any thread.</param>
    public RecalledRecords(Action<QueuedRecord, HistoryEntry> recall)
    {
        _recall = recall;
    }

    /// <summary>Adds a record.</summary>
    /// <param name="record">The record. It must not be used until it is returned.</param>
    /// <param name="entry">What the journal says about the record.</param>
    public void Add(QueuedRecord record, HistoryEntry entry)
    {
        _records.Add(record);
        _entries.Add(entry);
        if (_records.Count == ChunkSize)
        {
            Start();
        }
    }

    /// <summary>Removes a chunk of records that have their outcomes.</summary>
    /// <param name="all">Whether to wait for all records that were added; otherwise it only waits when too many chunks are in progress.</param>
    /// <returns>The records of a chunk; null if none is ready.</returns>
    public List<QueuedRecord>? Take(bool all = false)
    {
        if (all && _records.Count > 0)
        {
            Start();
        }

        bool isReady = _underWay.Count > 0 && (all || _underWay.Count >= MostUnderWay || _underWay.Peek().IsCompleted);
        return isReady ? _underWay.Dequeue().GetAwaiter().GetResult() : null;
    }

    private void Start()
    {
        List<QueuedRecord> records = _records;
        List<HistoryEntry> entries = _entries;
        _records = new List<QueuedRecord>(ChunkSize);
        _entries = new List<HistoryEntry>(ChunkSize);
        _underWay.Enqueue(Task.Run(() =>
        {
            for (int i = 0; i < records.Count; i++)
            {
                _recall(records[i], entries[i]);
            }

            return records;
        }));
    }
}
